import { addressOf, useQuery } from '../address/address.ts'

/** The ways to look at a journey. */
export const modes = ['teach', 'quiz', 'present'] as const
export type Mode = (typeof modes)[number]

/** What can be handed out on paper. */
export const handouts = ['worksheet', 'answers'] as const
export type Handout = (typeof handouts)[number]

/** Where in a journey the reader is, as the address says. */
export interface Place {
  readonly step: number
  readonly mode: Mode
  readonly print: Handout | null
  /** Open the browser's print dialog on arrival? */
  readonly dialog: boolean
}

/** Reads the place; a step that is not there is the nearest that is. */
export function placeIn(query: URLSearchParams, steps: number): Place {
  const step = Number(query.get('step') ?? 0)
  return {
    step: Number.isInteger(step) ? Math.min(Math.max(step, 0), steps - 1) : 0,
    mode: modes.find((mode) => mode === query.get('mode')) ?? 'teach',
    print: handouts.find((print) => print === query.get('print')) ?? null,
    dialog: query.get('dialog') === 'open',
  }
}

export function usePlace(steps: number): Place {
  return placeIn(useQuery(), steps)
}

/** The address of a place in a journey, without the `#`. */
export function journeyPath(key: string, { step, mode, print, dialog }: Partial<Place> = {}): string {
  return addressOf(`/journeys/${key}`, {
    step: step === undefined ? '' : String(step),
    mode: mode === undefined || mode === 'teach' ? '' : mode,
    print: print ?? '',
    dialog: dialog === true ? 'open' : '',
  })
}

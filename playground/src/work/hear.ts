import type { Nominal } from '@iom-rules/core'
import type { Progress } from '@iom-rules/core/analysis'
import { atOnce } from './handover.ts'
import type { Told } from './task.ts'

/** Whom a piece of work tells how it goes, and from whom it hears that it is to stop. */
export interface Hear {
  readonly onProgress: (progress: Progress) => void
  readonly tell: (told: Told) => void
  readonly signal: AbortSignal
}

/** A pause in which it is heard whether to stop; it rejects when it is. */
export function breath(signal: AbortSignal): Promise<void> {
  return new Promise((go, stop) => {
    setTimeout(() => (signal.aborted ? stop(signal.reason as Error) : go()))
  })
}

/** Tells of people who have all been made, a few at a time. */
export async function tellPeople(people: readonly Nominal[], { tell, signal }: Hear): Promise<void> {
  for (let at = 0; at < people.length; at += atOnce) {
    tell({ kind: 'people', people: people.slice(at, at + atOnce) })
    await breath(signal)
  }
}

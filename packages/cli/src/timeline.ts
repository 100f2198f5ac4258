import type { Change, Journey, Step, Timeline } from '@iom-rules/core/journey'
import { fold } from './output/fold.ts'
import type { Layout } from './output/encode.ts'
import { tableBlocks, type Column } from './output/table.ts'
import { policyWords } from './journeys.ts'

/** A journey replayed, and the other policy it was recorded under, if any. */
export interface Replayed {
  readonly timeline: Timeline
  readonly recordedUnder: Journey['policy'] | null
  /** Regions whose states are written out, in the policy's order. */
  readonly regions: readonly string[]
}

/** How replayed journeys look: JSON is the timeline, CSV one line for each journey, and a table a story. */
export function timelineLayout(width: number): Layout<Replayed> {
  return {
    json: ({ timeline, recordedUnder }) =>
      recordedUnder === null ? timeline : { ...timeline, recordedUnder },
    csv: {
      header: [
        'journey',
        'ref',
        'area',
        'asAt',
        'membership',
        'states',
        'colour',
        'eligibility',
        'lead',
        'events',
        'refused',
        'policy',
        'recordedUnder',
      ],
      cells: ({ timeline, recordedUnder }) => {
        const { journey, ref, area, steps, refused, policy } = timeline
        const last = steps.at(-1)?.standing
        return [
          journey.id,
          ref,
          area,
          last?.asAt,
          last?.membership,
          last?.states,
          last?.colour?.outcome,
          last?.eligibility?.outcome,
          last?.lead?.outcome,
          steps.length - 1,
          refused,
          policyWords(policy),
          recordedUnder === null ? null : policyWords(recordedUnder),
        ]
      },
    },
    table: { prose: (replayed) => story(replayed, width) },
  }
}

function story(replayed: Replayed, width: number): string {
  const { timeline, recordedUnder } = replayed
  const { journey, ref, area, policy, steps } = timeline
  const who = area === undefined ? ref : `${ref}, ${area}`
  const under =
    recordedUnder === null
      ? `Policy ${policyWords(policy)}`
      : `Recorded under ${policyWords(recordedUnder)}; replayed under ${policyWords(policy)}`
  const shown = columnsFor(replayed)
  const columns: Column[] = [
    { title: 'Day' },
    { title: 'Event', folds: true },
    ...shown.map(([title]): Column => ({ title, folds: true })),
    { title: 'What changed', folds: true },
  ]
  const rows = steps.map((step) => [
    step.event?.day ?? step.standing.asAt,
    step.event?.type ?? 'start',
    ...shown.map(([, cell]) => (step.permitted ? cell(step) : '')),
    step.permitted ? step.changes.map(changeWords).join('; ') : `REFUSED: ${step.refusal?.message ?? ''}`,
  ])
  return [
    ...fold(`${who}: ${journey.title} (${journey.id})`, width),
    ...fold(under, width),
    '',
    tableBlocks(columns, width)(rows),
    ...ending(steps).flatMap((text) => fold(text, width)),
    '\n',
  ].join('\n')
}

type Shown = readonly [title: string, cell: (step: Step) => string]

/** Only what the policy has. */
function columnsFor({ timeline, regions }: Replayed): Shown[] {
  const [first] = timeline.steps
  const has = (key: 'colour' | 'eligibility' | 'lead') => first !== undefined && first.standing[key] !== null
  const answer =
    (key: 'colour' | 'eligibility' | 'lead') =>
    ({ standing }: Step): string => {
      const found = standing[key]
      return found?.outcome ?? found?.certainty ?? ''
    }
  const membership: Shown = ['Member', ({ standing }) => standing.membership ?? '?']
  const isKept = timeline.steps.some(({ standing }) => standing.membership !== null)
  return [
    ...regions.map((region): Shown => [capital(region), ({ standing }) => standing.states[region] ?? '']),
    ...(isKept ? [membership] : []),
    ...(has('eligibility') ? [['Eligible', answer('eligibility')] as const] : []),
    ...(has('colour') ? [['Colour', answer('colour')] as const] : []),
    ...(has('lead') ? [['Lead', answer('lead')] as const] : []),
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function changeWords({ what, id, from, to, on, cause }: Change): string {
  const when = cause === 'time' ? `, on ${on}` : ''
  if (what === 'obligation' || what === 'panel-item' || what === 'flag') {
    const noun = { obligation: 'duty', 'panel-item': 'panel item', flag: 'flag' }[what]
    return to === null ? `${noun} gone: ${from ?? id}${when}` : `${noun}: ${to}${when}`
  }
  return `${what === 'state' ? id : what} ${from ?? '?'} → ${to ?? '?'}${when}`
}

/** What is left to do in the end. */
function ending(steps: readonly Step[]): string[] {
  const last = steps.at(-1)?.standing
  if (last === undefined) return []
  const duties = last.obligations.map(({ title, due }) => (due === null ? title : `${title} (by ${due})`))
  const items = last.panelItems.map(({ title }) => title)
  return [
    ...(duties.length === 0 ? [] : [`Owed in the end: ${duties.join('; ')}.`]),
    ...(items.length === 0 ? [] : [`Before the panel: ${items.join('; ')}.`]),
  ]
}

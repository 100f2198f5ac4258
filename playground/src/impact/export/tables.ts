import type { Policy } from '@iom-rules/core'
import { stepAt, type Sweep } from '@iom-rules/core/caseload'
import type { ComparedCounts } from '../../caseload/asked.ts'
import { allAreas, type Counts } from '../../caseload/counts.ts'
import { groups } from '../../caseload/membership.ts'
import { shortAnswer } from '../../changes/effect/move.ts'
import type { FileCell, FileTable } from '../../files/table.ts'
import type { View } from '../view.ts'

interface Policies {
  readonly before: Policy
  readonly after: Policy
}

/** Who is counted and listed, where that is not everybody. */
export function narrowedTo({ before, after }: Policies, view: View): (readonly [string, string])[] {
  const { decision, group, area, from, to } = view
  return [
    ...(group === 'everyone' ? [] : [['Only counted', groups[group].title] as const]),
    ...(area === '' ? [] : [['Who moves, only in', after.areas[area]?.title ?? area] as const]),
    ...(from === ''
      ? []
      : [
          [
            'Who moves, only',
            `from ${shortAnswer(before, decision, from)} to ${shortAnswer(after, decision, to)}`,
          ] as const,
        ]),
  ]
}

/** Counts by answer and area, before and after. */
export function countsTable(
  { after }: Pick<Policies, 'after'>,
  { decision }: View,
  counts: Counts,
): FileTable {
  const areas = [
    [allAreas, 'All areas'] as const,
    ...Object.entries(after.areas).map(([id, { title }]) => [id, title] as const),
  ]
  const title = after.decisions[decision]?.title ?? decision
  return {
    name: 'Counts',
    rows: [
      [title, ...areas.flatMap(([, name]) => [`${name}: before`, `${name}: now`])],
      ...counts.lines.map(({ key, title: line }) => [
        line,
        ...areas.flatMap(([id]) => {
          const { before, after: now } = counts.cells[key]?.[id] ?? { before: 0, after: 0 }
          return [before, now]
        }),
      ]),
    ],
  }
}

/** From which answer to which, by area. */
export function movesTable(
  { before, after }: Policies,
  { decision }: View,
  { moves, before: was }: ComparedCounts,
): FileTable {
  const names = was.areas.map((id) => (id === '' ? 'No area' : (after.areas[id]?.title ?? id)))
  return {
    name: 'From what to what',
    rows: [
      ['From', 'To', 'All areas', ...names],
      ...moves.map(({ from, to, total, byArea }) => [
        shortAnswer(before, decision, from),
        shortAnswer(after, decision, to),
        total,
        ...byArea,
      ]),
    ],
  }
}

/** Every stretch of values of a figure, and how many get which answer in it. */
export function sweepTable(after: Policy, decision: string, sweep: Sweep): FileTable {
  const lines = sweep.lines[decision] ?? []
  const areas = [
    'All areas',
    ...sweep.areas.map((id) => (id === '' ? 'No area' : (after.areas[id]?.title ?? id))),
  ]
  const heads = lines.flatMap(({ text }) =>
    areas.map((area) => `${shortAnswer(after, decision, text)}: ${area}`),
  )
  const rows: FileCell[][] = [['From', 'From included', 'To', 'To included', ...heads]]
  for (let step = 0; step < sweep.size; step++) {
    const { from, fromInclusive, to, toInclusive, counts } = stepAt(sweep, step)
    const numbers = lines.flatMap(({ text }) => {
      const line = counts[decision]?.find((one) => one.text === text)
      return line === undefined ? areas.map(() => 0) : [line.total, ...line.byArea]
    })
    rows.push([from, fromInclusive ? 'yes' : 'no', to, toInclusive ? 'yes' : 'no', ...numbers])
  }
  return { name: 'Every value', rows }
}

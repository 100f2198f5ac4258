import type { Journey, TransitionRow, TransitionTable } from '@iom-rules/core/journey'

/** The ways from one state to another. */
export function waysBetween(table: TransitionTable, from: string, to: string): readonly TransitionRow[] {
  return table.rows.filter((row) => row.from === from && row.to === to)
}

/** A state or event in words. */
export function titleIn(
  list: readonly { readonly id: string; readonly title: string }[],
  id: string,
): string {
  return list.find((each) => each.id === id)?.title ?? id
}

/** The case by which a way is shown, as a journey to look at. */
export function journeyOfWay(table: TransitionTable, row: TransitionRow, key: string): Journey {
  const { facts, asAt, earlier = [], event } = row.example
  const { states, events, policy } = table
  const title = `${titleIn(states, row.from)} → ${titleIn(states, row.to)}: ${titleIn(events, row.event)}`
  return {
    id: key,
    title,
    policy: { id: policy.id },
    start: { ref: 'CASE-1', asAt, facts },
    events: [...earlier, event],
  }
}

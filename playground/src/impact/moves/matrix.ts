import type { ComparedCounts } from '../../caseload/asked.ts'
import { outcomeMoves, type OutcomeMove } from '../../changes/effect/collected.ts'
import type { View } from '../view.ts'

/** How many move from an answer to another. */
export interface Matrix {
  /** Answers that somebody leaves, as `answerText` writes them, in the policy’s order. */
  readonly rows: readonly string[]
  /** Answers that somebody gets. */
  readonly columns: readonly string[]
  readonly at: (from: string, to: string) => number
}

/** The moves of one area, or (empty) of all. */
export function matrixOf({ moves, before, after }: ComparedCounts, area: string): Matrix {
  const at = before.areas.indexOf(area)
  const counts = new Map(
    moves.map(({ from, to, total, byArea }) => [
      JSON.stringify([from, to]),
      area === '' ? total : (byArea[at] ?? 0),
    ]),
  )
  // The answers somebody has are in the policy’s order already; one that everybody leaves stands in the other list.
  const order = [...new Set([...before.counts, ...after.counts].map(({ text }) => text))]
  const inOrder = (texts: readonly string[]) =>
    [...new Set(texts)].sort((one, other) => order.indexOf(one) - order.indexOf(other))
  const some = moves.filter(({ from, to }) => (counts.get(JSON.stringify([from, to])) ?? 0) > 0)
  return {
    rows: inOrder(some.map(({ from }) => from)),
    columns: inOrder(some.map(({ to }) => to)),
    at: (from, to) => counts.get(JSON.stringify([from, to])) ?? 0,
  }
}

/** The moves of a decision that gives several outcomes at once, outcome by outcome. */
export function outcomesMoved(
  { moves, before }: ComparedCounts,
  { area, decision }: Pick<View, 'area' | 'decision'>,
): OutcomeMove[] {
  const at = before.areas.indexOf(area)
  return outcomeMoves(
    moves.map(({ from, to, total, byArea }) => {
      const count = area === '' ? total : (byArea[at] ?? 0)
      return { decision, from, to, count, byArea: {}, refs: [] }
    }),
  ).filter(({ count }) => count > 0)
}

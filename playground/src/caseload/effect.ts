import type { CaseloadEffect, CaseloadMove } from '@iom-rules/core/analysis'
import { answerText, movesOf } from '@iom-rules/core/caseload'
import type { EffectOnCaseload } from './asked.ts'
import type { Both } from './both.ts'
import { compareCounts } from './tally.ts'

/** Who of a caseload moves, in all decisions of both policies; nobody is named. */
export function effectOn(both: Both): EffectOnCaseload {
  const effect = effectOf(both)
  const decisions = [...new Set(effect.moves.map(({ decision }) => decision))]
  return {
    effect,
    counts: decisions.map((decision) => ({ decision, counted: compareCounts(both, decision) })),
  }
}

function effectOf(both: Both): CaseloadEffect {
  const { before, after } = both
  const decisions = before.decisions.filter((decision) => after.decisions.includes(decision))
  const moves = decisions.flatMap((decision) =>
    movesOf(before, after, decision).map(({ from, to, total, byArea }): CaseloadMove => {
      const areas = before.areas.flatMap((area, at): [string, number][] => {
        const count = byArea[at] ?? 0
        return count === 0 ? [] : [[area, count]]
      })
      return { decision, from, to, count: total, byArea: Object.fromEntries(areas), refs: [] }
    }),
  )
  return { people: before.size, moved: countMoved(both, decisions), moves }
}

function countMoved({ before, after }: Both, decisions: readonly string[]): number {
  const columns = decisions.map((decision) => ({
    from: before.placesOf(decision),
    to: after.placesOf(decision),
    was: before.answersOf(decision).map(answerText),
    now: after.answersOf(decision).map(answerText),
  }))
  let moved = 0
  for (let row = 0; row < before.size; row++) {
    if (columns.some(({ from, to, was, now }) => was[from[row] ?? 0] !== now[to[row] ?? 0])) moved++
  }
  return moved
}

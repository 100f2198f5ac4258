import type { Nominal } from '../../vocabulary/fact.ts'
import type { Day } from '../../vocabulary/day.ts'
import { answerText } from '../../decision/answer-text.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { openCaseload, underPolicy } from '../../caseload/open.ts'
import type { Policy } from '../../policy/policy.ts'
import type { CaseloadEffect, CaseloadMove, Mover } from '../comparison.ts'
import { knownTo, knowsAll } from './known.ts'

/** The same people in the same rows, as each of two policies knows them. */
export interface Sides {
  /** Everybody under the policy before. */
  readonly before: Caseload
  /** Everybody under the policy after. */
  readonly after: Caseload
}

/**
 * What do two policies answer for the same people? A fact, a field of records or an area that only one of them has is
 * not known to the other.
 *
 * @throws IomRulesError `INVALID_NOMINAL` for the first that does not fit one of the policies
 */
export function openSides(before: Policy, after: Policy, nominals: readonly Nominal[], asAt: Day): Sides {
  const one = openCaseload(before, known(nominals, before, after), { asAt })
  return {
    before: one,
    after:
      knowsAll(before, after) && knowsAll(after, before)
        ? underPolicy(one, after)
        : openCaseload(after, known(nominals, after, before), { asAt }),
  }
}

/**
 * Who gets another answer from which decision? By decision in the order asked for, and within it in the order
 * of the nominals, which are those the sides were opened with.
 */
export function moversOf(
  { before, after }: Sides,
  decisions: readonly string[],
  nominals: readonly Nominal[],
): Mover[] {
  return decisions.flatMap((decision) => {
    const [textBefore, textAfter] = [textsOf(before, decision), textsOf(after, decision)]
    return nominals.flatMap(({ ref, area = '' }, row): Mover[] => {
      const [from, to] = [textBefore(row), textAfter(row)]
      return from === to ? [] : [{ ref, area, decision, from, to }]
    })
  })
}

/**
 * How many move: by decision, from answer to answer, and by area.
 *
 * @param people everybody who was looked at, those who stay where they are included
 */
export function effectOf(people: number, movers: readonly Mover[]): CaseloadEffect {
  const moves = new Map<string, Counted>()
  for (const { ref, area, decision, from, to } of movers) {
    const key = JSON.stringify([decision, from, to])
    let move = moves.get(key)
    if (move === undefined) moves.set(key, (move = { decision, from, to, byArea: {}, refs: [] }))
    move.byArea[area] = (move.byArea[area] ?? 0) + 1
    move.refs.push(ref)
  }
  const counted = [...moves.values()]
    .map((move): CaseloadMove => ({ ...move, count: move.refs.length }))
    .sort((a, b) => (a.decision < b.decision ? -1 : a.decision > b.decision ? 1 : b.count - a.count))
  return { people, moved: new Set(movers.map(({ ref }) => ref)).size, moves: counted }
}

interface Counted {
  readonly decision: string
  readonly from: string
  readonly to: string
  readonly byArea: Record<string, number>
  readonly refs: string[]
}

function known(nominals: readonly Nominal[], policy: Policy, other: Policy): readonly Nominal[] {
  if (knowsAll(policy, other)) return nominals
  return nominals.map((nominal) => knownTo(policy, other, nominal) as Nominal)
}

/** The answer of a row in short; the same for all where the policy has no such decision. */
function textsOf(caseload: Caseload, decision: string): (row: number) => string {
  if (!caseload.decisions.includes(decision)) {
    const none = answerText(undefined)
    return () => none
  }
  const texts = caseload.answersOf(decision).map(answerText)
  const places = caseload.placesOf(decision)
  return (row) => texts[places[row] as number] as string
}

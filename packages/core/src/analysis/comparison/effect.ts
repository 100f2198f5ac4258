import type { Nominal } from '../../vocabulary/fact.ts'
import type { Day } from '../../vocabulary/day.ts'
import { answerText } from '../../decision/answer-text.ts'
import { decide } from '../../decision/assess.ts'
import type { Policy } from '../../policy/policy.ts'
import type { CaseloadEffect, CaseloadMove } from '../comparison.ts'
import { knownTo } from './known.ts'

/**
 * Who of a caseload gets another answer: by decision, from answer to answer, and by area. Nominals
 * without an area are counted under `""`. A fact that only one of the policies has is not known to the other.
 *
 * @throws IomRulesError `INVALID_NOMINAL` for the first that does not fit one of the policies
 */
export function effectOn(
  before: Policy,
  after: Policy,
  decisions: readonly string[],
  nominals: readonly Nominal[],
  asAt: Day,
): CaseloadEffect {
  const moves = new Map<string, Counted>()
  const moved = new Set<string>()
  for (const nominal of nominals) {
    const answers = (policy: Policy, beside: Policy) =>
      decide(policy, knownTo(policy, beside, nominal) as Nominal, {
        asAt,
        decisions: decisions.filter((id) => policy.decisions[id] !== undefined),
      })
    const [one, other] = [answers(before, after), answers(after, before)]
    for (const decision of decisions) {
      const [from, to] = [answerText(one[decision]), answerText(other[decision])]
      if (from === to) continue
      moved.add(nominal.ref)
      const key = JSON.stringify([decision, from, to])
      const move = moves.get(key) ?? { decision, from, to, byArea: {}, refs: [] }
      const area = nominal.area ?? ''
      move.byArea[area] = (move.byArea[area] ?? 0) + 1
      move.refs.push(nominal.ref)
      moves.set(key, move)
    }
  }
  const counted = [...moves.values()]
    .map((move): CaseloadMove => ({ ...move, count: move.refs.length }))
    .sort((a, b) => (a.decision < b.decision ? -1 : a.decision > b.decision ? 1 : b.count - a.count))
  return { people: nominals.length, moved: moved.size, moves: counted }
}

interface Counted {
  readonly decision: string
  readonly from: string
  readonly to: string
  readonly byArea: Record<string, number>
  readonly refs: string[]
}

import type { Decision, Policy } from '../../policy/policy.ts'
import type { DecisionResult } from '../../decision/assessment.ts'
import { listed, outcomeWords } from '../../explanation/words.ts'
import type { DecidingReason } from './reason.ts'
import { reordered, truthOf } from './rules.ts'
import { ruleWords, type Both } from './words.ts'

/** Why an answer differs where every rule comes out as before: their order, or what no rule says. */
export function elsewhere(
  both: Both,
  decision: string,
  before: DecisionResult,
  after: DecisionResult,
): DecidingReason[] {
  const moved = reordered(before, after)
  if (moved !== null)
    return [{ kind: 'rule', rule: moved.rule, change: 'order', words: ruleWords(both, decision, moved) }]
  const [one, other] = [both.before, both.after].map(
    (policy) => (policy.decisions[decision] as Decision).otherwise?.outcome,
  )
  const isMet = after.because.some((trace) => truthOf(trace) === 'met')
  if (one !== other && !isMet) {
    const said = (policy: Policy, outcome = 'SILENT') => outcomeWords(policy, decision, outcome)
    const words = `When no rule is met the policy gave ${said(both.before, one)}, and now gives ${said(both.after, other)}.`
    return [{ kind: 'otherwise', words }]
  }
  const provisional = provisionalWords(both, decision)
  if (provisional.length > 0) return provisional.map((words) => ({ kind: 'other', words }))
  const isSame = JSON.stringify(both.before.assumptions) === JSON.stringify(both.after.assumptions)
  return [
    {
      kind: 'other',
      words: isSame
        ? 'The rules come out as before, and are put together in another way.'
        : 'What the policy takes to be always true has changed, and with it what can still be.',
    },
  ]
}

/** Outcomes that may stand provisionally against others than before. */
function provisionalWords({ before, after }: Both, decision: string): string[] {
  const was = (before.decisions[decision] as Decision).outcomes
  const outcomes = Object.entries((after.decisions[decision] as Decision).outcomes)
  return outcomes.flatMap(([outcome, { mayBeProvisional = [] }]) => {
    const earlier = was[outcome]?.mayBeProvisional ?? []
    if (earlier.toSorted().join() === mayBeProvisional.toSorted().join()) return []
    const name = outcomeWords(after, decision, outcome)
    const others = listed(
      mayBeProvisional.map((each) => outcomeWords(after, decision, each)),
      'or',
    )
    return others === ''
      ? [`${name} may no longer be given provisionally.`]
      : [`${name} may now be given provisionally while only ${others} is possible besides.`]
  })
}

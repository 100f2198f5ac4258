import type { Decision, Policy } from '../../policy/policy.ts'
import { decisionOf, testsIn } from '../../policy/references.ts'

/** The facts that a decision asks, itself or through the decisions it tests, in order of first use. */
export function factsRead(policy: Policy, decision: string): string[] {
  const found = (policy.decisions[decision] as Decision).rules.flatMap((rule) =>
    [...testsIn(rule.conditions, policy.conditions)].flatMap(({ fact }) => {
      const other = decisionOf(fact)
      return other === null ? [fact] : factsRead(policy, other)
    }),
  )
  return [...new Set(found)]
}

import type { Day } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import { sure } from '../decision/assess.ts'
import type { Policy } from '../policy/policy.ts'
import type { Guard } from '../policy/process.ts'

type RuleParams = Extract<Guard, { readonly type: 'rule' }>['params']

/** Is the rule certainly met by these facts on this day? */
export function isMet(policy: Policy, rule: RuleParams, facts: Facts, asAt: Day): boolean {
  return sure(policy, rule, { ref: 'CASE', facts }, { asAt }) === true
}

/** Does the guard hold? What is unknown satisfies neither a guard nor its `not`. */
export function holds(policy: Policy, guard: Guard | undefined, facts: Facts, asAt: Day): boolean {
  if (guard === undefined) return true
  let wanted = true
  let inner = guard
  while (inner.type === 'not') {
    wanted = !wanted
    inner = inner.params.guard
  }
  return sure(policy, inner.params, { ref: 'CASE', facts }, { asAt }) === wanted
}

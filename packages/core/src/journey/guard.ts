import type { Day } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import { compile } from '../diagram/compile.ts'
import { isLeaf, YES, type Node } from '../diagram/diagram.ts'
import { sure } from '../decision/assess.ts'
import type { Policy } from '../policy/policy.ts'
import type { Guard } from '../policy/process.ts'

type RuleParams = Extract<Guard, { readonly type: 'rule' }>['params']

/** Is the rule certainly met by these facts on this day? */
export function isMet(policy: Policy, rule: RuleParams, facts: Facts, asAt: Day): boolean {
  return sureOf(policy, rule, facts, asAt) === true
}

function sureOf(policy: Policy, rule: RuleParams, facts: Facts, asAt: Day): boolean | null {
  return directly(policy, rule, facts, asAt) ?? sure(policy, rule, { ref: 'CASE', facts }, { asAt })
}

/** The common case, in which the facts a condition asks are all carried: one walk down its diagram. */
function directly(policy: Policy, rule: RuleParams, facts: Facts, asAt: Day): boolean | null {
  if (!('condition' in rule)) return null
  const { store, nodeOf, variables, carriers } = compile(policy, asAt)
  let node = nodeOf({ condition: rule.condition })
  while (!isLeaf(store, node)) {
    const variable = variables[store.level(node) - carriers.length]
    const value = variable?.carried === true ? facts[variable.fact] : null
    if (variable === undefined || value === null || value === undefined || typeof value === 'object')
      return null
    node = store.children(node)[variable.classes.classOf(value)] as Node
  }
  return store.value(node) === YES
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
  return sureOf(policy, inner.params, facts, asAt) === wanted
}

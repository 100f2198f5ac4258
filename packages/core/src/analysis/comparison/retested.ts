import type { Day } from '../../vocabulary/day.ts'
import type { Policy } from '../../policy/policy.ts'
import { resolve, testsIn } from '../../policy/references.ts'
import { slice } from '../slice.ts'

/** Facts that a decision of two policies tests otherwise: what a change of it is about. */
export function retestedFacts(before: Policy, after: Policy, decision: string, asAt: Day): Set<string> {
  const [one, other] = [testsOf(before, decision, asAt), testsOf(after, decision, asAt)]
  const facts = new Set([...one.keys(), ...other.keys()])
  return new Set([...facts].filter((fact) => one.get(fact) !== other.get(fact)))
}

function testsOf(policy: Policy, decision: string, asAt: Day): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>()
  for (const { rules } of Object.values(slice(policy, [decision]).decisions))
    for (const { conditions } of rules)
      for (const { fact, operator, value } of testsIn(conditions, policy.conditions)) {
        const text = `${operator} ${JSON.stringify(resolve(policy, value, asAt))}`
        found.set(fact, (found.get(fact) ?? new Set()).add(text))
      }
  return new Map([...found].map(([fact, tests]) => [fact, [...tests].sort().join('; ')]))
}

import type { DayFact, Policy, ScalarFact } from '../policy/policy.ts'
import { fieldsOf } from '../policy/references.ts'
import type { Domain } from './domain.ts'

/** The values that a tested fact can have; a derived one that may be supplied has those it is declared with. */
export function domainOf(policy: Policy, fact: string): Domain {
  const derived = policy.derived[fact]
  // No condition tests a list.
  if (derived === undefined) return policy.facts[fact] as ScalarFact
  // Two policies side by side: what the one only works out may be given in the other.
  const declared = derived.unlessSupplied === true ? policy.facts[fact] : undefined
  // A sum is what it is, also past the most that may be supplied; and the latest of no days is none.
  if (declared?.type === 'number')
    return { ...declared, minimum: Math.min(declared.minimum, 0), maximum: Number.MAX_SAFE_INTEGER }
  if (declared?.type === 'day') return { ...declared, mayBeNone: true }
  if (derived.type === 'boolean') return { type: 'boolean' }
  if ('latest' in derived) {
    const field = fieldsOf(policy, derived.latest)[derived.of] as DayFact
    return { type: 'day', mayBeNone: true, past: field.past === true }
  }
  return { type: 'number', minimum: 0, whole: 'count' in derived }
}

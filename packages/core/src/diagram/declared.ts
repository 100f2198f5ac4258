import type { DayFact, Policy } from '../policy/policy.ts'
import { fieldsOf } from '../policy/references.ts'
import type { Domain } from './domain.ts'

/** The values that a tested fact can have; a derived one that may be supplied has those it is declared with. */
export function domainOf(policy: Policy, fact: string): Domain {
  const declared = policy.facts[fact]
  const derived = policy.derived[fact]
  if (declared !== undefined && declared.type !== 'list') {
    // A sum is what it is, also past the most that may be supplied.
    return declared.type === 'number' && derived !== undefined
      ? { ...declared, minimum: Math.min(declared.minimum, 0), maximum: Number.MAX_SAFE_INTEGER }
      : declared
  }
  if (derived?.type === 'boolean') return { type: 'boolean' }
  if (derived !== undefined && 'latest' in derived) {
    const field = fieldsOf(policy, derived.latest)[derived.of] as DayFact
    return { type: 'day', mayBeNone: true, past: field.past === true }
  }
  return { type: 'number', minimum: 0, whole: derived !== undefined && 'count' in derived }
}

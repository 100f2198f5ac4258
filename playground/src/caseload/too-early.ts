import { parseNominal, type Nominal, type Policy } from '@iom-rules/core'

/** How many people have something on record from after a day, and so cannot be judged as at it. */
export function countTooEarly(policy: Policy, people: readonly Nominal[], asAt: string): number {
  return people.filter((nominal) => !parseNominal(policy, nominal, { asAt }).ok).length
}

import { valueWords, type Facts, type FactValue, type Policy, type Scalar } from '@iom-rules/core'

/** An example person in words: `OGRS score 75 percent; Offences: 1 record`. */
export function exampleWords(policy: Policy, facts: Facts): string {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)
  if (known.length === 0) return 'nothing is known'
  return known.map(([fact, value]) => factWords(policy, fact, value ?? null)).join('; ')
}

function factWords(policy: Policy, fact: string, value: FactValue): string {
  const title = policy.facts[fact]?.title ?? fact
  if (!Array.isArray(value)) return `${title}: ${valueWords(policy, fact, value as Scalar)}`
  const members: readonly unknown[] = value
  if (members.length === 0) return `${title}: none`
  return `${title}: ${members.map((member) => memberWords(member)).join(', ')}`
}

/** A record as its fields stand in it: whoever wants to try the person out types them so. */
function memberWords(member: unknown): string {
  if (typeof member !== 'object' || member === null) return String(member)
  const fields = Object.entries(member).filter(([, value]) => value !== null && value !== undefined)
  return `(${fields.map(([field, value]) => `${field} ${String(value)}`).join(', ')})`
}

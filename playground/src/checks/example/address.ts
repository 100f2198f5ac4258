import type { Facts } from '@iom-rules/core'
import { addressOf } from '../../address/address.ts'

/** An example person whom a proof has made up: nobody, and never somebody of the caseload. */
export interface ExamplePerson {
  readonly asAt: string
  readonly facts: Facts
}

/** The address of the why page of such a person, without the `#`; `decision` is looked at first. */
export function exampleAddress({ asAt, facts }: ExamplePerson, decision?: string): string {
  return addressOf('/checks/example', {
    'as-at': asAt,
    facts: JSON.stringify(facts),
    decision: decision ?? '',
  })
}

/**
 * The address of the why page of an example of the policy, by its number from 1. An example can have been somebody
 * of the caseload, so the address carries no facts.
 */
export function numberedAddress(number: number, decision?: string): string {
  return addressOf('/checks/example', { number: String(number), decision: decision ?? '' })
}

/** The person an address carries, facts unchecked; `null` where it carries none. */
export function exampleIn(query: URLSearchParams): ExamplePerson | null {
  const facts = objectIn(query.get('facts'))
  const asAt = query.get('as-at')
  return facts === null || asAt === null ? null : { asAt, facts }
}

function objectIn(text: string | null): Facts | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : null
  } catch {
    return null
  }
}

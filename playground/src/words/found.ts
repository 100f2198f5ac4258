import type { Found, Policy } from '@iom-rules/core'
import { listInWords } from './answers.ts'
import { notKnown, scalarInWords } from './facts.ts'
import type { FactDeclaration } from '@iom-rules/core'

/** What was found for a fact, supplied or derived: a value, those it can still have, or not known. */
export function foundInWords(policy: Policy, fact: string, found: Found): string {
  if (found === null) return notKnown
  const declaration = declarationOf(policy, fact)
  if (typeof found !== 'object') return scalarInWords(declaration, found)
  return `${notKnown}: one of ${listInWords(
    found.oneOf.map((value) => scalarInWords(declaration, value)),
    'or',
  )}`
}

// A derived number is shown with its unit like any other.
function declarationOf(policy: Policy, fact: string): FactDeclaration | undefined {
  const supplied = policy.facts[fact]
  if (supplied !== undefined) return supplied
  const derived = policy.derived[fact]
  if (derived?.type === 'number') {
    return { type: 'number', title: derived.title, unit: derived.unit ?? '', minimum: 0, maximum: Infinity }
  }
  return derived?.type === 'day' ? { type: 'day', title: derived.title } : undefined
}

import { readFileSync } from 'node:fs'
import { parsePolicy, type Nominal, type Policy } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import type { Today } from './handwritten.ts'

/** The policy, the day and the invented people that every contender of the caseload bench is given. */
export const asAt = '2026-11-22'

export const policy = parsed(readFileSync('packages/core/policies/cheshire.json', 'utf8'))

export function parsed(document: string): Policy {
  const result = parsePolicy(document)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

/** Everything is known of them, for those who have no word for the unknown, or as little as of most. */
export type Knowledge = 'known' | 'unknowns'

export function invented(count: number, knowledge: Knowledge = 'known'): Iterable<Nominal> {
  return generate(policy, { count, seed: 7, asAt, unknownRate: knowledge === 'known' ? 0 : 0.08 })
}

export const today: Today = {
  asAt: Date.parse(asAt) / 86_400_000,
  yearAgo: Date.parse('2025-11-22') / 86_400_000,
  inSixMonths: Date.parse('2027-05-22') / 86_400_000,
  weights: Object.fromEntries(
    Object.entries(policy.tables['cssWeights']?.rows ?? {}).map(([type, row]) => [type, row.value]),
  ),
}

/** In the order in which answers are compared. */
export const decisions = Object.keys(policy.decisions).sort()

/** All answers of one nominal as one text: outcomes, and of what is collected the outcomes in alphabetical order. */
export function lineOf(answer: (decision: string) => string | readonly string[] | null): string {
  return decisions
    .map((id) => {
      const given = answer(id)
      return typeof given === 'string' ? given : [...(given ?? ['-'])].sort().join('+')
    })
    .join(' ')
}

/** How many get an outcome of a decision in an area: `HALTON cohort FIXED`. */
export type Tally = Readonly<Record<string, number>>

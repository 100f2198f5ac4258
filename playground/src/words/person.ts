import type { FactRecord, Facts, FactValue, Policy } from '@iom-rules/core'
import { factInWords, factTitle, scalarInWords } from './facts.ts'

/** What is known of an example person: `OGRS score: 72%; Offences: Burglary, 1 November 2026, Convicted`. */
export function personInWords(policy: Policy, facts: Facts): string {
  const known = Object.entries(facts).flatMap(([fact, value]) =>
    value === null || value === undefined
      ? []
      : [`${factTitle(policy, fact)}: ${valueOf(policy, fact, value)}`],
  )
  return known.length === 0 ? 'a person of whom nothing is known' : known.join('; ')
}

function valueOf(policy: Policy, fact: string, value: FactValue): string {
  const declaration = policy.facts[fact]
  if (declaration?.type === 'list' && Array.isArray(value) && value.some((one) => typeof one === 'object')) {
    return (value as readonly FactRecord[])
      .map((record) => recordInWords(Object.entries(declaration.record ?? {}), record))
      .join(' and ')
  }
  const derived = policy.derived[fact]
  if (typeof value === 'number' && derived !== undefined) {
    const { title, unit = '' } = derived
    return factInWords({ type: 'number', title, unit, minimum: 0, maximum: Infinity }, value)
  }
  return factInWords(declaration, value)
}

type Fields = readonly (readonly [string, Parameters<typeof scalarInWords>[0]])[]

function recordInWords(fields: Fields, record: FactRecord): string {
  const said = fields.flatMap(([id, field]) => {
    const value = record[id]
    return value === undefined || value === null ? [] : [scalarInWords(field, value)]
  })
  return said.length === 0 ? 'one of which nothing is known' : said.join(', ')
}

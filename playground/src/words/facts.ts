import type { FactDeclaration, FactValue, Policy, RecordField, Scalar } from '@iom-rules/core'
import { dayInWords } from './days.ts'
import { count, numberInWords } from './numbers.ts'
import { idInWords } from './titles.ts'

export const notKnown = 'Not known'

/** The title of a fact, supplied or derived. */
export function factTitle(policy: Policy, fact: string): string {
  return policy.facts[fact]?.title ?? policy.derived[fact]?.title ?? idInWords(fact)
}

/** A number with its unit: `75%`, `1,000`, `12 months`. */
export function withUnit(value: number, unit: string | undefined): string {
  const number = numberInWords(value)
  if (unit === undefined || unit === 'score' || unit === 'level' || unit === 'category') return number
  if (unit === 'percent') return `${number}%`
  return value === 1 ? `${number} ${unit.replace(/s$/, '')}` : `${number} ${unit}`
}

/** What a person's fact says, in words; `Not known` when it says nothing. */
export function factInWords(declaration: FactDeclaration | undefined, value: FactValue | undefined): string {
  if (value === undefined || value === null) return notKnown
  if (Array.isArray(value)) return listInWords(declaration, value.length, value)
  return scalarInWords(declaration, value as Scalar)
}

function listInWords(
  declaration: FactDeclaration | undefined,
  length: number,
  value: readonly unknown[],
): string {
  if (length === 0) return 'None'
  const labels = declaration?.type === 'list' ? declaration.labels : undefined
  if (value.every((member) => typeof member === 'string')) {
    return value.map((member) => labels?.[member] ?? idInWords(member)).join(', ')
  }
  return count(length, 'record', 'records')
}

/** One value of a fact or of a field of a record, in words. */
export function scalarInWords(declaration: FactDeclaration | RecordField | undefined, value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') {
    return withUnit(value, declaration?.type === 'number' ? declaration.unit : undefined)
  }
  if (declaration?.type === 'choice') return declaration.labels?.[value] ?? choiceInWords(value)
  if (value === 'NONE') return 'None'
  return declaration?.type === 'day' ? dayInWords(value) : value
}

/** A choice that has no label: `NOT_COMPLYING` as `Not complying`. */
export function choiceInWords(value: string): string {
  const words = value.replaceAll('_', ' ')
  return /^[A-Z][A-Z ]{4,}$/.test(words) ? words.charAt(0) + words.slice(1).toLowerCase() : words
}

/** The label that any fact of the policy gives to a choice, for a parameter that lists choices. */
export function choiceLabel(policy: Policy, value: string): string {
  for (const fact of Object.values(policy.facts)) {
    const fields = fact.type === 'list' ? [fact, ...Object.values(fact.record ?? {})] : [fact]
    for (const field of fields) {
      const label = 'labels' in field ? field.labels?.[value] : undefined
      if (label !== undefined) return label
    }
  }
  return choiceInWords(value)
}

import type { FactDeclaration, RecordField } from '@iom-rules/core'

export type FactType = RecordField['type'] | 'list'

export const typeWords: { readonly [type in FactType]: string } = {
  boolean: 'Yes or no',
  number: 'A number',
  choice: 'One of several values',
  day: 'A day',
  list: 'A list',
  code: 'A code that no condition reads',
}

interface Words {
  readonly title: string
  readonly hint?: string
  readonly suppliedBy?: string
  readonly changeable?: boolean
}

/** A new fact of a type, but a list: see `newList`. */
export function newFact(
  type: RecordField['type'],
  words: Words,
  { values, labels }: ValuesWords = oneValue,
): RecordField {
  switch (type) {
    case 'number':
      return { type: 'number', minimum: 0, maximum: 100, unit: 'score', ...words }
    case 'choice':
      return { type: 'choice', values, ...(Object.keys(labels).length > 0 ? { labels } : {}), ...words }
    case 'day':
      return { type: 'day', past: true, ...words }
    case 'code':
      return { type: 'code', optional: true, ...words }
    default:
      return { type: 'boolean', ...words }
  }
}

/** A new list: of values, where there are some, and else of records with a day. */
export function newList(words: Words, { values, labels }: ValuesWords): FactDeclaration {
  if (values.length === 0)
    return { type: 'list', record: { day: { type: 'day', past: true, title: 'Day' } }, ...words }
  return { type: 'list', values, ...(Object.keys(labels).length > 0 ? { labels } : {}), ...words }
}

interface ValuesWords {
  readonly values: readonly string[]
  readonly labels: { readonly [value: string]: string }
}

const oneValue: ValuesWords = { values: ['UNKNOWN_YET'], labels: {} }

/** The same fact as one of another type: its words stay, and what its type says is as for a new one. */
export function retyped(fact: FactDeclaration | RecordField, type: FactType): FactDeclaration | RecordField {
  const { title, hint, suppliedBy, changeable } = fact
  const words = {
    title,
    ...(hint === undefined ? {} : { hint }),
    ...(suppliedBy === undefined ? {} : { suppliedBy }),
    ...(changeable === undefined ? {} : { changeable }),
  }
  const values = 'values' in fact && fact.values !== undefined ? fact.values : []
  const labels = 'labels' in fact && fact.labels !== undefined ? fact.labels : {}
  if (type === 'list') return newList(words, { values, labels })
  return newFact(type, words, values.length > 0 ? { values, labels } : oneValue)
}

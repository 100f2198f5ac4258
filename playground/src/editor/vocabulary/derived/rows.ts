import type { PolicyDocument } from '@iom-rules/core'
import { choiceInWords } from '../../../words/facts.ts'

/**
 * What a table can have figures for: the values by which derived facts look it up, and before any does, those of
 * every choice that records have.
 */
export function rowChoices(
  { facts = {}, derived = {} }: PolicyDocument,
  table: string,
): readonly { readonly value: string; readonly text: string }[] {
  const lookups = Object.values(derived).flatMap((each) =>
    'sum' in each && each.of.table === table ? [`${each.sum} ${each.of.by}`] : [],
  )
  const fields = Object.entries(facts).flatMap(([list, fact]) =>
    fact.type === 'list'
      ? Object.entries(fact.record ?? {}).map(([field, of]) => ({ name: `${list} ${field}`, of }))
      : [],
  )
  const found = lookups.length > 0 ? fields.filter(({ name }) => lookups.includes(name)) : fields
  const choices = found.flatMap(({ of }) =>
    of.type === 'choice'
      ? of.values.map((value): [string, string] => [value, of.labels?.[value] ?? choiceInWords(value)])
      : [],
  )
  return [...new Map(choices)].map(([value, text]) => ({ value, text }))
}

import type { DerivedFact, PolicyDocument } from '@iom-rules/core'

/** The ways to work a fact out of a list. */
export type DerivedKind = 'exists' | 'count' | 'sum' | 'latest'

export const kindChoices: readonly {
  readonly value: DerivedKind
  readonly text: string
  readonly hint: string
}[] = [
  { value: 'exists', text: 'Whether there is one', hint: 'Yes or no, such as a recent listed offence' },
  { value: 'count', text: 'How many there are', hint: 'A number' },
  { value: 'sum', text: 'Their figures added up', hint: 'A number, from a table of figures' },
  { value: 'latest', text: 'The latest day', hint: 'A day, or none where no record counts' },
]

export function kindOf(derived: DerivedFact): DerivedKind {
  if ('exists' in derived) return 'exists'
  if ('count' in derived) return 'count'
  return 'sum' in derived ? 'sum' : 'latest'
}

export function listOf(derived: DerivedFact): string {
  if ('exists' in derived) return derived.exists
  if ('count' in derived) return derived.count
  return 'sum' in derived ? derived.sum : derived.latest
}

/** Something to choose. */
interface Choice {
  readonly value: string
  readonly text: string
}

/** The lists that have records. */
export function recordLists({ facts = {} }: PolicyDocument): readonly Choice[] {
  return Object.entries(facts).flatMap(([value, fact]) =>
    fact.type === 'list' && fact.record !== undefined ? [{ value, text: fact.title }] : [],
  )
}

/** The fields of a list’s records that are of a type. */
export function fieldsOf(
  { facts = {} }: PolicyDocument,
  list: string,
  type: 'day' | 'choice',
): readonly Choice[] {
  const fact = facts[list]
  if (fact?.type !== 'list') return []
  return Object.entries(fact.record ?? {}).flatMap(([value, field]) =>
    field.type === type ? [{ value, text: field.title }] : [],
  )
}

/** What a kind says of the list it works on: the fields and the table it had where they fit, else the first that do. */
function source(document: PolicyDocument, kind: DerivedKind, list: string, was?: DerivedFact) {
  switch (kind) {
    case 'exists': {
      const { yes, no } = was !== undefined && 'exists' in was ? was : {}
      const words = { ...(yes === undefined ? {} : { yes }), ...(no === undefined ? {} : { no }) }
      return { type: 'boolean', exists: list, ...words } as const
    }
    case 'count':
      return { type: 'number', count: list } as const
    case 'sum': {
      const before = was !== undefined && 'sum' in was ? was.of : undefined
      const table = before?.table ?? Object.keys(document.tables ?? {})[0] ?? 'none'
      const by = firstField(document, list, 'choice', before?.by)
      return { type: 'number', sum: list, of: { table, by } } as const
    }
    case 'latest': {
      const before = was !== undefined && 'latest' in was ? was.of : undefined
      return { type: 'day', latest: list, of: firstField(document, list, 'day', before) } as const
    }
  }
}

function firstField(
  document: PolicyDocument,
  list: string,
  type: 'day' | 'choice',
  wanted: string | undefined,
): string {
  const fields = fieldsOf(document, list, type).map(({ value }) => value)
  return fields.find((field) => field === wanted) ?? fields[0] ?? 'none'
}

/** A new derived fact; which records count is then edited. */
export function newDerived(
  document: PolicyDocument,
  title: string,
  kind: DerivedKind,
  list: string,
): DerivedFact {
  const unit = kind === 'count' || kind === 'sum' ? { unit: kind === 'count' ? 'records' : 'score' } : {}
  const assumption = 'New in this draft; nobody has decided it yet.'
  return { ...source(document, kind, list), title, ...unit, assumption }
}

/**
 * The same derived fact worked out in another way, or from another list. Which records count stays, as long as they
 * are the same records.
 */
export function reworked(
  document: PolicyDocument,
  derived: DerivedFact,
  kind: DerivedKind,
  list: string,
): DerivedFact {
  const { title, hint, unit, where, unlessSupplied, cite, assumption } = derived
  const kept = {
    hint,
    unit,
    where: list === listOf(derived) ? where : undefined,
    unlessSupplied,
    cite,
    assumption,
  }
  const said = Object.entries(kept).filter(([, value]) => value !== undefined)
  return { ...source(document, kind, list, derived), title, ...Object.fromEntries(said) }
}

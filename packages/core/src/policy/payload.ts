import type { FactDeclaration, FlatDocument, ListFact, RecordField } from './policy.ts'
import type { PayloadField } from './process.ts'
import { fieldsOf } from './references.ts'

/** What a field of an event's payload may be, references followed. */
export type PayloadType =
  | { readonly kind: 'scalar'; readonly fact: RecordField; readonly or: readonly string[] }
  | { readonly kind: 'list'; readonly fact: string; readonly list: ListFact }
  | { readonly kind: 'text' }
  | { readonly kind: 'id'; readonly values: readonly { readonly id: string; readonly title: string }[] }
  | {
      readonly kind: 'matrix'
      readonly items: readonly { readonly id: string; readonly title: string; readonly maximum: number }[]
    }
  | { readonly kind: 'facts' }

/** The type of a payload field of a checked document. */
export function payloadType(document: FlatDocument, field: PayloadField): PayloadType {
  if ('fact' in field) return factType(document, field)
  switch (field.type) {
    case 'text':
    case 'facts':
      return { kind: field.type }
    case 'matrix':
      return { kind: 'matrix', items: document.matrix?.items ?? [] }
    case 'id':
      return { kind: 'id', values: idsOf(document, field.of) }
    default: {
      const { or, optional: _, ...fact } = field
      return { kind: 'scalar', fact, or: or ?? [] }
    }
  }
}

function factType(
  document: FlatDocument,
  field: Extract<PayloadField, { readonly fact: string }>,
): PayloadType {
  const fact = document.facts[field.fact] as FactDeclaration
  if (fact.type === 'list' && field.field === undefined) return { kind: 'list', fact: field.fact, list: fact }
  const declared =
    fact.type === 'list' ? (fieldsOf(document, field.fact)[field.field as string] as RecordField) : fact
  const narrowed =
    declared.type === 'choice' && field.values !== undefined
      ? { ...declared, values: field.values }
      : declared
  return { kind: 'scalar', fact: narrowed, or: [] }
}

function idsOf(
  document: FlatDocument,
  of: 'duty' | 'deselection-reason' | 'liaison',
): { id: string; title: string }[] {
  if (of === 'deselection-reason') return [...(document.deselection?.reasons ?? [])]
  if (of === 'liaison')
    return Object.entries(document.liaison ?? {}).map(([id, { title }]) => ({ id, title }))
  // What a step of the process brings about, a step of the process ends.
  const { outcomes = {}, rules = [] } = document.decisions['obligations'] ?? {}
  return Object.entries(outcomes)
    .filter(([id]) => rules.some((rule) => rule.event.type === id))
    .map(([id, { title }]) => ({ id, title: title ?? id }))
}

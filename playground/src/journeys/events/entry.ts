import type { FactDeclaration, Policy, RecordField } from '@iom-rules/core'
import type { EventChoice, EventField } from '@iom-rules/core/journey'
import type { DayEntry } from '../../design/DateInput.tsx'
import { entryOf, type Entry } from '../../nominals/form/entry.ts'
import { dayEntry } from '../../words/days.ts'

/** What stands in the control of one thing an event carries, as typed. */
export type CarriedEntry =
  /** One of a few, a text, or a number that may be a word instead. */
  | { readonly kind: 'plain'; readonly text: string; readonly word: string }
  /** As in the form of a person. */
  | { readonly kind: 'fact'; readonly entry: Entry }
  | { readonly kind: 'matrix'; readonly scores: { readonly [item: string]: string } }
  | { readonly kind: 'facts'; readonly learnt: readonly LearntEntry[] }

/** A fact that was not known, and what was learnt of it; no fact is chosen yet where it is empty. */
export interface LearntEntry {
  readonly fact: string
  readonly entry: Entry
}

/** An event as the form holds it; nothing typed is lost until it is added. */
export interface EventEntry {
  readonly day: DayEntry
  readonly carried: { readonly [field: string]: CarriedEntry }
}

/** An empty form for an event on the day the journey has reached. */
export function entryFor(event: EventChoice, asAt: string): EventEntry {
  return {
    day: dayEntry(asAt),
    carried: Object.fromEntries(event.fields.map((field) => [field.field, emptyEntry(field)])),
  }
}

function emptyEntry({ type }: EventField): CarriedEntry {
  switch (type.kind) {
    case 'text':
    case 'id':
      return { kind: 'plain', text: '', word: '' }
    case 'matrix':
      return { kind: 'matrix', scores: Object.fromEntries(type.items.map(({ id }) => [id, ''])) }
    case 'facts':
      return { kind: 'facts', learnt: [noLearnt] }
    case 'list':
      return { kind: 'fact', entry: entryOf(type.list, null) }
    case 'scalar':
      return isPlain(type.fact) || type.or.length > 0
        ? { kind: 'plain', text: '', word: '' }
        : { kind: 'fact', entry: entryOf(type.fact as FactDeclaration, null) }
  }
}

/** One of a few: shown without the “Not known” that a fact may have. */
export function isPlain(fact: RecordField): boolean {
  return fact.type === 'boolean' || fact.type === 'choice'
}

export const noLearnt: LearntEntry = { fact: '', entry: { kind: 'choice', chosen: '' } }

/** Starts on a fact that was not known. */
export function learntEntry(policy: Policy, fact: string): LearntEntry {
  const declaration = policy.facts[fact]
  return declaration === undefined ? noLearnt : { fact, entry: entryOf(declaration, null) }
}

/** The name of a control; the form of facts makes its id from it. */
export function carriedName(type: string, field: string): string {
  return `${type}-${field}`
}

import {
  NONE,
  type FactDeclaration,
  type FactRecord,
  type FactValue,
  type RecordField,
  type Scalar,
} from '@iom-rules/core'
import { noDay, type DayEntry } from '../../design/DateInput.tsx'
import { dayEntry } from '../../words/days.ts'

/** What stands in the control of one fact or field, as typed; empty is not known. */
export type FieldEntry =
  | { readonly kind: 'choice'; readonly chosen: string }
  | { readonly kind: 'text'; readonly text: string; readonly isNone: boolean }
  | { readonly kind: 'day'; readonly typed: DayEntry; readonly isNone: boolean }

/** Is a list not known, known to be empty, or does it hold something? */
export type Known = 'unknown' | 'none' | 'some'

export interface RecordEntry {
  /** Tells rows apart while they come and go. */
  readonly key: number
  readonly fields: { readonly [field: string]: FieldEntry }
}

export type Entry =
  | FieldEntry
  | { readonly kind: 'values'; readonly known: Known; readonly values: readonly string[] }
  | { readonly kind: 'records'; readonly known: Known; readonly records: readonly RecordEntry[] }

let rows = 0

/** An empty row of a list. */
export function newRecord(fields: { readonly [field: string]: RecordField }): RecordEntry {
  return recordEntry(fields, {})
}

/** A fact as it stands in the form. */
export function entryOf(declaration: FactDeclaration, value: FactValue | undefined): Entry {
  if (declaration.type !== 'list')
    return fieldEntry(declaration, Array.isArray(value) ? null : (value as Scalar | null))
  const list: readonly unknown[] | null = Array.isArray(value) ? value : null
  const known: Known = list === null ? 'unknown' : list.length === 0 ? 'none' : 'some'
  const fields = declaration.record
  if (fields === undefined) return { kind: 'values', known, values: (list ?? []).map(String) }
  const records = (list ?? []).map((record) => recordEntry(fields, record as FactRecord))
  return { kind: 'records', known, records }
}

function recordEntry(fields: { readonly [field: string]: RecordField }, record: FactRecord): RecordEntry {
  const entries = Object.entries(fields).map(([id, field]) => [id, fieldEntry(field, record[id])] as const)
  return { key: ++rows, fields: Object.fromEntries(entries) }
}

function fieldEntry(declaration: RecordField, value: Scalar | null | undefined): FieldEntry {
  const isNone = value === NONE
  switch (declaration.type) {
    case 'boolean':
    case 'choice':
      return { kind: 'choice', chosen: value === null || value === undefined ? '' : String(value) }
    case 'number':
    case 'code':
      return {
        kind: 'text',
        text: value === null || value === undefined || isNone ? '' : String(value),
        isNone,
      }
    case 'day':
      return { kind: 'day', typed: typeof value === 'string' && !isNone ? dayEntry(value) : noDay, isNone }
  }
}

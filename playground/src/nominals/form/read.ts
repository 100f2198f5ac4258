import {
  NONE,
  type FactDeclaration,
  type FactRecord,
  type FactValue,
  type RecordField,
  type Scalar,
} from '@iom-rules/core'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { readDay } from '../../words/days.ts'
import { numberInWords, readNumber } from '../../words/numbers.ts'
import { insideSentence, withArticle } from '../../words/titles.ts'
import type { Entry, FieldEntry } from './entry.ts'

/** What an entry says: a value, or nothing (`null`, not known), and what is wrong with it. */
export interface Reading {
  readonly value: FactValue
  readonly errors: readonly FieldError[]
}

/** The id of the control of a fact, or of a field of one of its records. */
export function fieldId(fact: string, ...record: readonly (string | number)[]): string {
  return ['fact', fact, ...record].join('-')
}

/** Reads one fact as entered. What cannot be read is an error and stays not known. */
export function readEntry(id: string, declaration: FactDeclaration, entry: Entry): Reading {
  if (entry.kind === 'values') return readValues(id, declaration, entry)
  if (entry.kind === 'records') return readRecords(id, declaration, entry)
  return declaration.type === 'list' ? unread : readField(fieldId(id), declaration, entry)
}

const unread: Reading = { value: null, errors: [] }

function readValues(
  id: string,
  declaration: FactDeclaration,
  entry: Extract<Entry, { kind: 'values' }>,
): Reading {
  if (entry.known === 'unknown') return unread
  if (entry.known === 'none') return { value: [], errors: [] }
  if (entry.values.length > 0) return { value: entry.values, errors: [] }
  return wrong(
    fieldId(id, 'values'),
    `Choose at least one for ${insideSentence(declaration.title)}, or choose “None”`,
  )
}

function readRecords(
  id: string,
  declaration: FactDeclaration,
  entry: Extract<Entry, { kind: 'records' }>,
): Reading {
  if (declaration.type !== 'list' || entry.known === 'unknown') return unread
  if (entry.known === 'none') return { value: [], errors: [] }
  if (entry.records.length === 0) {
    const message = `Add a record to ${insideSentence(declaration.title)}, or choose “None”`
    return wrong(fieldId(id, 'add'), message)
  }
  const errors: FieldError[] = []
  const records = entry.records.map(({ fields }, at): FactRecord => {
    const known: { [field: string]: Scalar } = {}
    for (const [field, declared] of Object.entries(declaration.record ?? {})) {
      const entered = fields[field]
      if (entered === undefined) continue
      const read = readField(fieldId(id, at, field), declared, entered)
      errors.push(...read.errors)
      if (read.value !== null && !Array.isArray(read.value)) known[field] = read.value as Scalar
    }
    return known
  })
  return { value: records, errors }
}

function readField(field: string, declaration: RecordField, entry: FieldEntry): Reading {
  if (entry.kind === 'choice') {
    if (entry.chosen === '') return unread
    return { value: declaration.type === 'boolean' ? entry.chosen === 'true' : entry.chosen, errors: [] }
  }
  if (entry.isNone) return { value: NONE, errors: [] }
  if (entry.kind === 'day') {
    if (Object.values(entry.typed).every((part) => part.trim() === '')) return unread
    const day = readDay(entry.typed)
    return day === null
      ? wrong(field, `${declaration.title} must be a real day, such as 22 11 2026`)
      : { value: day, errors: [] }
  }
  const text = entry.text.trim()
  if (text === '') return unread
  if (declaration.type !== 'number') return { value: text, errors: [] }
  const number = readNumber(text)
  return number === null || number < declaration.minimum || number > declaration.maximum
    ? wrong(field, numberMessage(declaration))
    : { value: number, errors: [] }
}

/** `Enter an OGRS score between 0 and 100, or leave it empty`. */
export function numberMessage(declaration: Extract<RecordField, { type: 'number' }>): string {
  const { title, minimum, maximum } = declaration
  const bounds = `between ${numberInWords(minimum)} and ${numberInWords(maximum)}`
  return `Enter ${withArticle(insideSentence(title))} ${bounds}, or leave it empty if it is not known`
}

function wrong(field: string, message: string): Reading {
  return { value: null, errors: [{ field, message }] }
}

import { NONE, type RecordField, type Scalar } from '@iom-rules/core'
import { readDay } from '../../words/days.ts'
import { choiceInWords } from '../../words/facts.ts'
import { readNumber } from '../../words/numbers.ts'
import { numberMessage } from '../form/read.ts'
import { bareName } from './names.ts'

/** In which order a day such as 03/04/2026 is written. */
export type DayOrder = 'day-month-year' | 'month-day-year'

/** What a cell says: a value, `null` for not known, or why it cannot be read and what to do. */
export type ReadCell = { readonly value: Scalar | null } | { readonly fault: string }

export type CellReader = (text: string) => ReadCell

const notKnown: ReadCell = { value: null }
const unknownWords: ReadonlySet<string> = new Set(['', 'unknown', 'notknown', 'nk', 'null'])

/** Reads a cell as a fact, or as a field of a record. */
export function cellReader(declared: RecordField, order: DayOrder): CellReader {
  const read = readerOf(declared, order)
  return (text) => readKnown(declared, text.trim(), read)
}

function readKnown(declared: RecordField, text: string, read: CellReader): ReadCell {
  // A figure or a day is no word for what is not known.
  if (/^\d/.test(text)) return read(text)
  const bare = bareName(text)
  if (bare === '' && text.length < 2) return notKnown
  if (bare === 'none' && 'mayBeNone' in declared && declared.mayBeNone) return { value: NONE }
  const isValue = declared.type === 'choice' && declared.values.includes(text)
  return unknownWords.has(bare) && !isValue ? notKnown : read(text)
}

function readerOf(declared: RecordField, order: DayOrder): CellReader {
  switch (declared.type) {
    case 'boolean':
      return (text) => readTruth(text, declared)
    case 'number':
      return (text) => {
        const plain = declared.unit === 'percent' ? text.replace(/\s*%$/, '') : text
        const number = /^-?\d+(\.\d+)?e[+-]?\d+$/i.test(plain) ? Number(plain) : readNumber(plain)
        return number === null ? { fault: numberMessage(declared) } : { value: number }
      }
    case 'choice':
      return choiceReader(declared)
    case 'code':
      return (text) => ({ value: text.toUpperCase() })
    case 'day':
      return (text) => {
        const day = dayOf(text, order)
        const example = order === 'day-month-year' ? '22/11/2026' : '11/22/2026'
        return day === null
          ? { fault: `${declared.title} must be a real day with its year in full, such as ${example}` }
          : { value: day }
      }
  }
}

const yes: ReadonlySet<string> = new Set(['yes', 'y', 'true', 't', '1'])
const no: ReadonlySet<string> = new Set(['no', 'n', 'false', 'f', '0'])

function readTruth(
  text: string,
  { title, yes: met, no: unmet }: Extract<RecordField, { type: 'boolean' }>,
): ReadCell {
  const bare = bareName(text)
  if (yes.has(bare) || (met !== undefined && bare === bareName(met))) return { value: true }
  if (no.has(bare) || (unmet !== undefined && bare === bareName(unmet))) return { value: false }
  return { fault: `${title} must be Yes or No, or empty if it is not known` }
}

type Choices = Pick<Extract<RecordField, { type: 'choice' }>, 'title' | 'values' | 'labels'>

/** Reads one of the values, by its id or by its label. */
export function choiceReader({ title, values, labels = {} }: Choices): CellReader {
  const meanings = new Map<string, string>()
  for (const value of values) meanings.set(bareName(labels[value] ?? value), value)
  for (const value of values) meanings.set(bareName(value), value)
  const words = values.map((value) => `“${labels[value] ?? choiceInWords(value)}”`)
  const list = words.length > 8 ? `${words.slice(0, 8).join(', ')} and so on` : words.join(', ')
  return (text) => {
    const value = values.includes(text) ? text : meanings.get(bareName(text))
    return value === undefined ? { fault: `${title} must be one of ${list}` } : { value }
  }
}

/** `22/11/2026`, `22 November 2026`, `22-Nov-2026`, `2026-11-22`, with a time of day after it or not. */
function dayOf(text: string, order: DayOrder): string | null {
  const [, first = '', second = '', third = ''] =
    /^(\d{1,4}|[a-z]{3,9})[-/. ]+(\d{1,2}|[a-z]{3,9})[-/., ]+(\d{1,4})(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/i.exec(
      text,
    ) ?? []
  if (first.length === 4 && /^\d/.test(first)) return readDay({ year: first, month: second, day: third })
  const isMonthFirst = order === 'month-day-year' && /^\d+$/.test(first) && /^\d+$/.test(second)
  return isMonthFirst
    ? readDay({ month: first, day: second, year: third })
    : readDay({ day: first, month: second, year: third })
}

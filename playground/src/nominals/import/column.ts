import type { FactDeclaration, FactValue, Policy, RecordField } from '@iom-rules/core'
import { personalValue, type Personal } from '@iom-rules/core/record'
import { factInWords } from '../../words/facts.ts'
import { bareName } from './names.ts'
import type { Translation } from './plan.ts'
import { cellReader, choiceReader, type DayOrder } from './value.ts'

/** What a cell says as a fact: a value, `null` for not known, or why it cannot be read and what to do. */
export type ReadFact = { readonly value: FactValue } | { readonly fault: string }

/** One cell: what it says, and what it looks like if it could tell who somebody is. */
export interface LookedAt {
  readonly read: ReadFact
  readonly personal: Personal | null
}

/** Reads one column, and remembers what it has come to. */
export interface ColumnReader {
  readonly look: (text: string) => LookedAt
  /** Texts that are not written as the policy writes them, most frequent first. */
  readonly translations: () => Translation[]
}

/** Of a column of figures, these are enough to show how they are read. */
const rememberAtMost = 3000
const longestKept = 120

/** The reader of a column that holds a fact. */
export function factColumn(declared: FactDeclaration | RecordField, order: DayOrder): ColumnReader {
  const read = declared.type === 'list' ? listReader(declared) : cellReader(declared, order)
  const known = new Map<string, LookedAt & { cells: number }>()
  return {
    look(text) {
      // Long texts are lists, and hardly two are the same.
      if (text.length > longestKept) return { read: read(text), personal: guarded(declared, text) }
      const before = known.get(text)
      if (before !== undefined) {
        before.cells++
        return before
      }
      const found = { read: read(text), personal: guarded(declared, text), cells: 1 }
      if (known.size < rememberAtMost) known.set(text, found)
      return found
    },
    translations: () =>
      [...known]
        .flatMap(([from, { read, cells }]): Translation[] => {
          if ('fault' in read || read.value === null || !isTranslated(from, read.value)) return []
          const to = factInWords(declared as FactDeclaration, read.value)
          return from.trim().toLowerCase() === to.toLowerCase() ? [] : [{ from, to, cells }]
        })
        .sort((one, other) => other.cells - one.cells),
  }
}

function isTranslated(from: string, value: FactValue): boolean {
  return typeof value === 'object' ? !from.startsWith('[') : from !== String(value)
}

/** Of a list written as JSON, each text within; a figure by itself tells nothing. */
function guarded(declared: FactDeclaration | RecordField, text: string): Personal | null {
  if (declared.type === 'number' && /^[\d.,\s%]{1,9}$/.test(text)) return null
  if (declared.type !== 'list' || !text.startsWith('[')) return personalValue(text)
  for (let from = text.indexOf('"'); from >= 0;) {
    const to = text.indexOf('"', from + 1)
    if (to < 0) return null
    const found = within(text.slice(from + 1, to))
    if (found !== null) return found
    from = text.indexOf('"', to + 1)
  }
  return null
}

const knownWithin = new Map<string, Personal | null>()

// Lists say the same few thousand things over and over.
function within(text: string): Personal | null {
  const before = knownWithin.get(text)
  if (before !== undefined) return before
  const found = personalValue(text)
  if (knownWithin.size >= rememberAtMost) knownWithin.clear()
  knownWithin.set(text, found)
  return found
}

function listReader(declared: Extract<FactDeclaration, { type: 'list' }>): (text: string) => ReadFact {
  const { title, record, values = [], labels } = declared
  const choice = choiceReader({ title, values, ...(labels === undefined ? {} : { labels }) })
  const example = record === undefined ? '“A; B”' : '[{"…": "…"}]'
  return (cell) => {
    const text = cell.trim()
    if (text.startsWith('[')) return jsonList(title, text)
    const bare = bareName(text)
    if (text === '' || text === '-' || bare === 'unknown' || bare === 'notknown') return { value: null }
    if (bare === 'none') return { value: [] }
    if (record !== undefined) {
      return {
        fault: `${title} must be a list such as ${example}, [] for none, or empty if it is not known; or stand in a table of their own`,
      }
    }
    const members: string[] = []
    // A label may hold a comma, so it is looked for whole before the text is taken apart.
    for (const part of values.length > 0 && 'value' in choice(text) ? [text] : text.split(/[;|\n]/)) {
      const one = choice(part.trim())
      if ('fault' in one) return { fault: `${one.fault}; write several as ${example}` }
      if (typeof one.value === 'string' && !members.includes(one.value)) members.push(one.value)
    }
    return { value: members }
  }
}

function jsonList(title: string, text: string): ReadFact {
  try {
    return { value: JSON.parse(text) as FactValue }
  } catch {
    return { fault: `${title} must be a list that is whole: a bracket or a quote is missing` }
  }
}

/** Reads a place: by the id of the area, or by its name. */
export function areaReader(policy: Policy): (text: string) => { area: string | null } | { fault: string } {
  const meanings = new Map<string, string>()
  for (const [id, { title }] of Object.entries(policy.areas)) {
    meanings.set(bareName(title), id)
    meanings.set(bareName(id), id)
  }
  const titles = Object.values(policy.areas).map(({ title }) => title)
  return (text) => {
    const bare = bareName(text)
    if (bare === '' || bare === 'unknown' || bare === 'notknown') return { area: null }
    const area = meanings.get(bare)
    return area === undefined ? { fault: `Area must be one of ${titles.join(', ')}, or empty` } : { area }
  }
}

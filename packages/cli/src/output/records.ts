import type { Format } from '../options.ts'
import { csvText, type Cell } from './csv.ts'
import type { Sink } from './sink.ts'
import { tableBlocks, type Column } from './table.ts'

/** How one kind of record looks in the formats that are not JSON. */
export interface Layout<T> {
  /** The record as JSON; default: the record itself. */
  readonly json?: (record: T) => unknown
  readonly csv: { readonly header: readonly string[]; readonly cells: (record: T) => readonly Cell[] }
  readonly table:
    | { readonly columns: readonly Column[]; readonly rows: (record: T) => readonly (readonly string[])[] }
    | { readonly prose: (record: T) => string }
}

export interface Manner {
  readonly format: Format
  /** Columns of the terminal. */
  readonly width: number
  /** Asked after the last record: was the input one single object, so that JSON is one too? */
  readonly single?: () => boolean
}

/** Turns records into text, a batch at a time; `end` gives what is left to say. */
interface Encoder<T> {
  readonly batch: (records: readonly T[]) => string
  readonly end: () => string
}

const batchSize = 128

/**
 * Writes records in order and in constant memory. When the records end in a fault, what is not yet
 * written stays unwritten, and the file (if it is one) does not appear.
 */
export async function writeRecords<T>(
  records: AsyncIterable<T>,
  layout: Layout<T>,
  manner: Manner,
  sink: Sink,
): Promise<void> {
  const encoder = encoderFor(layout, manner)
  let held: T[] = []
  let writing: Promise<void> = Promise.resolve()
  const flush = () => {
    const text = held.length === 0 ? '' : encoder.batch(held)
    held = []
    if (text !== '') {
      writing = writing.then(() => sink.write(text))
      // Told where it is awaited; until then it must not count as unhandled.
      writing.catch(() => undefined)
    }
  }
  try {
    for await (const record of records) {
      held.push(record)
      // Between chunks of input there is time for this, so that a slow input is answered row by row.
      if (held.length === 1 && manner.format === 'ndjson') setImmediate(flush)
      if (held.length < batchSize) continue
      flush()
      await writing
    }
    flush()
    await writing
    const last = encoder.end()
    if (last !== '') await sink.write(last)
    await sink.keep()
  } catch (error) {
    held = []
    await sink.drop()
    throw error
  }
}

/** Records at hand, as {@link writeRecords} takes them. */
export async function* inTurn<T>(records: Iterable<T>): AsyncGenerator<T, void, undefined> {
  yield* records
}

function encoderFor<T>(layout: Layout<T>, manner: Manner): Encoder<T> {
  const plain = layout.json ?? ((record: T): unknown => record)
  if (manner.format === 'json') return jsonEncoder(plain, manner.single ?? (() => false))
  if (manner.format === 'csv') return csvEncoder(layout.csv)
  if (manner.format === 'table') return tableEncoder(layout.table, manner.width)
  return {
    batch: (records) => records.map((record) => `${JSON.stringify(plain(record))}\n`).join(''),
    end: () => '',
  }
}

/** Holds the first record back until it is clear whether it is the only one. */
function jsonEncoder<T>(plain: (record: T) => unknown, single: () => boolean): Encoder<T> {
  let first: string | null = null
  let begun = false
  const member = (text: string) => `  ${text.replaceAll('\n', '\n  ')}`
  return {
    batch: (records) => {
      const texts = records.map((record) => JSON.stringify(plain(record), null, 2))
      if (begun) return texts.map((text) => `,\n${member(text)}`).join('')
      if (first !== null) texts.unshift(first)
      first = texts[0] ?? null
      if (texts.length < 2) return ''
      begun = true
      return `[\n${texts.map(member).join(',\n')}`
    },
    end: () => {
      if (begun) return '\n]\n'
      if (first === null) return single() ? '' : '[]\n'
      return single() ? `${first}\n` : `[\n${member(first)}\n]\n`
    },
  }
}

function csvEncoder<T>(csv: Layout<T>['csv']): Encoder<T> {
  let begun = false
  const header = () => (begun ? [] : [csv.header])
  return {
    batch: (records) => {
      const text = csvText([...header(), ...records.map(csv.cells)])
      begun = true
      return text
    },
    end: () => csvText(header()),
  }
}

function tableEncoder<T>(table: Layout<T>['table'], width: number): Encoder<T> {
  if ('prose' in table) return { batch: (records) => records.map(table.prose).join(''), end: () => '' }
  const block = tableBlocks(table.columns, width)
  return { batch: (records) => block(records.flatMap(table.rows)), end: () => '' }
}

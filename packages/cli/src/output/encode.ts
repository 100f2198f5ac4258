import type { RowFormat } from '../options.ts'
import { csvText, type Cell } from './csv.ts'
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
  readonly format: RowFormat
  /** Columns of the terminal. */
  readonly width: number
  /** Asked after the last record: was the input one single object, so that JSON is one too? */
  readonly single?: () => boolean
}

/** Writes a run of records as text, which can stand by itself after what came before. */
export type Encode<T> = (records: readonly T[]) => string

/** How runs of records look; only a table remembers what came before, for the widths of its columns. */
export function encoderFor<T>(layout: Layout<T>, { format, width }: Manner): Encode<T> {
  const plain = layout.json ?? ((record: T): unknown => record)
  const { table, csv } = layout
  switch (format) {
    case 'ndjson':
      return (records) => records.map((record) => `${JSON.stringify(plain(record))}\n`).join('')
    case 'json':
      return (records) =>
        records
          .map((record) => JSON.stringify(plain(record), null, 2))
          .map(member)
          .join(',\n')
    case 'csv':
      return (records) => csvText(records.map(csv.cells))
    // A step on the way: the sink makes Parquet of it.
    case 'parquet':
      return (records) =>
        records
          .map((record) => {
            const cells = csv.cells(record)
            return `${JSON.stringify(Object.fromEntries(csv.header.map((name, at) => [name, cells[at] ?? null])))}\n`
          })
          .join('')
    case 'table': {
      if ('prose' in table) return (records) => records.map(table.prose).join('')
      const block = tableBlocks(table.columns, width)
      return (records) => block(records.flatMap(table.rows))
    }
  }
}

function member(text: string): string {
  return `  ${text.replaceAll('\n', '\n  ')}`
}

/** What stands before, between and after runs of records. */
export interface Frame {
  /** A run of records that was encoded, with what belongs before it; `records` says how many. */
  readonly around: (text: string, records: number) => string
  readonly end: () => string
}

/** The frame of a format: the headers of a CSV, the brackets of a JSON array. */
export function frameOf({ format, single = () => false }: Manner, header: readonly string[]): Frame {
  if (format === 'json') return jsonFrame(single)
  let begun = false
  const head = () => {
    const text = format === 'csv' && !begun ? csvText([header]) : ''
    begun = true
    return text
  }
  return { around: (text) => head() + text, end: head }
}

/** Holds the first record back until it is clear whether it is the only one. */
function jsonFrame(single: () => boolean): Frame {
  let first: string | null = null
  let begun = false
  return {
    around: (text, records) => {
      if (records === 0) return ''
      if (begun) return `,\n${text}`
      if (first === null && records === 1) {
        first = text
        return ''
      }
      begun = true
      return `[\n${first === null ? '' : `${first},\n`}${text}`
    },
    end: () => {
      if (begun) return '\n]\n'
      if (first === null) return single() ? '' : '[]\n'
      // As a member of an array it stands two spaces in, on every line.
      return single() ? `${first.slice(2).replaceAll('\n  ', '\n')}\n` : `[\n${first}\n]\n`
    },
  }
}

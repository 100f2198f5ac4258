import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { didYouMean, type FactDeclaration, type Issue, type Policy } from '@iom-rules/core'
import { CsvError, parse } from 'csv-parse'
import { exitCode, Stop } from '../exit.ts'
import { fault } from '../fault.ts'
import { original } from '../output/csv.ts'
import type { Opened } from './text.ts'
import { readValue } from './json.ts'
import { damage, longestRow, type Row } from './row.ts'

/** `null` for a list, which is JSON and may be broken. */
type Reader = ((cell: string) => unknown) | null

/** The facts that may have a column. */
export type Declared = Pick<Policy, 'facts' | 'derived'>

interface Header {
  readonly names: readonly string[]
  readonly readers: readonly Reader[]
}

/** Rows of a CSV whose headers are `ref`, `area` and the ids of the policy's facts. */
export async function* readCsv(
  { head, all }: Opened,
  policy: Declared,
  name: string,
): AsyncGenerator<Row, void, undefined> {
  const parser = parse({
    delimiter: delimiter(head),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    info: true,
  })
  // A fault of the source or of the text ends the iteration below, which is where it is told.
  pipeline(Readable.from(all), parser).catch(() => undefined)
  let header: Header | null = null
  let row = 0
  try {
    for await (const each of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const { record, info } = each
      if (header === null) {
        header = readHeader(record, policy, name)
        continue
      }
      row += 1
      const within = record.reduce(
        (sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0),
        0,
      )
      yield readRecord(record, header, row, info.lines - within)
    }
  } catch (error) {
    throw error instanceof CsvError ? broken(error, name) : error
  }
  if (header === null)
    throw new Stop(exitCode.invalidRows, `${name} is empty: a CSV starts with a line of headers.`)
}

/** The separator of the first line; quoted headers hold neither. */
function delimiter(head: string): string {
  const [first = ''] = head.trimStart().split(/[\r\n]/, 1)
  const count = (mark: string) => first.split(mark).length
  return count(';') > count(',') ? ';' : ','
}

function readHeader(names: readonly string[], policy: Declared, name: string): Header {
  const known = ['ref', 'area', ...Object.keys(policy.facts)]
  const faults = names.flatMap((column, at) => {
    if (names.indexOf(column) < at) return [`Column \`${column}\` is there twice.`]
    if (known.includes(column)) return []
    if (column === '') return [`Column ${at + 1} has no header.`]
    if (Object.hasOwn(policy.derived, column))
      return [`\`${column}\` is worked out by the policy: leave the column out.`]
    const near = didYouMean(column, known) ?? 'A header is `ref`, `area` or the id of a fact of the policy.'
    return [`The policy has no fact \`${column}\`. ${near}`]
  })
  if (!names.includes('ref')) faults.push('There is no column `ref`: every row needs a reference.')
  if (faults.length > 0) {
    throw new Stop(exitCode.invalidRows, faults.map((text) => `${name}, line 1: ${text}`).join('\n'))
  }
  return { names, readers: names.map((column) => readerFor(policy.facts[column]?.type)) }
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

/** Cells that do not read as their type stay text, and are refused where every wrong type is. */
function readerFor(type: FactDeclaration['type'] | undefined): Reader {
  if (type === 'list') return null
  if (type === 'number') return (cell) => (jsonNumber.test(cell) ? Number(cell) : cell)
  // Spreadsheets write TRUE and FALSE.
  if (type === 'boolean')
    return (cell) => (/^(true|TRUE)$/.test(cell) ? true : /^(false|FALSE)$/.test(cell) ? false : cell)
  return original
}

function readRecord(record: readonly string[], { names, readers }: Header, row: number, line: number): Row {
  const input = Object.fromEntries(names.map((name, at) => [name, record[at] ?? '']))
  if (record.length !== names.length) {
    const message = `The row has ${record.length} cells, and there are ${names.length} headers.`
    const help = 'A separator or a quote is missing or too many.'
    return { row, line, value: null, issues: [fault('column-count', '', message, help)], input: record }
  }
  const issues: Issue[] = []
  const nominal: Record<string, unknown> = {}
  const facts: Record<string, unknown> = {}
  names.forEach((name, at) => {
    const cell = record[at] ?? ''
    if (cell === '') return
    const isFact = name !== 'ref' && name !== 'area'
    const path = isFact ? `/facts/${name}` : `/${name}`
    const reader = readers[at]
    if (reader) {
      const hurt = damage(cell)
      if (hurt !== null) issues.push({ ...hurt, path })
      ;(isFact ? facts : nominal)[name] = reader(cell)
      return
    }
    const list = readValue(cell)
    facts[name] = list.value
    const help = 'Write a list as JSON, for example [] or [{"from":"2026-01-05","to":"NONE"}].'
    issues.push(...list.issues.map((issue) => ({ ...issue, path: path + issue.path, help })))
  })
  return { row, line, value: { ...nominal, facts }, issues, input }
}

/** A fault after which nobody can tell where rows begin and end: the whole input is refused. */
function broken(error: CsvError, name: string): Stop {
  // Rows that were read before the fault may not have been handed out: only the parser counts right.
  const { lines, records } = error as unknown as { readonly lines: number; readonly records: number }
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened and never closed, so the rows after it cannot be told apart'
      : error.code === 'CSV_MAX_RECORD_SIZE'
        ? `the row is longer than ${longestRow.toLocaleString('en')} characters; a quote is probably not closed`
        : 'there is a quote where none can be; write a quote inside a cell twice, and put quotes around the cell'
  const where = records === 0 ? 'the headers' : `row ${records}`
  return new Stop(
    exitCode.invalidRows,
    `${name}, line ${lines}, ${where}: ${what}. Nothing after it was read.`,
  )
}

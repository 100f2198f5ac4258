import { didYouMean, type FactDeclaration, type Issue, type Policy } from '@iom-rules/core'
import { exitCode, Stop } from '../exit.ts'
import { fault } from '../fault.ts'
import { original } from '../output/csv.ts'
import type { Broken, CsvForm, Read } from './batch.ts'
import { readSound, readValue } from './json.ts'
import { lineEnds, readRecords } from './records.ts'
import { damage, longestRow } from './row.ts'

/** `null` for a list, which is JSON and may be broken. */
type Reader = ((cell: string) => unknown) | null

/** The facts that may have a column. */
export type Declared = Pick<Policy, 'facts' | 'derived'>

/** The separator of the first line; quoted headers hold neither. */
export function delimiterOf(head: string): string {
  const [first = ''] = head.trimStart().split(/[\r\n]/, 1)
  const count = (mark: string) => first.split(mark).length
  return count(';') > count(',') ? ';' : ','
}

/** Reads the headers: `ref`, `area` and the ids of the policy's facts, each once. */
export function readHeader(text: string, policy: Declared, name: string): CsvForm {
  const delimiter = delimiterOf(text)
  const read = readRecords(text, delimiter)
  if ('fault' in read) {
    const { fault, line } = read
    throw broken({ fault, line, row: 0 }, { rows: 0, lines: 0 }, name)
  }
  const [names = []] = read.records
  const faults = columnFaults(names, policy)
  if (faults.length > 0) {
    throw new Stop(exitCode.invalidRows, faults.map((text) => `${name}, line 1: ${text}`).join('\n'))
  }
  return { delimiter, names }
}

/** What is wrong with the names of columns. */
export function columnFaults(names: readonly string[], policy: Declared): string[] {
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
  return faults
}

/** Reads stretches of whole records as nominals. */
export function csvReader({ delimiter, names }: CsvForm, { facts }: Declared): (text: string) => Read {
  const columns = names.map((name): Column => {
    const isFact = name !== 'ref' && name !== 'area'
    return {
      name,
      path: isFact ? `/facts/${name}` : `/${name}`,
      isFact,
      reader: readerFor(facts[name]?.type),
    }
  })
  return (text) => {
    const read = readRecords(text, delimiter)
    if ('fault' in read) {
      const { fault, line, record } = read
      return { ...nothing, broken: { fault, line, row: record + 1 } }
    }
    const { records, starts } = read
    const issues = new Map<number, readonly Issue[]>()
    const hurt = damage(text) !== null
    const values = records.map((record, at) => {
      const found: Issue[] = []
      const value = toNominal(record, columns, hurt, found)
      if (found.length > 0) issues.set(at, found)
      return value
    })
    return {
      values,
      issues,
      lines: lineEnds(text),
      lineOf: (at) => 1 + lineEnds(text, starts[at]),
      inputOf: (at) => asItCame(records[at] ?? [], names),
      broken: null,
    }
  }
}

interface Column {
  readonly name: string
  readonly path: string
  readonly isFact: boolean
  readonly reader: Reader
}

const nothing: Read = {
  values: [],
  issues: new Map(),
  lines: 0,
  lineOf: () => 0,
  inputOf: () => null,
  broken: null,
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

/** Cells that do not read as their type stay text, and are refused where every wrong type is. */
function readerFor(type: FactDeclaration['type'] | undefined): Reader {
  if (type === 'list') return null
  if (type === 'number') return (cell) => (jsonNumber.test(cell) ? Number(cell) : cell)
  // Spreadsheets write TRUE and FALSE.
  if (type === 'boolean')
    return (cell) =>
      cell === 'true' || cell === 'TRUE' ? true : cell === 'false' || cell === 'FALSE' ? false : cell
  return original
}

/** The cells of a record as a nominal. What is unknown is `null`, so that all have one shape, which is fast. */
function toNominal(
  record: readonly string[],
  columns: readonly Column[],
  hurt: boolean,
  issues: Issue[],
): unknown {
  if (record.length !== columns.length) {
    const message = `The row has ${record.length} cells, and there are ${columns.length} headers.`
    issues.push(fault('column-count', '', message, 'A separator or a quote is missing or too many.'))
    return null
  }
  const nominal: Record<string, unknown> = {}
  const facts: Record<string, unknown> = {}
  columns.forEach(({ name, path, isFact, reader }, at) => {
    const cell = record[at] as string
    if (cell === '') {
      if (isFact) facts[name] = null
    } else if (reader !== null) {
      const wrong = hurt ? damage(cell) : null
      if (wrong !== null) issues.push({ ...wrong, path })
      ;(isFact ? facts : nominal)[name] = reader(cell)
    } else {
      const list = hurt ? readValue(cell) : readSound(cell)
      facts[name] = list.value
      if (list.issues.length === 0) return
      const help = 'Write a list as JSON, for example [] or [{"from":"2026-01-05","to":"NONE"}].'
      issues.push(...list.issues.map((issue) => ({ ...issue, path: path + issue.path, help })))
    }
  })
  nominal['facts'] = facts
  return nominal
}

function asItCame(record: readonly string[], names: readonly string[]): unknown {
  return record.length === names.length
    ? Object.fromEntries(names.map((name, at) => [name, record[at]]))
    : record
}

/** A fault after which nobody can tell where rows begin and end: the whole input is refused. */
export function broken(
  { fault, line, row }: Broken,
  before: { readonly rows: number; readonly lines: number },
  name: string,
): Stop {
  const what =
    fault === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened and never closed, so the rows after it cannot be told apart'
      : fault === 'CSV_MAX_RECORD_SIZE'
        ? `the row is longer than ${longestRow.toLocaleString('en')} characters; a quote is probably not closed`
        : 'there is a quote where none can be; write a quote inside a cell twice, and put quotes around the cell'
  const where = row === 0 ? 'the headers' : `row ${before.rows + row}`
  return new Stop(
    exitCode.invalidRows,
    `${name}, line ${before.lines + line}, ${where}: ${what}. Nothing after it was read.`,
  )
}

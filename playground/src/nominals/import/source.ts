import type { Progress } from '@iom-rules/core/analysis'
import { personalValue, type Personal } from '@iom-rules/core/record'
import { readCsv, separatorOf } from '../../files/csv.ts'
import { personalHeader } from './personal.ts'
import { unpacked } from './unpack.ts'
import { Unreadable } from './unreadable.ts'

/** A table of a file: its headers, and its rows as texts. */
export interface SourceTable {
  /** The name of the sheet, or the number of the file: the name of a file could be somebody’s. */
  readonly name: string
  readonly headers: readonly string[]
  /** The row after the headers is row 2, as in a spreadsheet; an empty row has no cells. */
  readonly rows: readonly (readonly string[])[]
  readonly separator: string | null
}

const megabyte = 1024 * 1024
const limits = { text: 300 * megabyte, sheet: 60 * megabyte, unpacked: 400 * megabyte }

/** Says how far the work is, and gives a moment to whoever waits. */
export type Breathe = (progress: Progress) => Promise<void> | undefined

/** How far through a table. */
export function progressOf(row: number, { rows }: SourceTable): Progress {
  return { done: row, total: rows.length, what: 'rows read' }
}

/** The tables of a file: one of a CSV, and one for each sheet of an Excel file. */
export async function readFile(
  file: File,
  name: string,
  separator: string | null,
  breathe: Breathe,
): Promise<SourceTable[]> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (file.size === 0) throw new Unreadable('The file is empty.')
  if (start[0] === 0xd0 && start[1] === 0xcf) {
    throw new Unreadable(
      'This is an old Excel file, or one with a password. Save it as .xlsx without a password, or as CSV.',
    )
  }
  const isZip = start[0] === 0x50 && start[1] === 0x4b
  const limit = isZip ? limits.sheet : limits.text
  if (file.size > limit) {
    throw new Unreadable(
      `The file is larger than ${limit / megabyte} MB. Save fewer columns${isZip ? ', or save it as CSV' : ''}.`,
    )
  }
  return isZip ? readSheets(file) : [await readText(file, name, separator, breathe)]
}

async function readText(
  file: File,
  name: string,
  asked: string | null,
  breathe: Breathe,
): Promise<SourceTable> {
  const text = decoded(await file.arrayBuffer())
  if (text.slice(0, 4000).includes('\u0000')) throw new Unreadable('This is not a CSV or Excel file.')
  const separator = asked ?? separatorOf(text)
  const reading = readCsv(text, separator)
  const rows: string[][] = []
  let characters = 0
  for (;;) {
    const next = reading.next()
    if (next.done === true) {
      if (next.value === null) break
      const { line, message } = next.value
      throw new Unreadable(`The file cannot be read from line ${line} on: ${message}.`)
    }
    rows.push(next.value)
    for (const cell of next.value) characters += cell.length + 1
    if (rows.length % 2000 > 0) continue
    const total = Math.round((rows.length * text.length) / Math.max(1, Math.min(characters, text.length)))
    await breathe({ done: rows.length, total, what: 'rows found' })
  }
  return { ...tableOf(name, rows), separator }
}

/** UTF-8 or, with a mark, UTF-16; and what Excel in England saves as CSV. */
function decoded(bytes: ArrayBuffer): string {
  const [one, two] = new Uint8Array(bytes.slice(0, 2))
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

type SheetCell = string | number | boolean | Date | null

async function readSheets(file: File): Promise<SourceTable[]> {
  const { default: readExcelFile } = await import('read-excel-file/universal')
  const tablesOnly = unpacked(await file.arrayBuffer(), limits.unpacked)
  let sheets: Awaited<ReturnType<typeof readExcelFile>>
  try {
    sheets = await readExcelFile(tablesOnly, { trim: false })
  } catch {
    throw new Unreadable('The Excel file cannot be read. Save it again as .xlsx, or as CSV.')
  }
  const tables = sheets
    .filter(({ data }) => data.length > 0)
    .map(({ sheet, data }) => {
      const rows = data.map((row) => trimmed(row.map((cell) => cellText(cell as SheetCell))))
      return { ...tableOf(sheet, rows), separator: null }
    })
  if (tables.length === 0) throw new Unreadable('The Excel file has no sheet with anything in it.')
  return tables
}

// Days come as moments at midnight, which are written so that nobody can take the month for the day.
function cellText(cell: SheetCell): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

function trimmed(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}

function tableOf(name: string, [first = [], ...rows]: string[][]) {
  // Without a row of headers, the first person stands there.
  const headers = first.map((header) => (personalValue(header) === null ? header.trim() : ''))
  forget(rows, headers)
  return { name, headers, rows }
}

/** Kinds that may still put tables together before they are forgotten. */
const keys: ReadonlySet<Personal | null> = new Set<Personal | null>([null, 'crn', 'nomis'])

/** Takes out the columns whose headers say that they tell who people are: nobody can ask for them later. */
function forget(rows: readonly string[][], headers: readonly string[]): void {
  const told = headers.flatMap((header, at) => (keys.has(personalHeader(header)) ? [] : [at]))
  if (told.length === 0) return
  for (const cells of rows) for (const at of told) if (at < cells.length) cells[at] = ''
}

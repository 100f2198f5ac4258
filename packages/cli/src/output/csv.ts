import { stringify } from 'csv-stringify/sync'

/** What may stand in a cell; lists and objects are written as JSON, `null` as an empty cell. */
export type Cell = string | number | boolean | object | null | undefined

/**
 * A spreadsheet runs a cell that starts like this as a formula, full-width signs and leading spaces
 * included. Apostrophes before it are ours, or would be taken for ours.
 */
const formula = /^'*\s*[=+\-@\t\r\n＝＋－＠]/

/** Rows as RFC 4180 has them: CRLF, quotes where they are needed. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return ''
  return stringify(
    rows.map((row) => row.map(cellText)),
    // A bare line feed needs quotes too, which the library gives only to the delimiter it was told.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return neutral(cell)
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** Text that a spreadsheet shows and does not run. */
export function neutral(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** Undoes {@link neutral}, and nothing else: text we would not have written so stays as it is. */
export function original(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}

/** What may stand in a cell; lists and objects are written as JSON, `null` as an empty cell. */
export type Cell = string | number | boolean | object | null | undefined

/**
 * A spreadsheet runs a cell that starts like this as a formula, full-width signs and leading spaces
 * included. Apostrophes before it are ours, or would be taken for ours.
 */
const formula = /^'*\s*[=+\-@\t\r\n＝＋－＠]/

/** Most cells begin with one of these, and no formula does. */
const plainStart = /^[0-9A-Za-z]/

const needsQuotes = /[",\r\n]/

/** Rows as RFC 4180 has them: CRLF, quotes where they are needed. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  let text = ''
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 1) text += (at === 0 ? '' : ',') + cellText(row[at])
    text += '\r\n'
  }
  return text
}

/** One cell as it stands in the file. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return quoted(neutral(cell))
  return typeof cell === 'object' ? quoted(JSON.stringify(cell)) : String(cell)
}

function quoted(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Text that a spreadsheet shows and does not run. */
export function neutral(text: string): string {
  return !plainStart.test(text) && formula.test(text) ? `'${text}` : text
}

/** Undoes {@link neutral}, and nothing else: text we would not have written so stays as it is. */
export function original(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}

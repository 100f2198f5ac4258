/** What may stand in a cell; lists and objects are written as JSON, `null` as an empty cell. */
export type Cell = string | number | boolean | object | null | undefined

/**
 * A spreadsheet runs a cell that starts like this as a formula, full-width signs and leading spaces included.
 * Apostrophes before it are ours, or would be taken for ours. The command line writes and reads cells alike.
 */
const formula = /^'*\s*[=+\-@\t\r\n＝＋－＠]/

/** Rows as RFC 4180 has them: CRLF, quotes where they are needed, and nothing that a spreadsheet would run. */
export function csvText(rows: Iterable<readonly Cell[]>): string {
  let text = ''
  for (const row of rows) text += `${row.map(cellText).join(',')}\r\n`
  return text
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return quoted(neutral(cell))
  return typeof cell === 'object' ? quoted(JSON.stringify(cell)) : String(cell)
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Text that a spreadsheet shows and does not run. */
export function neutral(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** Undoes {@link neutral}, and nothing else. */
export function original(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}

/** Why the text cannot be read as rows any further. */
export interface CsvFault {
  readonly line: number
  readonly message: string
}

/**
 * The rows of a text with separated values, an empty line as a row of no cells, so that rows keep the numbers a
 * spreadsheet gives them. A quote within a cell that does not begin with one is a quote, as in a spreadsheet.
 */
export function* readCsv(text: string, separator: string): Generator<string[], CsvFault | null> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const row: string[] = []
    const from = line
    for (;;) {
      let cell: string
      if (text[at] === '"') {
        const end = closingQuote(text, at)
        if (end < 0) {
          return {
            line: from,
            message: 'a quote is opened and never closed, so the rows after it cannot be told apart',
          }
        }
        cell = text.slice(at + 1, end)
        if (cell.includes('"')) cell = cell.replaceAll('""', '"')
        line += lineEnds(cell)
        at = end + 1
        if (at < text.length && text[at] !== separator && !isLineEnd(text, at)) {
          return {
            line,
            message: 'there is more text after a closing quote; write a quote inside a cell twice',
          }
        }
      } else {
        const end = cellEnd(text, at, separator)
        cell = text.slice(at, end)
        at = end
      }
      row.push(original(cell))
      if (text[at] !== separator) break
      at++
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    yield row.length === 1 && row[0] === '' ? [] : row
  }
  return null
}

function closingQuote(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return -1
}

function cellEnd(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && !isLineEnd(text, at)) at++
  return at
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 10 || code === 13
}

function lineEnds(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|[\r\n]/).length - 1 : 0
}

/** What may stand between cells, and what it is called. */
export const separators = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar' } as const

/** The separator that the first line has most of, quoted text left out. */
export function separatorOf(text: string): string {
  const first = text.slice(0, 100_000).split(/[\r\n]/, 1)[0] ?? ''
  const bare = first.replaceAll(/"[^"]*"/g, '')
  const count = (mark: string) => bare.split(mark).length
  return Object.keys(separators).reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

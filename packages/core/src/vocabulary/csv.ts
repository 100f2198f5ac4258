/**
 * Lines as CSV (RFC 4180). What a spreadsheet would run as a formula is written so that it is only shown.
 */
export function csvText(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(cell).join()}\r\n`).join('')
}

// Full-width signs and leading spaces count too: spreadsheets look past them.
const formula = /^'*\s*[=+\-@\t\r\n＝＋－＠]/

function cell(text: string): string {
  const shown = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}

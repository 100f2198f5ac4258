import { fold } from './fold.ts'

/** A column of a table. One that folds gives way when the terminal is narrow. */
export interface Column {
  readonly title: string
  readonly folds?: true
}

const gap = 2
const narrowest = 12

/**
 * Writes rows as aligned columns, block after block. The first block fixes the widths, so that a
 * long table stays aligned without being held in memory; later cells fold where they must. A
 * terminal too narrow for columns gets one line for each cell.
 */
export function tableBlocks(
  columns: readonly Column[],
  width: number,
): (rows: readonly (readonly string[])[]) => string {
  const titles = columns.map(({ title }) => title)
  let widths: readonly number[] | null = null
  return (rows) => {
    if (rows.length === 0) return ''
    const begun = widths !== null
    widths ??= fit(columns, rows, width)
    const fixed = widths
    if (total(fixed) > width) return rows.map((row) => stack(titles, row, width)).join('')
    const rule = fixed.map((each) => '─'.repeat(each)).join(' '.repeat(gap))
    const head = begun ? '' : `${line(titles, fixed)}${rule}\n`
    return head + rows.map((row) => line(row, fixed)).join('')
  }
}

/** The widths the content asks for; where the whole is too wide, the widest that folds gives way. */
function fit(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] {
  const longest = (cell = '') => Math.max(...cell.split('\n').map((text) => text.length))
  const widths = columns.map(({ title }, at) =>
    Math.max(title.length, ...rows.map((row) => longest(row[at]))),
  )
  for (;;) {
    const over = total(widths) - width
    const widest = columns.reduce(
      (best, { folds }, at) => (folds && (widths[at] ?? 0) > (widths[best] ?? narrowest) ? at : best),
      -1,
    )
    if (over <= 0 || widest < 0) return widths
    widths[widest] = Math.max(narrowest, (widths[widest] ?? 0) - Math.max(1, Math.floor(over / 4)))
  }
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + each, gap * (widths.length - 1))
}

function line(cells: readonly string[], widths: readonly number[]): string {
  const folded = widths.map((width, at) => fold(cells[at] ?? '', width))
  const height = Math.max(...folded.map((lines) => lines.length))
  const lines = Array.from({ length: height }, (_, row) =>
    widths.map((width, at) => (folded[at]?.[row] ?? '').padEnd(width)).join(' '.repeat(gap)),
  )
  return lines.map((text) => `${text.trimEnd()}\n`).join('')
}

/** One row as lines of title and cell; empty cells are left out. */
function stack(titles: readonly string[], cells: readonly string[], width: number): string {
  const left = Math.max(...titles.map((title) => title.length))
  const filled = titles.flatMap((title, at) => (cells[at] ? [[title, cells[at]] as const] : []))
  return `${filled.map(([title, cell]) => line([title, cell], [left, width - left - gap])).join('')}\n`
}

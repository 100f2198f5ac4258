import { unknownDay, type Column } from './column.ts'

const found = new WeakMap<Column, Uint32Array>()

/** The rows of a column of which the value is not known: few, as a rule, and looked for once. */
export function unknownRows(column: Column): Uint32Array {
  let rows = found.get(column)
  if (rows === undefined) found.set(column, (rows = Uint32Array.from(search(column))))
  return rows
}

function search(column: Column): number[] {
  const unknown: number[] = []
  if (column.kind === 'number') {
    const { rows } = column
    for (let row = 0; row < rows.length; row += 1) if (Number.isNaN(rows[row])) unknown.push(row)
  } else if (column.kind === 'day') {
    const { rows } = column
    for (let row = 0; row < rows.length; row += 1) if (rows[row] === unknownDay) unknown.push(row)
  } else {
    const { rows } = column
    for (let row = 0; row < rows.length; row += 1) if (rows[row] === 0) unknown.push(row)
  }
  return unknown
}

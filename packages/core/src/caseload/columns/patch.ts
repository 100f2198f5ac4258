import type { Column } from './column.ts'
import type { ListColumn } from './list.ts'
import type { People } from './people.ts'

/**
 * The same people with other nominals in some rows. Columns in which nothing changes stay the very same.
 *
 * @param rows which rows, ascending
 * @param others the nominals for them, read by the same policy
 */
export function patchPeople(people: People, rows: readonly number[], others: People): People {
  const areas = [...new Set([...people.areas, ...others.areas])]
  const refs = people.refs.slice()
  const area = people.area.slice()
  rows.forEach((row, at) => {
    refs[row] = others.refs[at] as string
    area[row] = areas.indexOf(others.areas[others.area[at] as number] as string)
  })
  return {
    size: people.size,
    refs,
    area,
    areas,
    scalars: new Map(
      [...people.scalars].map(([fact, column]) => [
        fact,
        patchColumn(column, others.scalars.get(fact) as Column, rows),
      ]),
    ),
    lists: new Map(
      [...people.lists].map(([fact, list]) => [
        fact,
        patchList(list, others.lists.get(fact) as ListColumn, rows, people.size),
      ]),
    ),
  }
}

function patchColumn(column: Column, other: Column, rows: readonly number[]): Column {
  if (rows.every((row, at) => sameAt(column, row, other, at))) return column
  // Codes of a fact are places in the declared values, the same in both; only fields of records can be texts.
  const all = column.rows.slice()
  rows.forEach((row, at) => (all[row] = other.rows[at] as number))
  return { ...column, rows: all } as Column
}

/** Codes are places in the declared values, the same in both; texts are numbered as they come. */
function valueFor(other: Column, at: number, values: string[]): number {
  const value = other.rows[at] as number
  if (other.kind !== 'text' || value === 0) return value
  const text = other.values[value - 1] as string
  const known = values.indexOf(text)
  return known < 0 ? values.push(text) : known + 1
}

function sameAt(column: Column, row: number, other: Column, at: number): boolean {
  const [one, two] = [column.rows[row] as number, other.rows[at] as number]
  if (column.kind === 'text' && other.kind === 'text') return column.values[one - 1] === other.values[two - 1]
  return Object.is(one, two)
}

function patchList(list: ListColumn, other: ListColumn, rows: readonly number[], size: number): ListColumn {
  const isSame = (row: number, at: number): boolean => {
    const [from, start] = [list.starts[row] as number, other.starts[at] as number]
    const many = (list.starts[row + 1] as number) - from
    if (list.known[row] !== other.known[at] || many !== (other.starts[at + 1] as number) - start) return false
    for (const [field, column] of list.fields)
      for (let record = 0; record < many; record += 1)
        if (!sameAt(column, from + record, other.fields.get(field) as Column, start + record)) return false
    return true
  }
  if (rows.every(isSame)) return list
  const known = list.known.slice()
  const starts = new Int32Array(size + 1)
  let next = 0
  for (let row = 0; row < size; row += 1) {
    const isOther = rows[next] === row
    const [from, at] = isOther ? [other.starts, next] : [list.starts, row]
    if (isOther) {
      known[row] = other.known[next] as number
      next += 1
    }
    starts[row + 1] = (starts[row] as number) + (from[at + 1] as number) - (from[at] as number)
  }
  const fields = [...list.fields].map(([field, column]): [string, Column] => [
    field,
    spliced(column, other.fields.get(field) as Column, list, other, rows, starts),
  ])
  return { known, starts, fields: new Map(fields) }
}

/** One field of the records, those of the changed rows taken from the others. */
function spliced(
  column: Column,
  other: Column,
  list: ListColumn,
  others: ListColumn,
  rows: readonly number[],
  starts: Int32Array,
): Column {
  const all = new (column.rows.constructor as new (size: number) => typeof column.rows)(
    starts.at(-1) as number,
  )
  const values = column.kind === 'text' ? [...column.values] : []
  let from = 0
  rows.forEach((row, at) => {
    all.set(column.rows.subarray(list.starts[from], list.starts[row]), starts[from])
    let to = starts[row] as number
    for (let record = others.starts[at] as number; record < (others.starts[at + 1] as number); record += 1)
      all[to++] = valueFor(other, record, values)
    from = row + 1
  })
  all.set(column.rows.subarray(list.starts[from]), starts[from])
  return column.kind === 'text'
    ? ({ ...column, rows: all, values } as Column)
    : ({ ...column, rows: all } as Column)
}

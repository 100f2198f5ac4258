import { NONE } from '../../vocabulary/fact.ts'
import type { Classes } from '../../diagram/domain.ts'
import { noneDay, noneNumber, unknownDay, type Column } from '../columns/column.ts'

/** The class of a fact for every row, and `unknown` (one more than the last class) where it is not known. */
export interface ScalarAxis {
  readonly kind: 'scalar'
  readonly variable: number
  readonly rows: Uint16Array
  readonly unknown: number
  /** Two axes over the same people with one signature have the same rows. */
  readonly signature: string
}

/** The values of a fact that conditions test. */
export type TestedColumn = Exclude<Column, { kind: 'text' }>

/** Tells what decides the classes of a fact. */
export function classSignature(fact: string, classes: Classes, column: TestedColumn): string {
  const lookup =
    column.kind === 'code' ? column.values.map((value) => classes.classOf(value)) : classes.classOf(NONE)
  return JSON.stringify([fact, classes.count, classes.cuts, classes.starts, classes.places, lookup])
}

/** The classes of a carried fact. */
export function scalarAxis(
  fact: string,
  variable: number,
  classes: Classes,
  column: TestedColumn,
  size: number,
): ScalarAxis {
  const unknown = classes.count
  const signature = classSignature(fact, classes, column)
  const rows = new Uint16Array(size)
  if (column.kind === 'code') lookUp(column, classes, unknown, rows)
  else if (column.kind === 'number') cutNumbers(column.rows, classes, unknown, rows)
  else cutDays(column.rows, classes, unknown, rows)
  return { kind: 'scalar', variable, rows, unknown, signature }
}

function lookUp(
  column: Extract<Column, { kind: 'code' }>,
  classes: Classes,
  unknown: number,
  rows: Uint16Array,
): void {
  const codes = column.rows
  const table = Uint16Array.from([unknown, ...column.values.map((value) => classes.classOf(value))])
  for (let row = 0; row < rows.length; row += 1) rows[row] = table[codes[row] as number] as number
}

/** Numbers: even places lie between two cuts, odd places are the cuts themselves. */
export function cutNumbers(
  numbers: Float64Array,
  classes: Pick<Classes, 'cuts' | 'places' | 'classOf'>,
  unknown: number,
  rows: Uint16Array,
): void {
  const { cuts } = classes
  const places = Int32Array.from(classes.places)
  const none = classes.classOf(NONE)
  const many = cuts.length
  const sorted = Float64Array.from(cuts)
  for (let row = 0; row < rows.length; row += 1) {
    const value = numbers[row] as number
    if (value !== value) rows[row] = unknown
    else if (value === noneNumber) rows[row] = none
    else {
      let at = 0
      while (at < many && value > (sorted[at] as number)) at += 1
      rows[row] = places[at < many && value === sorted[at] ? 2 * at + 1 : 2 * at] as number
    }
  }
}

function cutDays(days: Int32Array, classes: Classes, unknown: number, rows: Uint16Array): void {
  const starts = Int32Array.from(classes.starts)
  const places = Int32Array.from(classes.places)
  const none = classes.classOf(NONE)
  const many = starts.length
  for (let row = 0; row < rows.length; row += 1) {
    const day = days[row] as number
    if (day === unknownDay) rows[row] = unknown
    else if (day === noneDay) rows[row] = none
    else {
      let at = 0
      while (at < many && day >= (starts[at] as number)) at += 1
      rows[row] = places[at] as number
    }
  }
}

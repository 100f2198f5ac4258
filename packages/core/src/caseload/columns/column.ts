import { dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { RecordField } from '../../policy/policy.ts'

/** Known to have none. A number that is not known is `NaN`. */
export const noneNumber = Infinity
export const unknownDay = -0x8000_0000
export const noneDay = 0x7fff_ffff

/** Values of one fact, or of one field of the records of a list, row by row. What is unknown is 0, `NaN` or `unknownDay`. */
export type Column =
  | {
      readonly kind: 'code'
      /** 0 unknown, else one more than the place in `values`. */
      readonly rows: Uint16Array
      readonly values: readonly (boolean | string)[]
    }
  /** Codes that no condition reads: 0 unknown, else one more than the place in `values`. */
  | { readonly kind: 'text'; readonly rows: Uint32Array; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly rows: Float64Array }
  | { readonly kind: 'day'; readonly rows: Int32Array }

/** The value of a row; `undefined` where it is unknown. */
export function valueAt(column: Column, row: number): Scalar | undefined {
  switch (column.kind) {
    case 'code':
    case 'text':
      return column.values[(column.rows[row] as number) - 1]
    case 'number': {
      const number = column.rows[row] as number
      return Number.isNaN(number) ? undefined : number === noneNumber ? NONE : number
    }
    case 'day': {
      const day = column.rows[row] as number
      return day === unknownDay ? undefined : day === noneDay ? NONE : dayText(day)
    }
  }
}

/** A column that grows. */
export interface ColumnBuilder {
  readonly add: (value: Scalar | null | undefined) => void
  readonly done: () => Column
}

/** Opens a column for a declared fact or field, whose values fit it. */
export function buildColumn(declared: RecordField): ColumnBuilder {
  switch (declared.type) {
    case 'boolean':
      return codes([false, true], (value) => (value === true ? 2 : 1))
    case 'choice': {
      const places = new Map(declared.values.map((value, at): [string, number] => [value, at + 1]))
      return codes([...declared.values], (value) => places.get(value as string) as number)
    }
    case 'code':
      return texts()
    case 'number':
      return numbers()
    case 'day':
      return days()
  }
}

function codes(values: readonly (boolean | string)[], codeOf: (value: Scalar) => number): ColumnBuilder {
  const rows = growing((size) => new Uint16Array(size))
  return {
    add: (value) => rows.add(value === null || value === undefined ? 0 : codeOf(value)),
    done: () => ({ kind: 'code', rows: rows.done(), values }),
  }
}

function texts(): ColumnBuilder {
  const rows = growing((size) => new Uint32Array(size))
  const values: string[] = []
  const places = new Map<string, number>()
  return {
    add(value) {
      if (typeof value !== 'string') return rows.add(0)
      const known = places.get(value)
      if (known === undefined) places.set(value, values.push(value))
      rows.add(known ?? values.length)
    },
    done: () => ({ kind: 'text', rows: rows.done(), values }),
  }
}

function numbers(): ColumnBuilder {
  const rows = growing((size) => new Float64Array(size))
  return {
    add: (value) => rows.add(value === NONE ? noneNumber : typeof value === 'number' ? value : Number.NaN),
    done: () => ({ kind: 'number', rows: rows.done() }),
  }
}

function days(): ColumnBuilder {
  const rows = growing((size) => new Int32Array(size))
  return {
    add: (value) =>
      rows.add(
        value === NONE ? noneDay : typeof value === 'string' ? (dayNumber(value) as DayNumber) : unknownDay,
      ),
    done: () => ({ kind: 'day', rows: rows.done() }),
  }
}

type Numbers = Uint16Array | Uint32Array | Float64Array | Int32Array | Uint8Array

/** Typed rows whose number is not known beforehand. */
export function growing<Rows extends Numbers>(
  make: (size: number) => Rows,
): { readonly add: (value: number) => void; readonly size: () => number; readonly done: () => Rows } {
  let rows = make(1024)
  let size = 0
  return {
    add(value) {
      if (size === rows.length) {
        const more = make(size * 2)
        more.set(rows)
        rows = more
      }
      rows[size] = value
      size += 1
    },
    size: () => size,
    done: () => rows.slice(0, size) as Rows,
  }
}

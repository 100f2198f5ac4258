import type { GroupAxis } from '../axes/group-axis.ts'
import { decode } from '../axes/states.ts'
import type { ScalarAxis } from '../axes/scalar-axis.ts'

/**
 * Everybody for whom a decision asks the same is one cell: the same classes of the facts it hangs on, and the same
 * combinations open of those derived from lists.
 */
export interface Cells {
  /** The cell of each row. */
  readonly rows: Uint32Array
  /** A row of each cell. */
  readonly first: Uint32Array
  readonly count: number
}

/** An axis as a decision sees it: the digit of each row. */
export interface Digits {
  readonly rows: Uint16Array | Uint32Array
  /** One more than the largest digit. */
  readonly radix: number
}

/** The state of a group, as far as some of its members go: states that leave those the same choice are one digit. */
export interface GroupDigits extends Digits {
  /** For each digit, the combinations of the classes of the chosen members. */
  readonly combinations: readonly (readonly (readonly number[])[])[]
  readonly variables: readonly number[]
}

export function scalarDigits(axis: ScalarAxis): Digits {
  return { rows: axis.rows, radix: axis.unknown + 1 }
}

/** Looks at only these variables of a group. */
export function groupDigits(axis: GroupAxis, wanted: ReadonlySet<number>): GroupDigits {
  const { members, states } = axis
  const chosen = members.flatMap(({ variable }, at) => (wanted.has(variable) ? [at] : []))
  const digits = new Map<string, number>()
  const combinations: (readonly number[])[][] = []
  const table = Uint32Array.from(states.all, (all) => {
    const distinct = new Map<string, readonly number[]>()
    for (const combination of all) {
      const classes = decode(states.radices, combination)
      const seen = chosen.map((at) => classes[at] as number)
      distinct.set(seen.join(), seen)
    }
    const key = [...distinct.keys()].sort().join(';')
    const known = digits.get(key)
    if (known !== undefined) return known
    digits.set(key, combinations.length)
    combinations.push([...distinct.values()])
    return combinations.length - 1
  })
  const rows = new Uint32Array(axis.rows.length)
  const from = axis.rows
  for (let row = 0; row < rows.length; row += 1) rows[row] = table[from[row] as number] as number
  return {
    rows,
    radix: Math.max(1, combinations.length),
    combinations,
    variables: chosen.map((at) => members[at]?.variable as number),
  }
}

/** Numbers are looked up directly up to this many. */
const directly = 1 << 20

/** Sorts the rows into cells. */
export function sortIntoCells(digits: readonly Digits[], size: number): Cells {
  let rows = new Uint32Array(size)
  let first: number[] = size > 0 ? [0] : []
  let count = Math.min(1, size)
  let radix = 1
  for (const [at, digit] of digits.entries()) {
    if (radix * digit.radix > directly) {
      ;({ rows, first, count } = numberPairs(rows, digit))
      radix = count
      continue
    }
    rows =
      digit.rows instanceof Uint16Array
        ? appendSmall(rows, digit.rows, digit.radix)
        : appendLarge(rows, digit.rows, digit.radix)
    radix *= digit.radix
    const next = digits[at + 1]
    // The last sorting is always made; one between only where the numbers would grow too large to be looked up directly.
    if (next !== undefined && radix * next.radix <= directly) continue
    ;({ first, count } = number(rows, radix))
    radix = count
  }
  return { rows, first: Uint32Array.from(first), count }
}

function appendSmall(rows: Uint32Array, digits: Uint16Array, radix: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(rows.length)
  for (let row = 0; row < rows.length; row += 1)
    longer[row] = (rows[row] as number) * radix + (digits[row] as number)
  return longer
}

function appendLarge(rows: Uint32Array, digits: Uint32Array, radix: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(rows.length)
  for (let row = 0; row < rows.length; row += 1)
    longer[row] = (rows[row] as number) * radix + (digits[row] as number)
  return longer
}

/** Numbers what occurs from 0, in the order in which it does, in place. */
function number(rows: Uint32Array, most: number): { first: number[]; count: number } {
  const first: number[] = []
  const table = new Int32Array(most).fill(-1)
  for (let row = 0; row < rows.length; row += 1) {
    const key = rows[row] as number
    let cell = table[key] as number
    if (cell < 0) {
      cell = first.push(row) - 1
      table[key] = cell
    }
    rows[row] = cell
  }
  return { first, count: first.length }
}

/** The same for rows with one digit more, where the numbers are too large for that. */
function numberPairs(
  rows: Uint32Array,
  { rows: digits, radix }: Digits,
): { rows: Uint32Array<ArrayBuffer>; first: number[]; count: number } {
  const first: number[] = []
  const table = new Map<number, number>()
  const numbered = new Uint32Array(rows.length)
  for (let row = 0; row < rows.length; row += 1) {
    const key = (rows[row] as number) * radix + (digits[row] as number)
    let cell = table.get(key)
    if (cell === undefined) table.set(key, (cell = first.push(row) - 1))
    numbered[row] = cell
  }
  return { rows: numbered, first, count: first.length }
}

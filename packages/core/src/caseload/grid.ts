import { IomRulesError } from '../vocabulary/issue.ts'
import type { Policy } from '../policy/policy.ts'
import { numericParameter, withParameters } from '../policy/tried.ts'
import type { AnswerCount, Caseload } from './caseload.ts'
import { inPolicyOrder } from './counts.ts'
import { inside, underPolicy } from './open.ts'
import { sweep } from './sweep.ts'
import { readCounts, stepAt, type Interval, type Sweep, type SweepLine } from './sweep-steps.ts'

/** A numeric parameter at these values: a row for each. */
export interface GridRows {
  /** The id of a numeric parameter. */
  readonly parameter: string
  /** Its values, within the parameter's own bounds. */
  readonly values: readonly number[]
}

/** A numeric parameter through its range, or a part of it: a column for each stretch over which nobody’s answer changes. */
export interface GridColumns {
  /** The id of another numeric parameter. */
  readonly parameter: string
  /** From which value; default the least the parameter may have. */
  readonly from?: number
  /** Up to which value; default the most the parameter may have. */
  readonly to?: number
}

/** Settings of `grid`. */
export interface GridOptions {
  /** The id of the decision whose answers are counted. */
  readonly decision: string
  /** Told how many rows out of how many are done. What it throws ends the work. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void
}

/** How many are where under two parameters at once, in columns: `gridAt` reads one cell. */
export interface Grid {
  /** The parameter and values of the rows, as they were asked for. */
  readonly rows: GridRows
  /** The parameter of the columns, and the stretches of its values in ascending order. */
  readonly columns: { readonly parameter: string; readonly stretches: readonly Interval[] }
  /** The id of the decision whose answers are counted. */
  readonly decision: string
  /** Ids of the areas, as the caseload has them. */
  readonly areas: readonly string[]
  /** The lines that answers are counted on, in the policy’s order. */
  readonly lines: readonly SweepLine[]
  /** Row by row, column by column, line by line, area by area. */
  readonly counts: Uint32Array
}

/** More cells than this are no longer read by anybody. */
const mostCells = 40_000

/**
 * How many are where at every value of one parameter with every value of another? Exact, not sampled: along a row
 * the counts change only from one column to the next.
 *
 * @throws IomRulesError `SAME_PARAMETER`; `TOO_COMPLEX` past 40,000 cells; and as `sweep` does.
 * @example
 * const both = grid(caseload, { parameter: 'ogrsHigh', values: [70, 75, 80] }, { parameter: 'cssThreshold', from: 500, to: 1500 }, { decision: 'cohort' })
 * gridAt(both, 1, 0) // who is where at 75 and a threshold from 500
 */
export function grid(
  caseload: Caseload,
  rows: GridRows,
  columns: GridColumns,
  { decision, onProgress }: GridOptions,
): Grid {
  const { policy } = caseload
  if (rows.parameter === columns.parameter)
    throw new IomRulesError(
      'SAME_PARAMETER',
      `A grid is of two parameters, and both are \`${rows.parameter}\`.`,
    )
  const { parameter, from, to } = columns
  // Nothing is swept where there are no rows, and what there is not is refused all the same.
  inside(caseload).evaluation.scopeOf(decision)
  for (const { parameter } of [rows, columns]) numericParameter(policy, parameter)
  const along = {
    decisions: [decision],
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
  const borders = new Map<string, Border>()
  const followed = rows.values.map((value, at) => {
    const there = underPolicy(caseload, withParameters(policy, { [rows.parameter]: value }))
    const found = sweep(there, parameter, along)
    for (let step = 0; step < found.size; step += 1) {
      const border = borderAt(found, step)
      borders.set(`${border.from} ${border.inclusive}`, border)
    }
    refuseTooMany(rows.values.length, borders.size)
    onProgress?.({ done: at + 1, of: rows.values.length })
    return found
  })
  const ordered = [...borders.values()].sort(
    (a, b) => a.from - b.from || Number(b.inclusive) - Number(a.inclusive),
  )
  const lines = linesTogether(policy, decision, followed)
  return {
    rows,
    columns: { parameter, stretches: stretchesOf(ordered, followed[0]) },
    decision,
    areas: caseload.areas,
    lines,
    counts: countsOfCells(followed, ordered, lines, decision, caseload.areas.length),
  }
}

/** How many are where in one cell; lines that nobody is on are left out. @param row, column positions from 0 */
export function gridAt({ lines, areas, columns, counts }: Grid, row: number, column: number): AnswerCount[] {
  return readCounts(lines, counts, row * columns.stretches.length + column, areas.length)
}

/** Where a stretch begins: at a value, or just after it. */
interface Border {
  readonly from: number
  readonly inclusive: boolean
}

function borderAt({ from, fromInclusive }: Sweep, step: number): Border {
  return { from: from[step] as number, inclusive: fromInclusive[step] === 1 }
}

function isAfter(one: Border, other: Border): boolean {
  return one.from > other.from || (one.from === other.from && !one.inclusive && other.inclusive)
}

function refuseTooMany(rows: number, columns: number): void {
  if (rows * columns <= mostCells) return
  throw new IomRulesError(
    'TOO_COMPLEX',
    `That is more than 40,000 cells: ${rows} rows, and ${columns} columns so far. Give fewer values, or a narrower range.`,
  )
}

function stretchesOf(borders: readonly Border[], first: Sweep | undefined): Interval[] {
  if (first === undefined) return []
  const { to, toInclusive } = stepAt(first, first.size - 1)
  return borders.map(({ from, inclusive }, at): Interval => {
    const next = borders[at + 1]
    if (next === undefined) return { from, fromInclusive: inclusive, to, toInclusive }
    return {
      from,
      fromInclusive: inclusive,
      to: first.whole ? next.from - 1 : next.from,
      toInclusive: first.whole || !next.inclusive,
    }
  })
}

/** Every line that somebody is on in some row. */
function linesTogether(policy: Policy, decision: string, sweeps: readonly Sweep[]): SweepLine[] {
  const all = sweeps.flatMap((each) => each.lines[decision] as readonly SweepLine[])
  const lines = new Map(all.map((line) => [line.text, line]))
  return [...lines.values()].sort(inPolicyOrder(policy, decision))
}

function countsOfCells(
  sweeps: readonly Sweep[],
  borders: readonly Border[],
  lines: readonly SweepLine[],
  decision: string,
  areas: number,
): Uint32Array {
  const counts = new Uint32Array(sweeps.length * borders.length * lines.length * areas)
  sweeps.forEach((followed, row) => {
    const here = followed.lines[decision] as readonly SweepLine[]
    const given = followed.counts[decision] as Uint32Array
    const places = here.map(({ text }) => lines.findIndex((line) => line.text === text))
    let step = 0
    borders.forEach((border, column) => {
      while (step + 1 < followed.size && !isAfter(borderAt(followed, step + 1), border)) step += 1
      const cell = (row * borders.length + column) * lines.length
      places.forEach((place, at) => {
        const start = (step * here.length + at) * areas
        counts.set(given.subarray(start, start + areas), (cell + place) * areas)
      })
    })
  })
  return counts
}

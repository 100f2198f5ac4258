import { IomRulesError } from '../vocabulary/issue.ts'
import type { AnswerCount } from './caseload.ts'

/** A stretch of values. */
export interface Interval {
  /** Where it begins, in the parameter's unit. */
  readonly from: number
  /** Where it ends; not less than `from`. */
  readonly to: number
  /** Does `from` itself belong to it? */
  readonly fromInclusive: boolean
  /** Does `to` itself belong to it? */
  readonly toInclusive: boolean
}

/**
 * Everything that changes as one numeric parameter goes through its range. The steps are stretches of values over
 * which nobody's answer changes (as `answerText` writes it); they lie end to end and cover the range, and at each
 * border somebody's answer changes. In columns, because there may be as many as people: `stepAt` reads one.
 */
export interface Sweep {
  /** The id of the parameter. */
  readonly parameter: string
  /** The values that were looked at. */
  readonly range: Interval
  /** The value the policy has. */
  readonly current: number
  /** May the parameter only be whole? Then steps begin and end at whole numbers, both inclusive. */
  readonly whole: boolean
  /** Ids of the areas, as the caseload has them. */
  readonly areas: readonly string[]
  /** Ids of the decisions that were counted. */
  readonly decisions: readonly string[]
  /** How many steps. */
  readonly size: number
  /** Where each step begins, ascending. */
  readonly from: Float64Array
  /** 1 where that value itself belongs to the step; else the step begins just after it. */
  readonly fromInclusive: Uint8Array
  /** For each decision, the lines its answers are counted on, in the policy's order. */
  readonly lines: { readonly [decision: string]: readonly SweepLine[] }
  /** For each decision how many are on each line in each area: step by step, line by line, area by area. */
  readonly counts: { readonly [decision: string]: Uint32Array }
  /** For each decision and step, how many people get another answer than at `current`. */
  readonly moved: { readonly [decision: string]: Uint32Array }
  /** For each decision, who changes where. */
  readonly changes: { readonly [decision: string]: SweepChanges }
}

/** Everybody who changes as the parameter rises, in the order in which they do. */
export interface SweepChanges {
  /** Answers as `answerText` writes them; the columns hold positions among them. */
  readonly texts: readonly string[]
  /** The step with which the row has another answer. */
  readonly step: Uint32Array
  /** The row of the caseload that changes. */
  readonly row: Uint32Array
  /** Position of the answer until then in `texts`. */
  readonly from: Uint16Array
  /** Position of the answer from then on in `texts`. */
  readonly to: Uint16Array
}

/**
 * What answers are counted under: an answer in short, with its outcome and certainty, and without the counts.
 */
export type SweepLine = Pick<AnswerCount, 'text' | 'outcome' | 'certainty'>

/** One step of a sweep, read out. */
export interface SweepStep extends Interval {
  /** As `countsOf` gives them; lines that nobody is on are left out. */
  readonly counts: { readonly [decision: string]: readonly AnswerCount[] }
  /** For each decision, how many people get another answer than at `current`. */
  readonly moved: { readonly [decision: string]: number }
}

/** Which step holds a value of the parameter? A position from 0. @throws IomRulesError `OUT_OF_RANGE` */
export function stepOf(sweep: Sweep, value: number): number {
  const { range, from, fromInclusive, size } = sweep
  const isBefore = value < range.from || (value === range.from && !range.fromInclusive)
  if (!(value <= range.to) || isBefore)
    throw new IomRulesError(
      'OUT_OF_RANGE',
      `\`${sweep.parameter}\` was followed from ${range.from} to ${range.to}; ${value} lies outside.`,
    )
  let [low, high] = [0, size - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const start = from[middle] as number
    if (value > start || (value === start && fromInclusive[middle] === 1)) low = middle
    else high = middle - 1
  }
  return low
}

/** The values of a step and how many are where. @param at a position from 0 */
export function stepAt(sweep: Sweep, at: number): SweepStep {
  const { range, from, fromInclusive, size, whole } = sweep
  const isLast = at === size - 1
  const next = isLast ? range.to : (from[at + 1] as number)
  return {
    from: from[at] as number,
    fromInclusive: fromInclusive[at] === 1,
    to: whole && !isLast ? next - 1 : next,
    toInclusive: isLast ? range.toInclusive : whole || fromInclusive[at + 1] === 0,
    counts: Object.fromEntries(sweep.decisions.map((decision) => [decision, countsAt(sweep, at, decision)])),
    moved: Object.fromEntries(
      sweep.decisions.map((decision) => [decision, sweep.moved[decision]?.[at] as number]),
    ),
  }
}

function countsAt(sweep: Sweep, at: number, decision: string): AnswerCount[] {
  const lines = sweep.lines[decision] as readonly SweepLine[]
  return readCounts(lines, sweep.counts[decision] as Uint32Array, at, sweep.areas.length)
}

/** The lines that somebody is on in one cell of counts, which run cell by cell, line by line, area by area. */
export function readCounts(
  lines: readonly SweepLine[],
  counts: Uint32Array,
  cell: number,
  areas: number,
): AnswerCount[] {
  return lines.flatMap((line, place) => {
    const start = (cell * lines.length + place) * areas
    const byArea = [...counts.subarray(start, start + areas)]
    const total = byArea.reduce((sum, count) => sum + count, 0)
    return total === 0 ? [] : [{ ...line, total, byArea }]
  })
}

/** Somebody who has another answer at another value of the parameter. */
export interface Mover {
  /** The row of the caseload. */
  readonly row: number
  /** As `answerText` writes it. */
  readonly from: string
  /** The answer at the other value, written as `from` is. */
  readonly to: string
}

/**
 * Who moves when the parameter goes from one value to another? By row; costs those who change between the two.
 *
 * @throws IomRulesError `OUT_OF_RANGE` for a value the sweep does not reach, `UNKNOWN_DECISION` for a decision that it
 * does not hold
 * @example
 * moversBetween(sweep(caseload, 'cssThreshold'), 'cohort', 1000, 1200)
 */
export function moversBetween(sweep: Sweep, decision: string, from: number, to: number): readonly Mover[] {
  const changes = Object.hasOwn(sweep.changes, decision) ? sweep.changes[decision] : undefined
  if (changes === undefined)
    throw new IomRulesError(
      'UNKNOWN_DECISION',
      `The sweep holds no decision \`${decision}\`. Decisions: ${sweep.decisions.join(', ')}.`,
    )
  const [one, other] = [stepOf(sweep, from), stepOf(sweep, to)]
  const [low, high] = [Math.min(one, other), Math.max(one, other)]
  const start = firstAfter(changes.step, low)
  const end = firstAfter(changes.step, high)
  let most = -1
  for (let at = start; at < end; at += 1) most = Math.max(most, changes.row[at] as number)
  // For each row one more than the place of its first change, and of its last.
  const first = new Uint32Array(most + 1)
  const last = new Uint32Array(most + 1)
  for (let at = start; at < end; at += 1) {
    const row = changes.row[at] as number
    if (first[row] === 0) first[row] = at + 1
    last[row] = at + 1
  }
  const movers: Mover[] = []
  for (let row = 0; row <= most; row += 1) {
    if (first[row] === 0) continue
    const below = changes.from[(first[row] as number) - 1] as number
    const above = changes.to[(last[row] as number) - 1] as number
    if (below === above) continue
    const [before, after] = one <= other ? [below, above] : [above, below]
    movers.push({ row, from: changes.texts[before] as string, to: changes.texts[after] as string })
  }
  return movers
}

/** The place of the first number that is larger, in numbers that rise. */
function firstAfter(numbers: Uint32Array, value: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}

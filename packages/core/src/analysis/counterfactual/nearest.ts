import { dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { Compiled, Variable } from '../../diagram/compile.ts'
import { writtenTests } from '../../diagram/tested.ts'
import { dayRange } from '../../policy/operators.ts'
import type { DayFact, FactTest, NumberFact, ScalarFact } from '../../policy/policy.ts'

/** A value of one class that a fact might have, and how far it is from the value the fact has. */
export interface Nearest {
  readonly value: Scalar
  /** A share of the fact's bounds; days against ten years; a choice, a yes or no, or having none is 1. */
  readonly distance: number
  /** A day that is to come would have passed, or the other way round; a day that nobody knows would have. */
  readonly crosses: boolean
}

/** What a day fact, which has no bounds, is measured against. */
const daysOfTenYears = 3652

/**
 * Which value of a class lies nearest to the value a fact has? Where there is no nearest, because the
 * class begins just past an edge, a whole unit past it is taken where that fits. `null` where no value
 * that a nominal may carry is in the class.
 */
export function nearest(
  compiled: Compiled,
  variable: Variable,
  declared: ScalarFact,
  from: Scalar | null,
  at: number,
): Nearest | null {
  const { classes } = variable
  const other = (value: Scalar): Nearest => ({ value, distance: from === null ? 0 : 1, crosses: false })
  switch (declared.type) {
    case 'boolean':
    case 'choice':
      return other(classes.examples[at] as Scalar)
    case 'number': {
      const found = numberIn(variable, declared, from, at)
      if (found === null) return noneIn(variable, declared, at) ? other(NONE) : null
      if (typeof from !== 'number') return other(found)
      const span = declared.maximum - declared.minimum
      return { value: found, distance: Math.abs(found - from) / span, crosses: false }
    }
    case 'day': {
      const found = dayIn(compiled, variable, declared, from, at)
      if (found === null) return noneIn(variable, declared, at) ? other(NONE) : null
      const before = from === null ? null : dayNumber(String(from))
      const today = compiled.asAtNumber
      const isOver = found < today && declared.past !== true
      if (before === null) return { ...other(dayText(found)), crosses: isOver }
      const away = Math.abs(found - before) / daysOfTenYears
      return { value: dayText(found), distance: Math.min(1, away), crosses: before < today !== found < today }
    }
  }
}

function noneIn(variable: Variable, declared: NumberFact | DayFact, at: number): boolean {
  return declared.mayBeNone === true && variable.classes.classOf(NONE) === at
}

/** A stretch of a line between two neighbouring edges; an open end is not in it. */
interface Stretch {
  readonly low: number
  readonly high: number
  readonly lowOpen: boolean
  readonly highOpen: boolean
}

function numberIn(variable: Variable, declared: NumberFact, from: Scalar | null, at: number): number | null {
  const values = stretchesOf(variable.classes.cuts, declared)
    .map((stretch) => ({ stretch, inside: insideOf(stretch, declared.whole === true) }))
    .filter(({ inside }) => variable.classes.classOf(inside) === at)
    .map(({ stretch, inside }) => (typeof from === 'number' ? towards(stretch, from) : inside))
  if (typeof from !== 'number') return values[0] ?? null
  return least(values, (value) => Math.abs(value - from))
}

function stretchesOf(cuts: readonly number[], { minimum, maximum, whole }: NumberFact): Stretch[] {
  const inner = cuts.filter((cut) => cut > minimum && cut < maximum)
  const points = [...new Set([minimum, ...inner, maximum])].sort((a, b) => a - b)
  return points.flatMap((low, at): Stretch[] => {
    const high = points[at + 1]
    const point = { low, high: low, lowOpen: false, highOpen: false }
    if (whole !== true)
      return high === undefined ? [point] : [point, { low, high, lowOpen: true, highOpen: true }]
    const own = Number.isInteger(low) ? [point] : []
    if (high === undefined) return own
    const between = { low: Math.floor(low) + 1, high: Math.ceil(high) - 1, lowOpen: false, highOpen: false }
    return between.low > between.high ? own : [...own, between]
  })
}

/** A value of the stretch that reads well. */
function insideOf(stretch: Stretch, whole: boolean): number {
  if (!stretch.lowOpen || whole) return stretch.low
  return past(stretch.low, 1, stretch)
}

/** The value of the stretch nearest to a number, which is not in it. */
function towards(stretch: Stretch, from: number): number {
  if (from <= stretch.low) return stretch.lowOpen ? past(stretch.low, 1, stretch) : stretch.low
  return stretch.highOpen ? past(stretch.high, -1, stretch) : stretch.high
}

/** Just past an open edge: by a whole unit where that is still in the stretch. */
function past(edge: number, direction: 1 | -1, { low, high }: Stretch): number {
  for (const step of [1, 0.1, 0.01, 0.001, 0.000001]) {
    const value = Math.round((edge + direction * step) * 1e6) / 1e6
    if (value > low && value < high) return value
  }
  return (low + high) / 2
}

function dayIn(
  compiled: Compiled,
  variable: Variable,
  declared: DayFact,
  from: Scalar | null,
  at: number,
): DayNumber | null {
  const today = compiled.asAtNumber
  const last = declared.past === true ? today : Infinity
  const starts = dayStarts(compiled, variable).filter((start) => start <= last)
  const known = from === null ? null : dayNumber(String(from))
  // With nothing to go from, today on is more likely than the past, and an edge says most.
  const origin = known ?? Math.max(today, dayNumber(String(variable.classes.examples[at])) ?? today)
  const side: readonly [number, number] = origin < today ? [-Infinity, today - 1] : [today, Infinity]
  const within = [-Infinity, ...starts].flatMap((first, place) => {
    const end = Math.min(last, (starts[place] ?? Infinity) - 1)
    const all = clamped(origin, first, end)
    if (all === null || variable.classes.classOf(dayText(all)) !== at) return []
    return [clamped(origin, Math.max(first, side[0]), Math.min(end, side[1])) ?? all]
  })
  const isOver = (day: DayNumber) => (day < today !== origin < today ? 1e9 : 0)
  return least(within, (day) => isOver(day) + Math.abs(day - origin))
}

function clamped(value: number, low: number, high: number): number | null {
  return low > high ? null : Math.min(Math.max(value, low), high)
}

/** The first days of the stretches into which the tests of a fact cut the calendar. */
function dayStarts(compiled: Compiled, { fact }: Variable): DayNumber[] {
  const starts = new Set<DayNumber>()
  for (const test of writtenTests(compiled.policy).get(fact) as readonly FactTest[]) {
    if (test.operator === 'isNone') continue
    const { operator, required } = compiled.resolved(test)
    const { from, to } = dayRange(operator, required, compiled.asAtNumber)
    if (from !== null) starts.add(from)
    if (to !== null) starts.add(to + 1)
  }
  return [...starts].sort((a, b) => a - b)
}

function least(values: readonly number[], cost: (value: number) => number): number | null {
  return values.reduce<number | null>(
    (best, value) => (best === null || cost(value) < cost(best) ? value : best),
    null,
  )
}

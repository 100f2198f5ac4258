import { dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { Compiled, Variable } from '../../diagram/compile.ts'
import type { DayFact, NumberFact, ScalarFact } from '../../policy/policy.ts'

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
      const found = dayIn(compiled, variable, from, at)
      if (found === null) return noneIn(variable, declared, at) ? other(NONE) : null
      const before = dayNumber(String(from))
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

/** A stretch of a line: an edge, or what lies between two neighbouring ones, which are then not in it themselves. */
interface Stretch {
  readonly low: number
  readonly high: number
}

function numberIn(variable: Variable, declared: NumberFact, from: Scalar | null, at: number): number | null {
  // With nothing to go from it is the least.
  const origin = typeof from === 'number' ? from : -Infinity
  const values = stretchesOf(variable.classes.cuts, declared)
    .map((stretch) => towards(stretch, origin, declared.whole === true))
    .filter((value) => variable.classes.classOf(value) === at)
  return least(values, (value) => Math.abs(value - origin))
}

/** Of whole numbers the stretches have the first and the last of those between two edges. */
function stretchesOf(cuts: readonly number[], { minimum, maximum, whole }: NumberFact): Stretch[] {
  const points = [minimum, ...cuts.filter((cut) => cut > minimum && cut < maximum), maximum]
  return points.flatMap((low, at): Stretch[] => {
    const point = { low, high: low }
    const high = points[at + 1]
    if (whole !== true) return high === undefined ? [point] : [point, { low, high }]
    const own = Number.isInteger(low) ? [point] : []
    if (high === undefined) return own
    const between = { low: Math.floor(low) + 1, high: Math.ceil(high) - 1 }
    return between.low > between.high ? own : [...own, between]
  })
}

/** The value of a stretch nearest to a number, which is not in it. */
function towards({ low, high }: Stretch, from: number, whole: boolean): number {
  const [edge, direction] = from <= low ? [low, 1] : [high, -1]
  if (whole) return edge
  // Just past the edge: by a whole unit where that is still in the stretch.
  for (const step of [1, 0.1, 0.01, 0.001, 0.000001]) {
    const value = Math.round((edge + direction * step) * 1e6) / 1e6
    if (value > low && value < high) return value
  }
  return (low + high) / 2
}

function dayIn(compiled: Compiled, variable: Variable, from: Scalar | null, at: number): DayNumber | null {
  const { classes } = variable
  const today = compiled.asAtNumber
  // With nothing to go from, today on is more likely than the past, and an edge says most.
  const origin = dayNumber(String(from)) ?? Math.max(today, dayNumber(String(classes.examples[at])) ?? today)
  const days = [-Infinity, ...classes.starts]
    .map((first, place) => Math.min(Math.max(origin, first), (classes.starts[place] ?? Infinity) - 1))
    .filter((day) => classes.classOf(dayText(day)) === at)
  const isOver = (day: DayNumber) => (day < today !== origin < today ? 1e9 : 0)
  return least(days, (day) => isOver(day) + Math.abs(day - origin))
}

function least(values: readonly number[], cost: (value: number) => number): number | null {
  return values.reduce<number | null>(
    (best, value) => (best === null || cost(value) < cost(best) ? value : best),
    null,
  )
}

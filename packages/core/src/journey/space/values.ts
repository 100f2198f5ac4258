import { dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { Compiled } from '../../diagram/compile.ts'
import { dayRange } from '../../policy/operators.ts'
import type { Policy, RecordField } from '../../policy/policy.ts'
import { resolve } from '../../policy/references.ts'
import { movesInTime, testsOf } from '../making/turning.ts'

/** Where a line of numbers, or of days, is cut: values between two neighbouring cuts are told apart by nothing. */
export interface Cuts {
  readonly numbers: readonly number[]
  /** First days of stretches. */
  readonly days: readonly DayNumber[]
}

export const noCuts: Cuts = { numbers: [], days: [] }

/** A space has one day at least. */
export function firstOf(days: readonly Compiled[]): Compiled {
  return days[0] as Compiled
}

/** The cuts that the tests of a policy make in a fact, as at some days. */
export function cutsIn(policy: Policy, days: readonly Compiled[], fact: string): Cuts {
  const starts = days.flatMap(({ asAt }) => dayCuts(policy, fact, asAt).map(({ at }) => at))
  return { numbers: firstOf(days).variable(fact)?.classes.cuts ?? [], days: [...new Set(starts)] }
}

/** The first day of a stretch, and whether it moves on with the day of the assessment. */
export interface DayCut {
  readonly at: DayNumber
  readonly moves: boolean
}

/**
 * The first days of the stretches that tests of a fact cut the calendar into, in the order of the
 * tests.
 */
export function dayCuts(policy: Policy, fact: string, asAt: Day): DayCut[] {
  if (policy.facts[fact]?.type !== 'day') return []
  return (testsOf(policy).get(fact) ?? []).flatMap((test) => {
    if (test.operator === 'isNone') return []
    const required = resolve(policy, test.value, asAt) as Scalar
    const { from, to } = dayRange(test.operator, required, dayNumber(asAt) as DayNumber)
    const moves = movesInTime(test)
    return [from, to === null ? null : to + 1].flatMap((at) => (at === null ? [] : [{ at, moves }]))
  })
}

/** One value on each cut and one between each two, as far as the declaration admits them by the last of the days. */
export function valuesAround(declared: RecordField, cuts: Cuts, asAt: Day, until: Day = asAt): Scalar[] {
  const none = 'mayBeNone' in declared && declared.mayBeNone ? [NONE] : []
  switch (declared.type) {
    case 'boolean':
      return [false, true]
    case 'choice':
      return [...declared.values]
    case 'code':
      return ['1']
    case 'number':
      return [...numbersAround(cuts.numbers, declared), ...none]
    case 'day': {
      const last = declared.past === true ? (dayNumber(until) as DayNumber) : null
      return [...daysAround(cuts.days, dayNumber(asAt) as DayNumber, last), ...none]
    }
  }
}

function numbersAround(
  cuts: readonly number[],
  {
    minimum,
    maximum,
    whole,
  }: { readonly minimum: number; readonly maximum: number; readonly whole?: boolean },
): number[] {
  const inside = cuts.filter((cut) => cut > minimum && cut < maximum)
  const edges = [...new Set([minimum, ...inside, maximum])].sort((a, b) => a - b)
  const values = edges.flatMap((edge, at) => {
    const next = edges[at + 1]
    return next === undefined ? [edge] : [edge, betweenOf(edge, next)]
  })
  return whole === true ? [...new Set(values.map(Math.floor))].filter((value) => value >= minimum) : values
}

/** A number between two, whole where there is one. */
function betweenOf(low: number, high: number): number {
  const next = Math.floor(low) + 1
  return next < high ? next : (low + high) / 2
}

function daysAround(cuts: readonly DayNumber[], today: DayNumber, last: DayNumber | null): Day[] {
  const days = [today, ...cuts.flatMap((cut) => [cut - 1, cut])]
  return [...new Set(days)]
    .filter((day) => last === null || day <= last)
    .sort((a, b) => a - b)
    .map(dayText)
}

/** The stretch or cut that a value lies on, as a text; other values stand for themselves. */
export function stretchOf(type: string, cuts: Cuts, value: Scalar): string {
  if (type === 'number' && typeof value === 'number')
    return `${cuts.numbers.filter((cut) => cut < value).length}${cuts.numbers.includes(value) ? '=' : '<'}`
  const day = type === 'day' ? dayNumber(String(value)) : null
  return day === null ? String(value) : String(cuts.days.filter((cut) => cut <= day).length)
}

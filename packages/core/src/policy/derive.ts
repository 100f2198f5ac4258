import { addMonths, dayNumber, type Day, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type FactRecord, type Scalar } from '../vocabulary/fact.ts'
import { dayRange, holds, type TestedType } from './operators.ts'
import type { DerivedFact, Policy, RecordCondition, Table } from './policy.ts'
import { fieldsOf, listOf, own, resolve } from './references.ts'

/** Periods as disjoint day ranges, `from` inclusive and `to` exclusive, clipped to *as at*. */
export type Periods = readonly { readonly from: DayNumber; readonly to: DayNumber }[]

/**
 * What the records of a list come to for one derived fact, so that records can be added one by one:
 * how many count, the sum of their weights, whether a weight is unknown, and the latest day.
 */
export interface Tally {
  readonly count: number
  readonly sum: number
  /** A counted record has no weight in the table: the sum is at least `sum`, and unknown. */
  readonly open: boolean
  readonly latest: DayNumber | null
}

export const emptyTally: Tally = { count: 0, sum: 0, open: false, latest: null }

export function addTally(tally: Tally, other: Tally, times = 1): Tally {
  return {
    count: tally.count + other.count * times,
    sum: tally.sum + other.sum * times,
    open: tally.open || other.open,
    latest:
      other.latest === null || (tally.latest !== null && tally.latest >= other.latest)
        ? tally.latest
        : other.latest,
  }
}

/** Judges one record, complete in the fields that are tested, under given periods. */
export type RecordTally = (record: FactRecord, periods: (list: string) => Periods) => Tally

/** Prepares the tally of single records for a derived fact as at a day. */
export function recordTally(
  policy: Policy,
  derived: DerivedFact,
  asAt: DayNumber,
  asAtText: Day,
): RecordTally {
  const counts =
    derived.where === undefined ? () => true : recordTest(policy, derived, derived.where, asAt, asAtText)
  const weigh = weigher(policy, derived)
  const latest = 'latest' in derived ? derived.of : null
  return (record, periods) => {
    if (!counts(record, periods)) return emptyTally
    const weight = weigh(record)
    const day = latest === null ? null : record[latest]
    return {
      count: 1,
      sum: weight ?? 0,
      open: weight === null,
      latest: typeof day === 'string' ? dayNumber(day) : null,
    }
  }
}

function weigher(policy: Policy, derived: DerivedFact): (record: FactRecord) => number | null {
  if (!('sum' in derived)) return () => 0
  const { rows } = policy.tables[derived.of.table] as Table
  const by = derived.of.by
  return (record) => own(rows, String(record[by]))?.value ?? null
}

type RecordTest = (record: FactRecord, periods: (list: string) => Periods) => boolean

function recordTest(
  policy: Policy,
  derived: DerivedFact,
  where: RecordCondition,
  asAt: DayNumber,
  asAtText: Day,
): RecordTest {
  const inner = (part: RecordCondition) => recordTest(policy, derived, part, asAt, asAtText)
  if ('all' in where) {
    const parts = where.all.map(inner)
    return (record, periods) => parts.every((part) => part(record, periods))
  }
  if ('any' in where) {
    const parts = where.any.map(inner)
    return (record, periods) => parts.some((part) => part(record, periods))
  }
  if ('not' in where) {
    const part = inner(where.not)
    return (record, periods) => !part(record, periods)
  }
  const { field, operator, notCounting } = where
  const required = resolve(policy, where.value, asAtText)
  if (notCounting !== undefined && operator === 'withinLastMonths') {
    const start = addMonths(asAt, -Number(required))
    return (record, periods) => {
      const day = dayNumber(String(record[field]))
      return day !== null && day <= asAt && day + daysInside(periods(notCounting), day, asAt) >= start
    }
  }
  const type = fieldType(policy, derived, field)
  if (type === 'day' && operator !== 'isNone' && operator !== 'notEqual') {
    // The range of days is worked out once, not for every record.
    const { from, to } = dayRange(operator, required, asAt)
    return (record) => {
      const day = dayNumber(String(record[field]))
      return day !== null && (from === null || day >= from) && (to === null || day <= to)
    }
  }
  return (record) => holds(operator, record[field] as Scalar, required, asAt, type)
}

function fieldType(policy: Policy, derived: DerivedFact, field: string): TestedType {
  const type = fieldsOf(policy, listOf(derived))[field]?.type
  return type === 'boolean' || type === 'number' || type === 'day' ? type : 'choice'
}

/** How many days of the periods lie from a day (inclusive) up to, not including, *as at*. */
export function daysInside(periods: Periods, from: DayNumber, asAt: DayNumber): number {
  let days = 0
  for (const period of periods) days += Math.max(0, Math.min(period.to, asAt) - Math.max(period.from, from))
  return days
}

/** Complete period records as disjoint ranges: overlaps count once, `NONE` is still running. */
export function readPeriods(records: readonly FactRecord[], asAt: DayNumber): Periods {
  // No day is `NONE`: what has not begun by *as at*, or still runs, reaches up to it.
  const day = (end: unknown): DayNumber => dayNumber(String(end)) ?? asAt
  const ranges = records
    .map((record) => ({ from: day(record['from']), to: Math.min(asAt, day(record['to'])) }))
    .filter((range) => range.from < range.to)
    .sort((a, b) => a.from - b.from)
  const merged: { from: DayNumber; to: DayNumber }[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last !== undefined && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else merged.push({ ...range })
  }
  return merged
}

/** The sum to six decimal places, so that 0.1 and 0.2 come to 0.3 in any order. */
export function roundedSum(tally: Tally): number {
  return Math.round(tally.sum * 1e6) / 1e6
}

/** The value of a derived fact from its tally; `null` when a weight is unknown. */
export function tallyValue(
  derived: DerivedFact,
  tally: Tally,
  dayText: (day: DayNumber) => Day,
): Scalar | null {
  if ('exists' in derived) return tally.count > 0
  if ('count' in derived) return tally.count
  if ('latest' in derived) return tally.latest === null ? NONE : dayText(tally.latest)
  return tally.open ? null : roundedSum(tally)
}

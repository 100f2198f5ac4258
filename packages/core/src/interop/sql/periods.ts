import type { FieldTest } from '../../policy/policy.ts'
import type { Constants } from './constants.ts'

/**
 * What periods do is to move the first day that counts as within a window. Going back from *as at*, days outside
 * all periods are used up one by one and days inside cost nothing; the day on which `start`'s allowance is used up
 * is where the window begins. So periods are read once into the stretches that each adds to those before it, with
 * the days outside all periods from there to *as at*.
 */

/**
 * From periods `key, a, b, hole` (b not included): `key, a2, days, outside, hole`. A period that adds nothing, and
 * one with a hole, has no days.
 */
export function stretches(periods: string, constants: Constants): string {
  const before = `MAX(b) OVER (PARTITION BY key ORDER BY a, b ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`
  const whole = `SELECT key, CASE WHEN hole = 0 THEN a END AS a, CASE WHEN hole = 0 THEN b END AS b, hole FROM ${periods} AS p`
  const parts = `SELECT key, a, b, hole, ${before} AS before FROM (${whole}) AS q`
  const begun = `SELECT key, b, hole, CASE WHEN before > a THEN before ELSE a END AS a2 FROM (${parts}) AS q`
  const days = `SELECT key, a2, hole, CASE WHEN b > a2 THEN CAST(b - a2 AS INTEGER) ELSE 0 END AS days FROM (${begun}) AS q`
  return (
    `SELECT key, a2, days, hole, CAST(${constants.asAt} - a2 AS INTEGER) - CAST(SUM(days) OVER ` +
    `(PARTITION BY key ORDER BY a2, days ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS INTEGER) AS outside ` +
    `FROM (${days}) AS q`
  )
}

/** The days of the periods that are passed over before so many days outside them are used up. */
export function passedOver(allowance: string, stretch = ''): string {
  return `CAST(COALESCE(SUM(CASE WHEN ${stretch}outside <= ${allowance} THEN ${stretch}days ELSE 0 END), 0) AS INTEGER)`
}

/** The days of the periods from a day on. */
export function daysFrom(day: string, stretch: string): string {
  return `CAST(COALESCE(SUM(CASE WHEN ${stretch}a2 + ${stretch}days > ${day} THEN CAST(${stretch}a2 + ${stretch}days - GREATEST(${stretch}a2, ${day}) AS INTEGER) ELSE 0 END), 0) AS INTEGER)`
}

/** How many days a window goes back, all of them counted. */
export function allowance(start: string, constants: Constants): string {
  return `CAST(${constants.asAt} - ${start} AS INTEGER)`
}

/** The first day of a window, if every day counts. */
export function startSql(constants: Constants, { operator, value }: FieldTest): string {
  return constants.range(operator, value).from as string
}

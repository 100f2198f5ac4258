import type { Interval } from '@iom-rules/core/caseload'
import { withUnit } from '../../words/facts.ts'

/** A stretch of values: `75`, `1,000 to 1,204`, `above 1,000, up to 1,204`. */
export function intervalInWords(
  { from, to, fromInclusive, toInclusive }: Interval,
  unit: string | undefined,
): string {
  const [least, most] = [withUnit(from, unit), withUnit(to, unit)]
  if (from === to) return least
  if (fromInclusive) return toInclusive ? `${least} to ${most}` : `${least} to below ${most}`
  return toInclusive ? `above ${least}, up to ${most}` : `between ${least} and ${most}`
}

/** A value of a stretch to use: a round one where there is one, as near as can be to the value at hand. */
export function usableValue(
  { from, to, fromInclusive, toInclusive }: Interval,
  step: number,
  near: number,
): number {
  const least = Math.ceil(from / step) * step
  const first = least === from && !fromInclusive ? least + step : least
  const most = Math.floor(to / step) * step
  const last = most === to && !toInclusive ? most - step : most
  if (first <= last) return tidy(Math.min(last, Math.max(first, Math.round(near / step) * step)))
  if (fromInclusive) return from
  return toInclusive ? to : tidy((from + to) / 2)
}

function tidy(value: number): number {
  return Number(value.toFixed(6))
}

import type { Interval } from '@iom-rules/core/caseload'

/** A stretch of values in words: `1,204`, `1,204 to 1,310`, `more than 1,204, up to 1,310`. */
export function stretchWords({ from, to, fromInclusive, toInclusive }: Interval): string {
  if (from === to) return figure(from)
  if (fromInclusive && toInclusive) return `${figure(from)} to ${figure(to)}`
  const start = fromInclusive ? figure(from) : `more than ${figure(from)}`
  const end = toInclusive ? `up to ${figure(to)}` : `below ${figure(to)}`
  return `${start}, ${end}`
}

export function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 6 })
}

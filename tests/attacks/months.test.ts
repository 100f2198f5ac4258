// Months worked out naively: 31 August and six months is not 3 March.
import { addMonths, assess, dayNumber, dayText, parsePolicy } from '@iom-rules/core'
import { describe, expect, test as it } from 'vitest'
import { decision, document, rule, test } from '../policy/build.ts'

/** What `Date` makes of it. */
function naively(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

describe('a month later, where that month is shorter', () => {
  it.each([
    ['2025-08-31', 6, '2026-03-03', '2026-02-28'],
    ['2024-02-29', 12, '2025-03-01', '2025-02-28'],
    ['2026-03-31', -1, '2026-03-03', '2026-02-28'],
    ['2023-12-31', 2, '2024-03-02', '2024-02-29'],
  ])('%s and %i months: `Date` says %s, the last day of the month is %s', (day, months, date, clamped) => {
    expect(naively(day, months)).toBe(date)
    expect(dayText(addMonths(dayNumber(day) ?? NaN, months))).toBe(clamped)
  })

  it.each([
    ['2025-08-31', '2026-02-28', 6, 'A'],
    ['2025-08-31', '2026-03-01', 6, 'NONE'],
    ['2024-02-29', '2025-02-28', 12, 'A'],
    ['2024-02-29', '2025-03-01', 12, 'NONE'],
  ])('a record of %s on %s is within the last %i months: %s', (day, asAt, months, outcome) => {
    const conditions = { all: [test('day', 'withinLastMonths', months)] }
    const read = parsePolicy(
      document({
        facts: { day: { type: 'day', past: true, title: 'A day' } },
        decisions: { d: decision([rule('recent', 'A', conditions)]) },
      }),
    )
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    const { d } = assess(read.value, { ref: 'A', facts: { day } }, { asAt }).decisions
    expect(d).toMatchObject({ outcome, certainty: 'settled' })
  })
})

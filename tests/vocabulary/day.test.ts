import { addMonths, dayNumber, dayText, isDay } from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsAfter, numberOf, textOf } from '../properties/calendar.ts'

function months(day: string, away: number): string {
  const number = dayNumber(day)
  if (number === null) throw new Error(day)
  return dayText(addMonths(number, away))
}

describe('calendar months', () => {
  it.each([
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-01-01', -1, '2025-12-01'],
    ['2026-11-22', -24, '2024-11-22'],
  ])('%s and %i months is %s', (day, away, result) => {
    expect(months(day, away)).toBe(result)
  })
  it('agree with arithmetic of our own', () => {
    const day = fc.integer({ min: -25_000, max: 60_000 }).map(textOf)
    fc.assert(
      fc.property(day, fc.integer({ min: -1200, max: 1200 }), (day, away) => {
        expect(months(day, away)).toBe(monthsAfter(day, away))
      }),
      { numRuns: 500 },
    )
  })
})

describe('days', () => {
  it('are numbered from 1970, there and back', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('1969-12-31')).toBe(-1)
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
        const day = textOf(number)
        expect(dayNumber(day)).toBe(numberOf(day))
        expect(dayText(number)).toBe(day)
      }),
      { numRuns: 500 },
    )
  })
  it('are the same however many were asked before', () => {
    expect(dayNumber('2026-11-22')).toBe(numberOf('2026-11-22'))
    for (let at = 0; at <= 50_000; at += 1) dayNumber(`day ${at}`)
    expect(dayNumber('2026-11-22')).toBe(numberOf('2026-11-22'))
    expect(dayNumber('day 0')).toBeNull()
  })
  it('end with the year 9999, whatever was written before', () => {
    const past = dayText(numberOf('9999-12-31') + 1)
    expect(past).toBe('+010000-01-01')
    expect(isDay(past)).toBe(false)
  })
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (day) => {
    expect(isDay(day)).toBe(true)
  })
  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '22/11/2026',
    '2026-11-22T00:00',
    '2026-11-22Z',
    ' 2026-11-22',
    '2026-11-22\n',
    '+02026-11-22',
    '２０２６-11-22',
    '',
    'today',
    20261122,
    null,
    undefined,
  ])('%j does not', (day) => {
    expect(isDay(day)).toBe(false)
  })
})

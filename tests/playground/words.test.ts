import { describe, expect, test } from 'vitest'
import { dayEntry, dayInWords, readDay } from '../../playground/src/words/days.ts'
import { difference, readNumber } from '../../playground/src/words/numbers.ts'
import { parameterMessage, readParameter } from '../../playground/src/words/parameters.ts'
import { idInWords, insideSentence } from '../../playground/src/words/titles.ts'

describe('numbers', () => {
  test.each([
    ['1000', 1000],
    ['1,000', 1000],
    [' 1 000 ', 1000],
    ['-3.5', -3.5],
    ['0', 0],
  ])('`%s` is %d', (text, number) => expect(readNumber(text)).toBe(number))

  test.each(['', ' ', '1,00', '1e3', '0x10', 'NaN', 'Infinity', '--1', '1.', '12 a', '9'.repeat(20)])(
    '`%s` is no number',
    (text) => expect(readNumber(text)).toBeNull(),
  )

  test('differences have a sign', () => {
    expect(difference(3, 5)).toBe('+2')
    expect(difference(1500, 3)).toBe('−1,497')
    expect(difference(4, 4)).toBe('no change')
  })
})

describe('days', () => {
  test('as typed, a month as a number or a word', () => {
    expect(readDay({ day: '2', month: '11', year: '2026' })).toBe('2026-11-02')
    expect(readDay({ day: '2', month: 'Nov', year: '2026' })).toBe('2026-11-02')
    expect(readDay({ day: '29', month: 'february', year: '2024' })).toBe('2024-02-29')
  })

  test.each([
    ['30', '2', '2026'],
    ['29', '2', '2025'],
    ['0', '1', '2026'],
    ['1', '13', '2026'],
    ['1', '1', '26'],
    ['', '1', '2026'],
    ['1', 'x', '2026'],
    ['1.5', '1', '2026'],
  ])('there is no day %s %s %s', (day, month, year) => expect(readDay({ day, month, year })).toBeNull())

  test('come back from their boxes', () => {
    expect(readDay(dayEntry('2026-01-09'))).toBe('2026-01-09')
    expect(dayInWords('2026-01-09')).toBe('9 January 2026')
  })
})

describe('parameters', () => {
  const score = { title: 'Crime Severity Score that must be reached', value: 1, basis: 'assumption' } as const
  const bounded = { ...score, unit: 'score', minimum: 0, maximum: 100_000, step: 50 }
  const months = {
    ...score,
    title: 'Months within which it counts',
    unit: 'months',
    minimum: 1,
    maximum: 60,
    step: 1,
  }

  test('say what to enter, as GOV.UK does', () => {
    expect(parameterMessage(bounded, 'x')).toBe('Enter a Crime Severity Score between 0 and 100,000')
    expect(parameterMessage(months, '70')).toBe('Enter a number of months between 1 and 60')
    expect(parameterMessage(months, '2.5')).toBe(
      'Enter a number of months that is a whole number between 1 and 60',
    )
    expect(parameterMessage(score, '')).toBe('Enter a Crime Severity Score as a number')
    expect(parameterMessage({ ...bounded, title: 'OGRS score that is high' }, '')).toBe(
      'Enter an OGRS score between 0 and 100,000',
    )
  })

  test('are read within their bounds, both bounds included', () => {
    expect(readParameter(bounded, '100,000')).toBe(100_000)
    expect(readParameter(bounded, '0')).toBe(0)
    expect(readParameter(bounded, '100001')).toBeNull()
    expect(readParameter(bounded, '-1')).toBeNull()
    expect(readParameter(months, '2.5')).toBeNull()
  })
})

describe('titles', () => {
  test('stand inside a sentence as they should', () => {
    expect(insideSentence('Months counted')).toBe('months counted')
    expect(insideSentence('OGRS score')).toBe('OGRS score')
    expect(insideSentence('Crime Severity Score')).toBe('Crime Severity Score')
    expect(idInWords('meetsFixed')).toBe('meets fixed')
    expect(idInWords('AMBER_ALERT')).toBe('AMBER ALERT')
    expect(idInWords('custody-gap')).toBe('custody gap')
  })
})

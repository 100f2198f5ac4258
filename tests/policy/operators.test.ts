// What an operator says of a known value.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { holds, operators } from '../../packages/core/src/policy/operators.ts'
import { NONE } from '../../packages/core/src/vocabulary/fact.ts'
import { decision, document, rule, test, yesNo } from './build.ts'

const asAt = 20_000

describe('a comparison', () => {
  const comparing = Object.entries(operators).filter(([operator]) => operator !== 'isNone')
  const fitting = (type: 'number' | 'day') =>
    comparing.filter(([, { fits }]) => fits.includes(type)).map(([operator]) => operator)

  it.each(fitting('number'))('with a number is never true of NONE: %s', (operator) => {
    expect(holds(operator, NONE, 5, asAt, 'number')).toBe(false)
  })
  it.each(fitting('day'))('with a day is never true of NONE: %s', (operator) => {
    const { takes } = operators[operator] ?? {}
    expect(holds(operator, NONE, takes === 'months' ? 5 : '2026-01-01', asAt, 'day')).toBe(false)
  })
  it.each<[found: string, operator: string, expected: boolean]>([
    ['1950-05-01', 'onOrBefore', true],
    ['1960-01-02', 'onOrBefore', false],
    ['1950-05-01', 'onOrAfter', false],
    ['1960-01-02', 'onOrAfter', true],
    ['1960-01-01', 'equal', true],
    ['1960-01-01', 'notEqual', false],
  ])('is of all days alike, however long ago: %s %s 1960-01-01', (found, operator, expected) => {
    expect(holds(operator, found, '1960-01-01', asAt, 'day')).toBe(expected)
  })
  it.each(['equal', 'notEqual', 'onOrBefore', 'onOrAfter'])(
    'may be with the day of the assessment: %s',
    (operator) => {
      const facts = { yes: yesNo, release: { type: 'day', title: 'Release' } }
      const decisions = {
        d: decision([rule('a', 'A', { all: [test('release', operator, { fact: 'asAt' })] })]),
      }
      expect(parsePolicy(document({ facts, decisions })).issues).toEqual([])
    },
  )
})

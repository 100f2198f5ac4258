// The value nearest to the one a fact has, in each of the classes that the tests of a policy cut its values into.
import { NONE, type Scalar } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { nearest } from '../../packages/core/src/analysis/counterfactual/nearest.ts'
import { compile, type Variable } from '../../packages/core/src/diagram/compile.ts'
import type { ScalarFact } from '../../packages/core/src/policy/policy.ts'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

type Test = readonly [operator: string, value: unknown]

/** Value, distance and whether it crosses, in each class but that of the value; `null` where there is none. */
function nearestTo(from: Scalar | null, declared: object, tests: readonly Test[], more: object = {}) {
  const policy = smallPolicy({
    facts: { x: declared, offences },
    decisions: {
      d: decision(
        tests.map(([operator, value], at) => rule(`r${at}`, 'A', { all: [asks('x', operator, value)] })),
      ),
    },
    ...more,
  })
  const compiled = compile(policy, asAt)
  const variable = compiled.variable('x') as Variable
  const { classes } = variable
  return classes.examples
    .map((_, at) => at)
    .filter((at) => from === null || at !== classes.classOf(from))
    .map((at) => {
      const found = nearest(compiled, variable, policy.facts['x'] as ScalarFact, from, at)
      return found === null ? null : [found.value, found.distance, found.crosses]
    })
}

const valuesTo = (...asked: Parameters<typeof nearestTo>) =>
  nearestTo(...asked).map((found) => (found === null ? null : found[0]))

describe('yes or no, and a choice', () => {
  test('are one away from what they are, and no way from what is not known', () => {
    expect(nearestTo(false, yesNo, [['equal', true]])).toEqual([[true, 1, false]])
    expect(nearestTo(null, yesNo, [['equal', true]])).toEqual([
      [false, 0, false],
      [true, 0, false],
    ])
    const choice = { type: 'choice', title: 'Kind', values: ['X', 'Y', 'Z'] }
    expect(nearestTo('Y', choice, [['equal', 'X']])).toEqual([['X', 1, false]])
  })
})

describe('a number', () => {
  const line = figure(10, 30)
  const edges: Test[] = [
    ['lessThan', 14],
    ['greaterThan', 18],
  ]

  test('goes to the edge of a class, or a whole unit past one that is not in it', () => {
    expect(nearestTo(10, line, edges)).toEqual([
      [14, 0.2, false],
      [19, 0.45, false],
    ])
    expect(nearestTo(16, line, edges)).toEqual([
      [13, 0.15, false],
      [19, 0.15, false],
    ])
    expect(valuesTo(18, line, edges)).toEqual([13, 19])
    expect(valuesTo(30, line, edges)).toEqual([13, 18])
    expect(valuesTo(3, figure(0, 10), [['greaterThanInclusive', 10]])).toEqual([10])
  })

  test('that is not known has the least value that reads well, which is no way off', () => {
    expect(nearestTo(null, line, edges)).toEqual([
      [10, 0, false],
      [14, 0, false],
      [19, 0, false],
    ])
  })

  test('may lie on both sides of another, and below nothing', () => {
    const sides: Test[] = [
      ['equal', -10],
      ['equal', 0],
    ]
    expect(valuesTo(null, figure(-10, 10), sides)).toEqual([-10, -9, 0])
    expect(valuesTo(0, figure(-10, 10), sides)).toEqual([-10, -1])
  })

  test.each([
    [5.5, 5.1, 5.4],
    [6, 5.1, 5.9],
    [5 + 2 ** -21, 5 + 2 ** -22, 5 + 2 ** -22],
  ])('between 5 and %d is as little past the edge as fits', (high, fromBelow, fromAbove) => {
    const narrow: Test[] = [
      ['greaterThan', 5],
      ['greaterThanInclusive', high],
    ]
    expect(valuesTo(3, figure(0, 10), narrow)[0]).toBe(fromBelow)
    expect(valuesTo(8, figure(0, 10), narrow)[1]).toBe(fromAbove)
  })

  test('stays whole where it is declared to be', () => {
    const whole = figure(0, 10, { whole: true })
    const edges: Test[] = [
      ['lessThan', 2.5],
      ['greaterThan', 5],
    ]
    expect(valuesTo(8, whole, edges)).toEqual([2, 5])
    expect(valuesTo(1, whole, edges)).toEqual([3, 6])
    expect(valuesTo(null, whole, edges)).toEqual([0, 3, 6])
    const one: Test[] = [
      ['greaterThan', 5],
      ['greaterThanInclusive', 7],
    ]
    expect(valuesTo(9, whole, one)).toEqual([5, 6])
  })

  test('may come to be none, and none may come to be a number', () => {
    const orNone = figure(0, 10, { mayBeNone: true })
    const tests: Test[] = [
      ['greaterThan', 5],
      ['isNone', true],
    ]
    expect(nearestTo(3, orNone, tests)).toEqual([
      [6, 0.3, false],
      [NONE, 1, false],
    ])
    expect(nearestTo(NONE, orNone, tests)).toEqual([
      [0, 1, false],
      [6, 1, false],
    ])
    expect(nearestTo(null, orNone, tests)[2]).toEqual([NONE, 0, false])
  })

  const outside: Test[] = [
    ['lessThanInclusive', 1],
    ['greaterThanInclusive', 7],
  ]
  const count = { type: 'number', title: 'Figure', count: 'offences', unlessSupplied: true }
  const sum = { ...count, count: undefined, sum: 'offences', of: { table: 'weights', by: 'type' } }

  test.each([
    ['a count', figure(3, 5, { whole: true }), count, outside, [null, null]],
    [
      'a count that is cut between two',
      figure(3, 5, { whole: true }),
      count,
      [...outside.slice(0, 1), ['greaterThan', 3.5] as const],
      [null, 3],
    ],
    ['a sum', figure(3, 5), sum, outside, [null, null]],
    [
      'a sum that may be none',
      figure(3, 5, { mayBeNone: true }),
      sum,
      [...outside, ['isNone', true] as const],
      [null, null, NONE],
    ],
  ])('is not what lists may come to and nobody may supply: %s', (_, declared, derived, tests, values) => {
    expect(valuesTo(4, declared, tests, { derived: { x: derived }, tables: { weights } })).toEqual(values)
  })
})

describe('a day', () => {
  const day = { type: 'day', title: 'The day' }
  const orNone = { ...day, mayBeNone: true }

  test('goes to the nearest edge, against ten years', () => {
    expect(nearestTo('2026-11-22', day, [['onOrAfter', '2026-12-01']])).toEqual([
      ['2026-12-01', 9 / 3652, false],
    ])
    expect(nearestTo('2026-01-10', day, [['onOrBefore', '2026-01-04']])).toEqual([
      ['2026-01-04', 6 / 3652, false],
    ])
  })

  test('crosses where one to come would have passed, or one that has passed would be to come', () => {
    expect(nearestTo('2026-11-21', day, [['onOrAfter', '2026-12-01']])).toEqual([
      ['2026-12-01', 10 / 3652, true],
    ])
    expect(nearestTo('2026-11-22', day, [['onOrBefore', '2026-11-21']])).toEqual([
      ['2026-11-21', 1 / 3652, true],
    ])
  })

  test('rather stays to come, or past, than go to the nearest', () => {
    const within: Test[] = [['withinLastMonths', 6]]
    expect(nearestTo('2026-11-21', day, within)).toEqual([['2026-05-21', 184 / 3652, false]])
    expect(nearestTo('2026-11-22', day, within)).toEqual([['2026-11-23', 1 / 3652, false]])
    expect(nearestTo('2026-11-23', day, [['equal', '2026-11-23']])).toEqual([['2026-11-22', 1 / 3652, false]])
  })

  test('of several as good is the nearest, and of two as near the first', () => {
    const two: Test[] = [
      ['equal', '2026-01-10'],
      ['equal', '2026-01-20'],
    ]
    expect(valuesTo('2026-01-20', day, two)).toEqual(['2026-01-19', '2026-01-10'])
    expect(valuesTo('2026-01-10', day, two)).toEqual(['2026-01-09', '2026-01-20'])
  })

  test('that is not known is rather to come, and at an edge', () => {
    expect(nearestTo(null, day, [['onOrBefore', '2026-01-01']])).toEqual([
      ['2026-01-01', 0, true],
      ['2026-11-22', 0, false],
    ])
    expect(nearestTo(null, day, [['onOrAfter', '2027-01-01']])).toEqual([
      ['2026-12-31', 0, false],
      ['2027-01-01', 0, false],
    ])
  })

  test('that is past by declaration crosses nothing while it is not known', () => {
    expect(nearestTo(null, { ...day, past: true }, [['onOrAfter', '2026-11-22']])).toEqual([
      ['2026-11-21', 0, false],
      ['2026-11-22', 0, false],
    ])
  })

  test('may come to be none, and none may come to be a day', () => {
    const tests: Test[] = [
      ['onOrBefore', '2026-11-20'],
      ['isNone', true],
    ]
    expect(nearestTo('2026-11-21', orNone, tests)).toEqual([
      ['2026-11-20', 1 / 3652, false],
      [NONE, 1, false],
    ])
    expect(nearestTo(NONE, orNone, tests)).toEqual([
      ['2026-11-20', 1, true],
      ['2026-11-22', 1, false],
    ])
    expect(nearestTo(null, orNone, tests)[2]).toEqual([NONE, 0, false])
  })
})

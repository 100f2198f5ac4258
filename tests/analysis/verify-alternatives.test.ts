// Which numbers and windows of months are tried, and which first, before a part is said to change nothing.
import type { Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks } from '../policy/build.ts'
import { asAt, figure, found, parameter, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const given = { fact: 'parameter.given' }
const score = (operator: string, value: unknown) => asks('score', operator, value)
const day = (operator: string, value: unknown) => asks('day', operator, value)
const vacuous = (policy: Policy) => found(policy, 'vacuous-parameter').map(({ message }) => message)

/** The figure at which the first part of the rule, which is needless, would count, or all that is said of it. */
function countsAt(policy: Policy): string | undefined {
  const finding = found(policy, 'redundant-condition', { decisions: ['d'] }).find(({ path }) =>
    path.endsWith('/0'),
  )
  return finding?.message.replace(/^.* changes nothing.* At (.*) it would count\.$/, '$1')
}

/** Every score but these, which rise. */
const allBut = (...left: number[]): object[] => [
  score('lessThan', left[0]),
  ...left.slice(1).map((each, at) => all(score('greaterThan', left[at]), score('lessThan', each))),
  score('greaterThan', left.at(-1)),
]

/** A part that asks for one score alone, beside others; 30 at present. */
const scored = (others: object[], bounds: object = {}, more: object = {}) =>
  smallPolicy({
    facts: { score: figure(0, 100) },
    parameters: { given: parameter(30, { minimum: 0, maximum: 100, ...bounds }) },
    decisions: { d: decision([rule('a', 'A', any(score('equal', given), ...others))]) },
    ...more,
  })

describe('of numbers', () => {
  test.each([
    ['one that something is compared with', [40], '40'],
    ['the least there can be', [0], '0'],
    ['the most there can be', [100], '100'],
    ['the one furthest away, above', [20, 40, 70, 90], '90'],
    ['the one furthest away, below', [5, 20, 40, 50], '5'],
    ['of two as far away, the smaller', [20, 40], '20'],
    ['of two as far away behind a nearer one, the smaller', [10, 35, 50], '10'],
  ])('is named: %s', (_, left, expected) => {
    expect(countsAt(scored(allBut(...left)))).toBe(expected)
  })

  test('of two below nought as far away, the smaller is named', () => {
    const facts = { score: figure(-100, 0) }
    const parameters = { given: parameter(-30, { minimum: -100, maximum: 0 }) }
    expect(countsAt(scored(allBut(-40, -20), {}, { facts, parameters }))).toBe('-40')
  })

  test('one between each two is tried: a whole one where there is one', () => {
    expect(countsAt(scored([score('lessThanInclusive', 40), score('greaterThanInclusive', 50)]))).toBe('41')
    expect(countsAt(scored([score('lessThanInclusive', 40), score('greaterThanInclusive', 41)]))).toBe('40.5')
  })

  test.each([
    ['below', 10],
    ['above', 80],
  ])('none %s the bounds is tried', (_, left) => {
    expect(countsAt(scored(allBut(left), { minimum: 20, maximum: 60 }))).toBe(
      'In the rule “a”, “the figure is 30” changes nothing: the rest says as much already.',
    )
  })

  test('those that another parameter and an assumption name are tried', () => {
    const other = { fact: 'parameter.other' }
    const parameters = {
      given: parameter(30, { minimum: 0, maximum: 100 }),
      other: parameter(62.5, { minimum: 0, maximum: 100 }),
    }
    expect(
      countsAt(scored([score('lessThan', other), score('greaterThan', other)], {}, { parameters })),
    ).toBe('62.5')
    // Of the scores that nothing else covers there is one alone.
    const condition = any(score('lessThan', 40), score('equal', 45), score('greaterThan', 60))
    const assumptions = [{ id: 'few', condition, reason: 'Only these.', use: 'reason' }]
    expect(countsAt(scored([score('lessThan', 40), score('greaterThan', 60)], {}, { assumptions }))).toBe(
      '45',
    )
  })

  test('it is not taken for a window because another fact is held against one', () => {
    const recent = rule('b', 'B', all(day('withinLastMonths', 12)))
    const own = scored(allBut(40.5))
    const { decisions } = own.document
    const policy = scored(
      allBut(40.5),
      {},
      {
        facts: { score: figure(0, 100), day: { type: 'day', title: 'Day' } },
        decisions: { ...decisions, e: decision([recent]) },
      },
    )
    expect(countsAt(policy)).toBe('40.5')
  })

  test('whether there is one at all is not taken for a number', () => {
    const facts = { score: figure(0, 100, { mayBeNone: true }) }
    const policy = scored([score('isNone', true), ...allBut(1)], {}, { facts })
    expect(countsAt(policy)).toBe('1')
  })

  test('with thousands are told with commas, and a full sentence', () => {
    const facts = { score: figure(0, 5000) }
    const parameters = { given: parameter(1500, { title: 'The least. Or so', minimum: 0, maximum: 5000 }) }
    const [finding] = found(scored(allBut(2500), {}, { facts, parameters }), 'redundant-condition')
    expect(finding).toMatchObject({
      severity: 'info',
      parameter: 'given',
      message:
        'In the rule “a”, “the figure is 1,500” changes nothing: the rest says as much already while “The least. Or so” is 1,500. At 2,500 it would count.',
      help: 'Nothing need be done: it starts to count when the figure is changed.',
    })
  })
})

describe('of numbers outside the bounds', () => {
  const within = (value: number, others: object[], fact: object) =>
    smallPolicy({
      facts: { score: fact },
      parameters: { given: parameter(value, { minimum: value, maximum: value, unit: 'points' }) },
      decisions: { d: decision([rule('a', 'A', any(score('equal', given), ...others))]) },
    })

  test('the nearest that would change something is named, with who shows it', () => {
    const edges = [all(score('greaterThan', -100), score('lessThan', 110))]
    const [vacuousOne] = found(within(50, edges, figure(-100, 110)), 'vacuous-parameter')
    expect(vacuousOne).toEqual({
      code: 'vacuous-parameter',
      severity: 'warning',
      parameter: 'given',
      path: '/parameters/given',
      message:
        '“A threshold” changes nothing in “A decision” within its bounds; 110 points would, and is outside them.',
      help: 'Widen the bounds, or take the parameter out.',
      witness: { asAt, facts: { score: 110 } },
    })
  })

  test('one below them is named too', () => {
    expect(vacuous(within(50, allBut(10), figure(0, 100)))).toEqual([
      '“A threshold” changes nothing in “A decision” within its bounds; 10 points would, and is outside them.',
    ])
  })

  test('whether there is one at all is not taken for a number', () => {
    const others = [score('isNone', true), ...allBut(1)]
    expect(vacuous(within(50, others, figure(0, 100, { mayBeNone: true })))).toEqual([
      '“A threshold” changes nothing in “A decision” within its bounds; 1 point would, and is outside them.',
    ])
  })
})

describe('of windows', () => {
  const windows = (value: number, minimum: number, maximum: number, conditions: object) =>
    smallPolicy({
      facts: { score: figure(0, 1200, { whole: true }), day: { type: 'day', title: 'Day' } },
      parameters: { given: parameter(value, { unit: 'months', minimum, maximum }) },
      decisions: {
        d: decision([rule('a', 'A', conditions)]),
        other: decision([rule('b', 'B', all(day('withinLastMonths', given)))]),
      },
    })
  /** Would a part that asks for this score alone count? It does if the window is tried. */
  const isTried = (months: number, value: number, minimum: number, maximum: number) => {
    const conditions = any(score('equal', given), ...allBut(months))
    return countsAt(windows(value, minimum, maximum, conditions)) === months.toLocaleString('en-GB')
  }
  const recent = day('withinLastMonths', given)
  const needless =
    'In the rule “a”, “the day is within the last 12 months” changes nothing: the rest says as much already.'

  test('one outside the bounds is named where none within them changes anything', () => {
    expect(vacuous(windows(12, 12, 12, all(recent)))).toEqual([
      '“A threshold” changes nothing in “A decision” and “A decision” within its bounds; 11 months would, and is outside them.',
    ])
  })

  test('that may be very long, those near the ends and near its own are tried', () => {
    const some = [0, 1, 2, 300, 598, 599, 601, 602, 1198, 1199, 1200]
    expect(some.filter((months) => isTried(months, 600, 0, 1200))).toEqual([0, 1, 599, 601, 1199, 1200])
  })

  test('up to a hundred and twenty, each is tried', () => {
    expect([isTried(60, 20, 1, 120), isTried(60, 20, 0, 120)]).toEqual([true, false])
  })

  test('the longest comes first, and it is within the bounds', () => {
    const upTo = (months: number) => windows(12, 6, 24, any(recent, day('withinLastMonths', months)))
    expect([countsAt(upTo(15)), countsAt(upTo(23)), countsAt(upTo(30))]).toEqual(['24', '24', needless])
  })

  test('none shorter than the bounds is tried', () => {
    const atLeast = (months: number) => windows(12, 6, 24, all(recent, day('withinLastMonths', months)))
    expect(countsAt(atLeast(7))).toBe('6')
    expect(countsAt(atLeast(5))).toBe(
      'In the rule “a”, “the day is within the last 12 months” changes nothing: it follows from the rest.',
    )
  })

  test('each of them counts, though the parameter is held against a number too', () => {
    const both = all(score('equal', given), score('lessThan', 100), recent, day('onOrBefore', '2025-01-01'))
    expect(vacuous(windows(12, 0, 100, both))).toEqual([])
  })
})

describe('of what the fields of records are', () => {
  const counted = (where: object, more: object) =>
    smallPolicy({
      facts: { offences },
      parameters: { given: parameter('X', { unit: undefined, ...more }) },
      derived: {
        such: { type: 'boolean', title: 'Such', exists: 'offences', where, assumption: 'For the test.' },
      },
      decisions: { d: decision([rule('a', 'A', all(asks('such', 'equal', true)))]) },
    })
  const type = { field: 'type', operator: 'equal', value: given }

  test('every value of the field is tried', () => {
    expect(vacuous(counted(type, {}))).toEqual([])
  })

  test('no value of another field is tried', () => {
    const record = {
      type: { type: 'choice', values: ['X'], title: 'Type' },
      kind: { type: 'choice', values: ['P', 'Q'], title: 'Kind' },
    }
    const where = all(type, { field: 'kind', operator: 'equal', value: 'P' })
    const policy = smallPolicy({
      ...counted(type, {}).document,
      facts: { offences: { type: 'list', title: 'Offences', record } },
      derived: {
        such: { type: 'boolean', title: 'Such', exists: 'offences', where, assumption: 'For the test.' },
      },
    })
    expect(vacuous(policy)).toEqual(['“A threshold” changes nothing in “A decision”, whatever value it has.'])
  })
})

// Which other values of a parameter that is no number are tried, and which first: yes or no, a text, a list, a day.
import type { Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { decision, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, found, parameter, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const given = { fact: 'parameter.given' }
const yes = asks('yes', 'equal', true)
const kind = (operator: string, value: unknown) => asks('kind', operator, value)
const day = (operator: string, value: unknown) => asks('day', operator, value)
const choice = (...values: string[]) => ({ type: 'choice', title: 'Kind', values })
const anyDay = { type: 'day', title: 'Day' }
const vacuous = (policy: Policy) => found(policy, 'vacuous-parameter').map(({ message }) => message)
const inVain = '“A threshold” changes nothing in “A decision”, whatever value it has.'

/** A rule with a parameter that is no number. */
const using = (value: unknown, fact: object, conditions: object, more: object = {}, parts: object = {}) =>
  smallPolicy({
    facts: { yes: yesNo, ...fact },
    parameters: { given: parameter(value, { unit: undefined, ...more }) },
    decisions: { d: decision([rule('a', 'A', conditions)]) },
    ...parts,
  })

/** The value at which the first part of the rule, which is needless, would count, or all that is said of it. */
function countsAt(policy: Policy): string | undefined {
  const finding = found(policy, 'redundant-condition').find(({ path }) => path.endsWith('/0'))
  return finding?.message.replace(
    /^.* changes nothing.* while (.* is .*)\. At (.*) it would count\.$/,
    '$1: $2',
  )
}

test('of yes or no, the other is tried', () => {
  const same = asks('yes', 'equal', given)
  expect(vacuous(using(true, {}, all(same)))).toEqual([])
  expect(countsAt(using(true, {}, any(same, yes)))).toBe('“A threshold” is true: false')
})

describe('of texts', () => {
  const same = kind('equal', given)

  test('every value of the fact is tried, in its order', () => {
    const kinds = { kind: choice('X', 'Y', 'Z') }
    expect(countsAt(using('X', kinds, any(same, kind('equal', 'X'))))).toBe('“A threshold” is X: Y')
    expect(countsAt(using('X', kinds, any(same, kind('in', ['X', 'Y']))))).toBe('“A threshold” is X: Z')
  })

  test('only those are tried that the parameter may have', () => {
    const only = (...values: string[]) =>
      using('X', { kind: choice('X', 'Y', 'Z') }, any(same, kind('in', ['X', 'Y'])), { values })
    expect(countsAt(only('X', 'Z'))).toBe('“A threshold” is X: Z')
    expect(countsAt(only('X', 'Y'))).toBe(
      'In the rule “a”, “the kind is “X”” changes nothing: the rest says as much already.',
    )
  })

  test('none is tried that the fact cannot have, though another fact can', () => {
    const policy = using(
      'X',
      { kind: choice('X'), other: choice('P', 'Q') },
      all(same, asks('other', 'equal', 'P'), yes),
    )
    expect(countsAt(policy)).toBe('In the rule “a”, “the kind is “X”” changes nothing: it is always so.')
    expect(vacuous(policy)).toEqual([inVain])
  })

  test('the outcomes of another decision are tried', () => {
    const policy = smallPolicy({
      parameters: { given: parameter('E', { unit: undefined }) },
      decisions: {
        d: decision([rule('a', 'A', all(asks('decision.e', 'equal', given)))]),
        e: decision([rule('e', 'E', all(yes))]),
      },
    })
    expect(vacuous(policy)).toEqual([])
  })
})

describe('of lists', () => {
  const among = kind('in', given)

  test('of one, another value is added or stands instead', () => {
    const one = (conditions: object) => using(['X'], { kind: choice('X', 'Y', 'Z') }, conditions)
    expect(countsAt(one(any(among, kind('equal', 'X'))))).toBe('“A threshold” is X: X, Y')
    expect(countsAt(one(any(among, kind('in', ['X', 'Y']))))).toBe('“A threshold” is X: X, Z')
    expect(countsAt(one(all(among, kind('equal', 'X'))))).toBe('“A threshold” is X: Y')
  })

  test('of several, one is added or left out', () => {
    const several = (conditions: object) =>
      using(['X', 'Y', 'V'], { kind: choice('Z', 'X', 'Y', 'V') }, conditions)
    expect(countsAt(several(all(among, kind('equal', 'X'))))).toBe('“A threshold” is X, Y, V: Y, V')
    expect(countsAt(several(any(among, kind('in', ['X', 'Y', 'V']))))).toBe(
      '“A threshold” is X, Y, V: X, Y, V, Z',
    )
  })

  test('only values are added that the parameter may have', () => {
    const conditions = any(among, kind('in', ['X', 'Y']))
    expect(countsAt(using(['X'], { kind: choice('X', 'Y', 'Z') }, conditions, { values: ['X', 'Y'] }))).toBe(
      'In the rule “a”, “the kind is one of “X”” changes nothing: the rest says as much already.',
    )
  })
})

describe('of days', () => {
  const own = '2024-01-15'
  const same = day('equal', given)
  /** The first day that is tried of those that the others leave. */
  const first = (...others: object[]) =>
    countsAt(using(own, { day: anyDay }, any(same, ...others)))?.replace(`“A threshold” is ${own}: `, '')

  test('those that it may not be are not tried', () => {
    expect(vacuous(using(own, { day: anyDay }, all(same)))).toEqual([])
    expect(vacuous(using(own, { day: anyDay }, all(same), { values: [own] }))).toEqual([inVain])
  })

  test('the day of the assessment and days that are compared with are tried', () => {
    expect(first(day('notEqual', { fact: 'asAt' }))).toBe(asAt)
    expect(first(day('notEqual', '2020-02-29'))).toBe('2020-02-29')
  })

  test('the days next to them are tried', () => {
    const [until, from] = [day('onOrBefore', '2020-01-01'), day('onOrAfter', '2020-06-01')]
    const itself = day('equal', own)
    expect([first(until, from, itself), first(from, until, itself)]).toEqual(['2020-01-02', '2020-05-31'])
  })

  test('a day a century before or after all of them comes first', () => {
    expect(first(day('onOrAfter', '2000-01-01'), day('withinLastMonths', 12))).toBe('1899-12-31')
    expect(first(day('onOrBefore', '2100-01-01'), day('withinLastMonths', 12))).toBe('2200-01-02')
  })

  test('the days next to where windows end are tried', () => {
    const past = (months: number) => day('withinLastMonths', months)
    const next = (months: number) => day('withinNextMonths', months)
    expect([first(past(12), { not: past(24) }), first(next(12), { not: next(24) })]).toEqual([
      '2025-11-21',
      '2027-11-23',
    ])
  })

  test('two days that can never be the same are not both equal to any', () => {
    const facts = { day: anyDay, other: { type: 'day', title: 'Other day' } }
    const conditions = all(
      same,
      asks('other', 'equal', given),
      day('onOrBefore', '2020-01-01'),
      asks('other', 'onOrAfter', '2021-01-01'),
    )
    expect(vacuous(using(own, facts, conditions))).toEqual([inVain])
  })
})

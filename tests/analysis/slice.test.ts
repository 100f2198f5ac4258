// A policy cut down to some decisions: what they rest on stays, and nothing else.
import { describe, expect, test } from 'vitest'
import { factsIn, restingOn, slice } from '../../packages/core/src/analysis/slice.ts'
import { custody, decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { process, trigger } from '../policy/process.ts'
import { parsed, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const isYes = (fact: string) => asks(fact, 'equal', true)
const exists = (where: object, list = 'offences') => ({ type: 'boolean', title: 'Any', exists: list, where })
const ofType = (value: string) => exists({ field: 'type', operator: 'equal', value })
const decides = (...parts: object[]) => decision([rule('a', 'A', all(...parts))])

describe('a decision by itself', () => {
  const policy = smallPolicy({
    facts: { a: yesNo, b: yesNo, c: yesNo, other: yesNo, offences, custody, more: offences },
    tables: { weights },
    conditions: {
      unused: all(isYes('other')),
      outer: all({ condition: 'inner' }, isYes('a')),
      inner: { any: [isYes('b'), { not: { condition: 'last' } }] },
      last: all(isYes('recent')),
    },
    derived: {
      unused: { ...sumOfOffences, sum: 'more' },
      recent: exists({ field: 'day', operator: 'withinLastMonths', value: 6, notCounting: 'custody' }),
    },
    decisions: {
      unused: decides(isYes('other')),
      f: decides(isYes('c')),
      e: decides(asks('decision.f', 'equal', 'A')),
      d: decides({ condition: 'outer' }, asks('decision.e', 'equal', 'A')),
    },
    examples: [
      { title: 'One', asAt: '2026-11-22', facts: { other: true }, expect: { unused: { outcome: 'A' } } },
    ],
  })

  test('has the decisions that it tests, the conditions that it uses, and the facts and lists behind them', () => {
    const cut = slice(policy, ['d'])
    expect(Object.keys(cut.decisions)).toEqual(['d', 'e', 'f'])
    expect(cut.decisions['e']).toBe(policy.decisions['e'])
    expect(Object.keys(cut.conditions)).toEqual(['inner', 'last', 'outer'])
    expect(cut.conditions['last']).toBe(policy.conditions['last'])
    expect(Object.keys(cut.facts)).toEqual(['a', 'b', 'c', 'offences', 'custody'])
    expect(Object.keys(cut.derived)).toEqual(['recent'])
    expect(cut.examples).toEqual([])
    expect(policy.examples.length).toBe(1)
  })

  test('asked for with another has both, and with one that is not there only itself', () => {
    expect(Object.keys(slice(policy, ['unused', 'f']).decisions)).toEqual(['f', 'unused'])
    expect(Object.keys(slice(policy, ['f', 'gone']).facts)).toEqual(['c'])
    expect(restingOn(policy, ['e', 'gone', 'd'])).toEqual(['d', 'e', 'f'])
  })

  test('tests the facts of its rules, and not the decisions', () => {
    expect([...factsIn(policy, ['d'])]).toEqual(['b', 'recent', 'a'])
    expect([...factsIn(policy, ['e', 'f'])]).toEqual(['c'])
  })
})

test('nothing of the process stays, nor of the readings', () => {
  const silence = {
    silence: 'S01',
    title: 'S',
    kind: 'silence',
    reason: 'For the test.',
    options: [
      { id: 'one', text: 'One.' },
      { id: 'two', text: 'Two.' },
    ],
    chosen: 'one',
  }
  const policy = parsed({ ...trigger({ fact: 'yes' }), readings: [silence] })
  expect([
    Object.keys(policy.events),
    Object.keys(policy.machines ?? {}),
    policy.review !== undefined,
  ]).toEqual([['SENT', 'DONE'], ['flow'], true])
  const { events, machines, readings, review } = slice(policy, ['d'])
  expect({ events, machines, readings, review }).toEqual({
    events: {},
    machines: {},
    readings: [],
    review: undefined,
  })
  expect(Object.keys(slice(parsed(process()), ['d']).facts)).toEqual(['yes'])
})

describe('what is assumed', () => {
  const assume = (id: string, use: string, ...parts: object[]) => ({
    id,
    condition: { not: all(...parts) },
    reason: 'For the test.',
    use,
  })
  const policy = smallPolicy({
    facts: { a: yesNo, b: yesNo, c: yesNo, x: yesNo, y: yesNo, offences, more: offences },
    conditions: { named: all(isYes('b'), isYes('a')) },
    derived: {
      anyX: ofType('X'),
      anyY: ofType('Y'),
      others: exists({ field: 'type', operator: 'equal', value: 'X' }, 'more'),
    },
    decisions: { d: decides(isYes('a')), e: decides(isYes('anyX')), f: decides(isYes('b')) },
    assumptions: [
      assume('through-another', 'reason', isYes('c'), isYes('b')),
      assume('apart', 'reason', isYes('x'), isYes('y')),
      assume('only-told', 'report', isYes('a'), isYes('x')),
      { ...assume('named', 'reason'), condition: { not: { condition: 'named' } } },
      assume('same-list', 'reason', isYes('anyY')),
      assume('other-list', 'reason', isYes('others')),
    ],
  })
  const assumed = (decisions: readonly string[], beside?: ReadonlySet<string>) =>
    slice(policy, decisions, beside).assumptions.map(({ id }) => id)

  test('of a fact that is tested stays, and what bears on it through another', () => {
    expect(assumed(['d'])).toEqual(['through-another', 'named'])
    expect(Object.keys(slice(policy, ['d']).facts)).toEqual(['a', 'b', 'c'])
    expect(Object.keys(slice(policy, ['d']).conditions)).toEqual(['named'])
  })

  test('of what comes from the same list stays', () => {
    expect(assumed(['e'])).toEqual(['same-list'])
    expect(Object.keys(slice(policy, ['e']).derived)).toEqual(['anyX', 'anyY'])
  })

  test('of facts that are looked at beside it stays', () => {
    expect(assumed(['e'], new Set(['y', 'others']))).toEqual(['apart', 'same-list', 'other-list'])
    expect(Object.keys(slice(policy, ['d'], new Set(['x'])).facts)).toEqual(['a', 'b', 'c', 'x', 'y'])
  })
})

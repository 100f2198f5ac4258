// A case for each way in which a decision comes to each answer.
import type { Example, Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import {
  exampleOf,
  isSettled,
  possibleResult,
  resultOf,
} from '../../packages/core/src/analysis/case/expected.ts'
import { pathCases } from '../../packages/core/src/analysis/case/paths.ts'
import { decision, rule, test as asks } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const isYes = (fact: string) => asks(fact, 'equal', true)
const isMore = (than: number) => asks('score', 'greaterThan', than)
const isLess = (than: number) => asks('score', 'lessThan', than)
const named = (fact: string) => ({ type: 'boolean', title: fact, yes: fact, no: `not ${fact}` })
const facts = { a: named('a'), b: named('b'), score: figure(0, 10) }
const either = [rule('a', 'A', all(isYes('a'))), rule('b', 'B', all(isYes('b')))]

function deciding(rules: readonly object[], more: object = {}, document: object = {}): Policy {
  return smallPolicy({ facts, decisions: { d: decision(rules, more) }, ...document })
}

const shown = (policy: Policy) =>
  pathCases(policy, 'd', asAt).map(({ title, facts: found, expect: { d } }: Example) => [
    title,
    found,
    d?.rule,
  ])

describe('where the first rule counts', () => {
  test('there is a case for each way of each rule, and for those of whom none is met', () => {
    const policy = deciding([
      rule('a', 'A', { any: [isYes('a'), all(isYes('b'), isMore(5.5))] }),
      rule('b', 'B', all(isYes('b'))),
    ])
    expect(shown(policy)).toEqual([
      ['A: a', { a: true }, 'a'],
      ['A: b, not a and the figure is more than 5.5', { b: true, score: 6 }, 'a'],
      ['B: b, not a and the figure is 5.5 or less', { a: false, b: true, score: 0 }, 'b'],
      ['NONE: not b and not a', { a: false, b: false }, 'otherwise'],
    ])
  })

  test('each case is of its own rule, also where others come to the same outcome', () => {
    const policy = deciding([
      rule('a', 'A', all(isYes('a'))),
      rule('b', 'A', all(isMore(5))),
      rule('c', 'A', { not: isYes('a') }),
    ])
    expect(shown(policy)).toEqual([
      ['A: a', { a: true }, 'a'],
      ['A: not a and the figure is more than 5', { score: 6 }, 'b'],
      ['A: not a and the figure is 5 or less', {}, 'c'],
    ])
  })

  test('what is not known of somebody does not speak against a way', () => {
    const policy = deciding([rule('a', 'A', all(isYes('a'))), rule('b', 'A', all(isMore(5)))])
    expect(shown(policy)).toEqual([
      ['A: a', { a: true }, 'a'],
      ['A: not a and the figure is more than 5', { score: 6 }, 'b'],
      ['NONE: not a and the figure is 5 or less', { a: false, score: 0 }, 'otherwise'],
    ])
  })

  test('a figure is only made plain within the way that the title says', () => {
    const between = all(isYes('a'), isMore(2.2), isLess(2.8))
    const policy = deciding([rule('a', 'A', { any: [between, { not: isMore(2.2) }] })])
    expect(shown(policy)).toEqual([
      ['A: the figure is 2.2 or less', { score: 0 }, 'a'],
      ['A: the figure is more than 2.2 and below 2.8 and a', { a: true, score: 2.5 }, 'a'],
      ['NONE: the figure is more than 2.2 and not a', { score: 3 }, 'otherwise'],
      ['NONE: the figure is 2.8 or more and a', { score: 3 }, 'otherwise'],
    ])
  })
})

describe('where one rule counts', () => {
  test('and none is met the policy does not say, and where two are it conflicts', () => {
    expect(shown(deciding(either, { hitPolicy: 'UNIQUE', otherwise: undefined }))).toEqual([
      ['A: a and not b', { a: true, b: false }, 'a'],
      ['B: not a and b', { a: false, b: true }, 'b'],
      ['nothing (the policy does not say): not a and not b', { a: false, b: false }, null],
      ['a conflict between rules: a and b', { a: true, b: true }, null],
    ])
  })

  test('and none is met, what the policy says otherwise is shown', () => {
    expect(shown(deciding(either, { hitPolicy: 'UNIQUE' })).slice(2)).toEqual([
      ['NONE: not a and not b', { a: false, b: false }, 'otherwise'],
      ['a conflict between rules: a and b', { a: true, b: true }, null],
    ])
  })
})

test('where outcomes are collected there is a case for each, whatever else is open, and one for none', () => {
  const collected = { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: { title: 'First' }, B: {} } }
  expect(pathCases(deciding(either, collected), 'd', asAt)).toEqual([
    {
      title: 'First: a',
      asAt,
      facts: { a: true },
      expect: { d: { outcomes: ['A'], possible: ['B'], missing: ['b'] } },
    },
    {
      title: 'B: b',
      asAt,
      facts: { b: true },
      expect: { d: { outcomes: ['B'], possible: ['A'], missing: ['a'] } },
    },
    {
      title: 'Nothing: not a and not b',
      asAt,
      facts: { a: false, b: false },
      expect: { d: { outcomes: [], possible: [], missing: [] } },
    },
  ])
})

test('a case expects everything but the reasons', () => {
  const policy = deciding([
    rule('a', 'A', all(isYes('a')), { event: { type: 'A', params: { grade: 3 } } }),
    rule('b', 'B', all(isYes('b'))),
  ])
  const sure = { certainty: 'settled', missing: [] }
  expect(pathCases(policy, 'd', asAt).map(({ expect: { d } }) => d)).toEqual([
    { ...sure, outcome: 'A', matches: ['A'], possible: ['A'], rule: 'a', details: { grade: 3 } },
    { ...sure, outcome: 'B', matches: ['B'], possible: ['B'], rule: 'b' },
    { ...sure, outcome: 'NONE', matches: [], possible: ['NONE'], rule: 'otherwise' },
  ])
})

test('nobody is shown who contradicts what is assumed, as a plainer figure would', () => {
  const reason = { reason: 'For the test.', use: 'reason' }
  const policy = deciding(
    [rule('a', 'A', all(isMore(50)))],
    {},
    {
      facts: { score: figure(0, 100) },
      assumptions: [{ id: 'low', condition: { not: isMore(50.6) }, ...reason }],
    },
  )
  expect(shown(policy)[0]).toEqual(['A: the figure is more than 50', { score: 50.3 }, 'a'])
  expect(possibleResult(policy, 'd', asAt, { score: 51 })).toBe(null)
  expect(possibleResult(policy, 'd', asAt, { score: 5 })).toEqual(resultOf(policy, 'd', asAt, { score: 5 }))
})

test('there are days on one side only of the first day of the calendar', () => {
  const policy = deciding(
    [rule('a', 'A', all(asks('day', 'equal', '0000-01-01')))],
    {},
    { facts: { day: { type: 'day', title: 'Day' } } },
  )
  expect(shown(policy)).toEqual([
    ['A: the day is 1 January 0000', { day: '0000-01-01' }, 'a'],
    ['NONE: the day is not 1 January 0000', { day: '0000-01-02' }, 'otherwise'],
  ])
})

describe('an answer is settled', () => {
  test('where one outcome is possible', () => {
    const policy = deciding(either)
    expect(isSettled(resultOf(policy, 'd', asAt, { a: true }))).toBe(true)
    expect(isSettled(resultOf(policy, 'd', asAt, {}))).toBe(false)
  })

  test('where no more outcomes are possible than there are', () => {
    const collected = { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: {}, B: {} } }
    const policy = deciding(either, collected)
    expect(isSettled(resultOf(policy, 'd', asAt, { a: true, b: false }))).toBe(true)
    expect(isSettled(resultOf(policy, 'd', asAt, { a: true }))).toBe(false)
    expect(isSettled(resultOf(policy, 'd', asAt, { a: false, b: false }))).toBe(true)
  })
})

test('a title is cut where it is too long, and the facts are in alphabetical order', () => {
  const result = resultOf(deciding(either), 'd', asAt, { a: true })
  const titled = (length: number) =>
    exampleOf('x'.repeat(length), asAt, { b: null, score: 1, a: true }, 'd', result)
  expect(titled(390).title).toBe('x'.repeat(390))
  expect(titled(391).title).toBe(`${'x'.repeat(389)}…`)
  expect(Object.entries(titled(1).facts)).toEqual([
    ['a', true],
    ['score', 1],
  ])
})

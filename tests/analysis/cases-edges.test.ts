// Which people show what a decision says, where it rests on other decisions, on records and on the calendar's ends.
import type { Policy } from '@iom-rules/core'
import { cases } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { custody, decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, lightWeights, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })

function shown(policy: Policy): unknown[][] {
  return cases(policy, 'd', { asAt }).map(({ title, facts }) => [title, facts])
}

test('a decision that is not there, nor anything like it, is refused with those that are', () => {
  expect(() => cases(smallPolicy({}), 'nothing-like-it')).toThrow(
    'The policy small has no decision `nothing-like-it`. Decisions: d.',
  )
})

test('a decision that rests on another is shown by what that one turns on', () => {
  const policy = smallPolicy({
    facts: { score: figure(0, 10) },
    decisions: {
      e: decision([rule('x', 'X', all(asks('score', 'greaterThan', 5)))]),
      d: decision([rule('a', 'A', all(asks('decision.e', 'equal', 'X')))]),
    },
  })
  expect(shown(policy)).toEqual([
    ['A: the figure is more than 5', { score: 6 }],
    ['NONE: the figure is 5 or less', { score: 0 }],
    ['NONE: Figure 4, below 5', { score: 4 }],
    ['NONE: Figure 5', { score: 5 }],
  ])
})

test('a figure in records is looked at just below, at and just above', () => {
  const policy = smallPolicy({
    facts: { items: { type: 'list', title: 'Items', record: { size: figure(0, 10, { title: 'Size' }) } } },
    derived: {
      big: {
        type: 'boolean',
        title: 'Big',
        yes: 'an item is big',
        no: 'no item is big',
        exists: 'items',
        where: { field: 'size', operator: 'greaterThanInclusive', value: 5 },
      },
    },
    decisions: { d: decision([rule('a', 'A', all(asks('big', 'equal', true)))]) },
  })
  expect(shown(policy)).toEqual([
    ['A: an item is big', { items: [{ size: 5 }] }],
    ['NONE: no item is big', { items: [] }],
    ['NONE: Size 4, below 5', { items: [{ size: 4 }] }],
    ['A: Size 6, above 5', { items: [{ size: 6 }] }],
  ])
})

describe('days', () => {
  test.each([
    ['onOrBefore', '0000-01-01', ['0000-01-01', '0000-01-02']],
    ['onOrAfter', '9999-12-31', ['9999-12-31', '9999-12-30']],
  ])('%s %s: there is no day beyond', (operator, value, days) => {
    const policy = smallPolicy({
      facts: { day: { type: 'day', title: 'Day' } },
      decisions: { d: decision([rule('a', 'A', all(asks('day', operator, value)))]) },
    })
    expect(cases(policy, 'd', { asAt }).map(({ facts }) => facts['day'])).toEqual(days)
  })

  test('of a period are in order: from no later than to', () => {
    const policy = smallPolicy({
      facts: { custody },
      derived: {
        out: {
          type: 'boolean',
          title: 'Out',
          exists: 'custody',
          where: all(
            { field: 'from', operator: 'onOrAfter', value: '2026-03-01' },
            { field: 'to', operator: 'onOrBefore', value: '2026-03-01' },
          ),
        },
      },
      decisions: { d: decision([rule('a', 'A', all(asks('out', 'equal', true)))]) },
    })
    const periods = cases(policy, 'd', { asAt }).flatMap(
      ({ facts }) => facts['custody'] as { from: string; to: string }[],
    )
    expect(periods).toContainEqual({ from: '2026-03-01', to: '2026-03-01' })
    expect(periods.filter(({ from, to }) => from > to)).toEqual([])
  })

  test('that a window leaves out are shown as none where that is enough', () => {
    const policy = smallPolicy({
      facts: { offences, custody },
      derived: {
        recent: {
          type: 'boolean',
          title: 'Recent',
          exists: 'offences',
          where: { field: 'day', operator: 'withinLastMonths', value: 6, notCounting: 'custody' },
        },
        many: { type: 'number', title: 'How many', count: 'offences' },
      },
      decisions: {
        d: decision([rule('a', 'A', all(asks('recent', 'equal', false), asks('many', 'greaterThan', 0)))]),
      },
    })
    expect(cases(policy, 'd', { asAt })[0]?.facts).toEqual({ custody: [], offences: [{ day: '2016-11-22' }] })
  })
})

test('of many outcomes on facts of their own, each has its case, and a figure its three', () => {
  const ids = Array.from({ length: 13 }, (_, at) => `f${at + 10}`)
  const policy = smallPolicy({
    facts: { ...Object.fromEntries(ids.slice(1).map((id) => [id, yesNo])), f10: figure(0, 10) },
    decisions: {
      d: decision(
        ids.map((id, at) =>
          rule(id, id.toUpperCase(), all(at === 0 ? asks(id, 'greaterThan', 5) : asks(id, 'equal', true))),
        ),
        {
          hitPolicy: 'COLLECT',
          outcomes: Object.fromEntries(ids.map((id) => [id.toUpperCase(), {}])),
          otherwise: undefined,
        },
      ),
    },
  })
  const found = cases(policy, 'd', { asAt })
  const outcomes = found.flatMap(({ expect }) => expect['d']?.outcomes ?? [])
  expect(ids.filter((id) => !outcomes.includes(id.toUpperCase()))).toEqual([])
  expect(found.slice(-2).map(({ title }) => title)).toEqual([
    'Nothing: Figure 4, below 5',
    'Nothing: Figure 5',
  ])
})

test('a record that an answer does not need is left out', () => {
  const has = (type: string) => ({ field: 'type', operator: 'equal', value: type })
  const policy = smallPolicy({
    facts: { offences },
    derived: {
      anyX: { type: 'boolean', title: 'X', exists: 'offences', where: has('X') },
      anyY: { type: 'boolean', title: 'Y', exists: 'offences', where: has('Y') },
      lastZ: { type: 'day', title: 'Last Z', latest: 'offences', of: 'day', where: has('Z') },
    },
    decisions: {
      d: decision([
        rule('a', 'A', all(asks('anyX', 'equal', true), { not: asks('lastZ', 'onOrAfter', '2026-01-01') })),
        rule('b', 'B', all(asks('lastZ', 'isNone', true), asks('anyY', 'equal', true))),
      ]),
    },
  })
  // A Z of long ago would do as well as none.
  expect(cases(policy, 'd', { asAt })[0]?.facts).toEqual({ offences: [{ day: '2016-11-22', type: 'X' }] })
})

test('a list that does not matter is shown empty where it would leave too much open', () => {
  const policy = smallPolicy({
    facts: { yes: yesNo, offences, score: figure(0, 10_000, { title: 'Score' }) },
    tables: { weights: lightWeights },
    derived: {
      score: { ...sumOfOffences, unlessSupplied: true },
    },
    decisions: {
      d: decision([
        rule('a', 'A', all(asks('yes', 'equal', true))),
        rule('b', 'B', all(asks('score', 'equal', 5000))),
      ]),
    },
  })
  expect(cases(policy, 'd', { asAt }).map(({ expect, facts }) => [expect['d']?.rule, facts])).toEqual([
    ['a', { offences: [], yes: true }],
    ['b', { score: 5000, yes: false }],
    ['otherwise', { score: 0, yes: false }],
    ['otherwise', { score: 4999, yes: false }],
    ['otherwise', { score: 5001, yes: false }],
  ])
})

// The cases of a decision together: each person once, under a title of its own.
import type { Policy } from '@iom-rules/core'
import { cases } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const isYes = (fact: string) => asks(fact, 'equal', true)
const titles = (policy: Policy) => cases(policy, 'd', { asAt }).map(({ title }) => title)

function collecting(ids: readonly string[], words: object): Policy {
  return smallPolicy({
    facts: Object.fromEntries(ids.map((id) => [id, { ...yesNo, ...words }])),
    decisions: {
      d: decision(
        ids.map((id) => rule(id, id.toUpperCase(), all(isYes(id)))),
        {
          hitPolicy: 'COLLECT',
          otherwise: undefined,
          outcomes: Object.fromEntries(ids.map((id) => [id.toUpperCase(), { title: 'Same' }])),
        },
      ),
    },
  })
}

describe('a decision that is not there', () => {
  const policy = smallPolicy({
    decisions: {
      one: decision([rule('a', 'A', all(isYes('yes')))]),
      two: decision([rule('a', 'A', all(isYes('yes')))]),
    },
  })

  test('is refused with all that are', () => {
    expect(() => cases(policy, 'nothing-like-it')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_DECISION',
        message: 'The policy small has no decision `nothing-like-it`. Decisions: one, two.',
      }),
    )
  })

  test('is refused with the one that is meant', () => {
    expect(() => cases(policy, 'tow')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_DECISION',
        message: 'The policy small has no decision `tow`. Did you mean `two`?',
      }),
    )
  })
})

test('cases are of the first day in force unless another is asked for', () => {
  const policy = smallPolicy({})
  expect(cases(policy, 'd').map((each) => each.asAt)).toEqual(['2021-01-01', '2021-01-01'])
  expect(cases(policy, 'd', { asAt }).map((each) => each.asAt)).toEqual([asAt, asAt])
})

describe('titles that would be alike', () => {
  test('are counted, from the second on', () => {
    const ids = Array.from({ length: 11 }, (_, at) => `f${at + 10}`)
    const alike = titles(collecting(ids, { yes: 'it is', no: 'it is not' })).slice(0, 11)
    expect(alike).toEqual(['Same: it is', ...ids.slice(1).map((_, at) => `Same: it is (${at + 2})`)])
  })

  test('keep what stands in brackets of their own', () => {
    expect(titles(collecting(['a'], { yes: 'of two (2)', no: 'of one (alone)' }))).toEqual([
      'Same: of two (2)',
      'Nothing: of one (alone)',
    ])
  })
})

test('a score that was supplied is worked out again, to show the day from which its records count', () => {
  const policy = smallPolicy({
    facts: { offences, score: figure(0, 1000) },
    tables: {
      weights: { ...weights, rows: { X: { value: 6, grade: 'demo' }, Y: { value: 7, grade: 'demo' } } },
    },
    derived: {
      score: {
        ...sumOfOffences,
        unlessSupplied: true,
        where: { field: 'day', operator: 'withinLastMonths', value: 12 },
      },
      any: {
        type: 'boolean',
        title: 'Any',
        yes: 'there is an X',
        no: 'there is no X',
        exists: 'offences',
        where: { field: 'type', operator: 'equal', value: 'X' },
      },
    },
    decisions: { d: decision([rule('a', 'A', all(asks('score', 'greaterThan', 10), isYes('any')))]) },
  })
  const days = cases(policy, 'd', { asAt }).filter(({ title }) => title.includes('A day'))
  expect(days.map(({ title, facts }) => [title, facts])).toEqual(
    [
      ['NONE: A day 21 November 2025, before 22 November 2025', '2025-11-21'],
      ['A: A day 22 November 2025', '2025-11-22'],
      ['A: A day 23 November 2025, after 22 November 2025', '2025-11-23'],
    ].map(([title, day]) => [
      title,
      {
        offences: [
          { day, type: 'X' },
          { day: '2026-10-22', type: 'X' },
        ],
      },
    ]),
  )
})

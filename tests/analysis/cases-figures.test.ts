// The figures and days at which a decision turns, and people with the values around them.
import type { Facts, Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { edgesOf } from '../../packages/core/src/analysis/case/edges.ts'
import { custody, decision, offences, pastDay, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, lightWeights, parameter, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })

function asking(facts: object, tests: readonly object[], more: object = {}): Policy {
  return smallPolicy({ facts, decisions: { d: decision([rule('a', 'A', all(...tests))]) }, ...more })
}

function wordsOf(policy: Policy): string[] {
  return edgesOf(policy, asAt).flatMap(({ title, values }) => values.map(({ words }) => `${title} ${words}`))
}

const exists = (where: object, more: object = {}) => ({
  type: 'boolean',
  title: 'Exists',
  exists: 'offences',
  where,
  ...more,
})
const onDay = (operator: string, value: unknown, more: object = {}) => ({
  field: 'day',
  operator,
  value,
  ...more,
})

describe('a figure', () => {
  test('is looked at just below, at and just above, with its unit', () => {
    const policy = asking({ score: figure(0, 5000, { title: 'OGRS', unit: 'points' }) }, [
      asks('score', 'greaterThan', 1000),
    ])
    expect(edgesOf(policy, asAt).map(({ title, derived, values }) => ({ title, derived, values }))).toEqual([
      {
        title: 'OGRS',
        derived: null,
        values: [
          { value: 999, words: '999 points, below 1,000 points' },
          { value: 1000, words: '1,000 points' },
          { value: 1001, words: '1,001 points, above 1,000 points' },
        ],
      },
    ])
  })

  test.each([
    [0, ['0', '1, above 0']],
    [10, ['9, below 10', '10']],
  ])('has nothing beyond its bounds: %s', (value, words) => {
    const policy = asking({ score: figure(0, 10) }, [asks('score', 'greaterThanInclusive', value)])
    expect(wordsOf(policy)).toEqual(words.map((each) => `Figure ${each}`))
  })

  test.each([
    ['that may be broken', {}, ['Figure 1.5, below 2.5', 'Figure 2.5', 'Figure 3.5, above 2.5']],
    ['that is whole', { whole: true }, []],
  ])('%s is looked at only where somebody can have it', (_, more, words) => {
    const policy = asking({ score: figure(0, 10, more) }, [asks('score', 'greaterThan', 2.5)])
    expect(wordsOf(policy)).toEqual(words)
    expect(edgesOf(policy, asAt).length).toBe(1)
  })

  test('that is a parameter is looked at as it is set', () => {
    const policy = asking({ score: figure(0, 10) }, [asks('score', 'lessThan', { fact: 'parameter.most' })], {
      parameters: { most: parameter(7, { minimum: 0, maximum: 10 }) },
    })
    expect(edgesOf(policy, asAt).map(({ values }) => values.map(({ value }) => value))).toEqual([[6, 7, 8]])
  })

  test('is put in the place of what somebody has', () => {
    const policy = asking({ score: figure(0, 10), yes: yesNo }, [asks('score', 'equal', 7)])
    const people = edgesOf(policy, asAt).map(({ put }) => put({ score: 3, yes: true }, 8))
    expect(people).toEqual([[{ score: 8, yes: true }]])
  })
})

test('each figure of each fact is looked at once, in the order of the decisions, and of records at the end', () => {
  const policy = smallPolicy({
    facts: { score: figure(0, 10), other: figure(0, 10, { title: 'Other' }), yes: yesNo, offences },
    derived: { recent: exists(onDay('onOrAfter', '2026-03-01')) },
    conditions: { high: all(asks('score', 'greaterThan', 5)) },
    decisions: {
      e: decision([rule('x', 'X', all(asks('recent', 'equal', true), { condition: 'high' }))]),
      d: decision([
        rule('a', 'A', all(asks('decision.e', 'equal', 'X'), asks('other', 'greaterThan', 5))),
        rule('b', 'B', { any: [asks('score', 'lessThanInclusive', 5), asks('score', 'equal', 3)] }),
      ]),
    },
  })
  expect(wordsOf(policy)).toEqual([
    'Figure 4, below 5',
    'Figure 5',
    'Figure 6, above 5',
    'Other 4, below 5',
    'Other 5',
    'Other 6, above 5',
    'Figure 2, below 3',
    'Figure 3',
    'Figure 4, above 3',
    'A day 28 February 2026, before 1 March 2026',
    'A day 1 March 2026',
    'A day 2 March 2026, after 1 March 2026',
  ])
})

test('yes and no, choices, and whether there is any have no edge', () => {
  const facts = {
    yes: yesNo,
    kind: { type: 'choice', title: 'Kind', values: ['2026-03-01', 'X', 'Y'] },
    score: figure(0, 10, { mayBeNone: true }),
    day: { type: 'day', title: 'Day', mayBeNone: true },
  }
  const policy = asking(facts, [
    asks('yes', 'equal', true),
    asks('kind', 'in', ['X']),
    asks('kind', 'equal', '2026-03-01'),
    asks('score', 'isNone', false),
    asks('day', 'isNone', false),
  ])
  expect(edgesOf(policy, asAt)).toEqual([])
})

describe('a day', () => {
  const day = { type: 'day', title: 'Day' }

  test.each([
    ['onOrAfter', '2026-03-01', ['2026-03-01']],
    ['withinNextMonths', 3, ['2027-02-22']],
    ['withinLastMonths', 3, ['2026-08-22', '2026-11-22']],
    ['onOrBefore', { fact: 'asAt' }, ['2026-11-22']],
    ['equal', '2026-03-01', ['2026-03-01']],
  ])('turns at the bounds of %s %s', (operator, value, bounds) => {
    const edges = edgesOf(asking({ day }, [asks('day', operator, value)]), asAt)
    expect(edges.map(({ values }) => values[1]?.value)).toEqual(bounds)
  })

  test.each([
    ['withinLastMonths', 3, ['2026-08-22']],
    ['onOrBefore', '2026-11-21', ['2026-11-21']],
    ['onOrBefore', '2026-11-22', []],
    ['onOrBefore', '2026-11-23', []],
  ])('that is past turns at none from today on: %s %s', (operator, value, bounds) => {
    const edges = edgesOf(asking({ day: pastDay }, [asks('day', operator, value)]), asAt)
    expect(edges.map(({ values }) => values[1]?.value)).toEqual(bounds)
  })

  test.each([
    ['0000-01-01', ['0000-01-01', '0000-01-02']],
    ['9999-12-31', ['9999-12-30', '9999-12-31']],
  ])('is one of the calendar: %s', (value, days) => {
    const edges = edgesOf(asking({ day }, [asks('day', 'onOrBefore', value)]), asAt)
    expect(edges.map(({ values }) => values.map((each) => each.value))).toEqual([days])
  })
})

describe('an edge in records', () => {
  const records = (derived: object) =>
    asking({ offences, custody }, [asks('recent', 'equal', true)], { derived: { recent: derived } })
  const has: Facts = {
    offences: [
      { type: 'X', day: '2026-01-01' },
      { type: 'Y', day: '2026-01-02' },
    ],
  }

  test('is of what is worked out, and put into one record after another', () => {
    const [edge] = edgesOf(records(exists(onDay('onOrAfter', '2026-03-01'))), asAt)
    expect(edge?.derived).toBe('recent')
    expect(edge?.put(has, '2026-03-01')).toEqual([
      {
        offences: [
          { type: 'X', day: '2026-03-01' },
          { type: 'Y', day: '2026-01-02' },
        ],
      },
      {
        offences: [
          { type: 'X', day: '2026-01-01' },
          { type: 'Y', day: '2026-03-01' },
        ],
      },
    ])
  })

  test('has nobody without records', () => {
    const [edge] = edgesOf(records(exists(onDay('onOrAfter', '2026-03-01'))), asAt)
    expect(edge?.put({}, '2026-03-01')).toEqual([])
    expect(edge?.put({ offences: [] }, '2026-03-01')).toEqual([])
  })

  test('is with no periods that a window leaves out, unless somebody has some', () => {
    const [edge] = edgesOf(records(exists(onDay('withinLastMonths', 3, { notCounting: 'custody' }))), asAt)
    const one = { offences: [{ day: '2026-01-01' }] }
    const period = [{ from: '2026-02-01', to: 'NONE' }]
    const then = { offences: [{ day: '2026-08-22' }] }
    expect(edge?.put(one, '2026-08-22')).toEqual([{ ...then, custody: [] }])
    expect(edge?.put({ ...one, custody: period }, '2026-08-22')).toEqual([{ ...then, custody: period }])
  })

  test('is looked at for each fact that is worked out with it', () => {
    const since = onDay('onOrAfter', '2026-03-01')
    const policy = asking({ offences }, [asks('recent', 'equal', true), asks('many', 'greaterThan', 1)], {
      derived: {
        recent: exists(since),
        many: { type: 'number', title: 'Many', count: 'offences', where: since },
        unused: exists(onDay('onOrAfter', '2020-01-01')),
      },
    })
    expect(edgesOf(policy, asAt).map(({ derived }) => derived)).toEqual(['recent', 'many'])
  })

  test('is said as a bare figure', () => {
    const size = figure(0, 5000, { title: 'Size', unit: 'pounds' })
    const policy = asking(
      { items: { type: 'list', title: 'Items', record: { size } } },
      [asks('big', 'equal', true)],
      {
        derived: {
          big: {
            type: 'boolean',
            title: 'Big',
            exists: 'items',
            where: { field: 'size', operator: 'greaterThan', value: 1000 },
          },
        },
      },
    )
    expect(wordsOf(policy)).toEqual(['Size 999, below 1000', 'Size 1000', 'Size 1001, above 1000'])
  })

  test('stands beside that of a value of its own', () => {
    const policy = asking(
      { offences, score: figure(0, 5000, { title: 'Score' }) },
      [asks('score', 'greaterThan', 10)],
      {
        tables: { weights: lightWeights },
        derived: {
          score: { ...sumOfOffences, unlessSupplied: true, where: onDay('onOrAfter', '2026-03-01') },
        },
      },
    )
    expect(edgesOf(policy, asAt).map(({ derived, values }) => [derived, values[1]?.value])).toEqual([
      [null, 10],
      ['score', '2026-03-01'],
    ])
  })
})

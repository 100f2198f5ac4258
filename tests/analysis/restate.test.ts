// Conditions and derived facts as they stand beside those of another policy: other names, and figures put in.
import type { Condition } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import {
  derivedMeaning,
  restateCondition,
  restateDecision,
  restateDerived,
  unrenamed,
  type Renaming,
} from '../../packages/core/src/analysis/restate.ts'
import type { Decision, DerivedFact } from '../../packages/core/src/policy/policy.ts'
import { custody, decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, figure, parameter, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const prefixed: Renaming = {
  decision: (id) => `decision-${id}`,
  condition: (id) => `condition-${id}`,
  derived: (id) => `derived-${id}`,
  table: (id) => `table-${id}`,
}
const months = { fact: 'parameter.months' }
const since = (value: unknown, more: object = {}) => ({ field: 'day', operator: 'onOrAfter', value, ...more })
const within = (value: unknown) => ({
  field: 'day',
  operator: 'withinLastMonths',
  value,
  notCounting: 'custody',
})
const where = (value: unknown) => ({
  any: [
    all(within(value)),
    { not: all(since({ fact: 'asAt' }), within(value)) },
    { field: 'type', operator: 'equal', value: 'X' },
  ],
})

const policy = smallPolicy({
  facts: { yes: yesNo, score: figure(0, 100), offences, custody },
  tables: { weights },
  parameters: { months: parameter(6, { unit: 'months', minimum: 0, maximum: 100 }) },
  derived: {
    recent: { type: 'boolean', title: 'Recent', exists: 'offences', where: where(months) },
    many: { type: 'number', title: 'Many', count: 'offences' },
    sum: { ...sumOfOffences, unlessSupplied: false, where: since('2026-01-01') },
    score: { ...sumOfOffences, unlessSupplied: true },
    last: { type: 'day', title: 'Last', latest: 'offences', of: 'day' },
  },
  conditions: { high: all(asks('score', 'greaterThan', months)) },
  decisions: {
    e: decision([rule('x', 'X', all(asks('yes', 'equal', true)))]),
    d: decision([
      rule('a', 'A', {
        any: [
          all({ condition: 'high' }, { not: asks('score', 'lessThan', months) }),
          all(asks('decision.e', 'equal', 'X'), asks('last', 'onOrAfter', { fact: 'asAt' })),
        ],
      }),
    ]),
  },
})

describe('a condition', () => {
  const given = (policy.decisions['d'] as Decision).rules[0]?.conditions as Condition

  test('has other names, and figures in place of parameters; the day of the assessment stays', () => {
    expect(restateCondition(policy, given, prefixed, asAt)).toEqual({
      any: [
        all({ condition: 'condition-high' }, { not: asks('derived-score', 'lessThan', 6) }),
        all(asks('decision.decision-e', 'equal', 'X'), asks('derived-last', 'onOrAfter', { fact: 'asAt' })),
      ],
    })
  })

  test('keeps every name where none is another', () => {
    expect(restateCondition(policy, given, unrenamed, asAt)).toEqual({
      any: [
        all({ condition: 'high' }, { not: asks('score', 'lessThan', 6) }),
        all(asks('decision.e', 'equal', 'X'), asks('last', 'onOrAfter', { fact: 'asAt' })),
      ],
    })
  })

  test('stands in its rule, of which the rest stays', () => {
    const before = policy.decisions['d'] as Decision
    const after = restateDecision(policy, before, prefixed, asAt)
    expect(after).toEqual({
      ...before,
      rules: [{ ...before.rules[0], conditions: restateCondition(policy, given, prefixed, asAt) }],
    })
  })
})

describe('a derived fact', () => {
  const restated = (id: string) => restateDerived(policy, policy.derived[id] as DerivedFact, prefixed, asAt)

  test('has figures in place of parameters', () => {
    expect(restated('recent')).toEqual({ ...policy.derived['recent'], where: where(6) })
  })

  test('of all records stays of all', () => {
    expect(restated('many')).toStrictEqual(policy.derived['many'])
  })

  test('that is a sum has another name for its table', () => {
    expect(restated('sum')).toEqual({ ...policy.derived['sum'], of: { table: 'table-weights', by: 'type' } })
    expect(restated('score')).toStrictEqual({
      ...policy.derived['score'],
      of: { table: 'table-weights', by: 'type' },
    })
    expect(unrenamed.table('weights')).toBe('weights')
  })
})

describe('what a derived fact comes from', () => {
  const plain = { list: 'offences', of: null, weights: {}, where: null, unlessSupplied: false }

  test.each([
    ['recent', { ...plain, type: 'boolean', kind: ['exists'], where: where(6) }],
    ['many', { ...plain, type: 'number', kind: ['count'] }],
    ['last', { ...plain, type: 'day', kind: ['latest'], of: 'day' }],
    [
      'sum',
      {
        ...plain,
        type: 'number',
        kind: ['sum'],
        of: 'type',
        weights: { X: 3, Y: 5 },
        where: since('2026-01-01'),
      },
    ],
    [
      'score',
      { ...plain, type: 'number', kind: ['sum'], of: 'type', weights: { X: 3, Y: 5 }, unlessSupplied: true },
    ],
    ['yes', null],
  ])('%s', (id, meaning) => {
    expect(derivedMeaning(policy, id, asAt)).toEqual(meaning)
  })
})

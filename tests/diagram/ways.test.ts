// Lists that can matter in very many ways: no answer is left out, and what cannot be worked out is refused.
import { assess, IomRulesError, parsePolicy, type Facts } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import {
  answer,
  assessWith,
  decision,
  document,
  offences,
  rule,
  test,
  weights,
  yesNo,
} from '../policy/build.ts'

/** Offences of types that weigh so much, of which each counts or does not. */
function weighed(weightOf: Readonly<Record<string, number>>) {
  const rows = Object.entries(weightOf).map(([type, value]) => [type, { value, grade: 'demo' }])
  const type = { type: 'choice', values: Object.keys(weightOf), title: 'Type' }
  return {
    facts: { offences: { ...offences, record: { type, counts: yesNo } } },
    tables: { weights: { ...weights, rows: Object.fromEntries(rows) } },
  }
}
const of = { table: 'weights', by: 'type' }
const total = { type: 'number', title: 'Sum', sum: 'offences', of }
const counting = { field: 'counts', operator: 'equal', value: true }
const ofType = (...value: string[]) => ({ field: 'type', operator: 'in', value })
const exists = (where: object) => ({ type: 'boolean', title: 'Is there', exists: 'offences', where })
const count = (where: object) => ({ type: 'number', title: 'How many', count: 'offences', where })
const when = (...conditions: object[]) => decision([rule('met', 'A', { all: conditions })])

const tooManyWays = new IomRulesError(
  'TOO_COMPLEX',
  'The lists of this nominal leave too many ways open to work out exactly. Fill in some of their records.',
)

function refusal(policy: object, facts: Facts): unknown {
  try {
    assessWith(policy, facts)
  } catch (error) {
    return error
  }
  return null
}

describe('a list of which nothing is known', () => {
  it.each([['A,H,B,G'], ['B,G,A,H'], ['H,A,G,B']])(
    'can hold the lightest record of each kind, in whatever order the types come: %s',
    (order) => {
      const weight: Record<string, number> = { A: 2, B: 1, G: 2, H: 3 }
      const policy = document({
        ...weighed(Object.fromEntries(order.split(',').map((type) => [type, weight[type] as number]))),
        derived: { total, first: exists(ofType('A', 'B')), second: exists(ofType('G', 'H')) },
        decisions: {
          d: when(test('total', 'lessThan', 4), test('first', 'equal', true), test('second', 'equal', true)),
          e: when(test('total', 'lessThan', 3), test('first', 'equal', true), test('second', 'equal', true)),
        },
      })
      // One of B and one of G come to 3.
      expect(answer(assessWith(policy, {})).possible).toEqual(['A', 'NONE'])
      expect(answer(assessWith(policy, {}), 'e')).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
    },
  )
  it('can hold many of one kind and few of another where either adds to one of two sums', () => {
    const { facts, tables } = weighed({ A: 1, B: 1, C: 1 })
    const policy = document({
      facts,
      tables,
      derived: { left: count(ofType('A', 'B')), right: count(ofType('A', 'C')), mixed: exists(ofType('A')) },
      decisions: {
        d: when(
          test('left', 'greaterThanInclusive', 7),
          test('right', 'lessThan', 3),
          test('mixed', 'equal', true),
        ),
        e: when(test('left', 'lessThan', 1), test('mixed', 'equal', true)),
      },
    })
    expect(answer(assessWith(policy, {})).possible).toEqual(['A', 'NONE'])
    expect(answer(assessWith(policy, {}), 'e').possible).toEqual(['NONE'])
  })
  it('is asked anew where another of the facts that are derived from it is supplied', () => {
    const figure = { type: 'number', minimum: 0, maximum: 10_000, unit: 'points', title: 'Supplied' }
    const supplied = (title: string) => ({ ...total, title, unlessSupplied: true })
    const parsed = parsePolicy(
      document({
        ...weighed({ A: 1 }),
        facts: { ...weighed({ A: 1 }).facts, b: figure, c: figure },
        derived: { a: exists(ofType('A')), b: supplied('B'), c: supplied('C') },
        decisions: {
          a: when(test('a', 'equal', true)),
          b: when(test('b', 'greaterThanInclusive', 5)),
          c: when(test('c', 'greaterThanInclusive', 1_000)),
        },
      }),
    )
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    const possible = (facts: Facts) => {
      const assessment = assess(parsed.value, { ref: 'A', facts }, { asAt: '2026-11-22' })
      return ['a', 'b', 'c'].map((id) => answer(assessment, id).possible)
    }
    const open = ['A', 'NONE']
    expect(possible({ c: 7 })).toEqual([open, open, ['NONE']])
    expect(possible({ b: 7 })).toEqual([open, ['A'], open])
    expect(possible({ b: 7, c: 7 })).toEqual([open, ['A'], ['NONE']])
    expect(possible({})).toEqual([open, open, open])
  })
  it('is refused past four thousand ways', () => {
    const policy = (sum: number) =>
      document({
        ...weighed({ A: 1 }),
        derived: { total },
        decisions: { d: when(test('total', 'equal', sum)) },
      })
    // From nothing to one more than the sum that is asked for.
    expect(answer(assessWith(policy(3998), {})).possible).toEqual(['A', 'NONE'])
    expect(refusal(policy(3999), {})).toEqual(tooManyWays)
  })
})

describe('records with unknown fields', () => {
  const k = 14
  const both = (a: string, b: string) =>
    when(test(a, 'greaterThanInclusive', k), test(b, 'greaterThanInclusive', k))
  it.each([
    [2 * k - 1, ['NONE']],
    [2 * k, ['A', 'NONE']],
  ])('%i of them: any two of three counts are reached together if there are enough', (many, possible) => {
    const policy = document({
      facts: { offences },
      derived: { x: count(ofType('X')), y: count(ofType('Y')), z: count(ofType('Z')) },
      decisions: { xy: both('x', 'y'), xz: both('x', 'z'), yz: both('y', 'z') },
    })
    const assessment = assessWith(policy, { offences: Array.from({ length: many }, () => ({})) })
    for (const id of ['xy', 'xz', 'yz']) expect(answer(assessment, id).possible).toEqual(possible)
  })

  /** A record of each type, twice as heavy as the one before, of which nobody knows whether it counts. */
  const doubling = (many: number) => Array.from({ length: many }, (_, at) => [`K${at}`, 2 ** at] as const)
  const eachOnce = (many: number) => ({ offences: doubling(many).map(([type]) => ({ type })) })
  const compared = (many: number, operator: string, sum: number) =>
    document({
      ...weighed(Object.fromEntries(doubling(many))),
      derived: {
        total: { ...total, where: counting },
        ...(operator === 'equal' ? {} : { first: exists({ all: [ofType('K0'), counting] }) }),
      },
      decisions: {
        d: when(test('total', operator, sum)),
        ...(operator === 'equal'
          ? {}
          : { e: when(test('total', operator, sum), test('first', 'equal', false)) }),
      },
    })
  it.each([
    ['greaterThanInclusive', 16_383, ['A', 'NONE'], ['NONE']],
    ['greaterThanInclusive', 16_382, ['A', 'NONE'], ['A', 'NONE']],
    ['greaterThanInclusive', 16_384, ['NONE'], ['NONE']],
    ['lessThanInclusive', 0, ['A', 'NONE'], ['A', 'NONE']],
    ['lessThan', 1, ['A', 'NONE'], ['A', 'NONE']],
  ])(
    'come to the most and the least of one sum, however many there are between: %s %i',
    (operator, sum, possible, without) => {
      const assessment = assessWith(compared(14, operator, sum), eachOnce(14))
      expect(answer(assessment).possible).toEqual(possible)
      expect(answer(assessment, 'e').possible).toEqual(without)
    },
  )
  it('are refused past eight thousand ways where every sum counts', () => {
    // Of thirteen every sum up to 8,191 is reached; from nothing to one more than the sum that is asked for they matter.
    expect(answer(assessWith(compared(13, 'equal', 7_998), eachOnce(13))).possible).toEqual(['A', 'NONE'])
    expect(refusal(compared(13, 'equal', 7_999), eachOnce(13))).toEqual(tooManyWays)
  })
})

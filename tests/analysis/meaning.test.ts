// When two policies say the same of a decision, whatever they call it and however it is put.
import type { Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import {
  assumptionMeaning,
  domainMeaning,
  meaningOf,
  sharedAssumptions,
  text,
} from '../../packages/core/src/analysis/meaning.ts'
import type { FactDeclaration } from '../../packages/core/src/policy/policy.ts'
import { custody, decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, figure, parameter, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const isYes = (fact: string) => asks(fact, 'equal', true)
const within = (value: unknown) => ({ field: 'day', operator: 'withinLastMonths', value })
const recent = { type: 'boolean', title: 'Recent', exists: 'offences', where: within(6) }
const months = (value: number) => parameter(value, { unit: 'months', minimum: 0, maximum: 100 })

const facts = { yes: yesNo, score: figure(0, 100), offences, custody }
const rules = [
  rule('a', 'A', all({ condition: 'high' }, isYes('recent'))),
  rule('b', 'B', all(asks('decision.e', 'equal', 'X')), { event: { type: 'B', params: { grade: 1 } } }),
]
const outcomes = { A: { title: 'First', mayBeProvisional: ['B', 'NONE'] }, B: {}, NONE: {} }
const e = decision([rule('x', 'X', all(asks('points', 'greaterThan', 5)))])
const assumption = {
  id: 'low',
  condition: { not: { condition: 'high' } },
  reason: 'For the test.',
  use: 'reason',
}
const otherwise = { outcome: 'NONE', assumption: 'For the test.' }

interface Parts {
  readonly facts?: object
  readonly tables?: object
  readonly derived?: object
  readonly conditions?: object
  readonly parameters?: object
  readonly rules?: readonly object[]
  readonly d?: object
  readonly e?: object
  readonly assumptions?: readonly object[]
}

function policyOf(parts: Parts = {}): Policy {
  return smallPolicy({
    facts: { ...facts, ...parts.facts },
    tables: { weights, ...parts.tables },
    parameters: { months: months(6), ...parts.parameters },
    derived: { recent, points: sumOfOffences, ...parts.derived },
    conditions: { high: all(asks('score', 'greaterThan', 50)), ...parts.conditions },
    decisions: {
      e: parts.e ?? e,
      d: decision(parts.rules ?? rules, { outcomes, ...parts.d }),
      f: decision([rule('a', 'A', all(isYes('yes')))]),
    },
    assumptions: parts.assumptions ?? [assumption],
  })
}

const meaning = (parts: Parts = {}) => meaningOf(policyOf(parts), 'd', asAt)
const [first, second] = rules as [object, object]

describe('a decision means the same', () => {
  test.each<[string, Parts]>([
    ['as itself', {}],
    [
      'under other titles',
      { d: { title: 'Another', outcomes: { ...outcomes, A: { ...outcomes.A, title: 'Other' } } } },
    ],
    [
      'with outcomes that may be provisional in another order',
      { d: { outcomes: { ...outcomes, A: { mayBeProvisional: ['NONE', 'B'] } } } },
    ],
    [
      'with an outcome that may be provisional against none',
      { d: { outcomes: { ...outcomes, B: { mayBeProvisional: [] } } } },
    ],
    ['with no further data otherwise', { d: { otherwise: { ...otherwise, params: {} } } }],
    [
      'with a figure that is a parameter',
      { derived: { recent: { ...recent, where: within({ fact: 'parameter.months' }) } } },
    ],
    [
      'with rules that are called otherwise',
      { rules: [{ ...first, name: 'other', title: 'T', note: 'N' }, second] },
    ],
    [
      'with facts in other words',
      { facts: { score: figure(0, 100, { title: 'Score', unit: 'points', hint: 'H', changeable: true }) } },
    ],
    [
      'with fields in other words',
      {
        facts: {
          offences: {
            ...offences,
            title: 'T',
            record: { ...offences.record, day: { ...offences.record.day, title: 'T', hint: 'H' } },
          },
        },
      },
    ],
    [
      'with weights of another edition',
      { tables: { weights: { ...weights, edition: 'other', title: 'T' } } },
    ],
    [
      'with an assumption of another name',
      { assumptions: [{ ...assumption, id: 'other', reason: 'Another.' }] },
    ],
    [
      'with an assumption that is only told',
      {
        assumptions: [
          assumption,
          { ...assumption, id: 'told', condition: { not: isYes('yes') }, use: 'report' },
        ],
      },
    ],
  ])('%s', (_, parts) => {
    expect(meaning(parts)).toBe(meaning())
  })
})

describe('a decision means something else', () => {
  const other = (changed: object) => ({ rules: [{ ...first, ...changed }, second] })

  test.each<[string, Parts]>([
    ['under another hit policy', { d: { hitPolicy: 'UNIQUE' } }],
    ['with an outcome that may not be provisional', { d: { outcomes: { ...outcomes, A: {} } } }],
    ['with other conditions', other({ conditions: all(isYes('recent')) })],
    ['with another outcome', other({ event: { type: 'B' } })],
    ['with further data', other({ event: { type: 'A', params: { grade: 1 } } })],
    ['with a rule that is a fallback', other({ fallback: true })],
    ['with its rules in another order', { rules: [second, first] }],
    ['with another outcome otherwise', { d: { otherwise: { ...otherwise, outcome: 'B' } } }],
    ['with nothing said otherwise', { d: { otherwise: undefined } }],
    ['with further data otherwise', { d: { otherwise: { ...otherwise, params: { grade: 1 } } } }],
    [
      'with another condition under the same name',
      { conditions: { high: all(asks('score', 'greaterThan', 51)) } },
    ],
    ['with another figure in records', { derived: { recent: { ...recent, where: within(7) } } }],
    [
      'with a value of its own before that',
      { facts: { points: figure(0, 99) }, derived: { points: { ...sumOfOffences, unlessSupplied: true } } },
    ],
    [
      'with another weight',
      { tables: { weights: { ...weights, rows: { ...weights.rows, X: { value: 4, grade: 'demo' } } } } },
    ],
    [
      'with another decision that it tests',
      { e: decision([rule('x', 'X', all(asks('points', 'greaterThan', 6)))]) },
    ],
    ['with other bounds', { facts: { score: figure(0, 101) } }],
    [
      'with other values of a field',
      {
        facts: {
          offences: {
            ...offences,
            record: { ...offences.record, type: { ...offences.record.type, values: ['X', 'Y'] } },
          },
        },
      },
    ],
    ['with nothing assumed', { assumptions: [] }],
    [
      'with something else assumed',
      { assumptions: [{ ...assumption, condition: { not: all(asks('score', 'greaterThan', 9)) } }] },
    ],
  ])('%s', (_, parts) => {
    expect(meaning(parts)).not.toBe(meaning())
  })

  test.each<[string, Parts, Parts]>([
    [
      'with other data otherwise',
      { d: { otherwise: { ...otherwise, params: { grade: 1 } } } },
      { d: { otherwise: { ...otherwise, params: { grade: 2 } } } },
    ],
    [
      'with another named condition of which nothing is assumed',
      { assumptions: [] },
      { assumptions: [], conditions: { high: all(asks('score', 'greaterThan', 51)) } },
    ],
  ])('%s', (_, before, after) => {
    expect(meaning(before)).not.toBe(meaning(after))
  })

  test('but not for the order in which things are assumed', () => {
    const other = { ...assumption, id: 'other', condition: { not: isYes('recent') } }
    const [one, two] = [
      [assumption, other],
      [other, assumption],
    ].map((assumptions) => meaning({ assumptions }))
    expect(one).toBe(two)
    expect(one).not.toBe(meaning())
  })

  test('than another decision of the policy', () => {
    const policy = policyOf()
    expect(meaningOf(policy, 'f', asAt)).not.toBe(meaningOf(policy, 'd', asAt))
    expect(meaningOf(policy, 'd', asAt)).toBe(meaning())
  })
})

describe('what is assumed', () => {
  const policy = policyOf({
    derived: { recent: { ...recent, where: within({ fact: 'parameter.months' }) } },
    conditions: { late: { any: [isYes('recent'), { not: all({ condition: 'high' }) }] } },
    assumptions: [
      assumption,
      { ...assumption, id: 'named', condition: { not: all({ condition: 'late' }, isYes('yes')) } },
      {
        ...assumption,
        id: 'written-out',
        condition: {
          not: all(
            {
              any: [
                isYes('recent'),
                { not: all(all(asks('score', 'greaterThan', { fact: 'parameter.fifty' }))) },
              ],
            },
            isYes('yes'),
          ),
        },
      },
      { ...assumption, id: 'told', condition: { not: isYes('yes') }, use: 'report' },
    ],
    parameters: { fifty: parameter(50, { minimum: 0, maximum: 100 }) },
  })
  const [low, named, writtenOut] = [0, 1, 2].map((at) => assumptionMeaning(policy, at, asAt))

  test('is the same with what names stand for, and with figures put in', () => {
    expect(named).toBe(writtenOut)
    expect(low).toBe('[{"not":{"all":[{"fact":"score","operator":"greaterThan","value":50}]}},{}]')
  })

  test('is another where a list behind it counts otherwise', () => {
    const counting = (value: number) =>
      policyOf({
        derived: { recent: { ...recent, where: within(value) } },
        assumptions: [{ ...assumption, condition: { not: isYes('recent') } }],
      })
    const [six, seven] = [6, 7].map((value) => assumptionMeaning(counting(value), 0, asAt))
    expect(six).not.toBe(seven)
    expect(six).toContain('"value":6')
  })

  test('is shared by two policies where it is reasoned with in both, by whatever name', () => {
    const other = policyOf({
      assumptions: [
        { ...assumption, id: 'other' },
        { ...assumption, id: 'own', condition: { not: isYes('recent') } },
        { ...assumption, id: 'told', condition: { not: isYes('yes') } },
        { ...assumption, id: 'only-told', condition: { not: isYes('yes') }, use: 'report' },
      ],
    })
    const shared = sharedAssumptions(policy, other, asAt)
    expect([...shared]).toEqual([
      [policy, new Set(['low'])],
      [other, new Set(['other'])],
    ])
  })
})

describe('the values that a fact can have', () => {
  test('are told without its words', () => {
    const score = { ...figure(0, 5), whole: true, hint: 'H', suppliedBy: 'police', changeable: true }
    expect(domainMeaning(score as FactDeclaration)).toEqual({
      type: 'number',
      minimum: 0,
      maximum: 5,
      whole: true,
    })
    const kind = { type: 'choice', title: 'Kind', values: ['X'], labels: { X: 'An X' } } as const
    expect(domainMeaning(kind)).toEqual({ type: 'choice', values: ['X'] })
    expect(domainMeaning({ ...yesNo, yes: 'it is', no: 'it is not' })).toEqual({ type: 'boolean' })
  })

  test('are told of each field of a record', () => {
    expect(domainMeaning(custody)).toEqual({
      type: 'list',
      record: { from: { type: 'day', past: true }, to: { type: 'day', mayBeNone: true } },
    })
  })

  test('are those of a plain list as they stand', () => {
    expect(domainMeaning({ type: 'list', title: 'Flags', values: ['red'] })).toEqual({
      type: 'list',
      values: ['red'],
    })
  })
})

test('the text of data does not hang on the order of its parts, nor on what is left out', () => {
  expect(text({ b: 1, a: undefined, c: [null, { e: 2, d: 3 }] })).toBe('{"b":1,"c":[null,{"d":3,"e":2}]}')
  expect(text({ c: [null, { d: 3, e: 2 }], b: 1 })).toBe('{"b":1,"c":[null,{"d":3,"e":2}]}')
})

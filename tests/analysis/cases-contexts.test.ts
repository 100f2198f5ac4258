// People among whom one at an edge is looked for: as they are found, worked out from lists, and joined.
import type { Facts, FactRecord } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { contextsOf } from '../../packages/core/src/analysis/case/contexts.ts'
import { weights, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy, sumOfOffences } from './small.ts'

const never = () => false
const values = { A: 1, B: 300, C: 700, D: 500, E: 200 }
const weigh = (type: string) => values[type as keyof typeof values]

const policy = smallPolicy({
  facts: {
    yes: yesNo,
    many: figure(0, 100),
    score: figure(0, 100_000),
    offences: {
      type: 'list',
      title: 'Offences',
      record: {
        type: { type: 'choice', title: 'Type', values: ['A', 'B', 'C', 'D', 'E'] },
        day: { type: 'day', title: 'Day', past: true },
      },
    },
  },
  tables: {
    weights: {
      ...weights,
      rows: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, grade: 'demo' }])),
    },
  },
  derived: {
    many: { type: 'number', title: 'Many', count: 'offences', unlessSupplied: true },
    score: { ...sumOfOffences, unlessSupplied: true },
  },
})

const recordsIn = ({ offences }: Facts) => (offences ?? []) as readonly FactRecord[]
const sumIn = (facts: Facts) => recordsIn(facts).reduce((sum, { type }) => sum + weigh(String(type)), 0)

const one = { day: asAt, type: 'A' }
const another = { day: '2026-01-01', type: 'E' }

describe('a score that was supplied is worked out from records', () => {
  const workedOut = (score: number, records: readonly FactRecord[]) => {
    const isAlike = (facts: Facts, other: Facts) =>
      other['score'] === undefined && facts['score'] === sumIn(other)
    return [...contextsOf(policy, [{ offences: records, score, yes: true }], isAlike)].slice(1, 2)
  }
  const of = (type: string, times: number) => [
    { offences: Array.from({ length: times }, () => ({ ...one, type })), yes: true },
  ]

  test.each([
    ['of the type that weighs most', 2100, 'C', 3],
    ['of the next where that one does not fit', 1500, 'D', 3],
    ['of the third', 900, 'B', 3],
    ['of the type they have', 12, 'A', 12],
  ])('%s: %s', (_, score, type, times) => {
    expect(workedOut(score, [one])).toEqual(of(type, times))
  })

  test.each([
    ['of no other type', 200],
    ['of no more than twelve', 13],
  ])('%s: %s', (_, score) => {
    expect(workedOut(score, [one])).toEqual([])
  })

  test('of which each has its own day', () => {
    expect(workedOut(2800, [one, another])).toEqual([
      { offences: [one, another, one, another].map(({ day }) => ({ day, type: 'C' })), yes: true },
    ])
    expect(workedOut(402, [one, another])).toEqual([{ offences: [one, another, one, another], yes: true }])
  })

  test('but not from none', () => {
    const always = () => true
    for (const facts of [{ score: 5 }, { score: 5, offences: [] }, { offences: [one] }])
      expect([...contextsOf(policy, [facts], always)]).toEqual([facts])
  })
})

test('how many there are is worked out from records as they are', () => {
  const facts = { many: 3, offences: [another] }
  const isAlike = (some: Facts, other: Facts) =>
    other['many'] === undefined && some['many'] === recordsIn(other).length
  expect([...contextsOf(policy, [facts], isAlike)][1]).toEqual({ offences: [another, another, another] })
})

describe('what one leaves open', () => {
  test('is filled in from each of the others that knows more', () => {
    const cases = [{ yes: true, score: 1 }, { yes: false, many: 2 }, { score: 3 }]
    expect([...contextsOf(policy, cases, never)]).toEqual([
      ...cases,
      { yes: true, score: 1, many: 2 },
      { yes: false, score: 1, many: 2 },
      { yes: false, score: 3, many: 2 },
      { yes: true, score: 3 },
      { yes: false, score: 3, many: 2 },
    ])
  })

  test('is filled in from what was worked out as well', () => {
    const cases = [{ score: 700, offences: [one] }, { yes: true }]
    const isAlike = (facts: Facts, other: Facts) => facts['score'] === sumIn(other)
    const worked = { offences: [{ ...one, type: 'C' }] }
    expect([...contextsOf(policy, cases, isAlike)]).toEqual([
      cases[0],
      worked,
      cases[1],
      { ...cases[0], yes: true },
      { ...worked, score: 700 },
      { ...worked, yes: true },
      { ...cases[0], yes: true },
      { ...worked, yes: true },
    ])
  })

  test('is filled in up to a hundred and fifty times', () => {
    const cases = Array.from({ length: 14 }, (_, at) => ({ [`fact${at}`]: true }))
    const contexts = [...contextsOf(policy, cases, never)]
    expect(contexts.length).toBe(14 + 150)
    expect(contexts.at(-1)).toEqual({ fact6: true, fact11: true })
  })
})

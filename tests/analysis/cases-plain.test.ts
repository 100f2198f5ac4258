// How the facts of a found person are made easier to read, and as few as can be.
import type { FactRecord, Facts } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { fewestFacts, inOrder } from '../../packages/core/src/analysis/case/fewest.ts'
import { plainFacts } from '../../packages/core/src/analysis/case/plain.ts'
import { custody, offences, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const windowed = (more: object = {}) => ({
  type: 'boolean',
  title: 'Recent',
  exists: 'offences',
  where: { all: [{ field: 'day', operator: 'withinLastMonths', value: 6, ...more }] },
})
const flags = { type: 'list', title: 'Flags', values: ['red', 'blue'] }
const declared = { yes: yesNo, score: figure(0, 100), other: figure(0, 100), offences, custody, flags }
const always = () => true

describe('a figure', () => {
  const policy = smallPolicy({ facts: declared })
  const plain = (facts: Facts, isTrue: (facts: Facts) => boolean = always) =>
    plainFacts(policy, asAt, facts, isTrue)

  test('is rounded up, and what is no figure stays as it is', () => {
    expect(plain({ other: 1.5, score: 50.3, yes: true, day: 'Monday', whole: 7 })).toEqual({
      other: 2,
      score: 51,
      yes: true,
      day: 'Monday',
      whole: 7,
    })
  })

  test('is rounded down where rounding up changes what is so', () => {
    expect(plain({ score: 50.8 }, ({ score }) => Number(score) < 51)).toEqual({ score: 50 })
  })

  test('stays where neither will do', () => {
    const isBetween = ({ score }: Facts) => Number(score) > 50 && Number(score) < 51
    expect(plain({ other: 1.5, score: 50.3 }, isBetween)).toEqual({ other: 2, score: 50.3 })
  })
})

describe('records', () => {
  const policy = smallPolicy({
    facts: declared,
    derived: { recent: windowed({ notCounting: 'custody' }), ever: windowed() },
  })
  const found = {
    custody: [{ from: '2019-02-03', to: '2020-01-01' }],
    flags: ['red'],
    offences: [
      { type: 'X', day: '2026-07-01' },
      { type: 'Y', day: '2016-03-02' },
    ],
    yes: true,
  }
  const on = (day: string) => ({
    ...found,
    custody: [],
    offences: [
      { type: 'X', day },
      { type: 'Y', day },
    ],
  })
  const daysOf = ({ offences: records }: Facts) => (records as FactRecord[]).map(({ day }) => day)

  test('are all of one recent day, with no periods that a window leaves out', () => {
    expect(plainFacts(policy, asAt, found, always)).toEqual(on('2026-10-22'))
  })

  test('are all of one day long ago where a recent one will not do', () => {
    const isOld = (facts: Facts) => !daysOf(facts).includes('2026-10-22')
    expect(plainFacts(policy, asAt, found, isOld)).toEqual(on('2016-11-22'))
  })

  test('stay where neither will do', () => {
    expect(plainFacts(policy, asAt, found, (facts) => daysOf(facts)[0] !== daysOf(facts)[1])).toEqual(found)
  })

  test('keep days that need not be past', () => {
    const plain = smallPolicy({ facts: declared, derived: { ever: windowed() } })
    expect(plainFacts(plain, asAt, found, always)['custody']).toEqual([
      { from: '2026-10-22', to: '2020-01-01' },
    ])
  })

  test('keep fields that are not declared', () => {
    const noted = { offences: [{ day: '2026-07-01', note: 'By hand.' }] }
    expect(plainFacts(policy, asAt, noted, always)).toEqual({
      offences: [{ day: '2026-10-22', note: 'By hand.' }],
    })
  })

  test('that are not known are not made up', () => {
    expect(plainFacts(policy, asAt, { offences: null }, always)).toEqual({ offences: null })
  })
})

describe('of the facts', () => {
  test('the first that is not needed goes first, and what is then needed stays', () => {
    const isTrue = ({ a, b, c }: Facts) => b === 2 && (a === 1 || c === 3)
    expect(Object.entries(fewestFacts({ c: 3, b: 2, a: 1, d: null, e: undefined }, isTrue))).toEqual([
      ['b', 2],
      ['c', 3],
    ])
  })

  test('only records that are needed together stay, the first of those that do as well', () => {
    const records = ['X', 'Y', 'Z', 'X', 'Y'].map((type, at) => ({ type, day: `2026-01-0${at + 1}` }))
    const types = (facts: Facts) => ((facts['offences'] ?? []) as FactRecord[]).map(({ type }) => type)
    const isTrue = (facts: Facts) => types(facts).includes('X') && types(facts).includes('Y')
    expect(fewestFacts({ offences: records, yes: true }, isTrue)).toEqual({
      offences: records.slice(0, 2),
    })
  })

  test('a list that has to be known may have nothing in it', () => {
    expect(fewestFacts({ offences: [{ type: 'X' }] }, ({ offences: list }) => list !== undefined)).toEqual({
      offences: [],
    })
  })

  test('all that are known stand in alphabetical order, with those that are none, no or nought', () => {
    const facts = { c: false, b: 'NONE', d: undefined, a: 0, e: null }
    expect(Object.entries(inOrder(facts))).toEqual([
      ['a', 0],
      ['b', 'NONE'],
      ['c', false],
    ])
  })
})

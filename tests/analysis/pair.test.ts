// One decision of two policies in one space: what they share stands once, and what they state otherwise twice.
import type { Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { pairOf, type Pair } from '../../packages/core/src/analysis/pair.ts'
import { sameDecision } from '../../packages/core/src/analysis/same.ts'
import { and, NO, YES, type Node } from '../../packages/core/src/diagram/diagram.ts'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy, sumOfOffences } from './small.ts'

const budget = 10_000
const isYes = (fact: string) => asks(fact, 'equal', true)
const ofType = (value: string, more: object = {}) => ({
  type: 'boolean',
  title: 'Any',
  exists: 'offences',
  where: { field: 'type', operator: 'equal', value },
  ...more,
})
const decides = (...facts: string[]) => ({ d: decision([rule('a', 'A', { all: facts.map(isYes) })]) })
const never = (...facts: string[]) => ({
  id: 'never',
  condition: { not: { all: facts.map(isYes) } },
  reason: 'For the test.',
  use: 'reason',
})
const pairing = (before: Policy, after: Policy) => pairOf(before, after, 'd', asAt, budget)

const is = ({ compiled }: Pair, fact: string, at = 1): Node =>
  compiled.store.make(compiled.variable(fact)?.number as number, at === 1 ? [NO, YES] : [YES, NO])
const hasAny = (pair: Pair, ...sets: readonly Node[]) =>
  sets.reduce((node, each) => and(pair.compiled.store, node, each), pair.universe.node) !== NO

describe('two policies', () => {
  const facts = { a: yesNo, b: yesNo }
  const one = smallPolicy({ title: 'One', facts, decisions: decides('a') })
  const other = smallPolicy({ title: 'Other', facts, decisions: decides('b') })

  test('stand in an order of their own, whichever is asked about first', () => {
    const [there, back] = [pairing(one, other), pairing(other, one)]
    expect(there.compiled.policy).toEqual(back.compiled.policy)
    expect([there.before.decision, there.after.decision]).toEqual([back.after.decision, back.before.decision])
    const tested = Object.entries(there.compiled.policy.decisions).map(([id, { rules }]) => [
      id,
      rules[0]?.conditions,
    ])
    expect(tested).toEqual([
      ['d', { all: [isYes('a')] }],
      ['other:d', { all: [isYes('b')] }],
    ])
  })

  test('that mean the same stand as they are given', () => {
    const again = smallPolicy({ title: 'Again', facts, decisions: decides('a') })
    expect(pairing(one, again).compiled.policy.title).toBe('One')
    expect(pairing(again, one).compiled.policy.title).toBe('Again')
  })

  test('that mean the same decide the same, which takes no room to see', () => {
    const again = smallPolicy({ title: 'Again', facts, decisions: decides('a') })
    expect(sameDecision(one, again, 'd', asAt, 1)).toBe(true)
    expect(() => sameDecision(one, other, 'd', asAt, 1)).toThrow('its diagrams pass 1 nodes')
    expect(sameDecision(one, other, 'd', asAt, budget)).toBe(false)
  })
})

describe('a derived fact', () => {
  const derivedAs = (type: string) =>
    smallPolicy({
      facts: { a: yesNo, offences },
      derived: { alike: ofType('X'), own: ofType(type) },
      decisions: decides('a', 'alike', 'own'),
    })
  const [one, other] = [derivedAs('Y'), derivedAs('Z')]

  test('that both work out alike stands once, and one that they do not is told apart', () => {
    const { compiled, known } = pairing(one, other)
    expect(Object.keys(compiled.policy.derived)).toEqual(['alike', 'own', 'other:own'])
    expect(Object.keys(compiled.policy.facts)).toEqual(['a', 'offences'])
    expect(['a', 'alike', 'own', 'other:own'].map(known)).toEqual([
      { fact: 'a' },
      { fact: 'alike' },
      { fact: 'own', under: 'before' },
      { fact: 'own', under: 'after' },
    ])
    expect(['own', 'other:own'].map(pairing(other, one).known)).toEqual([
      { fact: 'own', under: 'after' },
      { fact: 'own', under: 'before' },
    ])
  })

  test('of one of them that is given in the other is given beside it', () => {
    const given = smallPolicy({
      facts: { a: yesNo, own: yesNo, offences },
      derived: { alike: ofType('X') },
      decisions: decides('a', 'alike', 'own'),
    })
    const pair = pairing(one, given)
    expect(pair.compiled.policy).toEqual(pairing(given, one).compiled.policy)
    expect(Object.keys(pair.compiled.policy.facts)).toEqual(['a', 'offences', 'own', 'other:own'])
    expect(Object.keys(pair.compiled.policy.derived)).toEqual(['alike', 'own'])
    expect([
      hasAny(pair, is(pair, 'own'), is(pair, 'other:own', 0)),
      hasAny(pair, is(pair, 'own', 0)),
    ]).toEqual([true, true])
  })

  test('that may be supplied is the same in both where it is, and can be either where it is not', () => {
    const supplied = (type: string) =>
      smallPolicy({
        facts: { own: yesNo, offences },
        derived: { own: ofType(type, { unlessSupplied: true }) },
        decisions: decides('own'),
      })
    const pair = pairing(supplied('Y'), supplied('Z'))
    expect(hasAny(pair, is(pair, 'own'), is(pair, 'other:own', 0))).toBe(true)
    expect(hasAny(pair, is(pair, 'own', 0), is(pair, 'other:own'))).toBe(true)
    expect(sameDecision(supplied('Y'), supplied('Z'), 'd', asAt, budget)).toBe(false)
  })

  test('that may be supplied, and both work out alike, is what it is supplied as too', () => {
    const from = (least: number) =>
      smallPolicy({
        facts: { offences, score: figure(1, 2) },
        derived: { score: { ...sumOfOffences, unlessSupplied: true } },
        tables: { weights },
        decisions: {
          d: decision([rule('a', 'A', { all: [asks('score', 'greaterThanInclusive', least)] })]),
        },
      })
    // The list comes to nothing, or to 3 and more.
    expect(sameDecision(from(1), from(3), 'd', asAt, budget)).toBe(false)
    expect(sameDecision(from(2.5), from(3), 'd', asAt, budget)).toBe(true)
  })
})

describe('what one of them assumes', () => {
  const assuming = (type: string, assumptions: readonly object[]) =>
    smallPolicy({
      facts: { a: yesNo, offences },
      derived: { own: ofType(type) },
      decisions: decides('a', 'own'),
      assumptions,
    })
  const remain = (before: Policy, after: Policy, assumed: 'both' | 'before') => {
    const pair = pairOf(before, after, 'd', asAt, budget, assumed)
    const own = ['own', 'other:own'].find((fact) => pair.known(fact).under === 'before') as string
    const theirs = own === 'own' ? 'other:own' : 'own'
    return [own, theirs].map((fact) => hasAny(pair, is(pair, 'a'), is(pair, fact)))
  }
  const some = [never('a', 'own')]

  test('rules nobody out for both', () => {
    expect(remain(assuming('X', some), assuming('Y', []), 'both')).toEqual([true, true])
    expect(remain(assuming('Y', some), assuming('X', []), 'both')).toEqual([true, true])
  })

  test('rules out for the first, in its own sense, and not for the second', () => {
    for (const [one, other] of [
      ['X', 'Y'],
      ['Y', 'X'],
    ] as const) {
      for (const theirs of [[], some]) {
        expect(remain(assuming(one, some), assuming(other, theirs), 'before')).toEqual([false, true])
      }
      expect(remain(assuming(one, []), assuming(other, some), 'before')).toEqual([true, true])
    }
  })
})

test('facts that the two declare otherwise are told in the order of their ids', () => {
  const declaring = (most: number) =>
    smallPolicy({
      facts: { z: figure(0, most), a: yesNo, y: figure(most, 40) },
      decisions: {
        d: decision([
          rule('a', 'A', { all: [isYes('a'), ...['z', 'y'].map((id) => asks(id, 'greaterThan', 15))] }),
        ]),
      },
    })
  const pair = pairing(declaring(20), declaring(30))
  expect(pair.redeclared).toEqual(['y', 'z'])
  const { z, y } = pair.compiled.policy.facts
  expect([z, y]).toMatchObject([
    { minimum: 0, maximum: 20 },
    { minimum: 30, maximum: 40 },
  ])
})

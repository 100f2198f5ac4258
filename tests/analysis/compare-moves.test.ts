// Who moves between two policies, and the example people that show it.
import type { Policy } from '@iom-rules/core'
import { apart, compare, type DecisionComparison } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, smallPolicy } from './small.ts'

const facts = { p: yesNo, q: yesNo, r: yesNo, s: yesNo }
const so = (id: string) => asks(id, 'equal', true)
const no = (id: string) => asks(id, 'equal', false)
const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const carrying = (type: string, params: object) => ({ event: { type, params } })

const policyOf = (rules: readonly object[], more: object = {}, others: object = {}) =>
  smallPolicy({ facts, decisions: { d: decision(rules, more) }, ...others })
const between = (before: Policy, after: Policy) =>
  compare(before, after, { asAt }).decisions[0] as DecisionComparison
/** Each move in words, with the facts of those who show it. */
const shown = (before: Policy, after: Policy) =>
  between(before, after).moves.map(({ words, families }) => [
    words,
    ...families.map(({ example }) => example?.facts ?? null),
  ])

describe('outcomes that all apply', () => {
  const collecting = (wanted: object, title = 'Flag A') =>
    policyOf([rule('a', 'A', wanted), rule('b', 'B', all(so('s')))], {
      hitPolicy: 'COLLECT',
      outcomes: { A: { title }, B: {} },
      otherwise: undefined,
    })

  test('come and go, and are called what they are called there', () => {
    const [before, after] = [collecting(all(so('p'))), collecting(all(so('q')), 'Flag A2')]
    expect(shown(before, after)).toEqual([
      ['Flag A no longer applies', { p: true, q: false }],
      ['Flag A2 now applies', { p: false, q: true }],
    ])
    expect(between(before, after).moves.map(({ from, to }) => [from, to])).toEqual([
      ['A', null],
      [null, 'A'],
    ])
  })

  const first = policyOf([rule('a', 'A', all(so('q')))], { outcomes: { A: {}, NONE: {} } })
  const collected = policyOf([rule('a', 'A', all(so('p'))), rule('n', 'NONE', all(so('r')))], {
    hitPolicy: 'COLLECT',
    outcomes: { A: {}, NONE: {} },
    otherwise: undefined,
  })

  test('come and go too where only one policy lets them all apply', () => {
    expect(shown(collected, first)).toEqual([
      ['A no longer applies', { p: true, q: false }],
      ['A now applies', { p: false, q: true }],
      ['NONE no longer applies', { q: true, r: true }],
      ['NONE now applies', { q: false, r: false }],
    ])
    expect(shown(first, collected)).toEqual([
      ['A no longer applies', { p: false, q: true }],
      ['A now applies', { p: true, q: false }],
      ['NONE no longer applies', { q: false, r: false }],
      ['NONE now applies', { q: true, r: true }],
    ])
  })
})

describe('an outcome that carries something else', () => {
  test('is a move of those who keep it alone, and only from what they had to what they have', () => {
    const owned = (first: string, second: string) =>
      policyOf([
        rule('a', 'A', all(so('p')), carrying('A', { owner: first })),
        rule('b', 'A', all(so('q')), carrying('A', { owner: second })),
        rule('c', 'A', all(so('r'), no('r')), carrying('A', { owner: 'Nobody' })),
      ])
    expect(shown(owned('IOM', 'MAPPA'), owned('Police', 'MAPPA'))).toEqual([
      ['A, with owner Police instead of IOM', { p: true }],
    ])
    expect(shown(owned('IOM', 'MAPPA'), owned('MAPPA', 'IOM'))).toEqual([
      ['A, with owner MAPPA instead of IOM', { p: true }],
      ['A, with owner IOM instead of MAPPA', { p: false, q: true }],
    ])
  })

  test('is shown by somebody of whom that is certain, not the outcome alone', () => {
    const owned = (owner: string) =>
      policyOf([rule('a', 'A', all(so('p')), carrying('A', { owner }))], {
        otherwise: { outcome: 'A', params: { owner: 'Nobody' }, assumption: 'For the test.' },
      })
    expect(shown(owned('IOM'), owned('Police'))).toEqual([
      ['A, with owner Police instead of IOM', { p: true }],
    ])
  })
})

describe('what is assumed', () => {
  const held = (condition: object, use = 'reason') => ({
    assumptions: [{ id: 'held', condition, reason: 'So it is.', use }],
  })
  const [before, after] = [any(so('p'), so('q')), all(so('q'))].map((wanted) => [rule('a', 'A', wanted)])

  test.each<[what: string, one: object, other: object]>([
    ['by one of two policies', held(no('p')), {}],
    ['by the other', {}, held(no('p'))],
    ['by both, and only reported', held(no('p'), 'report'), held(no('p'), 'report')],
  ])('%s rules nobody out', (_, one, other) => {
    expect(shown(policyOf(before ?? [], {}, one), policyOf(after ?? [], {}, other))).toEqual([
      ['A → NONE', { p: true, q: false }],
    ])
  })

  test('by both rules out whoever does not meet it', () => {
    const both = held(no('p'))
    expect(shown(policyOf(before ?? [], {}, both), policyOf(after ?? [], {}, both))).toEqual([])
  })

  test('by both is met by whoever is shown, although one of them alone assumes what goes against it', () => {
    const assuming = (wanted: object, ...conditions: object[]) =>
      policyOf(
        [rule('a', 'A', wanted)],
        {},
        {
          assumptions: conditions.map((condition, at) => ({
            id: `held-${at}`,
            condition,
            reason: 'So it is.',
            use: 'reason',
          })),
        },
      )
    const never = { not: all(so('p'), so('q')) }
    expect(shown(assuming(all(so('p')), so('q'), never), assuming(all(so('p'), so('r')), never))).toEqual([
      ['A → NONE', { p: true, q: false, r: false }],
    ])
  })
})

describe('somebody whom two policies tell apart', () => {
  const one = policyOf([rule('a', 'A', all(so('p'), so('q'), so('r')))])
  const other = policyOf([rule('a', 'A', all(no('s')))])

  test('is the one of whom the least has to be known, whichever policy comes first', () => {
    expect(apart(one, other, 'd', asAt)).toEqual({ asAt, facts: { p: false, s: false } })
    expect(apart(other, one, 'd', asAt)).toEqual({ asAt, facts: { p: false, s: false } })
  })

  test('is not looked for where both mean the same, however little work is allowed', () => {
    expect(apart(one, one, 'd', asAt, 1)).toBeNull()
    expect(() => apart(one, other, 'd', asAt, 1)).toThrow(expect.objectContaining({ code: 'TOO_COMPLEX' }))
  })
})

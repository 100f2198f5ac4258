// A decision with everybody there can be: who is in a set, and what shows a finding.
import { assess, type Facts } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import type { DecisionFinding } from '../../packages/core/src/analysis/finding.ts'
import {
  hasAny,
  isMet,
  ofSingle,
  scopeOf,
  smallestOf,
  withEvidence,
  withExample,
  type Claim,
  type DecisionScope,
} from '../../packages/core/src/analysis/scope.ts'
import { and, NO, not, or, YES, type Node } from '../../packages/core/src/diagram/diagram.ts'
import { decision, offences, rule, test as asks } from '../policy/build.ts'
import { asAt, smallPolicy } from './small.ts'

const named = (fact: string) => ({ type: 'boolean', title: fact, yes: fact, no: `not ${fact}` })
const isYes = (fact: string) => asks(fact, 'equal', true)
const anX = (list: string) => ({
  ...named(`an X in ${list}`),
  exists: list,
  where: { field: 'type', operator: 'equal', value: 'X' },
})
const names = ['a', 'b', 'c', 'x', 'y']
const policy = smallPolicy({
  facts: { ...Object.fromEntries(names.map((fact) => [fact, named(fact)])), offences, more: offences },
  derived: { anyX: anX('offences'), moreX: anX('more') },
  decisions: { d: decision([rule('a', 'A', { any: [...names, 'anyX', 'moreX'].map(isYes) })]) },
  assumptions: [
    {
      id: 'either',
      condition: { not: { all: [isYes('x'), isYes('y')] } },
      reason: 'For the test.',
      use: 'reason',
    },
  ],
})

const budget = 4000
const fresh = () => scopeOf(policy, 'd', asAt, budget)
const scope = fresh()
const { store } = scope.compiled
const is = (fact: string) => store.make(scope.compiled.variable(fact)?.number as number, [NO, YES])
const isNot = (fact: string) => not(store, is(fact))
const all = (...nodes: readonly Node[]) => nodes.reduce((node, each) => and(store, node, each), YES)
const any = (...nodes: readonly Node[]) => nodes.reduce((node, each) => or(store, node, each), NO)
const always = () => true

describe('facts are within a set', () => {
  test('when they are sure to be, whatever else is so', () => {
    for (const fact of names) {
      const of = is(fact)
      expect(
        [{ [fact]: true }, { [fact]: false }, { [fact]: null }, {}].map((facts) => scope.isWithin(facts, of)),
      ).toEqual([true, false, false, false])
    }
    expect(scope.isWithin({ b: true }, any(is('a'), is('b')))).toBe(true)
    expect(scope.isWithin({ b: true }, all(is('a'), is('b')))).toBe(false)
  })

  test('when an assumption leaves nothing else', () => {
    expect(scope.isWithin({ x: true }, isNot('y'))).toBe(true)
    expect(scope.isWithin({ x: true }, is('y'))).toBe(false)
  })

  test('not when they contradict an assumption', () => {
    expect(scope.isWithin({ a: true, x: true, y: true }, is('a'))).toBe(false)
    expect(scope.isWithin({ a: true, x: true, y: true, offences: [] }, is('a'))).toBe(false)
    expect(scope.isWithin({ a: true, x: true, y: false, offences: [] }, is('a'))).toBe(true)
  })

  test('by what is in a list, whatever may be in another', () => {
    const within = (facts: Facts) => scope.isWithin(facts, is('anyX'))
    expect(within({ offences: [{ type: 'X', day: '2026-01-01' }] })).toBe(true)
    expect(within({ offences: [{ type: 'Y', day: '2026-01-01' }] })).toBe(false)
    expect(within({ offences: [{ type: 'X', day: '2026-01-01' }], more: [] })).toBe(true)
    expect(within({ offences: [] })).toBe(false)
    expect(within({ more: [{ type: 'X', day: '2026-01-01' }] })).toBe(false)
    expect(within({})).toBe(false)
    expect(scope.isWithin({ offences: [], a: true }, all(isNot('anyX'), is('a')))).toBe(true)
  })
})

test('there is somebody in a set unless the assumptions rule out all of it', () => {
  const sets = [is('x'), all(is('x'), isNot('y')), all(is('x'), is('y')), NO]
  expect(sets.map((set) => hasAny(scope, set))).toEqual([true, true, false, false])
})

describe('work that shows a finding', () => {
  /** How many new nodes there is room for. */
  function room({ compiled }: DecisionScope, work: (fill: () => void) => unknown): [number, unknown] {
    const start = compiled.store.size()
    const done = work(() => {
      for (;;) compiled.store.leaf(1000 + compiled.store.size())
    })
    return [compiled.store.size() - start, done]
  }

  test('has half of the room that is left, and takes nothing from what is proved', () => {
    const own = fresh()
    const size = own.compiled.store.size()
    const shown = [1, 2, 3, 4].map(() => room(own, own.showing))
    expect(shown).toEqual([2000, 1000, 500, 250].map((nodes) => [nodes, null]))
    const [proved] = room(own, (fill) => expect(fill).toThrow('its diagrams pass 4000 nodes'))
    expect(proved).toBe(budget - size)
  })

  test('gives what it comes to, and leaves what it does not need', () => {
    const own = fresh()
    const few = () => [1000, 1001, 1002].map((value) => own.compiled.store.leaf(value)).length
    expect(own.showing(few)).toBe(3)
    expect(room(own, own.showing)).toEqual([1999, null])
    expect(() =>
      own.showing(() => {
        throw new TypeError('A fault.')
      }),
    ).toThrow('A fault.')
  })
})

describe('the smallest example', () => {
  const family = (facts: Facts | null) => ({
    parts: [],
    words: 'some',
    example: facts === null ? null : { asAt, facts },
  })
  const smallestFrom = (set: Node, examples: readonly (Facts | null)[], claim: Claim = always) =>
    smallestOf(scope, set, examples.map(family), claim)?.facts ?? null
  const set = any(all(is('a'), is('b')), is('c'))

  test('is made from that of a family, and knows no more than is needed', () => {
    expect(smallestOf(scope, set, [family({ a: true, b: true, x: true })], always)).toEqual({
      asAt,
      facts: { a: true, b: true },
    })
  })

  test('is the shortest of those of the first three families that have one', () => {
    const [long, short] = [
      { a: true, b: true, c: false },
      { a: false, c: true },
    ]
    expect(smallestFrom(set, [null, long, null, long, short])).toEqual({ c: true })
    expect(smallestFrom(set, [short, long])).toEqual({ c: true })
    expect(smallestFrom(set, [long, long, long, short])).toEqual({ a: true, b: true })
  })

  test('is looked for afresh where the families have none', () => {
    expect(smallestFrom(set, [])).toEqual({ c: true })
    expect(smallestFrom(set, [null])).toEqual({ c: true })
  })

  test('is none where what is claimed is so of nobody', () => {
    expect(smallestFrom(set, [{ c: true }], () => false)).toBeNull()
    expect(smallestFrom(NO, [])).toBeNull()
  })

  test('is nobody who contradicts an assumption', () => {
    expect(smallestFrom(all(is('x'), is('y')), [{ x: true, y: true }])).toBeNull()
  })

  test('is as the claim has it', () => {
    const isA = ofSingle(({ outcome }) => outcome === 'A')
    expect(smallestFrom(set, [{ c: true }], isA)).toEqual({ c: true })
    expect(
      smallestFrom(
        set,
        [{ c: true }],
        ofSingle(({ outcome }) => outcome === 'NONE'),
      ),
    ).toBeNull()
  })
})

describe('a finding', () => {
  const finding: DecisionFinding = {
    code: 'gap',
    severity: 'warning',
    decision: 'd',
    path: '/decisions/d',
    message: 'Something is missing.',
  }
  const set = any(all(isNot('a'), isNot('b')), is('c'))
  const part = (fact: string, value: boolean) => ({
    fact,
    values: [value],
    words: value ? fact : `not ${fact}`,
  })

  test('has everybody it is about, and the smallest example of them', () => {
    expect(withEvidence(scope, finding, set, always)).toEqual({
      ...finding,
      families: [
        {
          parts: [part('a', false), part('b', false)],
          words: 'not a and not b',
          example: { asAt, facts: { a: false, b: false } },
        },
        {
          parts: [part('b', true), part('c', true)],
          words: 'b and c',
          example: { asAt, facts: { b: true, c: true } },
        },
        {
          parts: [part('a', true), part('b', false), part('c', true)],
          words: 'a, not b and c',
          example: { asAt, facts: { a: true, b: false, c: true } },
        },
      ],
      moreFamilies: 0,
      witness: { asAt, facts: { c: true } },
    })
  })

  test('about too many to work out has an example all the same', () => {
    let asked = 0
    const showing: DecisionScope['showing'] = (work) => {
      asked += 1
      return asked === 1 ? null : scope.showing(work)
    }
    expect(withEvidence({ ...scope, showing }, finding, set, always)).toEqual({
      ...finding,
      witness: { asAt, facts: { a: false, b: false } },
    })
  })

  test('without an example says so', () => {
    const without = { ...finding, message: 'Something is missing. No example person could be worked out.' }
    expect(withEvidence({ ...scope, showing: () => null }, finding, set, always)).toEqual(without)
    expect([withExample(finding, null), withExample(finding, undefined)]).toEqual([without, without])
    const witness = { asAt, facts: { a: true } }
    expect(withExample(finding, witness)).toEqual({ ...finding, witness })
  })
})

describe('what is claimed', () => {
  const rules = [
    rule('first', 'A', { all: [isYes('a')] }),
    rule('second', 'B', { any: [isYes('b'), { not: isYes('b') }] }),
  ]
  const { decisions } = assess(
    smallPolicy({
      facts: { a: named('a'), b: named('b') },
      decisions: {
        single: decision(rules),
        several: { title: 'Several', hitPolicy: 'COLLECT', outcomes: { A: {}, B: {} }, rules },
      },
    }),
    { ref: 'A', facts: { a: false } },
    { asAt },
  )
  const { single, several } = decisions as Record<'single' | 'several', (typeof decisions)[string]>

  test('of a decision with one answer is asked of nothing else', () => {
    const claims = [ofSingle(always), ofSingle(() => false)]
    expect(claims.map((claim) => [claim(single), claim(several)])).toEqual([
      [true, false],
      [false, false],
    ])
    expect(ofSingle(({ outcome }) => outcome === 'B')(single)).toBe(true)
  })

  test('of a rule is that it is met for certain', () => {
    const met = ['first', 'second', 'gone'].map((each) => isMet(single, each))
    expect(met).toEqual([false, true, false])
  })
})

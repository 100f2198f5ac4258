// Where diagrams can end, and the ways that lead to it: on diagrams made by hand.
import { describe, expect, test } from 'vitest'
import {
  allEnds,
  endsIn,
  goalNode,
  reportsBearing,
} from '../../packages/core/src/analysis/counterfactual/goal.ts'
import type { Move } from '../../packages/core/src/analysis/counterfactual/move.ts'
import { waysIn, type Space, type Way } from '../../packages/core/src/analysis/counterfactual/search.ts'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { excluded, NO, openStore, YES, type Node } from '../../packages/core/src/diagram/diagram.ts'
import type { Condition } from '../../packages/core/src/policy/policy.ts'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const yes = (fact: string) => asks(fact, 'equal', true)

describe('where a diagram can end', () => {
  const store = openStore()
  const ends = endsIn(store)

  test('is a leaf that reaches it, misses it, or cannot be, with what it is free of', () => {
    expect([YES, NO, store.leaf(2), store.leaf(3), store.leaf(7)].map(ends)).toEqual([
      { kinds: 2, free: 0 },
      { kinds: 1, free: 0 },
      { kinds: 4, free: 0 },
      { kinds: 1, free: 1 },
      { kinds: 2, free: 2 },
    ])
    expect(ends(store.leaf(excluded))).toEqual({ kinds: 4, free: 0 })
  })

  test('is any leaf below it, and of no diagrams nothing', () => {
    expect(ends(store.make(0, [NO, store.make(1, [store.leaf(excluded), store.leaf(4)])]))).toEqual({
      kinds: 7,
      free: 1,
    })
    expect(allEnds([])).toEqual({ kinds: 0, free: 0 })
  })
})

/** A policy with conditions that are only reported, and what is asked of its diagrams. */
function reporting(conditions: readonly object[], more: object = {}) {
  const facts = Object.fromEntries(['a', 'b', 'c', 'e', 'f'].map((name) => [name, yesNo]))
  const policy = smallPolicy({
    facts,
    assumptions: conditions.map((condition, at) => ({
      id: `r${at}`,
      condition,
      reason: 'For the test.',
      use: 'report',
    })),
    ...more,
  })
  const compiled = compile(policy, asAt)
  return { compiled, of: (condition: object) => compiled.nodeOf(condition as Condition) }
}

describe('conditions that a result is not to contradict', () => {
  const { compiled, of } = reporting([all(yes('a'), yes('b')), all({ not: yes('a') }, yes('b'))], {
    decisions: { d: decision([rule('r', 'A', all(yes('c')))]) },
  })
  const { store } = compiled
  const ends = endsIn(store)

  test('are told for each combination', () => {
    const goal = goalNode(compiled, of(yes('c')), [0])
    expect(ends(goal)).toEqual({ kinds: 3, free: 1 })
    const [without] = store.children(goal)
    expect(ends(without as Node)).toEqual({ kinds: 3, free: 0 })
  })

  test('are told apart, though each is met where another is not', () => {
    const goal = goalNode(compiled, of(yes('c')), [0, 1])
    const [without, within] = store.children(goal).map(ends)
    expect([without?.free, within?.free]).toEqual([2, 1])
    expect(ends(goal)).toEqual({ kinds: 3, free: 3 })
  })

  test('are told of what the assumptions exclude too', () => {
    expect(ends(goalNode(compiled, store.leaf(excluded), [0]))).toEqual({ kinds: 4, free: 1 })
  })
})

describe('conditions that bear on a diagram', () => {
  test('share a fact with it, or with another that does', () => {
    const { compiled, of } = reporting(
      [all(yes('b'), yes('c')), all(yes('a'), yes('b')), all(yes('e'), yes('f'))],
      { decisions: { d: decision([rule('r', 'A', all(...['a', 'b', 'c', 'e', 'f'].map(yes)))]) } },
    )
    expect(reportsBearing(compiled, of(yes('a')), [0, 1, 2])).toEqual([0, 1])
    expect(reportsBearing(compiled, of(yes('c')), [0, 1, 2])).toEqual([0, 1])
    expect(reportsBearing(compiled, of(yes('e')), [0, 1, 2])).toEqual([2])
    expect(reportsBearing(compiled, YES, [0, 1, 2])).toEqual([])
  })

  test('are those of facts from the same list', () => {
    const { compiled, of } = reporting(
      [asks('many', 'lessThan', 9), asks('stays', 'lessThan', 9), all(yes('any'))].map((each) => all(each)),
      {
        facts: { offences, others: offences },
        derived: {
          many: { type: 'number', title: 'How many', count: 'offences' },
          any: { type: 'boolean', title: 'Any', exists: 'offences' },
          stays: { type: 'number', title: 'How many others', count: 'others' },
        },
        decisions: { d: decision([rule('r', 'A', all(yes('any')))]) },
      },
    )
    expect(reportsBearing(compiled, of(yes('any')), [0, 1])).toEqual([0])
    expect(reportsBearing(compiled, of(asks('stays', 'lessThan', 9)), [0, 1, 2])).toEqual([1])
  })
})

const turn = (at: number, distance = 1) => ({ at, value: at, distance, crosses: false })
const move = (number: number, turns: Move['turns'] = [turn(1)], now = 0): Move => ({
  fact: `f${number}`,
  number,
  kind: 'change',
  from: now,
  now,
  turns,
  supplied: false,
})
const space = (store: Space['store'], root: Node, moves: readonly Move[]): Space => ({
  store,
  root,
  moves: new Map(moves.map((each) => [each.number, each])),
  picked: new Set(),
  free: 0,
})
const picksOf = (ways: readonly Way[]) =>
  ways.map(({ picks }) => picks.map(({ move, turn }) => `${move.fact}=${turn.at}`))

describe('ways through a diagram', () => {
  test('do whatever the open facts are, though each asks others next', () => {
    const store = openStore()
    const first = store.make(1, [store.make(2, [NO, YES]), YES])
    const second = store.make(2, [YES, NO])
    const ways = waysIn(space(store, store.make(0, [first, second]), [move(1), move(2)]), {
      most: 4,
      best: false,
    })
    expect(picksOf(ways)).toEqual([['f1=1']])
  })

  test('are one for each set of facts, or only the best', () => {
    const store = openStore()
    const either = store.make(0, [store.make(1, [NO, YES]), YES])
    const both = space(store, either, [move(0), move(1, [turn(1, 0.5)])])
    expect(picksOf(waysIn(both, { most: 4, best: false }))).toEqual([['f1=1'], ['f0=1']])
    expect(picksOf(waysIn(both, { most: 4, best: true }))).toEqual([['f1=1']])
  })

  test('are not looked for among more sets of diagrams than are allowed', () => {
    const store = openStore()
    const many = Array.from({ length: 5 }, (_, at) => store.make(at + 1, [YES, NO]))
    const turns = many.map((_, at) => turn(at)).slice(1)
    const sought = (states: number) =>
      waysIn(space(store, store.make(0, many), [move(0, turns)]), { most: 1, best: true, states })
    expect(sought(5)).toEqual([])
    expect(() => sought(4)).toThrow(
      expect.objectContaining({
        code: 'TOO_COMPLEX',
        message: 'There are too many ways to another answer to look through them all.',
      }),
    )
  })
})

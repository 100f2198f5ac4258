// Everybody there can be: what a nominal may carry, what lists can come to, and facts that show each.
import type { Facts, Policy, Scalar } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { suppliesOf, universeOf, type Supply } from '../../packages/core/src/analysis/universe.ts'
import { compile, type Variable } from '../../packages/core/src/diagram/compile.ts'
import { YES, type Node } from '../../packages/core/src/diagram/diagram.ts'
import { valueAt } from '../diagram/small.ts'
import { custody, decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, exists, figure, smallPolicy, sumOfOffences, where } from './small.ts'

const supplied = { unlessSupplied: true }
const score = { ...sumOfOffences, ...supplied }
const count = { type: 'number', title: 'Many', count: 'offences' }
const days = { type: 'list', title: 'Days', record: { day: { type: 'day', title: 'Day' } } }
const latest = { type: 'day', title: 'Last', latest: 'days', of: 'day' }

function policyOf(
  facts: object,
  derived: Record<string, object>,
  tests: readonly object[],
  more: object = {},
): Policy {
  return smallPolicy({
    facts,
    derived,
    tables: { weights },
    decisions: { d: decision([rule('a', 'A', { any: tests })]) },
    ...more,
  })
}

/** Everybody of a policy, asked by what each fact is: a value stands for all that no test tells from it. */
function everybodyIn(policy: Policy, together?: { readonly facts: string[]; readonly derivable: boolean }) {
  const compiled = compile(policy, asAt)
  const variable = (fact: string) => compiled.variable(fact) as Variable
  const supplies: readonly Supply[] | undefined = together && [
    {
      fact: together.facts[0] as string,
      variables: together.facts.map(variable),
      derivable: together.derivable,
    },
  ]
  const universe = universeOf(compiled, supplies)
  const classes = (values: Readonly<Record<string, Scalar>>) =>
    new Map(
      Object.entries(values).map(([fact, value]) => [
        variable(fact).number,
        variable(fact).classes.classOf(value),
      ]),
    )
  const isIn = (node: Node, values: Readonly<Record<string, Scalar>>) => {
    const wanted = classes(values)
    const all = Array.from(
      { length: compiled.carriers.length + compiled.variables.length },
      (_, number) => wanted.get(number) ?? 0,
    )
    return valueAt(compiled.store, node, all) === 1
  }
  return {
    universe,
    isIn,
    supplies: suppliesOf(compiled),
    can: (values: Readonly<Record<string, Scalar>>) => isIn(universe.possible, values),
    canLoosely: (values: Readonly<Record<string, Scalar>>) => isIn(universe.loosely().possible, values),
    ways: (values: Readonly<Record<string, Scalar>>): Facts[] => [...universe.realise(classes(values))],
    looseWays: (values: Readonly<Record<string, Scalar>>): Facts[] => [
      ...universe.loosely().realise(classes(values)),
    ],
  }
}

describe('a figure that may be carried', () => {
  const tests = [
    asks('score', 'equal', 1),
    asks('score', 'lessThan', 5),
    asks('score', 'greaterThan', 10),
    asks('score', 'equal', 12),
  ]

  test('is one of those it is declared with, or what lists come to', () => {
    const { can, ways, supplies } = everybodyIn(
      policyOf({ offences, score: figure(5, 10) }, { score }, tests),
    )
    expect(supplies.map(({ fact, derivable }) => [fact, derivable])).toEqual([['score', true]])
    expect([0, 1, 3, 5, 10, 11].map((value) => can({ score: value }))).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
    ])
    expect(ways({ score: 7 })).toEqual([{ score: 5 }])
    expect(ways({ score: 0 })[0]).toEqual({ offences: [] })
    expect(ways({ score: 11 })[0]).toEqual({ offences: [{ type: 'X' }, { type: 'X' }, { type: 'Y' }] })
    expect(ways({ score: 12 })[0]).toEqual({ offences: Array.from({ length: 4 }, () => ({ type: 'X' })) })
    expect(ways({ score: 1 })).toEqual([])
  })

  test('can be one that no list comes to', () => {
    const few = [asks('score', 'greaterThan', 0), asks('score', 'lessThan', 3)]
    const { can, ways } = everybodyIn(policyOf({ offences, score: figure(1, 2) }, { score }, few))
    expect([0, 1, 3].map((value) => can({ score: value }))).toEqual([true, true, true])
    expect(ways({ score: 1.5 })).toEqual([{ score: 1 }])
  })

  test('is the plainest that the tests do not tell apart', () => {
    const between = [4, 4.5, 5, 10].map((value) => asks('score', 'equal', value))
    const ordered = [4, 5].map((value) => asks('score', 'greaterThan', value))
    const { ways } = everybodyIn(
      policyOf({ offences, score: figure(0, 10) }, { score }, [...ordered, ...between]),
    )
    const carried = [0, 4, 4.2, 4.5, 5, 8, 10].map((value) => ways({ score: value })[0])
    expect(carried).toEqual([0, 4, 4.25, 4.5, 5, 6, 10].map((value) => ({ score: value })))
    const next = everybodyIn(policyOf({ offences, score: figure(0, 10) }, { score }, ordered))
    expect(next.ways({ score: 4.2 })[0]).toEqual({ score: 4.5 })
  })

  test('is what two facts are at once', () => {
    const facts = { offences, score: figure(0, 10, { whole: true }) }
    const told = ['score', 'other'].flatMap((fact) => [
      asks(fact, 'greaterThan', 4),
      asks(fact, 'lessThan', 5),
    ])
    const { ways, can } = everybodyIn(policyOf(facts, { score, other: sumOfOffences }, told), {
      facts: ['score', 'other'],
      derivable: false,
    })
    expect(ways({ score: 6, other: 6 })).toEqual([{ score: 5 }])
    expect(ways({ other: 6 })).toEqual([{ score: 5 }])
    expect(ways({ other: 4.5 })[0]?.['score']).toBe(undefined)
    expect([can({ score: 6, other: 6 }), can({ score: 0, other: 0 }), can({ score: 6, other: 0 })]).toEqual([
      true,
      true,
      false,
    ])
  })
})

test('a yes or no that may be carried is either', () => {
  const any = { type: 'boolean', title: 'Any', exists: 'offences', ...supplied }
  const where = { field: 'type', operator: 'equal', value: 'X' }
  const { ways } = everybodyIn(
    policyOf({ offences, any: yesNo }, { any: { ...any, where } }, [asks('any', 'equal', true)]),
  )
  expect([...ways({ any: true }), ...ways({ any: false })]).toEqual([{ any: true }, { any: false }])
})

describe('a day that may be carried', () => {
  const day = (more: object = {}) => ({ type: 'day', title: 'Last', ...more })
  const both = { facts: ['last', 'other'], derivable: false }
  const derived = { last: { ...latest, ...supplied }, other: latest }
  const from = (fact: string, value: string) => asks(fact, 'onOrAfter', value)
  const twoOf = (declared: object, tests: readonly object[]) =>
    everybodyIn(policyOf({ days, last: declared }, derived, tests), both)

  test('is none only where it may be', () => {
    const tests = [from('last', '2026-03-01'), asks('last', 'onOrBefore', '2026-02-28')]
    const ways = (declared: object) =>
      everybodyIn(policyOf({ days, last: declared }, { last: derived.last }, tests)).ways
    expect(ways(day({ mayBeNone: true }))({ last: 'NONE' })).toEqual([{ last: 'NONE' }])
    expect(ways(day())({ last: 'NONE' })).toEqual([{ days: [] }])
    expect(ways(day({ mayBeNone: false }))({ last: 'NONE' })).toEqual([{ days: [] }])
    expect(ways(day())({ last: '2026-05-05' })).toEqual([{ last: '2026-03-01' }])
    expect(ways(day())({ last: '2020-05-05' })).toEqual([{ last: '2026-02-28' }])
  })

  test('is that of an example of either', () => {
    const tests = [
      from('last', '2026-03-01'),
      asks('last', 'onOrBefore', '2026-02-28'),
      from('other', '2020-01-01'),
    ]
    const { ways } = twoOf(day({ mayBeNone: true }), tests)
    expect(ways({ last: '2000-01-01', other: '2000-01-01' })).toEqual([{ last: '2019-12-31' }])
    expect(ways({ last: 'NONE', other: 'NONE' })).toEqual([{ last: 'NONE' }])
  })

  test('may come right after one that a test tells apart, though not after today where it is past', () => {
    const tests = [from('last', asAt), asks('other', 'equal', asAt)]
    const next = { last: asAt, other: '2026-12-24' }
    expect(twoOf(day(), tests).ways(next)).toEqual([{ last: '2026-11-23' }])
    expect(twoOf(day({ past: true }), tests).can(next)).toBe(false)
    for (const declared of [day(), day({ past: true })])
      expect(twoOf(declared, tests).ways({ last: asAt, other: asAt })).toEqual([{ last: asAt }])
  })

  test('may come right before one that a test tells apart', () => {
    const tests = [
      asks('last', 'withinLastMonths', 1),
      from('other', '2026-11-20'),
      from('other', '2026-11-25'),
    ]
    expect(twoOf(day(), tests).can({ last: '2020-01-01', other: '2026-11-21' })).toBe(true)
  })
})

describe('what lists come to', () => {
  test('is shown with the fewest records first', () => {
    const window = where('withinLastMonths', 1, 'day')
    const derived = { plain: exists(window), recent: exists({ ...window, notCounting: 'custody' }) }
    const tests = [asks('plain', 'equal', true), asks('recent', 'equal', true)]
    const { ways, can } = everybodyIn(policyOf({ offences, custody }, derived, tests))
    expect(ways({ recent: true })).toEqual([
      { custody: [], offences: [{ day: asAt }] },
      { custody: [{ from: '2024-04-06', to: '2026-10-22' }], offences: [{ day: '2026-10-21' }] },
    ])
    expect(can({ plain: true, recent: false })).toBe(false)
  })

  test('says nothing of other lists', () => {
    const facts = { offences, more: offences, score: figure(5, 10), scoreToo: figure(5, 10) }
    const tests = ['score', 'scoreToo'].map((fact) => asks(fact, 'lessThan', 5))
    const derived = { score, scoreToo: { ...score, sum: 'more' } }
    const { can, ways } = everybodyIn(policyOf(facts, derived, tests))
    expect([
      can({ score: 0, scoreToo: 0 }),
      can({ score: 0, scoreToo: 7 }),
      can({ score: 7, scoreToo: 7 }),
    ]).toEqual([true, true, true])
    expect(ways({ score: 0, scoreToo: 7 })[0]).toEqual({ scoreToo: 5, offences: [] })
  })

  test('is known only where all weights are, and loosely all that it could be', () => {
    const tests = [asks('score', 'equal', 7), asks('many', 'equal', 1)]
    const derived = { score: sumOfOffences, many: count }
    const { can, canLoosely, ways, looseWays } = everybodyIn(policyOf({ offences }, derived, tests))
    const odd = { score: 7, many: 1 }
    expect([can(odd), canLoosely(odd)]).toEqual([false, true])
    expect(ways(odd)).toEqual([])
    expect(looseWays(odd)).toEqual([{ offences: [{ type: 'Z' }] }])
    expect(looseWays({ score: 0, many: 1 })[0]).toEqual({ offences: [{ type: 'X' }] })
  })

  test('is not known of two facts that one value may stand in for, where it is not of one', () => {
    const tests = [asks('score', 'equal', 7), asks('many', 'equal', 1)]
    const policy = policyOf({ offences, score: figure(0, 10) }, { score, many: count }, tests)
    const { can, canLoosely } = everybodyIn(policy, { facts: ['score', 'many'], derivable: true })
    const odd = { score: 7, many: 1 }
    expect([can(odd), canLoosely(odd), can({ score: 0, many: 1 })]).toEqual([false, true, true])
  })
})

test('facts that lists say nothing of are what one value is', () => {
  const facts = { p: figure(0, 10), q: figure(0, 10), r: yesNo }
  const tests = [asks('p', 'greaterThan', 3), asks('q', 'greaterThan', 6), asks('r', 'equal', true)]
  const { can, ways } = everybodyIn(policyOf(facts, {}, tests), { facts: ['p', 'q'], derivable: false })
  expect([can({ p: 4, q: 0 }), can({ p: 7, q: 7 }), can({ p: 0, q: 7 })]).toEqual([true, true, false])
  expect(ways({ p: 4, q: 0, r: true })).toEqual([{ p: 4, r: true }])
})

test('only assumptions that are to be reasoned with rule anybody out', () => {
  const assume = (id: string, use: string) => ({
    id,
    condition: { not: { all: [asks(id, 'equal', true)] } },
    reason: 'For the test.',
    use,
  })
  const tests = ['a', 'b'].map((fact) => asks(fact, 'equal', true))
  const assumptions = [assume('a', 'reason'), assume('b', 'report')]
  const { universe, isIn } = everybodyIn(policyOf({ a: yesNo, b: yesNo }, {}, tests, { assumptions }))
  expect(universe.possible).toBe(YES)
  expect([isIn(universe.node, { a: true }), isIn(universe.node, { b: true })]).toEqual([false, true])
})

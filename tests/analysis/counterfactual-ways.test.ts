// Which ways are found, in which order, and which things stand in the way: each on a small policy.
import type { Facts, Policy } from '@iom-rules/core'
import { counterfactuals, type Counterfactuals, type Wanted } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { movesOf } from '../../packages/core/src/analysis/counterfactual/move.ts'
import { roomsOf, waysThrough } from '../../packages/core/src/analysis/counterfactual/space.ts'
import { situate } from '../../packages/core/src/decision/situation.ts'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { custody, decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const not = (part: object) => ({ not: part })
const yes = (fact: string) => asks(fact, 'equal', true)
const allYes = (...facts: string[]) => all(...facts.map(yes))
const names = (letter: string, many: number) =>
  Array.from({ length: many }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`)
const each = (facts: readonly string[], declared: unknown) =>
  Object.fromEntries(facts.map((fact) => [fact, declared]))

function asked(policy: Policy, facts: Facts, wanted: Wanted = 'A'): Counterfactuals {
  return counterfactuals(policy, { ref: 'A', facts }, 'd', wanted, { asAt })
}
const factsOf = ({ found }: Counterfactuals) => found.map(({ changes }) => changes.map(({ fact }) => fact))

/** One rule that gives A. */
const ruled = (facts: object, conditions: object, more: object = {}) =>
  smallPolicy({ facts, decisions: { d: decision([rule('a', 'A', conditions)]) }, ...more })

describe('of several ways', () => {
  test('each is told, though they share a fact', () => {
    const policy = ruled(each(['p', 'q', 'r'], yesNo), all(yes('p'), any(yes('q'), yes('r'))))
    expect(factsOf(asked(policy, { p: false, q: false, r: false }))).toEqual([
      ['p', 'q'],
      ['p', 'r'],
    ])
  })

  test('what may already be so comes first, though the other is nearer', () => {
    const policy = ruled(
      { ...each(['p', 'q'], yesNo), x: figure(0, 100), y: figure(0, 100) },
      any(allYes('p', 'q'), all(asks('x', 'greaterThan', 5), asks('y', 'greaterThan', 5))),
    )
    expect(factsOf(asked(policy, { q: false, x: 4, y: 4 }))).toEqual([
      ['p', 'q'],
      ['x', 'y'],
    ])
  })

  test('as good as each other the first is that whose facts come first in the alphabet', () => {
    const policy = ruled(each(['z', 'b', 'c', 'a'], yesNo), any(allYes('z', 'a'), allYes('b', 'c')))
    expect(factsOf(asked(policy, { a: false, b: false, c: false, z: false }))).toEqual([
      ['z', 'a'],
      ['b', 'c'],
    ])
  })

  test('with the same facts the first value is given of those as near', () => {
    const kind = { type: 'choice', title: 'Kind', values: ['X', 'Y', 'Z'] }
    const policy = ruled({ kind, p: yesNo }, any(asks('kind', 'equal', 'Y'), asks('kind', 'equal', 'Z')))
    expect(asked(policy, { kind: 'X' }).found).toMatchObject([{ changes: [{ to: 'Y' }] }])
  })

  test('those with more than four facts are left out, and where there are no others only one is told', () => {
    const [first, second] = [names('f', 5), names('s', 5)]
    const facts = each([...first, ...second, 'p'], false) as Facts
    const declared = each([...first, ...second, 'p'], yesNo)
    const three = ruled(declared, any(allYes(...first), allYes(...second), yes('p')))
    expect(factsOf(asked(three, facts))).toEqual([['p']])
    const two = ruled(declared, any(allYes(...second), allYes(...first)))
    expect(factsOf(asked(two, facts))).toEqual([first])
  })
})

describe('contradictions', () => {
  const excludes = (one: string, other: string) => ({
    id: `${one}-${other}`,
    condition: all(not(allYes(one, other))),
    reason: 'Not both.',
    use: 'report',
  })

  test('are not brought in where there is another way', () => {
    const policy = ruled(
      each(['a', 'b', 'c'], yesNo),
      all(any(yes('a'), yes('c')), any(yes('b'), yes('c'))),
      {
        assumptions: [excludes('a', 'b')],
      },
    )
    expect(asked(policy, { a: false, b: true, c: false }).found).toMatchObject([
      { changes: [{ fact: 'c' }], contradicts: [] },
    ])
  })

  test('that stand already need not be mended', () => {
    const policy = ruled(each(['p', 'q', 'r'], yesNo), any(yes('r'), not(yes('p'))), {
      assumptions: [excludes('p', 'q')],
    })
    expect(factsOf(asked(policy, { p: true, q: true, r: false }))).toEqual([['p'], ['r']])
  })
})

const supplied = { type: 'number', title: 'How many', count: 'offences', unlessSupplied: true }
const count = figure(0, 9, { title: 'How many', whole: true })
const anyOffence = { type: 'boolean', title: 'Any offence', exists: 'offences' }
const some = (fact: string) => asks(fact, 'greaterThanInclusive', 1)

describe('figures that may be supplied in place of records', () => {
  test('are tried beside the records, the first three of them', () => {
    const four = names('n', 4)
    const policy = ruled({ offences, ...each(four, count) }, any(...four.map(some)), {
      derived: each(four, supplied),
    })
    expect(factsOf(asked(policy, {}))).toEqual([['n01'], ['n02'], ['n03'], ['offences']])
  })

  test('say nothing of the records', () => {
    const policy = ruled({ offences, many: count }, all(some('many'), yes('any')), {
      derived: { many: supplied, any: anyOffence },
    })
    expect(factsOf(asked(policy, {}))).toEqual([['offences']])
  })

  test('leave what is fixed as it is', () => {
    const policy = ruled(
      { offences, many: count, fixed: { ...yesNo, changeable: false } },
      all(some('many'), yes('fixed')),
      { derived: { many: supplied } },
    )
    expect(factsOf(asked(policy, { fixed: true }))).toEqual([['many'], ['offences']])
  })

  test('give one way, too, where each has more than four facts', () => {
    const others = names('p', 4)
    const policy = ruled(
      { ...each(others, yesNo), offences, many: count },
      all(some('many'), ...others.map(yes)),
      {
        derived: { many: supplied },
      },
    )
    expect(factsOf(asked(policy, each(others, false) as Facts))).toEqual([[...others, 'many']])
  })

  test('make a room each, and one together, in which they have to be supplied', () => {
    const policy = ruled(
      { offences, many: count, more: count, p: yesNo },
      any(all(some('many'), some('more')), yes('p')),
      {
        derived: { many: supplied, more: supplied },
        assumptions: [{ id: 'p', condition: all(not(yes('p'))), reason: 'Not p.', use: 'report' }],
      },
    )
    const compiled = compile(policy, asAt)
    const situation = situate(compiled, {})
    const diagrams = compiled.decisions.get('d')
    if (diagrams === undefined || diagrams.hitPolicy === 'COLLECT') throw new Error('It is FIRST.')
    const rooms = roomsOf(situation, {}, diagrams.rules[0] as number, movesOf(situation, {}))
    const nameOf = (variable: number) => compiled.variables[variable - compiled.carriers.length]?.fact
    expect(rooms.map(({ picked }) => [...picked].map(nameOf))).toEqual([
      [],
      ['many'],
      ['more'],
      ['many', 'more'],
    ])
    expect(rooms.map(({ free }) => free)).toEqual([1, 1, 1, 1])
  })
})

describe('records that would do only beside some of another list', () => {
  const recent = {
    type: 'boolean',
    title: 'Recent',
    exists: 'offences',
    where: { field: 'day', operator: 'withinLastMonths', value: 2, notCounting: 'custody' },
  }
  const more = { derived: { recent } }

  test('are not given, alone or with other facts', () => {
    const policy = ruled({ offences, custody, p: yesNo }, allYes('recent', 'p'), more)
    expect(factsOf(asked(policy, { p: false, offences: [{}] }))).toEqual([])
  })

  test('do not hide a way without them', () => {
    const [first, second] = [names('f', 4), names('s', 6)]
    const policy = ruled(
      { offences, custody, ...each([...first, ...second], yesNo) },
      any(allYes('recent', ...first), allYes(...second)),
      more,
    )
    const facts = each([...first, ...second], false) as Facts
    expect(factsOf(asked(policy, { ...facts, offences: [{}] }))).toEqual([second])
  })
})

test('no ways lead through no rooms, and nothing is contradicted', () => {
  expect(waysThrough([], () => true)).toEqual({ strict: true, ways: [] })
})

describe('what stands in the way', () => {
  const fact = (name: string) => ({
    type: 'boolean',
    title: name,
    yes: `${name} is so`,
    no: `${name} is not so`,
    changeable: false,
  })
  /** Any of the one, any of the other, and all of the rest, of which the last may change. */
  const inTheWay = (one: number, other: number, rest: number, open = 0) => {
    const [a, b, c] = [names('a', one), names('b', other), names('c', rest)]
    const free = names('x', open)
    const policy = ruled(
      { ...Object.fromEntries([...a, ...b, ...c].map((name) => [name, fact(name)])), ...each(free, yesNo) },
      all(any(...a.map(yes)), any(...b.map(yes)), ...[...c, ...free].map(yes)),
    )
    const facts = { ...each([...a, ...b], false), ...each(c, true) } as Facts
    return asked(policy, facts).impossible?.replace('Nothing that can change would give A, because ', '')
  }

  test('is the smallest set of facts, while they are few', () => {
    expect(inTheWay(3, 4, 23, 2)).toBe('a01 is not so, a02 is not so and a03 is not so.')
  })

  test('is a set of which none is needless, where they are many', () => {
    expect(inTheWay(3, 4, 24)).toBe('b01 is not so, b02 is not so, b03 is not so and b04 is not so.')
  })

  test('is a pair even then, in the order in which they are asked', () => {
    expect(inTheWay(2, 4, 26)).toBe('a01 is not so and a02 is not so.')
  })

  test('is not a list that is said not to be known', () => {
    const policy = smallPolicy({
      facts: { offences, many: count },
      derived: { many: supplied },
      decisions: {
        d: decision([
          rule('a', 'A', all(asks('many', 'greaterThan', 9))),
          rule('b', 'B', all(asks('many', 'greaterThan', 2))),
        ]),
      },
    })
    expect(asked(policy, { many: 3, offences: null }).impossible).toBe(
      'Nothing that can change would give A, because no value that may be recorded brings it about.',
    )
  })
})

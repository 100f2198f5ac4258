// People described fact by fact: the plainest families first, each with its smallest example.
import { IomRulesError, type Facts } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import {
  familiesOf,
  familyWords,
  holdsFor,
  smallest,
  unlessTooComplex,
  witnessOf,
  type Scope,
} from '../../packages/core/src/analysis/families.ts'
import { universeOf } from '../../packages/core/src/analysis/universe.ts'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { and, NO, not, or, YES, type Node } from '../../packages/core/src/diagram/diagram.ts'
import { decision, offences, rule, test as asks } from '../policy/build.ts'
import { asAt, smallPolicy } from './small.ts'

const named = (fact: string) => ({ type: 'boolean', title: fact, yes: fact, no: `not ${fact}` })
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const isYes = (fact: string) => asks(fact, 'equal', true)

function scopeOf(facts: readonly string[], more: object = {}, derived: Record<string, object> = {}): Scope {
  const tested = [...facts, ...Object.keys(derived)].map(isYes)
  const policy = smallPolicy({
    facts: { ...Object.fromEntries(facts.map((fact) => [fact, named(fact)])), ...more },
    derived,
    decisions: { d: decision([rule('a', 'A', { any: tested })]) },
  })
  const compiled = compile(policy, asAt)
  return { policy, compiled, universe: universeOf(compiled) }
}

const scope = scopeOf(names)
const { store } = scope.compiled
const numberOf = ({ compiled }: Scope, fact: string) => compiled.variable(fact)?.number as number
const is = (fact: string, of: Scope = scope) => of.compiled.store.make(numberOf(of, fact), [NO, YES])
const isNot = (fact: string) => not(store, is(fact))
const all = (...nodes: readonly Node[]) => nodes.reduce((node, each) => and(store, node, each), YES)
const any = (...nodes: readonly Node[]) => nodes.reduce((node, each) => or(store, node, each), NO)
/** An odd number of them. */
const odd = (facts: readonly string[]) =>
  facts.reduce((node, fact) => any(all(node, isNot(fact)), all(not(store, node), is(fact))), NO)
const withLists = scopeOf(
  ['a', 'b'],
  { offences },
  {
    anyX: {
      type: 'boolean',
      title: 'X',
      yes: 'an X',
      no: 'no X',
      exists: 'offences',
      where: { field: 'type', operator: 'equal', value: 'X' },
    },
  },
)

/** Of whom it is asked whether they are in a set, where nobody is. */
function askedOf(of: Scope, set: Node): Facts[] {
  const people: Facts[] = []
  const found = witnessOf(of, set, (facts) => {
    people.push(facts)
    return false
  })
  if (found !== null) throw new Error('Nobody was to be found.')
  return people
}

const told = ({ families, moreFamilies }: ReturnType<typeof familiesOf>) => [
  ...families.map(({ words }) => words),
  moreFamilies,
]
const always = () => true

describe('families', () => {
  test('are told with the plainest first, and have nobody in common', () => {
    const set = any(all(isNot('a'), is('b'), is('c')), all(is('a'), isNot('b')), is('d'))
    expect(told(familiesOf(scope, set, always))).toEqual([
      'd',
      'a, not b and not d',
      'not a, b, c and not d',
      0,
    ])
  })

  test('say of each fact what it is asked to be, with the smallest of whom it is so', () => {
    const set = any(all(is('a'), is('b'), is('c')), all(isNot('a'), is('d')))
    expect(familiesOf(scope, set, ({ b }) => b === true).families).toStrictEqual([
      {
        parts: [
          { fact: 'a', values: [false], words: 'not a' },
          { fact: 'd', values: [true], words: 'd' },
        ],
        words: 'not a and d',
        example: null,
      },
      {
        parts: [
          { fact: 'a', values: [true], words: 'a' },
          { fact: 'b', values: [true], words: 'b' },
          { fact: 'c', values: [true], words: 'c' },
        ],
        words: 'a, b and c',
        example: { asAt, facts: { b: true } },
      },
    ])
  })

  test('of everybody ask nothing', () => {
    expect(familiesOf(scope, YES, always).families).toEqual([
      { parts: [], words: 'everybody', example: { asAt, facts: {} } },
    ])
  })

  test('beyond as many as are wanted are counted', () => {
    const set = odd(['a', 'b', 'c'])
    const two = ['not a, not b and c', 'not a, b and not c']
    const three = [...two, 'a, not b and not c']
    expect(told(familiesOf(scope, set, always, 2))).toEqual([...two, 2])
    expect(told(familiesOf(scope, set, always, 3))).toEqual([...three, 1])
    expect(told(familiesOf(scope, set, always, 9))).toEqual([...three, 'a, b and c', 0])
    expect(familiesOf(scope, odd(names.slice(0, 5)), always).families.length).toBe(8)
    expect(familyWords(scope, set, 2)).toEqual({ words: two, more: 2 })
    expect(familyWords(scope, is('a'), 2)).toEqual({ words: ['a'], more: 0 })
  })

  test('name first what a change is about', () => {
    const first = { ...scope, first: new Set(['c', 'd']) }
    const set = all(is('a'), isNot('c'), is('d'))
    expect(told(familiesOf(first, set, always))).toEqual(['not c, d and a', 0])
  })

  test('of two policies say what a fact was before what it is now', () => {
    const { policy } = scope
    const set = all(is('a'), isNot('b'), isNot('c'))
    const partsWhere = (under: { readonly a: 'before' | 'after'; readonly c: 'before' | 'after' }) => {
      const known: Scope['known'] = (fact) =>
        fact === 'a' || fact === 'c' ? { fact: 'g', under: under[fact], policy } : { fact, policy }
      return familiesOf({ ...scope, known }, set, always).families[0]?.parts
    }
    expect(partsWhere({ a: 'after', c: 'before' })).toStrictEqual([
      { fact: 'g', under: 'before', values: [false], words: 'not g (before the change)' },
      { fact: 'g', under: 'after', values: [true], words: 'g (after the change)' },
      { fact: 'b', values: [false], words: 'not b' },
    ])
    expect(partsWhere({ a: 'before', c: 'after' })?.map(({ words }) => words)).toEqual([
      'g (before the change)',
      'not g (after the change)',
      'not b',
    ])
  })
})

describe('an example', () => {
  test('is looked for on every way into a set', () => {
    expect(askedOf(scope, odd(['a', 'b', 'c']))).toEqual([
      { a: false, b: false, c: true },
      { a: false, b: true, c: false },
      { a: true, b: false, c: false },
      { a: true, b: true, c: true },
    ])
  })

  test('is looked for no further than where it is found', () => {
    const people: Facts[] = []
    const found = witnessOf(withLists, is('a', withLists), (facts) => {
      people.push(facts)
      return facts['a'] === true
    })
    expect(found).toEqual({ asAt, facts: { a: true } })
    expect(people).toEqual([{ a: true }, {}, { a: true }])
  })

  test('is looked for once on each way of its family', () => {
    const people: Facts[] = []
    familiesOf(scope, all(is('a'), isNot('b')), (facts) => {
      people.push(facts)
      return false
    })
    expect(people).toEqual([{ a: true, b: false }])
  })

  test('is looked for on twenty ways at most', () => {
    expect(askedOf(scope, odd(names)).length).toBe(20)
  })

  test('is the first who can be confirmed', () => {
    expect(witnessOf(scope, odd(['a', 'b']), ({ a, b }) => a === true && b !== undefined)).toEqual({
      asAt,
      facts: { a: true, b: false },
    })
  })

  test('has nothing in lists that do not matter, where nobody is found without', () => {
    expect(askedOf(withLists, is('a', withLists))).toEqual([{ a: true }, { a: true, offences: [] }])
    const isKnown = (facts: Facts) => Array.isArray(facts['offences']) && facts['a'] === true
    expect(witnessOf(withLists, is('a', withLists), isKnown)).toEqual({
      asAt,
      facts: { a: true, offences: [] },
    })
    const some = { offences: [{ type: 'X' }] }
    expect(askedOf(withLists, is('anyX', withLists))).toEqual([some, some])
  })

  test('is the smallest who is still within the set, and then confirmed', () => {
    const set = all(is('a'), is('b'))
    const isWithin = (facts: Facts, node: Node) => node === set && facts['a'] === true
    expect(witnessOf({ ...scope, isWithin }, set, always)).toEqual({ asAt, facts: { a: true } })
    expect(witnessOf({ ...scope, isWithin }, set, ({ b }) => b === true)).toBe(null)
    expect(witnessOf({ ...scope, isWithin: () => false }, set, always)).toBe(null)
  })
})

describe('the smallest facts', () => {
  test('leave out lists first, and then the last by name', () => {
    const facts = { a: 2, c: 1, list: [], b: 3 }
    expect(Object.entries(smallest(facts, (some) => Object.keys(some).length >= 2))).toEqual([
      ['a', 2],
      ['b', 3],
    ])
    expect(Object.entries(smallest(facts, (some) => Object.keys(some).length >= 3))).toEqual([
      ['a', 2],
      ['b', 3],
      ['c', 1],
    ])
  })

  test('keep what is needed', () => {
    expect(smallest({ a: 1, list: [], z: 2 }, ({ list, z }) => list !== undefined && z === 2)).toEqual({
      list: [],
      z: 2,
    })
  })
})

describe('what cannot be told', () => {
  const refuse = (code: string) => (): never => {
    throw new IomRulesError(code, 'For the test.')
  }

  test('of somebody does not hold', () => {
    expect([holdsFor(() => true), holdsFor(() => false)]).toEqual([true, false])
    expect(holdsFor(refuse('INVALID_NOMINAL'))).toBe(false)
    expect(holdsFor(refuse('TOO_COMPLEX'))).toBe(false)
    expect(() => holdsFor(refuse('INVALID_DAY'))).toThrow('For the test.')
  })

  test('as it is too complex comes to nothing', () => {
    expect(unlessTooComplex(() => 5)).toBe(5)
    expect(unlessTooComplex(refuse('TOO_COMPLEX'))).toBe(null)
    expect(() => unlessTooComplex(refuse('INVALID_NOMINAL'))).toThrow('For the test.')
  })
})

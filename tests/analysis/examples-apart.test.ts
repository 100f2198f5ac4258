// Two policies told apart by the examples of the first, which is quicker than looking at everybody.
import { describe, expect, test } from 'vitest'
import { examplesTellApart } from '../../packages/core/src/analysis/examples-apart.ts'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, smallPolicy } from './small.ts'

const isYes = (fact: string) => asks(fact, 'equal', true)
const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const anyX = {
  type: 'boolean',
  title: 'Any',
  exists: 'offences',
  where: { field: 'type', operator: 'equal', value: 'X' },
}
const shared = { facts: { a: yesNo, b: yesNo, c: yesNo, offences }, derived: { anyX } }

const other = decision([rule('c', 'C', all(isYes('c')))])
const first = (conditions: object) => decision([rule('a', 'A', conditions)])

/** Does somebody with these facts, an example of the first, come out otherwise under the other? */
function toldApart(before: object, after: object, facts: object, of = 'd'): boolean {
  const examples = [{ title: 'One', asAt, facts, expect: { [of]: {} } }]
  return examplesTellApart(
    smallPolicy({ ...shared, decisions: { d: before, e: other }, examples }),
    smallPolicy({ ...shared, decisions: { d: after, e: other } }),
    'd',
  )
}

describe('an example', () => {
  const either = first(any(isYes('a'), isYes('b')))
  const both = first(all(isYes('a'), isYes('b')))

  test('that comes out otherwise tells two policies apart, whatever else it knows', () => {
    expect(toldApart(either, both, { a: false, b: true })).toBe(true)
    expect(toldApart(either, both, { a: false, b: true, c: true })).toBe(true)
  })

  test('that comes out the same does not', () => {
    expect(toldApart(either, both, { a: false, b: false })).toBe(false)
    expect(toldApart(either, both, { a: true, b: true })).toBe(false)
  })

  test('of another decision does not', () => {
    expect(toldApart(either, both, { a: false, b: true }, 'e')).toBe(false)
  })

  test('that is sure under one of the two only does', () => {
    expect(toldApart(either, both, { a: true })).toBe(true)
  })

  test('that is sure under neither does not, whatever it may come to', () => {
    const others = decision([rule('b', 'B', all(isYes('a'))), rule('a', 'A', all(isYes('b')))])
    expect(toldApart(either, others, {})).toBe(false)
  })

  test('whose lists are not known has nothing in them', () => {
    const noX = { not: all(isYes('anyX')) }
    const before = first(all(isYes('a'), isYes('anyX')))
    expect(toldApart(before, first(any(noX, isYes('a'))), {})).toBe(true)
    const some = { offences: [{ type: 'X' }] }
    expect(toldApart(before, first(any(noX, isYes('a'))), some)).toBe(false)
    expect(toldApart(first(all(isYes('anyX'))), first(all(noX)), some)).toBe(true)
  })
})

describe('an example of a decision with several outcomes', () => {
  const collected = (...rules: (readonly [string, object])[]) =>
    decision(
      rules.map(([outcome, conditions]) => rule(outcome, outcome, conditions)),
      { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: {}, B: {} } },
    )
  const one = collected(['A', all(isYes('a'))], ['B', all(isYes('b'))])

  test('tells policies apart where it surely has others', () => {
    const more = collected(['A', all(isYes('a'))], ['B', any(isYes('a'), isYes('b'))])
    expect(toldApart(one, more, { a: true, b: false })).toBe(true)
    expect(toldApart(one, more, { a: true, b: true })).toBe(false)
    expect(toldApart(one, more, { a: true })).toBe(true)
  })

  test('tells policies apart where it surely has none in one of them only', () => {
    const both = all(isYes('a'), isYes('b'))
    expect(toldApart(one, collected(['A', both], ['B', both]), { b: false })).toBe(true)
  })

  test('does not where under neither all of them are sure', () => {
    const exchanged = collected(['A', all(isYes('b'))], ['B', all(isYes('a'))])
    expect(toldApart(one, exchanged, { a: true, b: false })).toBe(true)
    expect(toldApart(one, exchanged, { a: true })).toBe(false)
  })
})

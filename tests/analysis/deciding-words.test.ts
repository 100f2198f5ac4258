// The sentences that say why somebody gets another answer, for changes that are not of a figure alone.
import type { Facts, Policy } from '@iom-rules/core'
import { deciding, type Deciding } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, parameter, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const yes = (fact: string) => asks(fact, 'equal', true)

function why(before: Policy, after: Policy, facts: Facts, id = 'd'): Deciding {
  return deciding(before, after, { ref: 'A', facts }, id, { asAt })
}

const facts = { p: { ...yesNo, title: 'P' }, q: { ...yesNo, title: 'Q' }, r: { ...yesNo, title: 'R' } }
const small = (rules: object[], more: object = {}, parts: object = {}) =>
  smallPolicy({ facts, decisions: { d: decision(rules, more) }, ...parts })

describe('where every rule comes out as before', () => {
  const rules = [rule('a', 'A', all(yes('p'))), rule('b', 'B', all(yes('q')))]
  const outcomes = { A: {}, B: { mayBeProvisional: ['A'] }, NONE: {} }

  test('it is what the policy takes to be always true', () => {
    const either = { id: 'either', condition: any(yes('p'), yes('q')), reason: 'One of them.', use: 'reason' }
    const [before, after] = [
      small(rules, { outcomes }),
      small(rules, { outcomes }, { assumptions: [either] }),
    ]
    expect(why(before, after, {})).toMatchObject({
      from: 'UNDETERMINED',
      to: 'B?',
      words: 'What the policy takes to be always true has changed, and with it what can still be.',
    })
  })

  test('it is what may now stand provisionally, with what is possible besides', () => {
    const never = { A: {}, B: {}, NONE: { title: 'Neither' } }
    const now = { A: {}, B: {}, NONE: { title: 'Neither', mayBeProvisional: ['A', 'B'] } }
    expect(why(small(rules, { outcomes: never }), small(rules, { outcomes: now }), {}).words).toBe(
      'Neither may now be given provisionally while only A or B is possible besides.',
    )
  })
})

test('of outcomes that are collected, only rules that give or take one are named', () => {
  const collected = (first: object, second: object) =>
    small([rule('one', 'X', first), rule('two', 'X', all(yes('q'))), rule('three', 'Y', second)], {
      hitPolicy: 'COLLECT',
      outcomes: { X: {}, Y: {} },
      otherwise: undefined,
    })
  const [before, after] = [collected(all(yes('p')), all(yes('p'))), collected(all(yes('r')), all(yes('r')))]
  const found = why(before, after, { p: true, q: true, r: false })
  expect([found.from, found.to]).toEqual(['X, Y', 'X'])
  // The first rule is not met any more either, and the second gives X all the same.
  expect(found.reasons.map((reason) => 'rule' in reason && reason.rule)).toEqual(['three', 'three'])
  expect(found.words).toBe('P: yes. Asked for only before: yes. R: no. Asked for only after: yes.')
})

describe('a test', () => {
  test('of what is not known, that only the policy after makes', () => {
    const [before, after] = [
      small([rule('a', 'A', all(yes('p'), yes('q')))]),
      small([rule('a', 'A', all(yes('p'), yes('q'), yes('r')))]),
    ]
    const found = why(before, after, { p: true, q: true })
    expect([found.from, found.to]).toEqual(['A', 'UNDETERMINED'])
    expect(found.words).toBe('R: not known. Asked for only after: yes.')
  })

  test('whose figures have another basis names both', () => {
    const score = { score: { type: 'number', title: 'Score', unit: 'score', minimum: 0, maximum: 100 } }
    const from = (value: number, version: string) =>
      smallPolicy({
        version,
        facts: score,
        parameters: { least: parameter(value, { minimum: 0, maximum: 100 }) },
        decisions: {
          d: decision([
            rule('a', 'A', all(asks('score', 'greaterThanInclusive', { fact: 'parameter.least' }))),
          ]),
        },
      })
    expect(why(from(40, '1.0.0'), from(60, '2.0.0'), { score: 50 }).words).toBe(
      'Score: 50. Asked for before: that it is 40 or more (assumption, small 1.0.0); after: that it is 60 or more (assumption, small 2.0.0).',
    )
  })

  const withOffences = (where: object, parameters: object, more: object[] = []) =>
    smallPolicy({
      facts: { offences },
      parameters,
      derived: { listed: { type: 'boolean', title: 'Listed', exists: 'offences', where } },
      decisions: { d: decision([rule('a', 'A', all(yes('listed'), ...more))]) },
    })
  const isIn = { field: 'type', operator: 'in', value: { fact: 'parameter.types' } }
  const since = { field: 'day', operator: 'onOrAfter', value: { fact: 'parameter.since' } }
  const types = (...values: string[]) => ({
    types: parameter(values, { title: 'Listed types', values: ['X', 'Y', 'Z'], unit: undefined }),
  })
  const day = (value: string) => ({ since: parameter(value, { title: 'Since', unit: undefined }) })
  const one = { offences: [{ type: 'X', day: '2026-11-01' }] }

  test.each([
    [
      'a list',
      withOffences(isIn, types('X', 'Y')),
      withOffences(isIn, types('Y')),
      ' (Listed types: X and Y before, Y after)',
    ],
    [
      'a day',
      withOffences(since, day('2026-01-01')),
      withOffences(since, day('2026-11-15')),
      ' (Since: 2026-01-01 before, 2026-11-15 after)',
    ],
    // What only one of the two is worked out with has not become another value.
    ['another thing', withOffences(isIn, types('X')), withOffences(since, day('2026-11-15')), ''],
  ])('of what is worked out with %s', (_, before, after, told) => {
    expect(why(before, after, one).words).toBe(`Listed: yes before, no after${told}. Asked for: yes.`)
  })

  test('of what is not known for certain says so', () => {
    const counted = (least: number) =>
      smallPolicy({
        facts: { offences },
        derived: {
          many: {
            type: 'number',
            title: 'How many of X',
            count: 'offences',
            where: { field: 'type', operator: 'equal', value: 'X' },
          },
        },
        decisions: { d: decision([rule('a', 'A', all(asks('many', 'greaterThanInclusive', least)))]) },
      })
    const found = why(counted(1), counted(2), { offences: [{ day: '2026-11-01' }] })
    expect([found.from, found.to]).toEqual(['UNDETERMINED', 'NONE'])
    expect(found.words).toBe(
      'How many of X: not known for certain. Asked for before: that it is 1 or more; after: that it is 2 or more.',
    )
  })

  const kinds = {
    ...facts,
    kind: { type: 'choice', values: ['X', 'Y'], title: 'Kind' },
    left: { type: 'day', past: true, mayBeNone: true, title: 'Left' },
  }
  test.each([
    ['no', { q: true }, asks('q', 'equal', false), 'Q: yes. Asked for only after: no.'],
    ['not yes', { q: true }, asks('q', 'notEqual', true), 'Q: yes. Asked for only after: no.'],
    ['not no', { q: false }, asks('q', 'notEqual', false), 'Q: no. Asked for only after: yes.'],
    ['a choice', { kind: 'Y' }, asks('kind', 'equal', 'X'), 'Kind: Y. Asked for only after: that it is “X”.'],
    [
      'none',
      { left: '2026-03-01' },
      asks('left', 'isNone', true),
      'Left: 1 March 2026. Asked for only after: that it is none.',
    ],
  ])('that asks for %s says so', (_, known, asked, words) => {
    const asking = (...more: object[]) =>
      small([rule('a', 'A', all(yes('p'), yes('r'), ...more))], {}, { facts: kinds })
    expect(why(asking(), asking(asked), { p: true, r: true, ...known }).words).toBe(words)
  })
})

describe('a test of another decision', () => {
  const tested = {
    e: decision([rule('one', 'X', all(yes('p'))), rule('two', 'Y', all(yes('q')))], { title: 'Other' }),
  }
  const asking = (wanted: object, more: object = {}) =>
    smallPolicy({ facts, decisions: { ...tested, ...more, d: decision([rule('a', 'A', all(wanted))]) } })
  const is = (operator: string, value: unknown) => asks('decision.e', operator, value)

  test('that asks for more of what it can be', () => {
    const [before, after] = [asking(is('equal', 'X')), asking(is('in', ['X', 'Y']))]
    const found = why(before, after, { q: true })
    expect([found.from, found.to]).toEqual(['UNDETERMINED', 'A'])
    expect(found.words).toMatch(/^Other: X or Y possible\. Asked for before: /)
  })

  test('that only one of the policies makes', () => {
    const making = (...more: object[]) =>
      smallPolicy({
        facts,
        decisions: { ...tested, d: decision([rule('a', 'A', all(yes('q'), yes('r'), ...more))]) },
      })
    const [without, within] = [making(), making(is('equal', 'X'))]
    const known = { p: false, q: true, r: true }
    expect(why(without, within, known).words).toBe('Other: Y. Asked for only after: that it is “X”.')
    expect(why(within, without, known).words).toBe('Other: Y. Asked for only before: that it is “X”.')
  })

  const outcomes = {
    X: { mayBeProvisional: ['Y', 'NONE'] },
    Y: { title: 'Why', mayBeProvisional: ['X'] },
    NONE: {},
  }
  const other = (rules: object[], more: object = {}) => ({
    e: decision(rules, { title: 'Other', outcomes, ...more }),
  })
  const [x, y] = [rule('one', 'X', all(yes('p'))), rule('two', 'Y', all(yes('q')))]

  test.each([
    ['provisional', { q: true }, other([x, y]), 'Other: Why (provisionally) before, Why after.'],
    ['undetermined', {}, other([x, y]), 'Other: not determined before, Why after.'],
    [
      'silent',
      { p: false, q: false },
      other([x, y], { otherwise: undefined }),
      'Other: nothing (the policy does not say) before, Why after.',
    ],
    [
      'in conflict',
      { p: true, q: true },
      other([x, y], { hitPolicy: 'UNIQUE', otherwise: undefined }),
      'Other: a conflict between rules before, Why after.',
    ],
  ])('that was %s is told by how that one comes out', (_, known, before, told) => {
    const always = any(yes('p'), { not: yes('p') })
    const after = other([rule('two', 'Y', always)])
    const found = why(asking(is('equal', 'Y'), before), asking(is('equal', 'Y'), after), known)
    expect(found.words.startsWith(told), found.words).toBe(true)
  })
})

// What is told of a change that no example notices: somebody who shows it, that nobody does, or that it is too complex.
import { describe, expect, test } from 'vitest'
import type { Example, Policy } from '@iom-rules/core'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { shown, told } from './changes.ts'
import { asAt, figure, parameter, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const not = (part: object) => ({ not: part })
const is = (fact: string, value: unknown = true) => asks(fact, 'equal', value)
const facts = { yes: yesNo, other: yesNo, score: figure(0, 10) }
const deciding = (rules: object[], more: object = {}): Policy =>
  smallPolicy({ facts, decisions: { d: decision(rules, more) } })

const two = [
  rule('one', 'A', all(is('yes'))),
  rule('two', 'B', all(is('other')), { event: { type: 'B', params: { who: 'X', by: 2.5 } } }),
]

describe('somebody shows a change', () => {
  test('by the fewest facts that do, with everything that the policy says of them', () => {
    expect(told(deciding(two), 'threshold two/event/params/by 3.5')).toEqual({
      example: {
        title: 'B, and not the same if by 2.5 became 3.5: A decision, rule “two”',
        asAt,
        facts: { other: true, yes: false },
        expect: {
          d: {
            outcome: 'B',
            certainty: 'settled',
            matches: ['B'],
            possible: ['B'],
            missing: [],
            rule: 'two',
            details: { who: 'X', by: 2.5 },
          },
        },
      },
    })
  })

  test.each([
    ['removed one left out', [{ yes: true }, 'A']],
    ['order two before one', [{ yes: true }, 'A']],
    ['details two/event/params/who left out', [{ other: true, yes: false }, 'B']],
    ['removed /decisions/d/otherwise left out', [{ other: false, yes: false }, 'NONE']],
    ['operator two/conditions/all/0/operator "notEqual"', [{ other: false, yes: false }, 'NONE']],
  ])('as where it is: %s', (id, expected) => {
    expect(shown(deciding(two), id)).toEqual(expected)
  })

  test('in which rule gives the same outcome', () => {
    const rules = [rule('one', 'A', all(is('yes'))), rule('two', 'A', all(is('yes')))]
    expect(shown(deciding(rules), 'order two before one')).toEqual([{ yes: true }, 'A'])
  })

  test('in what is added where no rule is met', () => {
    const otherwise = { outcome: 'NONE', params: { by: 2 }, assumption: 'For the test.' }
    const policy = deciding(two, { otherwise })
    expect(shown(policy, 'threshold /decisions/d/otherwise/params/by 3')).toEqual([
      { other: false, yes: false },
      'NONE',
    ])
  })

  test('in which definitions are met, where all else is the same', () => {
    const policy = deciding([
      rule('one', 'A', any(is('yes'), is('other'))),
      rule('two', 'B', all(is('other'))),
    ])
    expect(told(policy, 'details two/fallback fallback')).toEqual({
      example: {
        title:
          'A, and not the same if the rule became a fallback, for where the source is silent: A decision, rule “two”',
        asAt,
        facts: { other: true },
        expect: {
          d: {
            outcome: 'A',
            certainty: 'settled',
            matches: ['A', 'B'],
            possible: ['A'],
            missing: [],
            rule: 'one',
          },
        },
      },
    })
    expect(shown(policy, 'removed two left out')).toEqual([{ other: true }, 'A'])
    const only = deciding([rule('one', 'A', all(is('yes')))])
    expect(shown(only, 'details one/fallback fallback')).toEqual([{ yes: true }, 'A'])
  })

  test('in the answer rather than only in which definitions are met', () => {
    const above = (value: number) => all(asks('score', 'greaterThanInclusive', value))
    const policy = smallPolicy({
      facts: { score: figure(6.5, 10) },
      decisions: { d: decision([rule('zero', 'A', above(7)), rule('one', 'B', above(5))]) },
    })
    expect(shown(policy, 'operator one/conditions/all/0/operator "lessThan"')).toEqual([{ score: 6.5 }, 'B'])
  })

  test('where the policy is silent, or its rules are in conflict', () => {
    const silent = deciding([rule('one', 'A', all(is('yes')))], { otherwise: undefined })
    expect(told(silent, 'operator one/conditions/all/0/operator "notEqual"')).toMatchObject({
      example: {
        title: expect.stringMatching(/^nothing \(the policy does not say\), and not the same if “it is so/),
        facts: { yes: false },
        expect: { d: { outcome: null, certainty: 'silent' } },
      },
    })
    const unique = deciding([two[0], rule('two', 'B', all(is('yes')))] as object[], { hitPolicy: 'UNIQUE' })
    expect(told(unique, 'removed one left out')).toMatchObject({
      example: {
        title: 'a conflict between rules, and not the same if the rule was left out: A decision, rule “one”',
        facts: { yes: true },
        expect: { d: { outcome: null, certainty: 'conflict', matches: ['A', 'B'] } },
      },
    })
  })

  test('though what else is collected may be open', () => {
    const collecting = deciding(two.slice(0, 1).concat(rule('two', 'B', all(is('other')))), {
      hitPolicy: 'COLLECT',
      otherwise: undefined,
    })
    expect(told(collecting, 'removed one left out')).toEqual({
      example: {
        title: 'A, and not the same if the rule was left out: A decision, rule “one”',
        asAt,
        facts: { yes: true },
        expect: { d: { outcomes: ['A'], possible: ['B'], missing: ['other'] } },
      },
    })
    expect(shown(collecting, 'operator two/conditions/all/0/operator "notEqual"')).toEqual([
      { other: false },
      [],
    ])
  })

  test('in the first decision that it bears on where anybody does', () => {
    const least = asks('score', 'lessThan', { fact: 'parameter.least' })
    const policy = smallPolicy({
      facts,
      parameters: { least: parameter(5, { minimum: 0, maximum: 10 }) },
      decisions: {
        // Whoever is met by the second rule is met by the first one.
        c: decision([
          rule('one', 'A', all(is('yes'))),
          rule('two', 'A', all(is('yes'), least), { fallback: true }),
        ]),
        d: decision([rule('two', 'B', all(least))]),
        e: decision([rule('two', 'C', all(least))]),
      },
    })
    const found = told(policy, 'threshold /parameters/least/value 6')
    expect(found).toMatchObject({ example: { facts: { score: 5 }, expect: { d: { outcome: 'NONE' } } } })
  })

  test('with all the others filled in, where the answer hangs on them', () => {
    const high = { condition: 'high' }
    const policy = smallPolicy({
      facts: { ...facts, offences },
      derived: { some: { type: 'boolean', title: 'Some', exists: 'offences' } },
      conditions: { high: all(asks('score', 'greaterThanInclusive', 5)) },
      decisions: {
        d: decision([
          rule('one', 'A', all(high, is('other'))),
          rule('two', 'B', all(high, is('some'))),
          rule('three', 'C', all(high)),
        ]),
      },
    })
    expect(shown(policy, 'threshold /conditions/high/all/0/value 6')).toEqual([
      { offences: [], other: false, score: 5 },
      'C',
    ])
  })

  test('with empty lists, rather than that somebody else is looked for', () => {
    const high = { condition: 'high' }
    const policy = smallPolicy({
      facts: { ...facts, offences },
      derived: { some: { type: 'boolean', title: 'Some', exists: 'offences' } },
      conditions: { high: all(asks('score', 'greaterThanInclusive', 5)) },
      decisions: {
        d: decision([
          rule('one', 'A', all(high, is('yes'))),
          rule('two', 'B', all(high, is('other', false), is('some'))),
          rule('three', 'C', all(high, is('other', false))),
        ]),
      },
    })
    expect(shown(policy, 'threshold /conditions/high/all/0/value 6')).toEqual([
      { offences: [], other: false, score: 5, yes: false },
      'C',
    ])
  })

  test('but not with what lists come to, which has bounds of its own where it is given instead', () => {
    const high = { condition: 'high' }
    const policy = smallPolicy({
      facts: { ...facts, offences, many: figure(3, 9) },
      derived: { many: { type: 'number', title: 'Many', count: 'offences', unlessSupplied: true } },
      conditions: { high: all(asks('score', 'greaterThanInclusive', 5)) },
      decisions: {
        d: decision([
          rule('one', 'A', all(high, is('other'))),
          rule('two', 'B', all(high, asks('many', 'greaterThan', 4))),
          rule('three', 'C', all(high)),
        ]),
      },
    })
    expect(shown(policy, 'threshold /conditions/high/all/0/value 6')).toEqual([
      { offences: [], other: false, score: 5 },
      'C',
    ])
  })

  test('and contradicts nothing that is assumed', () => {
    const assumed = {
      id: 'a',
      condition: not(all(is('score', 5), is('yes'))),
      reason: 'For the test.',
      use: 'reason',
    }
    const policy = smallPolicy({
      facts,
      assumptions: [assumed],
      decisions: { d: decision([rule('one', 'A', all(asks('score', 'lessThan', 5), is('yes')))]) },
    })
    expect(told(policy, 'operator one/conditions/all/0/operator "lessThanInclusive"')).toBe('equivalent')
    expect(shown(policy, 'threshold one/conditions/all/0/value 6')).toEqual([{ score: 5.5 }, 'NONE'])
  })
})

describe('an example that was told of another change', () => {
  const policy = deciding(two)
  const more = { other: true, score: 7, yes: false }
  const before = (known: Example['facts'], expected: object): Example => ({
    title: 'Before',
    asAt: '2025-01-01',
    facts: known,
    expect: { d: { missing: ['score'], certainty: 'provisional', ...expected } },
  })

  test('is told again, of its day and with all its facts, where it shows this one too', () => {
    const strange = { ...before(more, { outcome: 'NONE' }), expect: { e: { outcome: 'B' } } }
    const same = before({ yes: true }, { outcome: 'A', rule: 'one' })
    const own = before(more, { outcome: 'B', rule: 'two' })
    expect(told(policy, 'outcome two/event/type NONE', [strange, same, own])).toEqual({
      example: {
        title: 'B, and not the same if “B” became “NONE”: A decision, rule “two”',
        asAt: '2025-01-01',
        facts: more,
        expect: {
          d: {
            outcome: 'B',
            certainty: 'settled',
            matches: ['B'],
            possible: ['B'],
            missing: [],
            rule: 'two',
            details: { who: 'X', by: 2.5 },
          },
        },
      },
    })
  })

  test('is not where only how sure it is differs, or which definitions are met', () => {
    const unsure = before(more, { outcome: 'B', rule: 'two', matches: ['A'] })
    expect(shown(policy, 'removed one left out', [unsure])).toEqual([{ yes: true }, 'A'])
  })

  test('is told of several outcomes too', () => {
    const collecting = deciding([two[0], rule('two', 'B', all(is('other')))] as object[], {
      hitPolicy: 'COLLECT',
      otherwise: undefined,
    })
    const own = { ...before(more, {}), expect: { d: { outcomes: ['B'], possible: ['A'], missing: ['yes'] } } }
    expect(shown(collecting, 'removed two left out', [own])).toEqual([more, ['B']])
    expect(shown(collecting, 'removed one left out', [own])).toEqual([{ yes: true }, ['A']])
  })
})

describe('nobody shows a change', () => {
  test.each([
    ['removed two left out', [rule('one', 'A', all(is('yes'))), rule('two', 'A', all(is('yes')))], {}],
    [
      // Which of the rules are in conflict is no answer, and there is nothing besides.
      'outcome /decisions/d/otherwise/outcome B',
      [
        rule('one', 'A', all(is('yes'))),
        rule('two', 'B', all(is('yes'))),
        rule('no', 'C', all(is('yes', false))),
      ],
      { hitPolicy: 'UNIQUE' },
    ],
    [
      'removed two left out',
      [rule('one', 'A', all(is('yes'))), rule('two', 'A', all(is('yes'), is('other')))],
      { hitPolicy: 'COLLECT', otherwise: undefined },
    ],
  ])('where everybody is answered alike: %s', (id, rules, more) => {
    expect(told(deciding(rules, more), id)).toBe('equivalent')
  })
})

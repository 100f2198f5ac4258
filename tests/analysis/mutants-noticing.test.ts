// When an example notices that a policy is another, and which examples can.
import { describe, expect, test } from 'vitest'
import type { Example, Expectation, Facts, Policy } from '@iom-rules/core'
import { hunt, trialsOf, type Trials } from '../../packages/core/src/analysis/mutation/hunt.ts'
import { conflictsDiffer, factsOf, notices } from '../../packages/core/src/analysis/mutation/notice.ts'
import { aloneIn } from '../../packages/core/src/analysis/mutation/alone.ts'
import { custody, decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, lightWeights, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const is = (fact: string, value = true) => asks(fact, 'equal', value)
const facts = { yes: yesNo, other: yesNo }
const giving = (type: string, params: object) => ({ event: { type, params } })
const example = (expected: Expectation, more: Partial<Example> = {}): Example => ({
  title: 'One',
  asAt,
  facts: {},
  expect: { d: expected },
  ...more,
})

describe('of a decision with one outcome, an example notices another', () => {
  const rules = [
    rule('first', 'A', all(is('yes')), giving('A', { by: 2, calm: true })),
    rule('second', 'B', all(is('other')), { fallback: true }),
  ]
  const policy = smallPolicy({ facts, decisions: { d: decision(rules) } })
  const noticed = (known: Facts, expected: Expectation) => notices(policy, 'd', example(expected), known)
  const [met, open] = [{ yes: true }, {}]

  test.each([
    ['outcome', met, { outcome: 'A' }, { outcome: 'B' }],
    ['outcome where there should be none', met, { outcome: 'A' }, { outcome: null }],
    ['outcome where there is none', open, { outcome: null }, { outcome: 'A' }],
    ['certainty', met, { certainty: 'settled' }, { certainty: 'provisional' }],
    ['rule', met, { rule: 'first' }, { rule: 'second' }],
    ['rule where there is none', open, { rule: null }, { rule: 'first' }],
    ['set of outcomes that are possible', open, { possible: ['NONE', 'B', 'A'] }, { possible: ['A', 'B'] }],
    ['detail', met, { details: { calm: true, by: 2 } }, { details: { calm: true, by: 3 } }],
    ['detail more', met, { details: { by: 2, calm: true } }, { details: { by: 2 } }],
    ['detail fewer', { yes: false, other: true }, { details: {} }, { details: { by: 2 } }],
    ['name of a detail', met, { details: { by: 2, calm: true } }, { details: { by: 2, quiet: true } }],
    ['definition that is met', met, { matches: ['A'] }, { matches: [] }],
    ['definition that is not met', { yes: false, other: true }, { matches: [] }, { matches: ['B'] }],
    ['fact that is missing', open, { missing: ['yes', 'other'] }, { missing: ['yes'] }],
    ['fact that is no longer missing', met, { missing: [] }, { missing: ['other'] }],
  ] as [string, Facts, Expectation, Expectation][])('%s', (_, known, expected, otherwise) => {
    expect(noticed(known, expected)).toBe(false)
    expect(noticed(known, otherwise)).toBe(true)
  })

  test('and a list of outcomes, which it never has', () => {
    expect(noticed(met, { outcomes: ['A'] })).toBe(true)
  })

  test('but nothing where it expects nothing', () => {
    expect(noticed(met, {})).toBe(false)
  })

  test('and everything that it expects, not only the first', () => {
    const whole = { outcome: 'A', certainty: 'settled', rule: 'first', matches: ['A'] }
    expect(noticed(met, { ...whole, missing: [] })).toBe(false)
    expect(noticed(met, { ...whole, missing: ['other'] })).toBe(true)
  })
})

describe('of a decision that collects, an example notices another', () => {
  const rules = [
    rule('third', 'C', all(is('yes'), is('other'))),
    rule('first', 'A', all(is('yes'))),
    rule('second', 'B', all(is('other'))),
  ]
  const collecting = { hitPolicy: 'COLLECT', otherwise: undefined }
  const policy = smallPolicy({ facts, decisions: { d: decision(rules, collecting) } })
  const noticed = (known: Facts, expected: Expectation) => notices(policy, 'd', example(expected), known)
  const half = { yes: true }

  test.each([
    ['outcome that is met', half, { outcomes: ['A'] }, { outcomes: [] }],
    [
      'set of outcomes, in any order',
      { yes: true, other: true },
      { outcomes: ['C', 'B', 'A'] },
      { outcomes: ['A'] },
    ],
    ['outcome that is possible', half, { possible: ['C', 'B'] }, { possible: ['B'] }],
    ['fact that is missing, each once', half, { missing: ['other'] }, { missing: [] }],
    ['fact that is not missing', { yes: false, other: false }, { missing: [] }, { missing: ['yes'] }],
  ] as [string, Facts, Expectation, Expectation][])('%s', (_, known, expected, otherwise) => {
    expect(noticed(known, expected)).toBe(false)
    expect(noticed(known, otherwise)).toBe(true)
  })

  test('and a name that reads like two', () => {
    expect(noticed({ yes: true, other: false }, { possible: [], outcomes: ['A'] })).toBe(false)
    expect(noticed({ yes: true, other: true }, { outcomes: ['A,B', 'C'] })).toBe(true)
  })

  test('and what it never says: one outcome and how sure it is', () => {
    expect(noticed(half, { outcome: 'A' })).toBe(true)
    expect(noticed(half, { outcomes: ['A'], certainty: 'settled' })).toBe(true)
    expect(noticed(half, { outcomes: ['A'], certainty: undefined } as unknown as Expectation)).toBe(false)
  })
})

describe('what an example takes as given', () => {
  test('stands where nothing is known, and nowhere else', () => {
    const known = { yes: false, none: null, left: undefined } as unknown as Facts
    const assume = { yes: true, none: true, left: true, more: true }
    expect(factsOf(example({}, { facts: known, assume }))).toEqual({
      yes: false,
      none: true,
      left: true,
      more: true,
    })
  })

  test('may be nothing', () => {
    const known = { yes: null }
    expect(factsOf(example({}, { facts: known }))).toBe(known)
  })
})

const held = (id: string, condition: object) => ({ id, condition, reason: 'For the test.', use: 'report' })
const assuming = (...assumptions: object[]) =>
  smallPolicy({ facts, assumptions, decisions: { d: decision([rule('a', 'A', all(is('yes')))]) } })

test('an example notices that its facts contradict something else', () => {
  const policy = assuming(held('always', all(is('yes'))), held('never', all(is('other', false))))
  const contradicting = (...conflicts: string[]) =>
    conflictsDiffer(policy, example({}, { conflicts }), { yes: false, other: false })
  expect(contradicting('always')).toBe(false)
  expect(contradicting('never')).toBe(true)
  expect(contradicting()).toBe(true)
  expect(contradicting('always', 'never')).toBe(true)
})

describe('the examples of a policy', () => {
  const rules = [rule('a', 'A', all(is('yes'), asks('some', 'equal', true)))]
  const derived = {
    some: { type: 'boolean', title: 'Some', exists: 'offences' },
    inside: { type: 'boolean', title: 'Inside', exists: 'custody' },
  }
  const more = { facts: { ...facts, offences, custody }, derived }
  const decisions = { d: decision(rules), e: decision([rule('b', 'B', all(is('other')))]) }
  const policy = smallPolicy({ ...more, decisions, assumptions: [held('always', all(is('other')))] })
  const titles = (trials: Trials) => ({
    d: trials.byDecision.get('d')?.map(({ example: { title } }) => title),
    e: trials.byDecision.get('e')?.map(({ example: { title } }) => title),
    conflicts: trials.ofConflicts.map(({ example: { title } }) => title),
  })

  test('are asked where they expect something, those that say what is on lists before the others', () => {
    const examples = [
      example({ outcome: 'A' }, { title: 'Unknown' }),
      example({ outcome: 'A' }, { title: 'Null', facts: { offences: null, custody: [] } }),
      example({ outcome: 'A' }, { title: 'Half', facts: { offences: [] } }),
      example({ outcome: 'A' }, { title: 'Known', facts: { offences: [], custody: [] } }),
      example({}, { title: 'Other', expect: { e: {} } }),
      example({}, { title: 'Contradicting', expect: {}, conflicts: [], assume: { offences: [] } }),
      example({ outcome: 'A' }, { title: 'Wrong', facts: { yes: 3 } }),
    ]
    expect(titles(trialsOf(policy, examples))).toEqual({
      d: ['Known', 'Unknown', 'Null', 'Half'],
      e: ['Other'],
      conflicts: ['Contradicting'],
    })
  })

  test('hold where the policy meets them', () => {
    const [right, wrong] = [{ yes: false }, { yes: true, offences: [], custody: [] }]
    const examples = [
      example({ outcome: 'NONE' }, { facts: right, conflicts: ['always'] }),
      example({ outcome: 'A' }, { facts: wrong, conflicts: [] }),
      example({ outcome: 'A' }, { facts: { other: false }, conflicts: ['always'] }),
    ]
    const { byDecision, ofConflicts } = trialsOf(policy, examples)
    const holding = (trials: Trials['ofConflicts'] | undefined) =>
      trials?.map((trial) => [trial.example.expect, trial.facts, trial.holds()])
    // Of whom everything on lists is known comes first.
    expect(holding(byDecision.get('d'))).toEqual([
      [{ d: { outcome: 'A' } }, wrong, false],
      [{ d: { outcome: 'NONE' } }, right, true],
      [{ d: { outcome: 'A' } }, { other: false }, false],
    ])
    expect(holding(ofConflicts)?.map(([, known, holds]) => [known, holds])).toEqual([
      [wrong, true],
      [right, false],
      [{ other: false }, true],
    ])
  })
})

describe('a change is noticed', () => {
  const policyWith = (second: object, assumptions: object[] = []): Policy =>
    smallPolicy({
      facts,
      assumptions,
      decisions: {
        d: decision([rule('a', 'A', all(is('yes'))), rule('b', 'B', second)]),
        e: decision([rule('b', 'B', second)]),
      },
    })
  const before = policyWith(all(is('other')))
  const after = policyWith(all(is('other', false)))
  const one = example({ outcome: 'A' }, { title: 'Does not', facts: { yes: true } })
  const two = example({ outcome: 'B' }, { title: 'Does', facts: { yes: false, other: true } })

  test('by an example of a decision that it bears on, which is asked first the next time', () => {
    const trials = trialsOf(before, [one, two])
    const order = () => trials.byDecision.get('d')?.map(({ example: { title } }) => title)
    expect(hunt(after, ['e'], false, trials)).toBe(false)
    expect(hunt(before, ['d'], false, trials)).toBe(false)
    expect(order()).toEqual(['Does not', 'Does'])
    expect(hunt(after, ['d'], false, trials)).toBe(true)
    expect(order()).toEqual(['Does', 'Does not'])
    expect(hunt(after, ['d'], false, trials)).toBe(true)
    expect(order()).toEqual(['Does', 'Does not'])
  })

  test('in the second decision too', () => {
    const inE = example({}, { facts: { other: true }, expect: { e: { outcome: 'B' } } })
    expect(hunt(after, ['d', 'e'], false, trialsOf(before, [one, inE]))).toBe(true)
  })

  test('by none that the policy does not meet', () => {
    const wrong = example({ outcome: 'NONE' }, { facts: { yes: false, other: true } })
    expect(hunt(after, ['d'], false, trialsOf(before, [wrong]))).toBe(false)
    expect(hunt(before, ['d'], false, trialsOf(before, [wrong, two]))).toBe(false)
  })

  test('by what the facts contradict, where it can bear on that', () => {
    const never = [held('never', all(is('other', false)))]
    const always = [held('never', all(is('other')))]
    const [was, since] = [policyWith(all(is('other')), never), policyWith(all(is('other')), always)]
    const says = example({}, { facts: { other: true }, expect: {}, conflicts: ['never'] })
    expect(hunt(since, ['d'], true, trialsOf(was, [one, says]))).toBe(true)
    expect(hunt(since, ['d'], false, trialsOf(was, [one, says]))).toBe(false)
    expect(hunt(since, ['d'], true, trialsOf(was, [one]))).toBe(false)
    expect(hunt(was, ['d'], true, trialsOf(was, [one, says]))).toBe(false)
  })
})

describe('of what is too complex to work out', () => {
  const known = { offences: [] }
  const summing = (operator: string, value: number) =>
    smallPolicy({
      facts: { offences },
      tables: { weights: lightWeights },
      derived: { score: sumOfOffences },
      decisions: { d: decision([rule('a', 'A', all(asks('score', operator, value)))]) },
    })
  const [plain, complex] = [summing('greaterThan', 0), summing('equal', 50_000)]
  const unknown = example({ outcome: null })
  const empty = example({ outcome: 'NONE' }, { facts: known })

  test('nothing is noticed, and the next example is asked', () => {
    const trials = trialsOf(plain, [unknown, empty])
    expect(hunt(complex, ['d'], false, trials)).toBe(false)
  })

  test('no example holds, however often it is asked', () => {
    const [first] = trialsOf(complex, [unknown]).byDecision.get('d') ?? []
    expect([first?.holds(), first?.holds()]).toEqual([false, false])
  })

  test('but any other fault goes on', () => {
    const broken = { example: { ...unknown, asAt: 'never' }, facts: {}, holds: () => true }
    const trials = { byDecision: new Map([['d', [broken]]]), ofConflicts: [] }
    expect(() => hunt(plain, ['d'], false, trials)).toThrow('`asAt` must be a day')
    const strange = { ...empty, expect: { d: null } } as unknown as Example
    const [first] = trialsOf(plain, [strange]).byDecision.get('d') ?? []
    expect(() => first?.holds()).toThrow(TypeError)
  })
})

test('of one decision alone the same is missing as of the whole policy, though only another asks for it', () => {
  const policy = smallPolicy({
    facts: { yes: yesNo, offences, many: figure(0, 9) },
    derived: {
      some: { type: 'boolean', title: 'Some', exists: 'offences' },
      many: { type: 'number', title: 'Many', count: 'offences', unlessSupplied: true },
    },
    decisions: {
      d: decision([rule('a', 'A', all(is('some')))]),
      e: decision([rule('b', 'B', all(is('yes'), asks('many', 'greaterThan', 2)))]),
    },
  })
  const missing = example({ missing: ['many', 'offences'] })
  expect(notices(aloneIn(policy, 'd'), 'd', missing, {})).toBe(false)
  expect(
    trialsOf(policy, [missing])
      .byDecision.get('d')
      ?.map(({ holds }) => holds()),
  ).toEqual([true])
  expect(Object.keys(aloneIn(policy, 'd').decisions)).toEqual(['d'])
})

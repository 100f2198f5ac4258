// Nominals that change, inputs that are taken as given, and what is refused: as if opened so from the start.
import type { Facts, Nominal, PolicyDocument } from '@iom-rules/core'
import {
  countsOf,
  movesOf,
  openCaseload,
  sweep,
  underPolicy,
  withNominals,
  withParameters,
  type Caseload,
} from '@iom-rules/core/caseload'
import { describe, expect, test } from 'vitest'
import { answersIn } from '../properties/caseload-reference.ts'
import { basis, decides, figure, nominals, of, test as compare } from './one-by-one.ts'
import { asAt, policyWith } from './policies.ts'

const document: Partial<PolicyDocument> = {
  facts: {
    score: { type: 'number', title: 'Score', unit: 'points', minimum: 0, maximum: 100 },
    active: { type: 'boolean', title: 'Active' },
    licences: {
      type: 'list',
      title: 'Licences',
      record: {
        number: { type: 'code', optional: true, title: 'Number' },
        breached: { type: 'boolean', title: 'Breached' },
      },
    },
    breaches: { type: 'number', title: 'Breaches', unit: 'times', minimum: 0, maximum: 20, whole: true },
  },
  derived: {
    breaches: {
      type: 'number',
      title: 'Breaches',
      count: 'licences',
      where: { field: 'breached', operator: 'equal', value: true },
      unlessSupplied: true,
      ...basis,
    },
  },
  decisions: {
    d: decides({
      BREACHED: compare('breaches', 'greaterThanInclusive', of('least')),
      HIGH: { all: [compare('score', 'greaterThan', 50), compare('active', 'equal', true)] },
    }),
  },
  parameters: { least: figure(2, 1, 10, 1) },
}
const policy = policyWith(document)
const licence = (number: string, breached: boolean) => ({ number, breached })
const facts: readonly Facts[] = [
  { score: 60, active: true, licences: [licence('K1', true), licence('K2', true)] },
  { score: 10, active: false, licences: [licence('K2', false), { breached: true }] },
  { score: 70, licences: [licence('K3', true)] },
  { licences: [] },
  { score: 90, active: true },
]
const people = nominals(facts)
const caseload = openCaseload(policy, people, { asAt })

/** The same answers, and the same people read back, as a caseload opened with these. */
function expectAsIfOpened(changed: Caseload, with_: readonly Nominal[]): void {
  expect(answersIn(changed)).toEqual(answersIn(openCaseload(policy, with_, { asAt })))
  expect(with_.map((_, row) => changed.nominalOf(row))).toEqual(with_)
}

describe('nominals that change', () => {
  test.each<[string, Record<number, Facts>]>([
    ['nobody', {}],
    ['somebody who is as before', { 1: facts[1] ?? {} }],
    [
      'a plain fact, and no list',
      { 1: { ...facts[1], score: 80, active: true }, 3: { licences: [], score: 55 } },
    ],
    ['a figure supplied in place of a list', { 2: { ...facts[2], breaches: 5 } }],
    [
      'numbers that others have already',
      { 2: { ...facts[2], licences: [licence('K1', true), licence('K2', true)] } },
    ],
    [
      'numbers that nobody had, and none',
      { 0: { licences: [licence('K9', true), { breached: true }, licence('K9', false)] } },
    ],
    ['the same records under another number', { 2: { ...facts[2], licences: [licence('K1', true)] } }],
    ['a list that is not known any more', { 0: { score: 60 }, 4: { score: 90, licences: [] } }],
  ])('%s', (_, changed) => {
    const rows = Object.entries(changed).map(([row, each]): [number, Nominal] => [
      Number(row),
      { ref: `P-${row}`, facts: each },
    ])
    const now = people.map((nominal, row) => new Map(rows).get(row) ?? nominal)
    countsOf(caseload, 'd')
    const after = withNominals(caseload, new Map(rows))
    expectAsIfOpened(after, now)
    // And from there under another figure.
    const other = withParameters(policy, { least: 1 })
    expect(answersIn(underPolicy(after, other))).toEqual(answersIn(openCaseload(other, now, { asAt })))
  })
})

describe('inputs that are taken as given', () => {
  const answers = (assume: Facts) => answersIn(openCaseload(policy, people, { asAt, assume }))

  test('of whoever carries none, and of nobody else', () => {
    const given = nominals(facts.map((each) => ({ licences: [], active: true, ...each })))
    expect(answers({ licences: [], active: true })).toEqual(answersIn(openCaseload(policy, given, { asAt })))
    const without = openCaseload(policy, nominals([{ active: null, score: 90, licences: [] }]), {
      asAt,
      assume: { active: true },
    })
    expect(without.nominalOf(0).facts['active']).toBe(true)
  })

  test('what is assumed to be unknown is not assumed', () => {
    expect(answers({ licences: null, active: undefined })).toEqual(answersIn(caseload))
  })

  test('of those who change afterwards too, under another policy as well', () => {
    const assume = { licences: [], active: true }
    const changed: Nominal = { ref: 'P-0', facts: { score: 75 } }
    const opened = openCaseload(policy, people, { asAt, assume })
    const after = withNominals(opened, new Map([[0, changed]]))
    const now = openCaseload(policy, [changed, ...people.slice(1)], { asAt, assume })
    expect(after.nominalOf(0)).toEqual(now.nominalOf(0))
    expect(answersIn(after)).toEqual(answersIn(now))
    const other = underPolicy(opened, withParameters(policy, { least: 1 }))
    expect(withNominals(other, new Map([[0, changed]])).nominalOf(0)).toEqual(now.nominalOf(0))
  })

  test('of somebody who has everything nothing is', () => {
    const all = nominals([{ score: 1, active: false, licences: [], breaches: 0 }])
    const assumed = openCaseload(policy, all, { asAt, assume: { active: true } })
    expect(assumed.nominalOf(0)).toEqual(all[0])
  })
})

describe('a decision that there is not', () => {
  test.each([
    ['d2', 'The policy small has no decision `d2`. Did you mean `d`?'],
    ['something else', 'The policy small has no decision `something else`. Decisions: d.'],
  ])('`%s` is refused, with those that there are', (decision, message) => {
    expect(() => countsOf(caseload, decision)).toThrow(message)
    expect(() => sweep(caseload, 'least', { decisions: [decision] })).toThrow(message)
  })
})

describe('what is no caseload, and nobody at all', () => {
  test('an object that looks like one is refused', () => {
    expect(() => countsOf({ ...caseload }, 'd')).toThrow('This is not a caseload that `openCaseload` gave.')
  })

  test('nobody gets no answer, at any value', () => {
    const nobody = openCaseload(policy, [], { asAt })
    expect([nobody.size, nobody.answersOf('d'), countsOf(nobody, 'd')]).toEqual([0, [], []])
    expect(sweep(nobody, 'least').size).toBe(1)
  })

  test('somebody who does not fit the policy is refused, with the row', () => {
    const wrong = [...people, { ref: 'X', facts: { score: 101 } }]
    expect(() => openCaseload(policy, wrong, { asAt })).toThrow(
      'The nominal in row 5 does not fit the policy small.\n/5/facts/score: ',
    )
    // Of those who change, the row of the caseload.
    expect(() => withNominals(caseload, new Map([[3, { ref: 'X', facts: { score: 101 } }]]))).toThrow(
      'The nominal in row 3 does not fit the policy small.\n/3/facts/score: ',
    )
  })
})

test('the people of another caseload in the same number are not compared', () => {
  const others = openCaseload(policy, people.toReversed(), { asAt })
  expect(() => movesOf(caseload, others, 'd')).toThrow(
    'The two caseloads do not hold the same people in the same rows.',
  )
  const same = openCaseload(policy, people, { asAt })
  expect(movesOf(caseload, same, 'd')).toEqual([])
})

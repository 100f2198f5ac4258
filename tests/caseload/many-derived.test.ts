// Many facts from one list: their classes together are more than 32 bits can number, or than whole numbers can.
import { describe, expect, test } from 'vitest'
import { decide, type Facts, type Nominal, type Policy, type PolicyDocument } from '@iom-rules/core'
import {
  countsOf,
  openCaseload,
  stepAt,
  stepOf,
  sweep,
  underPolicy,
  withParameters,
} from '@iom-rules/core/caseload'
import { figure } from './one-by-one.ts'
import { asAt, policyWith } from './policies.ts'

const basis = { assumption: 'For the test.' }

/** A rule for each type of offence, in order, that asks whether there is one. */
const policyOn = (types: readonly string[]) =>
  policyWith({
    facts: {
      offences: {
        type: 'list',
        title: 'Offences',
        record: { type: { type: 'choice', values: types, title: 'Type' } },
      },
    },
    derived: Object.fromEntries(
      types.map((type) => [
        `some${type}`,
        {
          type: 'boolean',
          title: type,
          exists: 'offences',
          where: { field: 'type', operator: 'equal', value: type },
          ...basis,
        },
      ]),
    ),
    decisions: {
      d: {
        title: 'Decision',
        hitPolicy: 'FIRST',
        outcomes: Object.fromEntries([...types, 'NONE'].map((type) => [type, {}])),
        rules: types.map((type) => ({
          name: type,
          conditions: { all: [{ fact: `some${type}`, operator: 'equal', value: true }] },
          event: { type },
          ...basis,
        })),
        otherwise: { outcome: 'NONE', ...basis },
      },
    },
  })

const typesUpTo = (length: number) => Array.from({ length }, (_, at) => `T${at}`)

test('everybody gets the answer that `decide` gives them one by one', () => {
  const types = typesUpTo(36)
  const policy = policyOn(types)
  const facts: Facts[] = [
    { offences: [] },
    ...types.map((type) => ({ offences: [{ type }] })),
    { offences: [{ type: 'T0' }, { type: 'T35' }] },
    { offences: [{ type: 'T5' }, {}] },
  ]
  const people = facts.map((each, at): Nominal => ({ ref: `P${at}`, facts: each }))
  const caseload = openCaseload(policy, people, { asAt })
  const answers = caseload.answersOf('d')
  const found = people.map((_, row) => answers[caseload.placesOf('d')[row] as number])
  expect(found).toEqual(people.map((nominal) => decide(policy, nominal, { asAt })['d']))
})

test('what cannot be numbered is refused, and nothing is guessed', () => {
  const caseload = openCaseload(policyOn(typesUpTo(60)), [{ ref: 'P', facts: { offences: [] } }], { asAt })
  expect(() => caseload.answersOf('d')).toThrow(
    'The 60 facts that come from the same lists can come out in too many ways together for a whole caseload.',
  )
})

describe('a figure beside many others', () => {
  const type = { type: 'choice', values: ['X', 'Y'], title: 'Type' } as const
  const rule = (name: string, ...all: object[]) => ({
    name,
    conditions: { all },
    event: { type: name.toUpperCase() },
    ...basis,
  })
  const is = (fact: string, value: unknown) => ({ fact, operator: 'equal', value })

  /** The rule for the figure, and one for each number of offences. */
  function counting(figures: readonly number[], more: readonly string[] = []): Policy {
    const others = ['x', ...more]
    const rules = [
      rule(
        'most',
        { ...is('n', { fact: 'parameter.most' }), operator: 'greaterThanInclusive' },
        is('x', true),
      ),
      ...figures.map((each) => rule(`n${each}`, is('n', each))),
      ...more.map((fact) => rule(fact, is(fact, 1))),
      rule('x', is('x', true)),
    ]
    const outcomes = Object.fromEntries([...rules.map(({ event }) => [event.type, {}]), ['NONE', {}]])
    const count = { type: 'number', unit: 'offences', title: 'How many', count: 'offences', ...basis }
    const some = {
      type: 'boolean',
      title: 'X',
      exists: 'offences',
      where: { field: 'type', operator: 'equal', value: 'X' },
    }
    return policyWith({
      facts: { offences: { type: 'list', title: 'Offences', record: { type } } },
      parameters: { most: figure(131, 0, 200, 1) },
      derived: Object.fromEntries([
        ['n', count],
        ...others.map((id) => [id, id === 'x' ? { ...some, ...basis } : count]),
      ]),
      decisions: {
        d: { title: 'D', hitPolicy: 'FIRST', outcomes, rules, otherwise: { outcome: 'NONE', ...basis } },
      },
    } as Partial<PolicyDocument>)
  }
  const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1)

  test('is followed as one value after another says', () => {
    const people = [1, 127, 128, 129, 135].flatMap((many) =>
      ['X', 'Y'].map((each): Nominal => ({
        ref: `${each}${many}`,
        facts: { offences: Array.from({ length: many }, () => ({ type: each })) },
      })),
    )
    const caseload = openCaseload(counting(upTo(135)), people, { asAt })
    const all = sweep(caseload, 'most', { from: 127, to: 131 })
    for (const most of [127, 129, 131]) {
      const there = underPolicy(caseload, withParameters(caseload.policy, { most }))
      expect(stepAt(all, stepOf(all, most)).counts['d']).toEqual(countsOf(there, 'd'))
    }
  })

  test('is refused where there are too many to be numbered', () => {
    const policy = counting(upTo(190), ['b', 'c', 'e', 'f', 'g'])
    const caseload = openCaseload(policy, [{ ref: 'P', facts: { offences: [] } }], { asAt })
    expect(() => sweep(caseload, 'most')).toThrow(
      '`most` cannot be followed exactly: facts that come from the same lists are compared with too many figures.',
    )
  })
})

// Invented people fit the policy they are invented for, whatever the policy.
import {
  assess,
  isIomRulesError,
  parseNominal,
  type Assessment,
  type Nominal,
  type Policy,
} from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyCase } from '../arbitraries.ts'
import { asAt, parsed, policyWith, shipped } from './policies.ts'

const seeds = fc.integer({ min: 0, max: 4_294_967_295 })
const rates = fc.double({ min: 0, max: 1, noNaN: true })

/** `null` where unknown lists leave more ways open than can be worked out. */
function judged(policy: Policy, nominal: Nominal, day: string): Assessment | null {
  try {
    return assess(policy, nominal, { asAt: day, decisions: [] })
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return null
    throw error
  }
}

/** The assumptions of reasoning that somebody breaks. */
function broken(policy: Policy, nominal: Nominal, day: string): string[] {
  const reasons = policy.assumptions.filter(({ use }) => use === 'reason').map(({ id }) => id)
  const { conflicts } = judged(policy, nominal, day) ?? { conflicts: [] }
  return conflicts.map(({ assumption }) => assumption).filter((id) => reasons.includes(id))
}

/** What is wrong with a nominal; assumptions that hold of nobody at all are not its fault. */
function faults(policy: Policy, nominal: Nominal, day: string): string[] {
  const unavoidable = broken(policy, { ref: 'NOBODY', facts: {} }, day)
  return [
    ...parseNominal(policy, nominal, { asAt: day }).issues.map(({ path, message }) => `${path} ${message}`),
    ...broken(policy, nominal, day).filter((id) => !unavoidable.includes(id)),
  ]
}

function faultsOf(policy: Policy, people: Iterable<Nominal>, day: string): string[] {
  return [...people].flatMap((nominal) => faults(policy, nominal, day))
}

describe('every nominal fits its policy and breaks no assumption it reasons with', () => {
  test.each(shipped.map((policy) => [policy.id, policy] as const))('%s', (_, policy) => {
    const property = fc.property(seeds, rates, (seed, unknownRate) => {
      const people = generate(policy, { count: 10, seed, asAt, unknownRate })
      expect(faultsOf(policy, people, asAt)).toEqual([])
    })
    expect(() => fc.assert(property, { numRuns: 40 })).not.toThrow()
  })

  test.each([
    ['plain facts', { facts: { least: 2, most: 5 }, derived: 0, assumptions: 3 }],
    ['lists', { facts: { least: 1, most: 2 }, derived: 3, assumptions: 2 }],
  ])('any other policy: %s', (_, shape) => {
    const property = fc.property(policyCase(shape), seeds, rates, (made, seed, unknownRate) => {
      const policy = parsed(made.document)
      const people = generate(policy, { count: 5, seed, asAt: made.asAt, unknownRate })
      expect(faultsOf(policy, people, made.asAt)).toEqual([])
    })
    expect(() => fc.assert(property, { numRuns: 40 })).not.toThrow()
  })

  test('odd domains', () => {
    const number = { type: 'number', unit: 'points', title: 'A number' } as const
    const policy = policyWith({
      facts: {
        none: { ...number, minimum: 0.2, maximum: 0.8, whole: true },
        huge: { ...number, minimum: -1e308, maximum: 1e308 },
        tiny: { ...number, minimum: -0.001, maximum: 0.001 },
        halves: { ...number, minimum: -1.5, maximum: 2.5, whole: true },
        later: { type: 'day', mayBeNone: true, title: 'A day' },
        codes: { type: 'list', record: { code: { type: 'code', title: 'A code' } }, title: 'Codes' },
        needs: { type: 'list', values: ['ONE'], title: 'Needs' },
        // The ids of IOM with declarations of another's own.
        inPrison: { type: 'choice', values: ['YES', 'NO'], title: 'In prison' },
        ogrsScore: { ...number, minimum: 0, maximum: 1 },
        sentenceMonths: { ...number, minimum: 0, maximum: 12 },
        releaseDate: { type: 'day', past: true, title: 'Released' },
        membership: { type: 'choice', values: ['IN', 'OUT'], title: 'Membership' },
        offences: { type: 'list', values: ['THEFT', 'OTHER'], title: 'Offences' },
        custodyPeriods: {
          type: 'list',
          title: 'Custody',
          record: {
            from: { type: 'day', past: true, title: 'From' },
            to: { type: 'day', title: 'To' },
            place: { type: 'choice', values: ['A', 'B'], title: 'Place' },
          },
        },
      },
    })
    for (const nominal of generate(policy, { count: 500, seed: 5, asAt, unknownRate: 0 })) {
      expect(parseNominal(policy, nominal, { asAt }).issues).toEqual([])
      expect(Object.keys(policy.facts).filter((id) => nominal.facts[id] === undefined)).toEqual(['none'])
      expect(JSON.parse(JSON.stringify(nominal))).toStrictEqual(nominal)
    }
  })

  test('assumptions that cannot all hold leave what they speak of unknown', () => {
    const said = (value: boolean) => ({ all: [{ fact: 'agrees', operator: 'equal', value }] })
    const policy = policyWith({
      facts: { agrees: { type: 'boolean', title: 'Agrees' }, other: { type: 'boolean', title: 'Other' } },
      assumptions: [
        { id: 'yes', condition: said(true), reason: 'So.', use: 'reason' },
        { id: 'no', condition: said(false), reason: 'Not so.', use: 'reason' },
      ],
    })
    for (const { facts } of generate(policy, { count: 20, seed: 1, asAt, unknownRate: 0 })) {
      expect(Object.keys(facts)).toEqual(['other'])
    }
  })
})

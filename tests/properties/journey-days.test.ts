// A policy is compiled once for all days on which its tests cut the facts alike, and what wholly unknown lists can
// come to is shared between days. Nobody may notice: an answer is the same whatever days were asked before.
import { assess, decide, type Facts, type Policy, type PolicyDocument } from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFor, policyCase, type NominalShape, type PolicyShape } from '../arbitraries.ts'
import { dayAfter } from './calendar.ts'
import { affordable } from './cases.ts'
import { differences, parsed } from './journey-runs.ts'
import { runs } from '../thorough.ts'

interface Asked {
  readonly document: PolicyDocument
  /** What is asked one after the other of one policy: about whom, and on which day. */
  readonly questions: readonly { readonly facts: Facts; readonly asAt: string }[]
}

function answers(policy: Policy, facts: Facts, asAt: string): unknown {
  const nominal = { ref: 'A', facts }
  return [decide(policy, nominal, { asAt }), assess(policy, nominal, { asAt })]
}

/** Where one policy, asked one question after the other, does not answer as a fresh one does. */
function disagreements({ document, questions }: Asked): string[] {
  const shared = parsed(document)
  return questions.flatMap(({ facts, asAt }) =>
    differences(answers(shared, facts, asAt), answers(parsed(document), facts, asAt)),
  )
}

/** Days near the constants of a random policy, those themselves, and others that are months away. */
const away = fc.constantFrom(0, 0, 1, 2, 27, 28, 29, 30, 31, 32, 59, 60, 62, 92, 365)

function asked(shape: PolicyShape, nominal: NominalShape): fc.Arbitrary<Asked> {
  return policyCase(shape).chain((made) =>
    fc
      .array(
        fc.record({
          facts: factsFor(made, nominal),
          asAt: away.map((days) => dayAfter(made.asAt, days)),
        }),
        { minLength: 3, maxLength: 5 },
      )
      .map((questions) => ({ document: made.document, questions })),
  )
}

const days = { facts: { least: 2, most: 4 }, derived: 0, assumptions: 2 }
const lists = { facts: { least: 0, most: 1 }, derived: 2, assumptions: 1 }

describe('asking about many days', () => {
  for (const [words, shape, nominal, numRuns] of [
    ['facts', days, { unknown: 2, unknownFields: 0 }, 30],
    ['known lists', lists, { unknown: 0, unknownFields: 0 }, 15],
    ['partly known lists', lists, { unknown: 1, unknownFields: 2 }, 10],
    ['unknown lists', { ...lists, derived: 1 }, { unknown: 20, unknownFields: 0 }, 8],
  ] as const) {
    it(`answers as a fresh policy does: ${words}`, () => {
      fc.assert(
        fc.property(
          asked(shape, nominal),
          affordable((each) => {
            expect(disagreements(each)).toEqual([])
          }),
        ),
        { numRuns: runs(numRuns) },
      )
    })
  }
})

// Tests that fall together on some days and apart on others.

const few = ['2026-01-31', '2026-02-28', '2026-03-31'] as const
const constants = ['2026-01-31', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-30'] as const

const dayTest = fc.record({
  operator: fc.constantFrom('onOrBefore', 'onOrAfter', 'onOrAfter', 'withinLastMonths', 'withinNextMonths'),
  day: fc.constantFrom<string | { fact: 'asAt' }>(...constants, { fact: 'asAt' }, { fact: 'asAt' }),
  months: fc.constantFrom(0, 1, 2, 3),
})

function valued({ operator, day, months }: { operator: string; day: unknown; months: number }): object {
  return { operator, value: operator.endsWith('Months') ? months : day }
}

/** A window of past months needs a day that is never in the future. */
function forward<T extends { operator: string }>(test: T): T {
  return test.operator === 'withinLastMonths' ? { ...test, operator: 'withinNextMonths' } : test
}

/** A decision that tells each of its tests apart. */
function telling(tests: readonly object[]): Partial<PolicyDocument> {
  const outcomes = tests.map((_, at) => `R${at}`)
  return {
    decisions: {
      each: {
        title: 'Each',
        hitPolicy: 'COLLECT',
        outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])),
        rules: tests.map((test, at) => ({
          name: `rule-${at}`,
          conditions: { all: [test] },
          event: { type: `R${at}` },
          assumption: 'For the test.',
        })),
      },
    },
  } as unknown as Partial<PolicyDocument>
}

const plain = {
  language: '1.0',
  id: 'days',
  version: '1.0.0',
  title: 'Days',
  inForce: { from: '2021-01-01' },
} as const

/** Comparisons with few days and with the day of the assessment, nearly all with one operator. */
const fallingTogether = fc.constantFrom('onOrBefore', 'onOrAfter', 'equal').chain((often) =>
  fc.array(
    fc.record({
      operator: fc.constantFrom(often, often, often, 'onOrAfter', 'withinNextMonths'),
      day: fc.constantFrom<string | { fact: 'asAt' }>(...few, { fact: 'asAt' }),
      months: fc.constantFrom(0, 1),
    }),
    { minLength: 2, maxLength: 5 },
  ),
)

describe('tests that fall together on one day only', () => {
  it('are kept apart on the others', () => {
    fc.assert(
      fc.property(
        fallingTogether,
        fc.constantFrom(null, '2026-01-15', '2026-02-10', ...few),
        fc.uniqueArray(fc.constantFrom(...few), { minLength: 2 }),
        (tests, day, asAts) => {
          const document = {
            ...plain,
            facts: { day: { type: 'day', title: 'Day' } },
            ...telling(tests.map((test) => ({ fact: 'day', ...valued(test) }))),
          } as unknown as PolicyDocument
          const questions = asAts.map((asAt) => ({ facts: { day }, asAt }))
          expect(disagreements({ document, questions })).toEqual([])
        },
      ),
      { numRuns: runs(100) },
    )
  })
})

describe('lists of which nothing is known', () => {
  const offences = {
    type: 'list',
    title: 'Offences',
    record: {
      type: { type: 'choice', values: ['X', 'Y'], title: 'Type' },
      day: { type: 'day', past: true, title: 'Day' },
      until: { type: 'day', mayBeNone: true, title: 'Until' },
    },
  }
  const custody = {
    type: 'list',
    title: 'Custody',
    record: {
      from: { type: 'day', past: true, title: 'From' },
      to: { type: 'day', mayBeNone: true, title: 'To' },
    },
  }
  const derived = fc.record({
    kind: fc.constantFrom('exists', 'exists', 'count', 'latest'),
    tests: fc.array(fc.record({ test: dayTest, field: fc.constantFrom('day', 'day', 'until') }), {
      minLength: 1,
      maxLength: 2,
    }),
    leftOut: fc.boolean(),
    absolute: fc.integer({ min: 0, max: 3 }).map((value) => value === 0),
  })

  it('come to the same whichever day was asked first', () => {
    fc.assert(
      fc.property(
        fc.record({
          made: fc.array(derived, { minLength: 1, maxLength: 3 }),
          asAts: fc.array(fc.constantFrom(...constants, '2026-02-15'), { minLength: 2, maxLength: 4 }),
          held: fc.constantFrom('nothing', 'offences', 'custody'),
        }),
        affordable(({ made, asAts, held }) => {
          const facts = Object.fromEntries(
            made.map(({ kind, tests, leftOut, absolute }, at) => {
              const parts = tests.map(({ test, field }) => {
                const fitting = field === 'day' ? test : forward(test)
                const given = valued({ ...fitting, ...(absolute ? {} : { day: { fact: 'asAt' } }) })
                const windowed = leftOut && fitting.operator === 'withinLastMonths'
                return { field, ...given, ...(windowed ? { notCounting: 'custody' } : {}) }
              })
              const type = { exists: 'boolean', count: 'number', latest: 'day' }[kind]
              return [
                `d${at}`,
                {
                  type,
                  title: 'Derived',
                  [kind]: 'offences',
                  ...(kind === 'latest' ? { of: 'day' } : {}),
                  where: { all: parts },
                },
              ]
            }),
          )
          const tests = made.map(({ kind }, at) => ({
            fact: `d${at}`,
            ...{
              exists: { operator: 'equal', value: true },
              count: { operator: 'greaterThanInclusive', value: 2 },
              latest: { operator: 'onOrAfter', value: '2026-02-01' },
            }[kind],
          }))
          const document = {
            ...plain,
            facts: { offences, custody },
            derived: facts,
            ...telling([...tests, { not: { all: tests } }]),
          } as unknown as PolicyDocument
          const known: Facts =
            held === 'nothing'
              ? {}
              : held === 'custody'
                ? { custody: [{ from: '2025-12-01', to: '2026-01-10' }] }
                : { offences: [{ type: 'X', day: '2025-12-31', until: 'NONE' }] }
          const questions = asAts.map((asAt) => ({ facts: known, asAt }))
          expect(disagreements({ document, questions })).toEqual([])
        }),
      ),
      { numRuns: runs(50) },
    )
  })
})

// What is known of periods says something of what is not known, for all at once as for one.
import { decide, type Decided, type Decision, type Facts, type PolicyDocument } from '@iom-rules/core'
import { openCaseload } from '@iom-rules/core/caseload'
import { expect, test } from 'vitest'
import { readPolicy } from '../properties/shipped-documents.ts'

const asAt = '2026-11-22'
const basis = { assumption: 'For the test.' }
const document: PolicyDocument = {
  language: '1.0',
  id: 'periods',
  version: '1.0.0',
  title: 'Periods',
  inForce: { from: '2021-01-01' },
  facts: {
    custody: {
      type: 'list',
      title: 'Custody',
      record: {
        from: { type: 'day', past: true, title: 'From' },
        to: { type: 'day', mayBeNone: true, title: 'To' },
      },
    },
  },
  derived: {
    early: {
      type: 'boolean',
      title: 'In custody by the summer',
      exists: 'custody',
      where: { field: 'from', operator: 'onOrBefore', value: '2026-06-30' },
      ...basis,
    },
  },
  decisions: {
    d: {
      title: 'Decision',
      hitPolicy: 'FIRST',
      outcomes: { EARLY: {}, LATE: {} },
      rules: [
        {
          name: 'early',
          conditions: { all: [{ fact: 'early', operator: 'equal', value: true }] },
          event: { type: 'EARLY' },
          ...basis,
        },
      ],
      otherwise: { outcome: 'LATE', ...basis },
    },
  },
}

test.each([
  ['over before the summer', { custody: [{ to: '2026-01-21' }] }, ['EARLY']],
  ['over after it', { custody: [{ to: '2026-10-01' }] }, ['EARLY', 'LATE']],
  ['still running', { custody: [{ to: 'NONE' }] }, ['EARLY', 'LATE']],
  ['of which nothing is known', { custody: [{}] }, ['EARLY', 'LATE']],
] satisfies [string, Facts, string[]][])('a period %s', (_, facts, possible) => {
  const policy = readPolicy(document)
  const nominal = { ref: 'A', facts }
  const alone = decide(policy, nominal, { asAt })['d'] as Decided
  const [together] = openCaseload(policy, [nominal], { asAt }).answersOf('d')
  expect(alone.possible).toEqual(possible)
  expect(together).toEqual(alone)
})

/** Whether a period ended by the end of July, but for one day. */
const ended: PolicyDocument = {
  ...document,
  derived: {
    early: {
      type: 'boolean',
      title: 'Out by August',
      exists: 'custody',
      where: {
        all: [
          { field: 'to', operator: 'onOrBefore', value: '2026-07-31' },
          { not: { field: 'to', operator: 'equal', value: '2026-06-30' } },
        ],
      },
      ...basis,
    },
  },
}

test.each([
  ['begun after that day', { custody: [{ from: '2026-07-01' }] }, ['EARLY', 'LATE']],
  ['begun on it', { custody: [{ from: '2026-06-30' }] }, ['EARLY', 'LATE']],
  ['begun too late', { custody: [{ from: '2026-08-01' }] }, ['LATE']],
] satisfies [string, Facts, string[]][])('a period %s', (_, facts, possible) => {
  const policy = readPolicy(ended)
  const nominal = { ref: 'A', facts }
  const alone = decide(policy, nominal, { asAt })['d'] as Decided
  expect(alone.possible).toEqual(possible)
  expect(openCaseload(policy, [nominal], { asAt }).answersOf('d')).toEqual([alone])
})

/** Whether the last offence was long ago, and whether any counts in a window that leaves out time in custody. */
const both: PolicyDocument = {
  ...document,
  facts: {
    ...document.facts,
    offences: {
      type: 'list',
      title: 'Offences',
      record: { day: { type: 'day', past: true, title: 'Day' } },
    },
  },
  derived: {
    last: { type: 'day', title: 'The last offence', latest: 'offences', of: 'day', ...basis },
    recent: {
      type: 'boolean',
      title: 'Recent',
      exists: 'offences',
      where: { field: 'day', operator: 'withinLastMonths', value: 2, notCounting: 'custody' },
      ...basis,
    },
    toCome: {
      type: 'boolean',
      title: 'In custody from a day to come',
      exists: 'custody',
      where: { field: 'from', operator: 'onOrAfter', value: '2026-12-01' },
      ...basis,
    },
  },
  decisions: {
    d: {
      title: 'Decision',
      hitPolicy: 'FIRST',
      outcomes: { LATER: {}, OLD: {}, NEW: {} },
      rules: [
        {
          name: 'later',
          conditions: { all: [{ fact: 'toCome', operator: 'equal', value: true }] },
          event: { type: 'LATER' },
          ...basis,
        },
        {
          name: 'old',
          conditions: {
            all: [
              { fact: 'recent', operator: 'equal', value: true },
              { not: { fact: 'last', operator: 'withinLastMonths', value: 2 } },
            ],
          },
          event: { type: 'OLD' },
          ...basis,
        },
      ],
      otherwise: { outcome: 'NEW', ...basis },
    },
  },
}
const withoutCustodyCounted = (): PolicyDocument => {
  const { toCome: _, ...derived } = both.derived ?? {}
  const decision = both.decisions?.['d'] as Decision
  return { ...both, derived, decisions: { d: { ...decision, rules: decision.rules.slice(1) } } }
}

test.each([
  [
    'nothing is known of offences, and custody moves the window',
    { custody: [{ from: '2026-10-21', to: 'NONE' }] },
    ['OLD', 'NEW'],
  ],
  ['there was no custody', { custody: [] }, ['NEW']],
  ['nothing is known of either', {}, ['OLD', 'NEW']],
] satisfies [string, Facts, string[]][])('where %s', (_, facts, possible) => {
  const policy = readPolicy(withoutCustodyCounted())
  const nominal = { ref: 'A', facts }
  const others: Facts[] = [
    {},
    { custody: [] },
    facts,
    { custody: [{ from: '2026-11-20', to: '2026-11-21' }] },
  ]
  const people = others.map((each, at) => ({ ref: `P-${at}`, facts: each }))
  const alone = decide(policy, nominal, { asAt })['d'] as Decided
  const together = openCaseload(policy, [nominal, ...people], { asAt })
  expect(alone.possible).toEqual(possible)
  expect(together.answersOf('d')[together.placesOf('d')[0] as number]).toEqual(alone)
})

test('a period that has begun and ends later did not begin later', () => {
  const policy = readPolicy(both)
  const nominal = { ref: 'A', facts: { offences: [], custody: [{ to: '2027-01-31' }] } }
  expect(decide(policy, nominal, { asAt })['d']).toMatchObject({ outcome: 'NEW', certainty: 'settled' })
})

// A period never ends before it begins: what is known of one end of it says something of the other, for all at once as
// for one.
import { decide, type Decided, type Facts, type PolicyDocument } from '@iom-rules/core'
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

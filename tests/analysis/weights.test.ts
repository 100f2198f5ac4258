import { applyEdit, assess, parsePolicy, type Policy } from '@iom-rules/core'
import { compare, mutants } from '@iom-rules/core/analysis'
import { expect, test } from 'vitest'
import { decision, offences, rule, test as asks, weights } from '../policy/build.ts'
import { policyOf } from '../rules/shipped.ts'
import { asAt, parsed, smallPolicy, sumOfOffences } from './small.ts'

/** The cohorts where a robbery weighs otherwise. */
function withRobberyAt(value: number): Policy {
  const { document } = policyOf('neighbourhood-crime-2020')
  const path = '/tables/cssWeights/rows/ROBBERY/value'
  const changed = applyEdit({ ...document, examples: [], readings: [] }, [{ op: 'replace', path, value }])
  if (!changed.ok) throw new Error(path)
  return parsed(changed.value)
}

test('another weight moves people, and where they were not looked for nobody says that it does not', () => {
  const [before, after] = [withRobberyAt(746), withRobberyAt(846)]
  const facts = {
    ogrsScore: 80,
    custodyPeriods: [],
    iomTeamAgrees: true,
    offences: ['ROBBERY', 'THEFT_FROM_PERSON', 'THEFT_FROM_PERSON'].map((type) => ({
      type,
      day: '2026-11-01',
      proof: 'CONVICTED',
    })),
  }
  const outcomes = [before, after].map(
    (policy) => assess(policy, { ref: 'A', facts }, { asAt }).decisions['cohort']?.outcome,
  )
  // 746 and twice 86 are 918; 846 and twice 86 are 1,018.
  expect(outcomes).toEqual(['FLEX', 'FIXED'])
  const { same, decisions } = compare(before, after, { asAt, decisions: ['cohort'] })
  expect(same).toBe(false)
  expect(decisions[0]?.status).not.toBe('same')
})

test('a weight that is one more or one less is never called equivalent', () => {
  const policy = smallPolicy({
    facts: { offences },
    tables: { weights },
    derived: {
      score: { ...sumOfOffences, assumption: 'For the test.' },
    },
    decisions: {
      first: decision([rule('high', 'HIGH', { all: [asks('score', 'greaterThanInclusive', 30)] })]),
    },
  })
  const report = mutants(policy, { asAt, examples: [] })
  const ofTables = (id: string) => id.startsWith('threshold /tables/')
  const seen = [...report.survivors.map(({ mutant }) => mutant), ...report.tooComplex]
  expect(
    seen
      .map(({ id }) => id)
      .filter(ofTables)
      .sort(),
  ).toEqual(
    ['X/value 2', 'X/value 4', 'Y/value 4', 'Y/value 6'].map(
      (row) => `threshold /tables/weights/rows/${row}`,
    ),
  )
  // Ten of X come to exactly 30, six of Y too.
  const offencesOf = (type: string, count: number) =>
    Array.from({ length: count }, () => ({ type, day: asAt }))
  const examples = [
    ['X', 10, 'HIGH'],
    ['Y', 6, 'HIGH'],
    ['X', 9, 'NONE'],
    ['Y', 5, 'NONE'],
  ].map(([type, count, outcome]) => ({
    title: `${count} of ${type}`,
    asAt,
    facts: { offences: offencesOf(String(type), Number(count)) },
    expect: { first: { outcome: String(outcome) } },
  }))
  expect(parsePolicy({ ...policy.document, examples }).ok).toBe(true)
  const after = mutants(policy, { asAt, examples })
  const left = [...after.survivors.map(({ mutant }) => mutant), ...after.tooComplex]
  expect(left.map(({ id }) => id).filter(ofTables)).toEqual([])
})

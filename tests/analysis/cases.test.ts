import { applyEdit, parsePolicy, runExamples, type Example, type PolicyDocument } from '@iom-rules/core'
import { cases } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { policyOf } from '../rules/shipped.ts'
import { decision, rule, test as tested } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

function failuresOf(document: PolicyDocument, examples: readonly Example[]): unknown[] {
  const parsed = parsePolicy({ ...document, readings: [], examples })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return runExamples(parsed.value).flatMap(({ failures }) => failures)
}

const edgesIn = (examples: readonly Example[], title: string) =>
  examples.filter((each) => each.title.includes(`: ${title}`)).map((each) => each.title)

describe('the cohorts', () => {
  const policy = policyOf('neighbourhood-crime-2020')
  const found = cases(policy, 'cohort', { asAt })

  test('are shown rule by rule, then edge by edge', () => {
    expect(found.slice(0, 9).map(({ expect: { cohort } }) => cohort?.rule)).toEqual([
      'fixed',
      ...Array<string>(3).fill('flex'),
      'free',
      ...Array<string>(4).fill('otherwise'),
    ])
    expect(edgesIn(found, 'OGRS score')).toEqual([
      'FLEX: OGRS score 74 percent, below 75 percent',
      'FIXED: OGRS score 75 percent',
      'FIXED: OGRS score 76 percent, above 75 percent',
    ])
    // At 1,000 itself is the person at the edge of the OGRS score.
    expect(edgesIn(found, 'Crime Severity Score')).toEqual([
      'FLEX: Crime Severity Score 999, below 1,000',
      'FIXED: Crime Severity Score 1,001, above 1,000',
    ])
  })

  test('turn on the day of an offence, both for the score and for what is recent', () => {
    const days = found.filter(({ title }) => title.includes('Day of the offence 21 November 2025'))
    expect(days.map(({ facts }) => [facts['cssScore'], (facts['offences'] as unknown[]).length])).toEqual([
      [undefined, 2],
      [1000, 1],
    ])
  })

  test('are true, and have titles of their own', () => {
    expect(failuresOf(policy.document, found)).toEqual([])
    expect(new Set(found.map(({ title }) => title)).size).toBe(found.length)
  })

  test.each([
    ['ogrsHigh', [74, 76]],
    ['cssThreshold', [999, 1001]],
    ['cssWindowMonths', [11, 13]],
    ['recentMonths', [11, 13]],
  ])('notice %s one more and one less', (parameter, others) => {
    for (const value of others) {
      const path = `/parameters/${parameter}/value`
      const changed = applyEdit(policy.document, [{ op: 'replace', path, value }])
      if (!changed.ok) throw new Error(path)
      expect(failuresOf(changed.value, found), `${value}`).not.toEqual([])
    }
  })
})

test.each(['lead', 'flags', 'status', 'escalation'])('%s of cheshire: the cases are true', (decision) => {
  const policy = policyOf('cheshire')
  const found = cases(policy, decision, { asAt })
  expect(failuresOf(policy.document, found)).toEqual([])
  const shown = new Set(
    found.flatMap(({ expect: { [decision]: each } }) => each?.outcomes ?? [each?.outcome ?? '']),
  )
  expect([...shown].sort()).toEqual(Object.keys(policy.decisions[decision]?.outcomes ?? {}).sort())
})

test('the same policy and day give the same cases', () => {
  const [one, other] = [policyOf('navigate'), policyOf('navigate')]
  expect(cases(other, 'status', { asAt })).toEqual(cases(one, 'status', { asAt }))
})

test('a release date is looked at on the last day that counts and on the next', () => {
  const found = cases(policyOf('navigate'), 'status', { asAt: '2026-08-31' })
  const days = found.map(({ facts, expect: { status } }) => [facts['releaseDate'], status?.outcome])
  expect(days).toContainEqual(['2027-02-28', 'BLUE'])
  expect(days).toContainEqual(['2027-03-01', 'UNCLASSIFIED'])
})

test('a decision that is not there is refused by name', () => {
  expect(() => cases(policyOf('navigate'), 'statsu')).toThrow('Did you mean `status`?')
})

test('figures are made plain only as far as nobody is shown who cannot be', () => {
  const more = (than: number) => tested('score', 'greaterThan', than)
  const policy = smallPolicy({
    facts: { score: figure(0, 100) },
    assumptions: [
      {
        id: 'low',
        condition: { not: { all: [more(50.6)] } },
        reason: 'For the test.',
        use: 'reason',
      },
    ],
    decisions: { d: decision([rule('a', 'A', { all: [more(50)] })]) },
  })
  const met = cases(policy, 'd', { asAt }).filter(({ expect: { d } }) => d?.outcome === 'A')
  expect(met.map(({ facts }) => facts)).toEqual([{ score: 50.3 }])
})

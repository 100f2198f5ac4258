// The sample caseload, rules/nominals/cheshire.json: what it is made of, and that it is worth looking at.
import { readFile } from 'node:fs/promises'
import {
  assess,
  parseNominal,
  type Assessment,
  type FactRecord,
  type Nominal,
  type Policy,
} from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { describe, expect, test } from 'vitest'
import { places, sampleCaseload, sampleDay as asAt, samplePath } from '../../scripts/caseload.mjs'
import { cheshire, idle, parsed } from './policies.ts'

const text = await readFile(samplePath, 'utf8')
const people = JSON.parse(text) as readonly Nominal[]
const areas = Object.keys(cheshire.areas)
const assessed = people.map((nominal) => ({ nominal, assessment: assess(cheshire, nominal, { asAt }) }))

const membershipOf = ({ facts }: Nominal) => facts['membership'] as string

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

const outcomeOf = (assessment: Assessment, decision: string) => {
  const { outcome, certainty } = assessment.decisions[decision] ?? {}
  return certainty === 'settled' ? String(outcome) : String(certainty)
}

test('the file is what the script writes: run `node scripts/caseload.mjs` when it is not', () => {
  expect(text).toBe(sampleCaseload(cheshire, generate))
})

test('its members are the published headcounts', () => {
  const members = people.filter((nominal) => membershipOf(nominal) !== 'NONE')
  expect(tally(members.map((nominal) => `${nominal.area} ${membershipOf(nominal)}`))).toEqual({
    'CWAC FIXED': 11,
    'CWAC FLEX': 33,
    'CWAC FREE': 16,
    'CEAST FIXED': 11,
    'CEAST FLEX': 33,
    'CEAST FREE': 15,
    'HALTON FIXED': 12,
    'HALTON FLEX': 29,
    'HALTON FREE': 13,
    'WARRINGTON FIXED': 11,
    'WARRINGTON FLEX': 23,
    'WARRINGTON FREE': 9,
  })
  expect(members).toHaveLength(216)
  expect(people).toHaveLength(280)
  expect(Object.keys(places)).toEqual(areas)
})

test('every person fits the policy, under an opaque reference, and breaks no assumption it reasons with', () => {
  for (const { nominal, assessment } of assessed) {
    expect(parseNominal(cheshire, nominal, { asAt }).issues).toEqual([])
    expect(nominal.ref).toMatch(/^(CWA|CEA|HAL|WAR)-\d{3}$/)
    expect(nominal.area?.startsWith(nominal.ref.slice(0, 3))).toBe(true)
    for (const { assumption } of assessment.conflicts) {
      expect(cheshire.assumptions.find(({ id }) => id === assumption)?.use).toBe('report')
    }
  }
  expect(new Set(people.map(({ ref }) => ref)).size).toBe(people.length)
})

describe('spread', () => {
  test.each(Object.keys(cheshire.decisions))('every outcome of `%s` is somebody’s, for sure', (decision) => {
    const settled = assessed.flatMap(({ assessment }) => {
      const result = assessment.decisions[decision]
      return result?.hitPolicy === 'COLLECT' ? result.outcomes : [outcomeOf(assessment, decision)]
    })
    // What only a step of the process brings about (telling the referrer) has no rule.
    const given = (cheshire.decisions[decision]?.rules ?? []).map((rule) => rule.event.type)
    expect(settled).toEqual(expect.arrayContaining(given))
  })

  test.each([
    ['cohort', 2],
    ['status', 2],
    ['lead', 0],
  ])('`%s` is mostly settled, and not always; provisional at least %i times', (decision, provisional) => {
    const certainties = tally(
      assessed.map(({ assessment }) => assessment.decisions[decision]?.certainty ?? 'none'),
    )
    expect(certainties['settled']).toBeGreaterThan(0.8 * people.length)
    expect(certainties['undetermined']).toBeGreaterThan(5)
    expect(certainties['provisional'] ?? 0).toBeGreaterThanOrEqual(provisional)
  })

  test('every fact but membership is unknown of some, and nobody is a blank', () => {
    const unknown = (id: string) =>
      people.filter(({ facts }) => facts[id] === undefined).length / people.length
    expect(unknown('membership')).toBe(0)
    for (const id of Object.keys(cheshire.facts).filter((id) => id !== 'membership')) {
      expect(unknown(id), id).toBeGreaterThan(0.02)
      expect(unknown(id), id).toBeLessThan(idle.includes(id) ? 1 : 0.12)
    }
    const known = (fact: string, { facts }: Nominal) => facts[fact] !== undefined
    const asked = Object.keys(cheshire.facts).filter((id) => !idle.includes(id))
    const whole = people.filter((nominal) => asked.every((id) => known(id, nominal)))
    expect(whole.length).toBeGreaterThan(0.5 * people.length)
    for (const nominal of people) expect(asked.filter((id) => known(id, nominal)).length).toBeGreaterThan(8)
    const parts = people.flatMap(({ facts }) => (facts['offences'] ?? []) as readonly FactRecord[])
    expect(
      parts.some(({ type, day, proof }) => type === undefined || day === undefined || proof === undefined),
    ).toBe(true)
  })

  test('membership mostly goes with eligibility, and visibly not always', () => {
    for (const membership of ['FIXED', 'FLEX', 'FREE']) {
      const members = assessed.filter(({ nominal }) => membershipOf(nominal) === membership)
      const agreeing = members.filter(({ assessment }) => outcomeOf(assessment, 'cohort') === membership)
      expect(agreeing.length).toBeGreaterThan(0.5 * members.length)
      expect(agreeing.length).toBeLessThan(0.9 * members.length)
    }
  })

  test('FLEX and FREE members mostly have a known agreement of the team', () => {
    const members = people.filter(
      ({ facts }) => facts['membership'] === 'FLEX' || facts['membership'] === 'FREE',
    )
    expect(members.filter(({ facts }) => facts['iomTeamAgrees'] === true).length).toBeGreaterThan(
      0.9 * members.length,
    )
  })

  test('the cases worth a talk are there', () => {
    const some = (holds: (facts: Nominal['facts'], assessment: Assessment) => boolean) =>
      assessed.filter(({ nominal, assessment }) => holds(nominal.facts, assessment)).length
    expect(
      some(
        (facts, assessment) =>
          facts['sentenceMonths'] === 18 &&
          facts['inPrison'] === true &&
          outcomeOf(assessment, 'status') === 'UNCLASSIFIED',
      ),
    ).toBeGreaterThan(0)
    expect(some((facts) => facts['sentenceKind'] === 'INDETERMINATE')).toBeGreaterThan(0)
    expect(some((facts) => facts['under18'] === true && facts['ogrsScore'] === undefined)).toBeGreaterThan(5)
    expect(some((_, { conflicts }) => conflicts.length > 0)).toBeGreaterThan(1)
    expect(
      some(
        (facts, { derived }) => facts['cssScore'] === undefined && typeof derived['cssScore'] === 'object',
      ),
    ).toBeGreaterThan(5)
    const custodyMatters = assessed.filter(({ nominal, assessment }) => {
      if (nominal.facts['custodyPeriods'] === undefined) return false
      const without = { ...nominal, facts: { ...nominal.facts, custodyPeriods: [] } }
      return (
        assess(cheshire, without, { asAt }).derived['recentListedOffence'] !==
        assessment.derived['recentListedOffence']
      )
    })
    expect(custodyMatters.length).toBeGreaterThan(20)
  })
})

describe('a change of a figure moves somebody in every area', () => {
  const figures = cheshire.document.parameters ?? {}
  const withFigure = (id: string, value: number): Policy =>
    parsed({ ...cheshire.document, parameters: { ...figures, [id]: { ...figures[id], value } } })

  test.each([
    ['cssThreshold', 500, 4],
    ['cssThreshold', 1500, 3],
    ['ogrsHigh', 70, 2],
  ])('%s to %i: at least %i', (parameter, value, least) => {
    const changed = withFigure(parameter, value)
    const moved = assessed
      .filter(
        ({ nominal, assessment }) =>
          outcomeOf(assess(changed, nominal, { asAt }), 'cohort') !== outcomeOf(assessment, 'cohort'),
      )
      .map(({ nominal }) => String(nominal.area))
    const counts = tally(moved)
    for (const area of areas) expect(counts[area], area).toBeGreaterThanOrEqual(least)
    expect(moved.length).toBeLessThan(0.2 * people.length)
  })
})

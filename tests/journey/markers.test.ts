// Markers of success: differences before and after, and an honest word where there is none.
import { parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import { markersOf, replay, type JourneyEvent, type Marker, type Markers } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { policyOf } from '../rules/shipped.ts'
import { on, plain, policy } from './courses.ts'

const burglary = (day: string) => ({ type: 'BURGLARY', day, proof: 'CONVICTED' })

const facts: Facts = {
  ...plain,
  ogrsScore: 82,
  offences: [
    burglary('2025-06-01'),
    burglary('2026-01-05'),
    { type: 'SHOPLIFTING', day: '2026-02-20', proof: 'CHARGED' },
    { type: 'ROBBERY', day: '2026-02-25', proof: 'SUSPECTED' },
  ],
}

/** Nominated on 1 March 2026 and accepted on 2 March, so that “after” begins there. */
const accepted = [
  on('2026-03-01', 'POLICE_NOMINATED'),
  on('2026-03-01', 'MATRIX_SCORED', {
    items: { FREQUENCY: 5, SEVERITY: 5, COMMUNITY_IMPACT: 5, INTELLIGENCE: 5, NEEDS: 5 },
  }),
  on('2026-03-01', 'POLICE_REVIEW_COMPLETED'),
  on('2026-03-01', 'PANEL_DISCUSSED'),
  on('2026-03-02', 'PANEL_ACCEPTED', { cohort: 'FLEX' }),
]

function markers(
  events: readonly JourneyEvent[],
  given: Facts = facts,
  split?: string,
  under: Policy = policy,
): Markers {
  const start = { ref: 'HAL-501', asAt: '2026-02-26', facts: given }
  const timeline = replay(under, { id: 'm', title: 'M', policy: { id: under.id }, start, events })
  return markersOf(under, timeline, split === undefined ? {} : { split })
}

function marker(found: Markers, id: Marker['marker']): Marker {
  const one = found.markers.find((each) => each.marker === id)
  if (one === undefined) throw new Error(`There is no marker ${id}.`)
  return one
}

describe('the markers of a journey', () => {
  // Sixty days of membership: 2 March to 30 April, and the sixty days before.
  const sixty = [
    ...accepted,
    on('2026-03-20', 'OFFENCE_RECORDED', { type: 'SHOPLIFTING', proof: 'CONVICTED' }),
    on('2026-04-01', 'OGRS_ASSESSED', { score: 74 }),
    on('2026-04-30', 'DAY_PASSED'),
  ]

  test('compare equal windows on both sides of the day on which membership began', () => {
    const found = markers(sixty)
    expect(found.split).toBe('2026-03-02')
    expect(found.before).toEqual({ from: '2026-01-01', to: '2026-03-01' })
    expect(found.after).toEqual({ from: '2026-03-02', to: '2026-04-30' })
  })

  test('volume counts offences with proof that counts, by the day they were committed', () => {
    const found = marker(markers(sixty), 'volume')
    expect(found).toMatchObject({ before: 2, after: 1, difference: -1, unit: 'offences' })
    expect(found.words).toBe('Difference −1 (offences): 2 before, 1 after.')
  })

  test('frequency is per 30 days of the window', () => {
    expect(marker(markers(sixty), 'frequency')).toMatchObject({
      before: 1,
      after: 0.5,
      difference: -0.5,
      unit: 'offences per 30 days of the window',
    })
  })

  test('risk is the score as it stood, and as it stands in the end', () => {
    expect(marker(markers(sixty), 'risk')).toMatchObject({ before: 82, after: 74, difference: -8 })
  })

  test('severity adds the weights of the table', () => {
    // A burglary of 438 and a shoplifting of 13; then a shoplifting.
    expect(marker(markers(sixty), 'severity')).toMatchObject({ before: 451, after: 13, difference: -438 })
  })

  test('are differences, and are not said to be the effect of anything', () => {
    const found = markers(sixty)
    expect(found.note).toContain('do not show that anything caused them')
    for (const { words } of found.markers) {
      expect(words).toMatch(/^Difference /)
      expect(words).not.toMatch(/effect|because|thanks|reduc|success/i)
    }
  })

  test('take another day when they are told to', () => {
    const found = markers(sixty, facts, '2026-04-01')
    expect(found.before).toEqual({ from: '2026-03-02', to: '2026-03-31' })
    expect(marker(found, 'volume')).toMatchObject({ before: 1, after: 0 })
    expect(marker(found, 'risk')).toMatchObject({ before: 82, after: 74 })
  })

  test('count another proof where the policy does', () => {
    const document = structuredClone(policy.document) as { parameters: Record<string, { value: unknown }> }
    const proofs = document.parameters['countedProofs']
    if (proofs === undefined) throw new Error('There is no such parameter.')
    proofs.value = ['CONVICTED']
    const parsed = parsePolicy(document)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    const found = markers(sixty, facts, undefined, parsed.value)
    expect(marker(found, 'volume')).toMatchObject({ before: 1, after: 1, difference: 0 })
    expect(marker(found, 'volume').words).toBe('Difference 0 (offences): 1 before, 1 after.')
  })
})

describe('where there is no marker', () => {
  const wait = on('2026-04-30', 'DAY_PASSED')

  test('nobody became a member: there is no day to divide by', () => {
    const found = markers([wait])
    expect(found).toMatchObject({ split: null, before: null, after: null })
    for (const { difference, words } of found.markers) {
      expect(difference).toBeNull()
      expect(words).toBe(
        'Not known: The journey does not show when membership began: give the day that divides it.',
      )
    }
  })

  test('somebody who begins as a member became one on a day nobody knows', () => {
    expect(markers([wait], { ...facts, membership: 'FLEX' }).split).toBeNull()
    expect(markers([wait], { ...facts, membership: 'FLEX' }, '2026-03-01').split).toBe('2026-03-01')
  })

  test('offences that nobody has looked for are not none', () => {
    const { offences: _, ...others } = facts
    const found = markers([...accepted, wait], others)
    for (const id of ['volume', 'frequency', 'severity'] as const)
      expect(marker(found, id)).toMatchObject({
        before: null,
        after: null,
        difference: null,
        words: 'Not known: The offences are not known.',
      })
    expect(marker(found, 'risk').difference).toBe(0)
  })

  test.each([
    [{ type: 'BURGLARY', proof: 'CONVICTED' }, 'Of an offence the day is not known.'],
    [{ type: 'BURGLARY', day: '2026-01-05' }, 'Of an offence it is not known how far it is proved.'],
  ])('of an offence something is missing: %o', (offence, reason) => {
    const found = markers([...accepted, wait], { ...facts, offences: [offence] })
    expect(marker(found, 'volume').words).toBe(`Not known: ${reason}`)
  })

  test('an offence without a weight has no severity, and still counts', () => {
    const offences = [{ type: 'VIOLENCE', day: '2026-02-10', proof: 'CONVICTED' }]
    const found = markers([...accepted, wait], { ...facts, offences })
    expect(marker(found, 'volume').before).toBe(1)
    expect(marker(found, 'severity')).toMatchObject({ before: null, after: 0, difference: null })
    expect(marker(found, 'severity').words).toBe(
      'Not known: An offence has no weight in the table: VIOLENCE.',
    )
  })

  test('no score was recorded before that day', () => {
    const { ogrsScore: _, ...others } = facts
    const found = markers([...accepted, on('2026-03-05', 'OGRS_ASSESSED', { score: 60 }), wait], others)
    expect(marker(found, 'risk')).toMatchObject({ before: null, after: 60, difference: null })
    expect(marker(found, 'risk').words).toBe('Not known: No OGRS score is recorded before that day.')
  })

  test('the journey ends before the day', () => {
    expect(markers(accepted, facts, '2027-01-01').markers[0]?.words).toContain(
      'The journey ends before 2027-01-01',
    )
  })

  test('the policy knows neither offences nor OGRS', () => {
    const navigate = policyOf('navigate')
    const start = { ref: 'WAR-501', asAt: '2026-03-01', facts: {} }
    const events = [on('2026-06-01', 'DAY_PASSED')]
    const timeline = replay(navigate, { id: 'n', title: 'N', policy: { id: 'navigate' }, start, events })
    const found = markersOf(navigate, timeline, { split: '2026-04-01' })
    expect(marker(found, 'severity').words).toContain('works out no Crime Severity Score')
    expect(marker(found, 'risk').words).toContain('has no OGRS score')
  })

  test('a day that is none is an error', () => {
    expect(() => markers(accepted, facts, '2026-02-30')).toThrow(/`split` must be a day/)
  })
})

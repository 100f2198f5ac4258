// Waiting from one day that can turn something to the next is the same as living through every day.
import type { Facts } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { beginAt, nextChange, randomJourney, takeEvent, type Position } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { reachedBy } from '../../packages/core/src/journey/making/reach.ts'
import { turningDays } from '../../packages/core/src/journey/making/turning.ts'
import { policyOf } from '../rules/shipped.ts'
import { daysFrom, plain, policy } from './courses.ts'

const asAt = '2026-03-02'
const people = [...generate(policy, { count: 25, seed: 11, asAt, unknownRate: 0 })]

function turns(facts: Facts): readonly string[] {
  return turningDays(policy, facts, asAt)
}

describe('the days that can turn something', () => {
  test('hold the day of every change that time alone brings, for a year', () => {
    let changed = 0
    for (const { facts } of people) {
      const change = nextChange(policy, beginAt(policy, { facts, asAt }), daysFrom(asAt, 380))
      if (change === null) continue
      changed += 1
      expect(turns(facts)).toContain(change.day)
    }
    expect(changed).toBeGreaterThan(2)
  })

  test('are worked out from months, with their short ends', () => {
    const offence = (day: string) => [{ type: 'BURGLARY', day, proof: 'CONVICTED' }]
    expect(turns({ offences: offence('2025-12-01'), custodyPeriods: [] })).toEqual(['2026-12-02'])
    expect(turns({ releaseDate: '2026-08-31' })).toEqual(['2026-08-31', '2026-09-01'])
    expect(turningDays(policy, { releaseDate: '2026-08-31' }, '2026-01-01')).toEqual([
      '2026-03-01',
      '2026-08-31',
      '2026-09-01',
    ])
  })

  test('leave custody out of the window, and never come while it lasts', () => {
    const offences = [{ type: 'BURGLARY', day: '2024-05-22', proof: 'CONVICTED' }]
    const custody = (to: string) => [{ from: '2024-06-22', to }]
    // 730 days inside: what lies in semantics.md as an example, and the day after it.
    const periods = custody('2026-06-22')
    expect(turningDays(policy, { offences, custodyPeriods: periods }, '2026-07-01')).toEqual(['2027-05-23'])
    expect(turningDays(policy, { offences, custodyPeriods: custody('NONE') }, '2026-07-01')).toEqual([])
  })

  test('are those of the facts that are asked about', () => {
    const facts = { ...plain, releaseDate: '2027-03-02' }
    expect(turningDays(policy, facts, asAt, new Set(['releaseDate']))[0]).toBe('2026-09-02')
    expect(turningDays(policy, facts, asAt, new Set(['ogrsScore']))).toEqual([])
    expect(turningDays(policyOf('navigate'), {}, asAt)).toEqual([])
  })
})

describe('where a journey has come by a day', () => {
  const seeds = [1, 2, 3, 4, 5, 6]

  test.each(seeds)('is where its events and the days after them lead (seed %i)', (seed) => {
    const journey = randomJourney(policy, { seed, events: 12 })
    const last = journey.events.at(-1)?.day ?? journey.start.asAt
    const day = daysFrom(last, 250)
    let position: Position = beginAt(policy, journey.start)
    for (const event of [...journey.events, { type: 'DAY_PASSED', day }])
      position = takeEvent(policy, position, event).position
    const reached = reachedBy(policy, journey, day)
    const { turned: _, ...context } = position.context
    const { turned: __, ...found } = reached.position.context
    expect(reached.position.states).toEqual(position.states)
    expect(found).toEqual(context)
    expect(reached.refused).toBe(0)
  })

  test('leaves out what has not happened yet, and counts what is refused', () => {
    const journey = {
      id: 'two',
      title: 'Two events',
      policy: { id: 'cheshire' },
      start: { ref: 'HAL-404', asAt, facts: plain },
      events: [
        { type: 'RETAINED', day: '2026-03-05' },
        { type: 'ARREST_SOUGHT', day: '2026-03-10' },
        { type: 'ARRESTED', day: '2026-05-01' },
      ],
    }
    const reached = reachedBy(policy, journey, '2026-04-01')
    expect(reached.position.states['status']).toBe('RED')
    expect(reached.since['status']).toBe('2026-03-10')
    expect(reached.refused).toBe(1)
    expect(reached.position.context.asAt).toBe('2026-04-01')
    expect(reachedBy(policy, journey, '2026-05-02').position.states['status']).toBe('GREEN')
  })
})

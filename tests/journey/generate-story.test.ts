// Invented journeys: believable, the same for a seed, and never refused anything.
import type { Policy } from '@iom-rules/core'
import { beginAt, parseJourney, randomJourney, replay, takeEvent, type Step } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyOf, shipped } from '../rules/shipped.ts'
import { daysFrom, plain, policy } from './courses.ts'

const policies = shipped.map((id) => [id, policyOf(id)] as const)
const seeds = fc.integer({ min: 0, max: 4_294_967_295 })

function stepsOf(under: Policy, seed: number, events: number): readonly Step[] {
  const journey = randomJourney(under, { seed, events })
  expect(parseJourney(under, JSON.stringify(journey)).ok).toBe(true)
  expect(journey.policy).toEqual({ id: under.id, version: under.version })
  expect(journey.events).toHaveLength(events)
  const timeline = replay(under, journey)
  expect(timeline.refused).toEqual([])
  return timeline.steps
}

describe.each(policies)('invented under %s', (_, under) => {
  test('nothing is refused, days pass, and no fact contradicts another', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const steps = stepsOf(under, seed, 15)
        steps.forEach((step, at) => {
          expect(step.standing.assessment.conflicts).toEqual([])
          const before = steps[at - 1]?.standing.asAt
          if (before === undefined) return
          expect(step.standing.asAt > before).toBe(true)
          expect(step.standing.asAt <= daysFrom(before, 40)).toBe(true)
        })
      }),
      { numRuns: 8 },
    )
  })

  test('nobody is taken into custody twice, freed at liberty, or sentenced outside', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { start, events } = randomJourney(under, { seed, events: 25 })
        let position = beginAt(under, start)
        events.forEach((event) => {
          const wasInside = position.context.facts['inPrison'] === true
          position = takeEvent(under, position, event).position
          const needed = {
            TAKEN_INTO_CUSTODY: false,
            RELEASED: true,
            SENTENCED: true,
            RELEASE_DATE_SET: true,
          }[event.type]
          expect(needed ?? wasInside).toBe(wasInside)
        })
      }),
      { numRuns: 8 },
    )
  })
})

describe('an invented journey', () => {
  test('is the same for the same seed, and another for another', () => {
    const made = (seed: number) => JSON.stringify(randomJourney(policy, { seed, events: 12 }))
    expect(made(7)).toBe(made(7))
    expect(new Set([1, 2, 3, 4].map(made)).size).toBe(4)
  })

  test('brings nominations to a decision', () => {
    const all = Array.from({ length: 12 }, (_, seed) => randomJourney(policy, { seed, events: 25 }))
    const decided = all.filter(({ events }) =>
      events.some(({ type }) => type === 'PANEL_ACCEPTED' || type === 'PANEL_REJECTED'),
    )
    expect(decided.length).toBeGreaterThan(6)
  })

  test('goes on from a start that is given', () => {
    const start = {
      ref: 'WAR-303',
      area: 'WARRINGTON',
      asAt: '2026-03-02',
      facts: { ...plain, membership: 'FIXED' },
    }
    const journey = randomJourney(policy, { seed: 5, events: 10, start })
    expect(journey.start).toEqual(start)
    expect(replay(policy, journey).refused).toEqual([])
  })

  test('of no events is only a start', () => {
    expect(randomJourney(policy, { seed: 1, events: 0 }).events).toEqual([])
  })

  test.each([
    [{ seed: -1, events: 3 }, /`seed` must be a whole number from 0/],
    [{ seed: 1.5, events: 3 }, /`seed` must be/],
    [{ seed: 1, events: 1001 }, /`events` must be a whole number from 0 to 1000/],
    [{ seed: 1, events: NaN }, /`events` must be/],
  ])('%o is out of range', (options, message) => {
    expect(() => randomJourney(policy, options)).toThrow(message)
  })
})

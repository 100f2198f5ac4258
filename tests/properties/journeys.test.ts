// Laws of journeys on random policies with random machines, starts and logs.
// What is expected depends on the random case.
/* oxlint-disable vitest/no-conditional-expect */
import { assess, type Assessment, type Facts, type PolicyDocument } from '@iom-rules/core'
import {
  nextChange,
  parseJourney,
  replay,
  takeEvent,
  track,
  type JourneyEvent,
  type Position,
  type Step,
} from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter } from './calendar.ts'
import { affordable } from './cases.ts'
import { journeyCases, type JourneyShape } from './journey-arbitraries.ts'
import { canonical } from './journey-effects.ts'
import { interpreterOf } from './journey-reference.ts'
import {
  differences,
  foldOf,
  lawAsSeen,
  lawful,
  lawOf,
  livedOf,
  owedBy,
  owedIn,
  parsed,
  running,
  turned,
  type Running,
} from './journey-runs.ts'
import { runs } from '../thorough.ts'

const scalars: JourneyShape = {
  policy: { facts: { least: 2, most: 3 }, derived: 0, assumptions: 1 },
  nominal: { unknown: 3, unknownFields: 1 },
  events: 12,
}
const lists: JourneyShape = {
  policy: { facts: { least: 1, most: 2 }, derived: 1, assumptions: 1 },
  nominal: { unknown: 1, unknownFields: 0 },
  events: 8,
}

function always(shape: JourneyShape, numRuns: number, law: (each: Running) => void): void {
  fc.assert(
    fc.property(
      journeyCases(shape),
      affordable((each) => law(running(each))),
    ),
    { numRuns: runs(numRuns) },
  )
}

describe.each([
  ['scalars', scalars, 10],
  ['lists', lists, 3],
] as const)('a journey over %s', (_, shape, numRuns) => {
  it('is read without complaint', () => {
    always(shape, numRuns, ({ policy, journey }) => {
      const read = parseJourney(policy, journey)
      expect(read.issues).toEqual([])
      expect(parseJourney(policy, JSON.stringify(journey)).issues).toEqual([])
    })
  })
  it('replayed is what the law says', () => {
    always(shape, 3 * numRuns, ({ policy, document, journey }) => {
      const { laws, refused } = lawOf(document, journey)
      const timeline = replay(policy, journey)
      timeline.steps.forEach((step, at) => {
        expect(lawful(step.position)).toEqual(lawAsSeen(laws[at] as (typeof laws)[number]))
        expect(owedIn(step)).toEqual(owedBy(laws[at] as (typeof laws)[number]))
      })
      expect(timeline.refused).toEqual(refused)
    })
  })
  it('replayed is what takeEvent makes of it, one event after the other', () => {
    always(shape, numRuns, ({ policy, journey }) => {
      const { steps } = replay(policy, journey)
      expect(differences(foldOf(policy, journey), steps.map(positionIn))).toEqual([])
    })
  })
  it('replayed is what a living actor does', () => {
    always(shape, numRuns, ({ policy, journey }) => {
      const { steps } = replay(policy, journey)
      expect(differences(livedOf(policy, journey), steps.map(positionIn))).toEqual([])
    })
  })
  it('has the states that track gives', () => {
    always(shape, 2 * numRuns, ({ policy, journey }) => {
      const { steps } = replay(policy, journey)
      expect(track(policy, journey)).toEqual(steps.map(({ standing }) => standing.states))
    })
  })
  it('is the same bytes each time, whatever else was run between', () => {
    always(shape, numRuns, ({ policy, document, journey }) => {
      const first = structuredClone(replay(policy, journey))
      track(policy, journey)
      replay(policy, { ...journey, events: journey.events.slice(1) })
      expect(differences(replay(policy, journey), first)).toEqual([])
      expect(differences(replay(parsed(document), structuredClone(journey)), first)).toEqual([])
    })
  })
  it('does not show the order of keys', () => {
    always(shape, numRuns, ({ policy, document, journey }) => {
      const first = replay(policy, journey)
      expect(differences(replay(parsed(turned(document)), journey), first)).toEqual([])
      // The log itself comes back as it was given.
      expect(canonical(replay(policy, turned(journey)))).toBe(canonical(first))
    })
  })
  it('begins as every shorter one does', () => {
    fc.assert(
      fc.property(
        fc.tuple(journeyCases(shape), fc.nat()),
        affordable(([each, cut]) => {
          const { policy, journey } = running(each)
          const { steps } = replay(policy, journey)
          const events = journey.events.slice(0, cut % (journey.events.length + 1))
          const shorter = replay(policy, { ...journey, events })
          expect(differences(shorter.steps, steps.slice(0, events.length + 1))).toEqual([])
        }),
      ),
      { numRuns: numRuns },
    )
  })
  it('is not touched by a refused event', () => {
    always(shape, numRuns, ({ policy, journey }) => {
      const { steps, refused } = replay(policy, journey)
      for (const at of refused) {
        const [before, after] = [steps[at - 1] as Step, steps[at] as Step]
        expect(after.changes).toEqual([])
        expect(after.refusal?.message).toMatch(/\S/)
        expect(differences([after.standing, after.position], [before.standing, before.position])).toEqual([])
        const again = takeEvent(policy, before.position, structuredClone(after.event as JourneyEvent))
        expect(again.refusal).toEqual(after.refusal)
        expect(again.position).toBe(before.position)
      }
      const events = journey.events.filter((_, at) => !refused.includes(at + 1))
      const without = replay(policy, { ...journey, events })
      expect(without.refused).toEqual([])
      const told = (all: readonly Step[]) => all.map(({ position, changes }) => [position, changes])
      const taken = steps.filter(({ permitted }) => permitted)
      expect(differences(told(without.steps), told(taken))).toEqual([])
    })
  })
  it('never contradicts an assessment of the day, and follows it', () => {
    always(shape, numRuns, ({ policy, document, journey }) => {
      const fresh = parsed(document)
      for (const { standing, position } of replay(policy, journey).steps) {
        const { facts, asAt } = standing
        const assessment = assess(fresh, { ref: journey.start.ref, facts }, { asAt })
        expect(differences(standing.assessment, assessment)).toEqual([])
        for (const [region, state] of statesFollowing(document, facts, assessment))
          expect([region, position.states[region]]).toEqual([region, state])
      }
    })
  })
  it('dates what time alone changes by the first day on which it holds', () => {
    always(shape, numRuns, ({ policy, document, journey }) => {
      const { outcomesOn } = interpreterOf(document)
      const { steps } = replay(policy, journey)
      const untrue = steps.flatMap(({ changes }, at) => {
        const facts = steps[at - 1]?.standing.facts ?? {}
        return changes.filter(({ what, id, from, to, on, cause }) => {
          if (cause !== 'time' || what === 'panel-item' || what === 'membership') return false
          const [before, then] = [dayAfter(on, -1), on].map((day) => outcomesOn(facts, day)[id] ?? [])
          const left = from === null || (before?.includes(from) === true && !then?.includes(from))
          const came = to === null || (before?.includes(to) === false && then?.includes(to) === true)
          return !left || !came
        })
      })
      expect(untrue).toEqual([])
    })
  })
  it('changes next, by time alone, on the first day on which another outcome holds', () => {
    always(shape, numRuns, ({ policy, document, journey }) => {
      const { outcomesOn } = interpreterOf(document)
      const position = foldOf(policy, journey).at(-1) as Position
      const { facts, asAt } = position.context
      const text = (day: string) => canonical(outcomesOn(facts, day))
      const days = Array.from({ length: 75 }, (_, at) => dayAfter(asAt, at + 1))
      const first = days.find((day, at) => text(day) !== text(days[at - 1] ?? asAt)) ?? null
      expect(nextChange(policy, position, days.at(-1))?.day ?? null).toBe(first)
    })
  })
})

function positionIn({ position }: Step): Position {
  return position
}

/** The state that each following region should be in, read from the document. */
function statesFollowing(document: PolicyDocument, facts: Facts, assessment: Assessment): [string, string][] {
  const flat = Object.entries(document.machines ?? {}).flatMap(([id, region]) =>
    'type' in region
      ? Object.entries(region.states).map(([inner, each]) => [`${id}.${inner}`, each] as const)
      : [[id, region] as const],
  )
  return flat.flatMap(([id, region]): [string, string][] => {
    if (!('follows' in region)) return []
    const result = assessment.decisions[region.follows]
    const value = region.follows.startsWith('fact.')
      ? facts[region.follows.slice('fact.'.length)]
      : result?.hitPolicy === 'COLLECT'
        ? undefined
        : result?.outcome
    if (typeof value !== 'string') return [[id, 'UNDETERMINED']]
    return [[id, region.names?.[value] ?? value]]
  })
}

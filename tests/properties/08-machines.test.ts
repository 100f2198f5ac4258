// Property 8 on the policies that ship, over random logs of their own events; on random machines in journeys.test.ts.
// That every state which can be reached agrees with its decision is proved in tests/journey/verify.test.ts.
// What is expected depends on the random case.
/* oxlint-disable vitest/no-conditional-expect */
import { assess, type Policy } from '@iom-rules/core'
import {
  nextChange,
  parseJourney,
  regionsOf,
  replay,
  track,
  type Position,
  type Step,
} from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyOf, shipped } from '../rules/shipped.ts'
import { dayAfter } from './calendar.ts'
import { affordable } from './cases.ts'
import { canonical } from './journey-effects.ts'
import { drafts, logOf, type Logged } from './journey-logs.ts'
import { interpreterOf, type Interpreter, type Law } from './journey-reference.ts'
import { differences, foldOf, lawAsSeen, lawful, livedOf, owedBy, owedIn } from './journey-runs.ts'

interface Run extends Logged {
  readonly policy: Policy
  readonly interpreter: Interpreter
}

const policies = new Map(
  shipped.map((id) => {
    const policy = policyOf(id)
    return [id, { policy, interpreter: interpreterOf(policy.document) }] as const
  }),
)

function always(id: (typeof shipped)[number], numRuns: number, law: (run: Run) => void): void {
  const { policy, interpreter } = policies.get(id) as { policy: Policy; interpreter: Interpreter }
  fc.assert(
    fc.property(
      drafts(policy, 14),
      affordable((draft) => law({ policy, interpreter, ...logOf(policy, interpreter, draft) })),
    ),
    { numRuns },
  )
}

describe.each(shipped)('a journey under %s', (id) => {
  it('is what the law says, however it is run', () => {
    always(id, 20, ({ policy, journey, laws, refused }) => {
      expect(parseJourney(policy, journey).issues).toEqual([])
      const timeline = replay(policy, journey)
      timeline.steps.forEach((step, at) => {
        expect(lawful(step.position)).toEqual(lawAsSeen(laws[at] as Law))
        expect(owedIn(step)).toEqual(owedBy(laws[at] as Law))
      })
      expect(timeline.refused).toEqual(refused)
      const positions = timeline.steps.map(({ position }) => position)
      expect(differences(foldOf(policy, journey), positions)).toEqual([])
      expect(differences(livedOf(policy, journey), positions)).toEqual([])
      expect(track(policy, journey)).toEqual(positions.map(({ states }) => states))
    })
  })
  it('replay of a prefix is the prefix of the replay', () => {
    always(id, 6, ({ policy, journey }) => {
      const { steps } = replay(policy, journey)
      const events = journey.events.slice(0, Math.ceil(journey.events.length / 2))
      expect(
        differences(replay(policy, { ...journey, events }).steps, steps.slice(0, events.length + 1)),
      ).toEqual([])
    })
  })
  it('every state agrees with the decision it follows, on each day', () => {
    always(id, 10, ({ policy, journey }) => {
      for (const { standing, position } of replay(policy, journey).steps) {
        const { facts, asAt, assessment } = standing
        const today = assess(policy, { ref: journey.start.ref, facts }, { asAt })
        expect(differences(assessment, today)).toEqual([])
        expect(position.context.asAt).toBe(asAt)
        for (const { id: region, follows, stateOf } of regionsOf(policy)) {
          if (follows === undefined) continue
          const result = today.decisions[follows.id]
          const value =
            follows.kind === 'fact' ? facts[follows.id] : result && 'outcome' in result && result.outcome
          const state = typeof value === 'string' ? stateOf[value] : 'UNDETERMINED'
          expect(position.states[region]).toBe(state)
        }
      }
    })
  })
  it('changes next, by time alone, on the first day on which another outcome holds', () => {
    always(id, 6, ({ policy, journey, interpreter }) => {
      const position = foldOf(policy, journey).at(-1) as Position
      const { facts, asAt } = position.context
      const text = (day: string) => canonical(interpreter.outcomesOn(facts, day))
      const days = Array.from({ length: 90 }, (_, at) => dayAfter(asAt, at + 1))
      const first = days.find((day, at) => text(day) !== text(days[at - 1] ?? asAt)) ?? null
      expect(nextChange(policy, position, days.at(-1))?.day ?? null).toBe(first)
    })
  })
})

const panelDecides = ['PANEL_ACCEPTED', 'COHORT_CHANGED', 'DESELECTED']
const decided = ['PANEL_ACCEPTED', 'PANEL_REJECTED']

/** Each step that its event was let through for, with the step before it. */
function taken(steps: readonly Step[]): { before: Step; step: Step; type: string }[] {
  return steps.slice(1).flatMap((step, at) => {
    const before = steps[at] as Step
    return step.permitted ? [{ before, step, type: step.event?.type ?? '' }] : []
  })
}

describe.each(['neighbourhood-crime-2020', 'cheshire'] as const)('under %s', (id) => {
  it('MAPPA leads whenever it should, and owns the risk', () => {
    always(id, 15, ({ policy, journey }) => {
      const least = Number(policy.parameters['mappaPrecedenceMinLevel']?.value)
      for (const { standing, position } of replay(policy, journey).steps) {
        const { mappaStatus, mappaLevel } = standing.facts
        const leads =
          mappaStatus === 'MANAGED' && (least <= 1 || (typeof mappaLevel === 'number' && mappaLevel >= least))
        if (leads) expect(position.states['oversight.lead']).toBe('MAPPA_LED')
        if (leads) expect(standing.riskOwner).toBe('MAPPA')
        expect(standing.lead?.outcome === 'MAPPA').toBe(position.states['oversight.lead'] === 'MAPPA_LED')
      }
    })
  })
  it('membership changes by decisions of the panel alone, and nobody is deselected without a review', () => {
    always(id, 15, ({ policy, journey }) => {
      const { steps } = replay(policy, journey)
      for (const { before, step, type } of taken(steps)) {
        if (before.standing.membership !== step.standing.membership) expect(panelDecides).toContain(type)
        if (type !== 'DESELECTED') continue
        expect(before.position.states['nomination']).toBe('UNDER_REVIEW')
        expect(step.standing.membership).toBe('NONE')
      }
      const members = regionsOf(policy).find((region) => region.id === 'nomination')?.states
      for (const { position, standing } of steps)
        if (members?.get(position.states['nomination'] ?? '')?.tags.includes('member') === true)
          expect(['FIXED', 'FLEX', 'FREE']).toContain(standing.membership)
    })
  })
  it('a decision is always followed by a notice owed, until the referrer is told', () => {
    always(id, 15, ({ policy, journey }) => {
      let owed = false
      for (const { step, type } of taken(replay(policy, journey).steps)) {
        if (decided.includes(type)) owed = true
        if (type === 'REFERRER_NOTIFIED') {
          expect(owed).toBe(true)
          owed = false
        }
        const duties = step.standing.obligations.map(({ duty }) => duty)
        expect(duties.includes('NOTIFY_REFERRER')).toBe(owed)
      }
    })
  })
})

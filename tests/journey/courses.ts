// One person to whom things happen, and every person of the shipped scenarios.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Facts, Policy } from '@iom-rules/core'
import {
  beginAt,
  parseJourney,
  replay,
  takeEvent,
  type Journey,
  type JourneyEvent,
  type PayloadValue,
  type Position,
  type Refusal,
  type Step,
} from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { policyOf, rules } from '../rules/shipped.ts'

export const policy = policyOf('cheshire')

/** Someone in the community of whom everything is known: FLEX, GREEN, not a member. */
export const plain: Facts = {
  ogrsScore: 80,
  offences: [{ type: 'BURGLARY', day: '2025-12-01', proof: 'CONVICTED' }],
  custodyPeriods: [],
  iomTeamAgrees: true,
  cspAgrees: false,
  wantedOnPnc: false,
  wantedForArrest: false,
  intelligenceOfOffending: false,
  inPrison: false,
  releaseDate: 'NONE',
  mappaStatus: 'NONE',
  maracRole: 'NONE',
  membership: 'NONE',
  statutory: true,
  under18: false,
  supervisionCompliance: 'COMPLYING',
  treatmentCompliance: 'NOT_APPLICABLE',
  engagingWithAllAgencies: true,
  sentenceMonths: 'NONE',
  sentenceKind: 'NOT_SENTENCED',
}

/** The same person, a member. */
export const member: Facts = { ...plain, membership: 'FLEX' }

/** The day on which most things in these tests happen. */
export const day = '2026-03-02'

export type Payload = { readonly [field: string]: PayloadValue }

export function on(at: string, type: string, payload?: Payload): JourneyEvent {
  return payload === undefined ? { type, day: at } : { type, day: at, payload }
}

const matrix = { FREQUENCY: 10, SEVERITY: 10, COMMUNITY_IMPACT: 10, INTELLIGENCE: 10, NEEDS: 10 }

/** A nomination with the highest score there is, up to the panel's meeting. */
export const toPanel = [
  on(day, 'FINAL_NOMINATION_SENT'),
  on(day, 'MATRIX_SCORED', { items: matrix }),
  on(day, 'POLICE_REVIEW_COMPLETED'),
  on(day, 'PANEL_DISCUSSED'),
]

/** The steps of a journey; its events must fit the policy. */
export function happened(
  facts: Facts,
  asAt: string,
  events: readonly JourneyEvent[],
  under: Policy = policy,
): readonly Step[] {
  const start = { ref: 'HAL-900', asAt, facts }
  return replay(under, { id: 'law', title: 'A law', policy: { id: under.id }, start, events }).steps
}

/** The refusals of events that need not fit the policy. */
export function refusals(facts: Facts, ...events: readonly JourneyEvent[]): readonly Refusal[] {
  let position = beginAt(policy, { asAt: day, facts })
  return events.flatMap((event) => {
    const taken = takeEvent(policy, position, event)
    position = taken.position
    return taken.refusal ?? []
  })
}

export function last<Item>(items: readonly Item[]): Item {
  const item = items.at(-1)
  if (item === undefined) throw new Error('There is nothing here.')
  return item
}

/** The day before or after so many days. */
export function daysFrom(from: string, days: number): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
}

const scenarios = readdirSync(join(rules, 'journeys')).map((name): Journey => {
  const parsed = parseJourney(policy, readFileSync(join(rules, 'journeys', name), 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
})

export const timelines = scenarios.map((journey) => replay(policy, journey))

/** Every position that a shipped scenario reaches. */
export const reached = timelines.flatMap(({ steps }) => steps.map((step) => step.position))

/** The events of all scenarios, without the days they carry, to be put together in any order. */
const pool = scenarios.flatMap(({ events }) =>
  events.map(({ type, payload = {} }) => {
    const { day: _, ...rest } = payload
    return on('', type, Object.keys(payload).length === 0 ? undefined : rest)
  }),
)
/** One of each kind, so that a panel rejects as readily as it accepts. */
const ofProcess = pool.filter(
  ({ type }, at) =>
    policy.events[type]?.permittedBy !== undefined && pool.findIndex((each) => each.type === type) === at,
)

/** One event of a course: what was before it and after it. */
export interface Taken {
  readonly before: Position
  readonly event: JourneyEvent
  readonly after: Position
  readonly isRefused: boolean
}

const move = fc.record({
  days: fc.integer({ min: 0, max: 60 }),
  at: fc.nat(),
  /** The next event of the process that is permitted, so that people get somewhere. */
  isWilling: fc.boolean(),
})

/** Somebody of the library to whom events of the library happen in any order, some days apart. */
export const anyCourse = fc
  .tuple(fc.constantFrom(...scenarios.map(({ start }) => start)), fc.array(move, { maxLength: 20 }))
  .map(([start, moves]): readonly Taken[] => {
    let position = beginAt(policy, start)
    let now = start.asAt
    return moves.map(({ days, at, isWilling }) => {
      now = daysFrom(now, days)
      const before = position
      const tried = isWilling ? [...ofProcess.slice(at % ofProcess.length), ...ofProcess] : []
      const events = [...tried, pool[at % pool.length] ?? on('', 'DAY_PASSED')].map((each) => ({
        ...each,
        day: now,
      }))
      for (const event of events) {
        const { position: after, refusal } = takeEvent(policy, before, event)
        position = after
        if (refusal === null) return { before, event, after, isRefused: false }
      }
      return { before, event: last(events), after: position, isRefused: true }
    })
  })

/** The outcomes of a decision at a point of a journey. */
export function outcomesAt(position: Position, decision: string): readonly string[] {
  const answer = position.context.answers[decision]
  if (answer === undefined) return []
  return 'outcomes' in answer ? answer.outcomes : answer.outcome === null ? [] : [answer.outcome]
}

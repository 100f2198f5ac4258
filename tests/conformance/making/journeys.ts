// The journeys of the suite: every event in every state that was reached, permitted or refused; every transition; and
// every boundary that one event or one day crosses.
import type { Facts, Policy } from '@iom-rules/core'
import {
  beginAt,
  boundaryJourneys,
  coveringJourneys,
  samplePayloads,
  takeEvent,
  type Journey,
  type JourneyEvent,
  type JourneyStart,
  type Position,
} from '@iom-rules/core/journey'
import { dayAfter } from '../../properties/calendar.ts'
import { fewest } from './coverage.ts'
import { tried } from './people.ts'

/** A start and a log, and what they are there for. */
export interface Course {
  readonly shows: string
  readonly start: Pick<JourneyStart, 'asAt' | 'facts'>
  readonly events: readonly JourneyEvent[]
}

/** Configurations of states in which every event is tried, and payloads that are tried of each. */
const most = { configurations: 24, payloads: 3, length: 5 }

/**
 * Few journeys that together show every event, permitted or refused, wherever `from` and the policy's own lead.
 *
 * @param isAgain the machine is that of another policy, which is shown in full: then its transitions are enough
 */
export function coursesOf(
  policy: Policy,
  from: readonly Journey[],
  starts: readonly Facts[],
  asAt: string,
  isAgain: boolean,
): Course[] {
  const covering = coveringJourneys(policy).journeys
  const seeds = [...covering, ...from].map(({ title, start, events }): Course => ({
    shows: title,
    start: { asAt: start.asAt, facts: start.facts },
    events,
  }))
  if (isAgain) return seeds
  const plain = starts.map((facts): Course => ({ shows: '', start: { asAt, facts }, events: [] }))
  const found = fewest(reachings(policy, [...plain, ...seeds]))
  return [...found.map(({ shows, start, events }) => ({ shows, start, events })), ...crossings(policy, asAt)]
}

function* reachings(
  policy: Policy,
  seeds: readonly Course[],
): Generator<Course & { readonly goals: string[] }> {
  for (const seed of seeds) {
    if (seed.events.length === 0) continue
    yield { ...seed, goals: goalsAlong(policy, seed) }
  }
  const seen = new Set<string>()
  const queue: { readonly course: Course; readonly position: Position }[] = []
  for (const { shows, start, events } of seeds) {
    let position = beginAt(policy, start)
    queue.push({ course: { shows, start, events: [] }, position })
    for (const [at, event] of events.entries()) {
      position = takeEvent(policy, position, event).position
      queue.push({ course: { shows, start, events: events.slice(0, at + 1) }, position })
    }
  }
  for (
    let next = queue.shift();
    next !== undefined && seen.size < most.configurations;
    next = queue.shift()
  ) {
    const { course, position } = next
    const key = configuration(position)
    if (seen.has(key)) continue
    seen.add(key)
    for (const event of eventsAt(policy, position)) {
      const taken = takeEvent(policy, position, event)
      const longer = { ...course, events: [...course.events, event] }
      yield { ...longer, goals: goalsOf(position, event, taken.position, taken.refusal?.code ?? null) }
      if (taken.refusal === null && longer.events.length < most.length)
        queue.push({ course: longer, position: taken.position })
    }
  }
}

/** States, and what is owed, put to the panel and told, which decide what an event can do. */
function configuration({ states, context }: Position): string {
  const { owed, raised, liaison, settled } = context
  return JSON.stringify([
    states,
    owed.map(({ duty }) => duty),
    raised.map(({ item }) => item),
    liaison.length,
    settled,
  ])
}

/** Each event on the next day, with payloads spread over those that can matter; and some that are wrong. */
function eventsAt(policy: Policy, { context }: Position): JourneyEvent[] {
  const day = dayAfter(context.asAt, 1)
  return Object.keys(policy.events).flatMap((type) => {
    const samples = samplePayloads(policy, type, { ...context, asAt: day })
    const step = Math.max(1, Math.ceil(samples.length / most.payloads))
    return [...samples.filter((_, at) => at % step === 0), ...learning(policy, type, context.facts, day)]
  })
}

/** For an event that teaches facts: one that is not known, and one that is known otherwise. */
function learning(policy: Policy, type: string, facts: Facts, day: string): JourneyEvent[] {
  const field = policy.events[type]?.learn
  if (field === undefined) return []
  const flags = Object.keys(policy.facts).filter((id) => policy.facts[id]?.type === 'boolean')
  const unknown = flags.filter((id) => (facts[id] ?? null) === null).slice(0, 1)
  const otherwise = flags.filter((id) => (facts[id] ?? null) !== null).slice(0, 1)
  return [
    ...unknown.map((id) => ({ type, day, payload: { [field]: { [id]: true } } })),
    ...otherwise.map((id) => ({ type, day, payload: { [field]: { [id]: facts[id] !== true } } })),
  ]
}

function goalsAlong(policy: Policy, { shows, start, events }: Course): string[] {
  let position = beginAt(policy, start)
  const goals = [shows]
  for (const event of events) {
    const taken = takeEvent(policy, position, event)
    goals.push(...goalsOf(position, event, taken.position, taken.refusal?.code ?? null))
    position = taken.position
  }
  return goals
}

function goalsOf(before: Position, event: JourneyEvent, after: Position, refused: string | null): string[] {
  if (refused !== null) return [`${event.type} refused (${refused}) in ${written(before)}`]
  const moved = Object.entries(after.states)
    .filter(([region, state]) => before.states[region] !== state)
    .map(([region, state]) => `${event.type}: ${region} from ${before.states[region]} to ${state}`)
  const change = (what: string, one: readonly string[], other: readonly string[]) => {
    const [gone, come] = [one.filter((id) => !other.includes(id)), other.filter((id) => !one.includes(id))]
    return [
      ...gone.map((id) => `${event.type}: ${what} ${id} ended`),
      ...come.map((id) => `${event.type}: ${what} ${id} begun`),
    ]
  }
  return [
    `${event.type} permitted in ${written(before)}`,
    ...moved,
    ...change(
      'duty',
      before.context.owed.map(({ duty }) => duty),
      after.context.owed.map(({ duty }) => duty),
    ),
    ...change('duty of a rule', before.context.settled, after.context.settled),
    ...change(
      'item',
      before.context.raised.map(({ item }) => item),
      after.context.raised.map(({ item }) => item),
    ),
    ...change(
      'team',
      before.context.liaison.map(({ team }) => team),
      after.context.liaison.map(({ team }) => team),
    ),
    ...after.context.turned.map(
      ({ decision, from, to, cause }) => `${event.type}: ${decision} from ${from} to ${to} by ${cause}`,
    ),
  ]
}

/** The states that events move; those that follow decisions are said where they turn. */
function written({ states }: Position): string {
  return states['nomination'] ?? states['flow'] ?? 'any state'
}

function crossings(policy: Policy, asAt: string): Course[] {
  const single = Object.keys(policy.decisions).filter((id) => policy.decisions[id]?.hitPolicy !== 'COLLECT')
  return single.flatMap((decision) =>
    (tried(() => boundaryJourneys(policy, decision, { asAt }))?.crossings ?? []).map(
      ({ fact, before, after, journey: { start, events } }): Course => ({
        shows: `${decision} from ${before.join() || 'nothing'} to ${after.join() || 'nothing'} across a boundary of ${fact}`,
        start: { asAt: start.asAt, facts: start.facts },
        events,
      }),
    ),
  )
}

import type { Day } from '../../vocabulary/day.ts'
import type { Policy } from '../../policy/policy.ts'
import { regionsOf } from '../../policy/regions.ts'
import { waitingEvent } from './relevance.ts'
import { passTime } from '../case.ts'
import type { Case, Journey, Position } from '../timeline.ts'
import { beginAt, followed, takeEvent } from '../step.ts'
import { stopsUntil } from './turning.ts'

type States = Position['states']

/** Where a journey has come by a day, and from which day it has been in each state. */
export interface Reached {
  readonly position: Position
  /** By region. */
  readonly since: { readonly [region: string]: Day }
  /** How many events of the journey were refused on the way. */
  readonly refused: number
}

/**
 * Where does a journey stand at the end of a day? As `replay` would say with a day of waiting at its end: events
 * after it have not happened yet. Quick over long stretches without events: only days that can turn something are
 * looked at.
 */
export function reachedBy(policy: Policy, journey: Journey, day: Day): Reached {
  let position = beginAt(policy, journey.start)
  let { states } = position
  let since = Object.fromEntries(Object.keys(states).map((region) => [region, journey.start.asAt]))
  let refused = 0
  const see = (next: States, on: Day): void => {
    const changed = Object.keys(next).filter((region) => next[region] !== states[region])
    since = { ...since, ...Object.fromEntries(changed.map((region) => [region, on])) }
    states = next
  }
  const after = (waiting: readonly Case[]): Position => ({
    ...position,
    context: waiting.at(-1) ?? position.context,
  })
  const goOn = (taken: Position, waiting: readonly Case[]): void => {
    for (const context of waiting) see(statesOn(policy, position, context), context.asAt)
    see(taken.states, taken.context.asAt)
    position = taken
  }
  for (const event of journey.events) {
    if (event.day > day) break
    const waiting = waitingUntil(policy, position.context, event.day)
    const taken = takeEvent(policy, after(waiting), event)
    // Refused, it changes nothing, the day included.
    if (taken.refusal === null) goOn(taken.position, waiting)
    else refused += 1
  }
  if (position.context.asAt < day) {
    const waiting = waitingUntil(policy, position.context, day)
    goOn(waited(policy, after(waiting), day), waiting)
  }
  return { position, since, refused }
}

/** A position so near a day that what is left is quick: time has passed, and the machine moves at the next event. */
export function broughtNear(policy: Policy, position: Position, day: Day): Position {
  const context = waitingUntil(policy, position.context, day).at(-1)
  return context === undefined ? position : { ...position, context }
}

/** The case on each day on the way to a later one that can turn something. */
export function waitingUntil(policy: Policy, now: Case, day: Day): Case[] {
  const cases: Case[] = []
  for (const stop of stopsUntil(policy, now, day)) cases.push(passTime(policy, cases.at(-1) ?? now, stop))
  return cases
}

/** The position on a day to which nothing has happened. */
export function waited(policy: Policy, position: Position, day: Day): Position {
  const type = waitingEvent(policy)
  if (type !== null) return takeEvent(policy, position, { type, day }).position
  const context = passTime(policy, position.context, day)
  return { states: statesOn(policy, position, context), context }
}

/** What the states are once those that follow say what the case says. */
function statesOn(policy: Policy, { states }: Position, context: Case): States {
  const following = regionsOf(policy).filter(({ follows }) => follows !== undefined)
  return {
    ...states,
    ...Object.fromEntries(following.map((region) => [region.id, followed(region, context)])),
  }
}

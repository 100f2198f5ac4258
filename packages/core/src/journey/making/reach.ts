import type { Day } from '../../vocabulary/day.ts'
import type { Policy } from '../../policy/policy.ts'
import { regionsOf } from '../../policy/regions.ts'
import { waitingEvent } from './relevance.ts'
import { passTime } from '../case.ts'
import type { Journey, Position } from '../timeline.ts'
import { beginAt, followed, takeEvent } from '../step.ts'
import { stopsUntil } from './turning.ts'

/** Where a journey has come by a day, and from which day it has been in each state. */
export interface Reached {
  readonly position: Position
  /** By region. */
  readonly since: { readonly [region: string]: Day }
  /** How many events of the journey were refused on the way. */
  readonly refused: number
}

/**
 * Where does a journey stand at the end of a day? Events after it have not happened yet. Quick over
 * long stretches without events: only days that can turn something are looked at.
 */
export function reachedBy(policy: Policy, journey: Journey, day: Day): Reached {
  let position = beginAt(policy, journey.start)
  let since = Object.fromEntries(Object.keys(position.states).map((region) => [region, journey.start.asAt]))
  let refused = 0
  const moveTo = (next: Position): void => {
    const changed = Object.keys(next.states).filter(
      (region) => next.states[region] !== position.states[region],
    )
    for (const region of changed) since = { ...since, [region]: next.context.asAt }
    position = next
  }
  for (const event of journey.events) {
    if (event.day > day) break
    for (const stop of stopsFor(policy, position, event.day)) moveTo(waited(policy, position, stop))
    const taken = takeEvent(policy, position, event)
    if (taken.refusal === null) moveTo(taken.position)
    else refused += 1
  }
  for (const stop of stopsFor(policy, position, day)) moveTo(waited(policy, position, stop))
  if (position.context.asAt < day) moveTo(waited(policy, position, day))
  return { position, since, refused }
}

/** The position once nothing has happened until so near a day that what is left is quick. */
export function broughtNear(policy: Policy, position: Position, day: Day): Position {
  return stopsFor(policy, position, day).reduce((at, stop) => waited(policy, at, stop), position)
}

function stopsFor(policy: Policy, { context }: Position, day: Day): Day[] {
  return stopsUntil(policy, context.facts, context.asAt, day)
}

function waited(policy: Policy, position: Position, day: Day): Position {
  const type = waitingEvent(policy)
  if (type !== null) return takeEvent(policy, position, { type, day }).position
  const context = passTime(policy, position.context, day)
  const following = regionsOf(policy).filter(({ follows }) => follows !== undefined)
  const states = Object.fromEntries(following.map((region) => [region.id, followed(region, context)]))
  return { states: { ...position.states, ...states }, context }
}

import type { Facts } from '../vocabulary/fact.ts'
import type { Policy } from '../policy/policy.ts'
import type { Action, EventDeclaration } from '../policy/process.ts'
import { own } from '../policy/references.ts'
import { leafOf, regionsOf, transitionsOn, type FlatRegion, type State } from '../policy/regions.ts'
import { idOf } from './case.ts'
import { factsAfter } from './effect.ts'
import { roles } from './roles.ts'
import { holds } from './guard.ts'
import type { JourneyEvent, JourneyStart } from './timeline.ts'
import { followingStates } from './lookup.ts'
import { actionsOf, effectMisfit, same, type Enabled } from './permit.ts'
import { beginAt, firstState, moved, takeEvent } from './step.ts'

/** The state of each region, by its id. */
export type States = { readonly [region: string]: string }

/**
 * The states of every region at the start and after each event, and nothing else: what `replay`
 * says of them, much faster. It is to `replay` what `decide` is to `assess`.
 *
 * The journey must have been read by `parseJourney`. A followed decision is worked out once for
 * each combination of classes its facts can have, and looked up from then on.
 */
export function track(
  policy: Policy,
  journey: { readonly start: JourneyStart; readonly events: readonly JourneyEvent[] },
): States[] {
  let runner = runners.get(policy)
  if (runner === undefined) runners.set(policy, (runner = makeRunner(policy)))
  return runner(journey.start, journey.events)
}

type Runner = (start: JourneyStart, events: readonly JourneyEvent[]) => States[]

const runners = new WeakMap<Policy, Runner>()

function inFull(policy: Policy, start: JourneyStart, events: readonly JourneyEvent[]): States[] {
  let position = beginAt(policy, start)
  const states: States[] = [position.states]
  for (const event of events) {
    position = takeEvent(policy, position, event).position
    states.push(position.states)
  }
  return states
}

/**
 * The events that end a duty of a rule. Whether one is owed is known only from the whole case, and
 * decides whether the event, and so its day, counts: such a journey is followed in full.
 */
function endingRuleDuties(policy: Policy): ReadonlySet<string> {
  const rules = new Set((policy.decisions[roles.duties]?.rules ?? []).map((rule) => rule.event.type))
  const states = regionsOf(policy).flatMap((region) => [...region.states.values()])
  const ends = (action: Action): boolean =>
    action.type === 'discharge' &&
    'duty' in action.params &&
    (typeof action.params.duty !== 'string' || rules.has(action.params.duty))
  return new Set(
    Object.keys(policy.events).filter((type) =>
      [{}, ...states.flatMap((state) => own(state.on, type) ?? [])].some((way) =>
        actionsOf(policy, { type, day: '' }, way).some(ends),
      ),
    ),
  )
}

function makeRunner(policy: Policy): Runner {
  const regions = regionsOf(policy)
  const written = regions.filter((region) => region.follows === undefined)
  const ending = endingRuleDuties(policy)
  const stateFor = followingStates(policy, regions)
  const entry = (region: FlatRegion, state: string) => (region.states.get(state) as State).entry

  return (start, events) => {
    if (events.some(({ type }) => ending.has(type))) return inFull(policy, start, events)
    let facts: Facts = start.facts
    let asAt = start.asAt
    const owed = new Set<string>()
    const enact = (actions: readonly Action[], event: JourneyEvent | null): void => {
      for (const action of actions) {
        if (action.type === 'oblige') owed.add(idOf(action.params.duty, event))
        else if (action.type === 'discharge' && 'duty' in action.params)
          owed.delete(idOf(action.params.duty, event))
      }
    }
    let states: Record<string, string> = {}
    for (const region of regions) {
      const leaf =
        region.follows === undefined
          ? leafOf(region, firstState(policy, region, facts, asAt))
          : (region.states.get(stateFor(region, region.follows, facts, asAt)) as State)
      states[region.id] = leaf.name
      for (const name of [...leaf.within, leaf.name]) enact(entry(region, name), null)
    }
    const all: States[] = [states]
    for (const event of events) {
      const after = effectOf(policy, facts, event)
      const way = after === null ? null : wayFor(policy, written, states, event, after, owed)
      if (after === null || way === null) {
        all.push(states)
        continue
      }
      const differs = after !== facts || event.day !== asAt
      facts = after
      asAt = event.day
      const next = { ...states }
      enact(actionsOf(policy, event, way.enabled?.transition ?? {}), event)
      const target = way.enabled?.transition.target
      if (way.enabled !== null && target !== undefined) {
        const { leaf, entered } = moved(way.enabled, target)
        next[way.enabled.region.id] = leaf.name
        for (const state of entered) enact(state.entry, event)
      }
      for (const region of differs ? regions : []) {
        if (region.follows === undefined) continue
        const state = stateFor(region, region.follows, facts, asAt)
        next[region.id] = state
        if (state !== states[region.id]) enact(entry(region, state), event)
      }
      states = next
      all.push(states)
    }
    return all
  }
}

/** The facts after the event; null where it would teach what is known otherwise. */
function effectOf(policy: Policy, facts: Facts, event: JourneyEvent): Facts | null {
  const declared = policy.events[event.type] as EventDeclaration
  const learnt = declared.learn === undefined ? undefined : event.payload?.[declared.learn]
  for (const [fact, value] of Object.entries((learnt ?? {}) as Facts)) {
    const there = facts[fact]
    if (there !== undefined && there !== null && !same(there, value)) return null
  }
  // What an event sets has been checked with the policy; what it does to a list depends on the list.
  const isSafe = declared.append === undefined && declared.close === undefined
  if (!isSafe && effectMisfit(policy, facts, event) !== null) return null
  return factsAfter(declared, facts, event)
}

/** The transition that takes the event, none where it only has its effect; null where it is refused. */
function wayFor(
  policy: Policy,
  written: readonly FlatRegion[],
  states: States,
  event: JourneyEvent,
  facts: Facts,
  owed: ReadonlySet<string>,
): { readonly enabled: Enabled | null } | null {
  const isAble = (actions: readonly Action[]) =>
    actions.every(
      (action) =>
        action.type !== 'discharge' ||
        !('duty' in action.params) ||
        (action.params.waived !== true && owed.has(idOf(action.params.duty, event))),
    )
  for (const region of written) {
    const state = region.states.get(states[region.id] as string) as State
    for (const transition of transitionsOn(region, state, event.type))
      if (isAble(actionsOf(policy, event, transition)) && holds(policy, transition.guard, facts, event.day))
        return { enabled: { region, state, transition } }
  }
  const isFree = policy.events[event.type]?.permittedBy === undefined
  return isFree && isAble(actionsOf(policy, event, {})) ? { enabled: null } : null
}

import type { Day } from '../../vocabulary/day.ts'
import { NO, YES, type Node } from '../../diagram/diagram.ts'
import type { DerivedFact, Policy } from '../../policy/policy.ts'
import { changedBy, listsOf } from '../../policy/references.ts'
import { regionsOf } from '../../policy/regions.ts'
import { clusterOf, isListedIn, type Cluster } from '../verification/cluster.ts'
import type { Trial } from '../verification/controls.ts'
import { explore, type Exploration } from '../verification/explore.ts'
import { answersIn, leavesOf, statesOf } from '../space/lift.ts'
import { pairsOf, type Finds } from './pairs.ts'
import { cellsBefore, factsWith, wayTo, where, type Way } from '../space/paths.ts'
import { bearingOn, openSpace, type Space } from '../space/space.ts'
import { trailThrough, type Trail } from '../verification/trails.ts'
import type { JourneyEvent } from '../timeline.ts'

/**
 * Transitions by events that only some state of the process permits: each with the steps that bring
 * the process there. Gives the reasons why there may be others.
 */
export function processRows(
  policy: Policy,
  decision: string,
  asAt: Day,
  types: readonly string[],
  own: Space,
  finds: Finds,
): readonly string[] {
  const ids = regionsOf(policy)
    .filter((region) =>
      types.some((type) => isListedIn(region, type) || policy.events[type]?.permittedBy === region.id),
    )
    .map(({ id }) => id)
  const cluster = clusterOf(policy, asAt, ids, { events: types })
  const { scalars, derived } = bearingOn(policy, own.days, [{ decision }])
  const lists = derived.flatMap((fact) => listsOf(policy.derived[fact] as DerivedFact))
  return isApart(policy, cluster, new Set([...scalars, ...derived, ...lists]))
    ? apart(policy, decision, asAt, types, own, cluster, finds)
    : together(policy, decision, asAt, types, ids, finds)
}

/** Does nothing that happens in the process read or change what the decision rests on? */
function isApart(policy: Policy, cluster: Cluster, facts: ReadonlySet<string>): boolean {
  const touches = (ids: Iterable<string>) => [...ids].some((id) => facts.has(id))
  if (touches(cluster.bearing)) return false
  return cluster.events.every((type) => {
    const declared = policy.events[type]
    return declared === undefined || !touches(changedBy(declared))
  })
}

/** The decision stays what it is, whatever it is; one journey to where the event is permitted does for all. */
function apart(
  policy: Policy,
  decision: string,
  asAt: Day,
  types: readonly string[],
  own: Space,
  cluster: Cluster,
  finds: Finds,
): readonly string[] {
  const space = openSpace(policy, [asAt], cluster.asked)
  const first = new Map<string, { readonly trial: Trial; readonly taken: Node }>()
  const exploration = explore(space, cluster, {
    trial: (trial) => {
      const { type } = trial.choice.event
      if (!types.includes(type) || first.has(type)) return
      const offer = trial.offers.find(({ taken }) => taken !== NO)
      if (offer !== undefined) first.set(type, { trial, taken: offer.taken })
    },
  })
  const trails = [...first.values()].map(({ trial, taken }) => trailOf(exploration, trial, taken))
  for (const background of own.backgrounds.starts) {
    const state = answersIn(own, 0, background).state(decision)
    for (const at of leavesOf(own, state)) {
      const way = wayTo(own, where(own, state, at), YES) as Way
      const facts = factsWith(own, cellsBefore(own, way.path), background)
      const id = statesOf(policy, decision)[at] as string
      for (const { start, events } of trails)
        add(finds, id, id, { start: { ...start, facts: { ...facts, ...start.facts } }, events }, way.cost)
    }
  }
  return [...space.doubts]
}

/** Facts that an event is taken with were reached, so that there is a trail to them. */
function trailOf(exploration: Exploration, { control, layer, choice }: Trial, taken: Node): Trail {
  return trailThrough(exploration, control, layer, choice, taken)
}

function add(finds: Finds, from: string, to: string, { start, events }: Trail, cost: number): void {
  finds.add({
    from,
    to,
    facts: start.facts,
    asAt: start.asAt,
    earlier: events.slice(0, -1),
    event: events.at(-1) as JourneyEvent,
    // The fewest steps first, then the fewest facts.
    cost: events.length * 1_000 + cost,
  })
}

/** The process and the decision bear on each other, so every step is looked at with both. */
function together(
  policy: Policy,
  decision: string,
  asAt: Day,
  types: readonly string[],
  ids: readonly string[],
  finds: Finds,
): readonly string[] {
  const cluster = clusterOf(policy, asAt, ids, { asked: [{ decision }], events: types })
  const space = openSpace(policy, [asAt], cluster.asked)
  const trials: Trial[] = []
  const exploration = explore(space, cluster, {
    trial: (trial) => {
      if (types.includes(trial.choice.event.type)) trials.push(trial)
    },
  })
  const seen = new Set<string>()
  for (const trial of trials) {
    const { control, choice, offers } = trial
    const before = answersIn(space, 0, control.background).state(decision)
    for (const { taken } of offers) {
      if (taken === NO) continue
      pairsOf(space, decision, choice, taken, before, control.background, ({ from, to, cost }, relation) => {
        const key = JSON.stringify([from, choice.event.type, to])
        // Trials come with the fewest events first.
        if (seen.has(key)) return
        seen.add(key)
        add(finds, from, to, trailOf(exploration, trial, relation()), cost)
      })
    }
  }
  return [...space.doubts]
}

import { getAdjacencyMap } from 'xstate/graph'
import type { Policy } from '../../policy/policy.ts'
import { regionsOf } from '../../policy/regions.ts'
import { candidatesFor } from './candidates.ts'
import type { JourneyEvent, JourneyStart, Position } from '../timeline.ts'
import { positionOf } from '../machine.ts'
import { permit } from '../permit.ts'
import { relevantTo, type Relevance } from './relevance.ts'
import { keyOf, quickLogic, type Snapshot } from './search.ts'

/** A transition of a written region, by its place. */
export interface NamedTransition {
  /** The region's id. */
  readonly region: string
  /** The state that lists it. */
  readonly state: string
  /** The event's id. */
  readonly event: string
  /** Its position where the state lists several for the event. */
  readonly index: number
}

/** Every transition of the written regions, in their order. */
export function transitionsOf(policy: Policy): NamedTransition[] {
  return regionsOf(policy)
    .filter((region) => region.follows === undefined)
    .flatMap((region) =>
      [...region.states.values()].flatMap((state) =>
        Object.entries(state.on).flatMap(([event, transitions]) =>
          transitions.map((_, index) => ({ region: region.id, state: state.name, event, index })),
        ),
      ),
    )
}

/** The events that some state of a written region lists. */
export function eventsOfProcess(policy: Policy): ReadonlySet<string> {
  return new Set(transitionsOf(policy).map(({ event }) => event))
}

/** A transition’s place as one text. */
export function nameOf({ region, state, event, index }: NamedTransition): string {
  return [region, state, event, index].join(' ')
}

/** One step of a walk over the process. */
export interface Edge {
  readonly event: JourneyEvent
  /** The name of the transition it takes; empty for an event outside the regions. */
  readonly takes: string
  readonly to: string
}

/** XState's map with plain keys, so that its entries have types. */
interface Reached {
  readonly [key: string]: {
    readonly state: Snapshot
    readonly transitions: {
      readonly [event: string]: { readonly event: JourneyEvent; readonly state: Snapshot }
    }
  }
}

/** Everywhere events of the process can lead, by XState's own walk over the machine; the first key is the start's. */
export function walkable(policy: Policy, start: JourneyStart): ReadonlyMap<string, readonly Edge[]> {
  const listed = eventsOfProcess(policy)
  const regions = transitionsOf(policy).map(({ region }) => region)
  const relevance = relevantTo(policy, { regions })
  const ofProcess: Relevance = {
    ...relevance,
    events: relevance.events.filter((type) => listed.has(type)),
    waiting: null,
  }
  const key = (snapshot: Snapshot) => keyOf(policy, ofProcess, positionOf(policy, snapshot))
  const map = getAdjacencyMap(quickLogic(policy), {
    input: { facts: start.facts, asAt: start.asAt },
    serializeState: key,
    events: (snapshot: Snapshot) => candidatesFor(policy, ofProcess, snapshot.context),
    filterEvents: (snapshot: Snapshot, event: JourneyEvent) =>
      !('code' in permit(policy, positionOf(policy, snapshot), event)),
  })
  return new Map(
    Object.entries(map as Reached).map(([from, { state, transitions }]) => [
      from,
      Object.values(transitions).map(({ event, state: next }): Edge => ({
        event,
        takes: takenBy(policy, positionOf(policy, state), event),
        to: key(next),
      })),
    ]),
  )
}

/** The name of the transition that an event takes here; empty where it takes none, or is refused. */
export function takenBy(policy: Policy, position: Position, event: JourneyEvent): string {
  const permitted = permit(policy, position, event)
  if ('code' in permitted || permitted.enabled === null) return ''
  const { region, transition } = permitted.enabled
  for (const state of region.states.values()) {
    const index = state.on[event.type]?.indexOf(transition) ?? -1
    if (index >= 0) return nameOf({ region: region.id, state: state.name, event: event.type, index })
  }
  return ''
}

/** Events of one journey: enough to read it as a story. */
const mostEvents = 16

/** From the start always on to the nearest transition not yet taken, until the journey is long enough. */
export function walkOver(graph: ReadonlyMap<string, readonly Edge[]>, left: Set<string>): JourneyEvent[] {
  const walk: JourneyEvent[] = []
  let [here] = graph.keys()
  while (here !== undefined && left.size > 0) {
    const way = nearest(graph, here, left)
    if (way === null || (walk.length > 0 && walk.length + way.length > mostEvents)) break
    for (const edge of way) {
      walk.push(edge.event)
      left.delete(edge.takes)
      here = edge.to
    }
  }
  return walk
}

/** The shortest walk to a transition that is not yet taken; null when none can be reached. */
export function nearest(
  graph: ReadonlyMap<string, readonly Edge[]>,
  from: string,
  left: ReadonlySet<string>,
): readonly Edge[] | null {
  const reached = new Set([from])
  let front: { readonly at: string; readonly way: readonly Edge[] }[] = [{ at: from, way: [] }]
  while (front.length > 0) {
    const next: typeof front = []
    for (const { at, way } of front)
      for (const edge of graph.get(at) as readonly Edge[]) {
        if (left.has(edge.takes)) return [...way, edge]
        if (reached.has(edge.to)) continue
        reached.add(edge.to)
        next.push({ at: edge.to, way: [...way, edge] })
      }
    front = next
  }
  return null
}

import type { Day } from '../../vocabulary/day.ts'
import { compile } from '../../diagram/compile.ts'
import type { DerivedFact, Policy } from '../../policy/policy.ts'
import type { Action, EventDeclaration } from '../../policy/process.ts'
import { changedBy, listsOf } from '../../policy/references.ts'
import { regionsOf, type FlatRegion } from '../../policy/regions.ts'
import { askedAbout, dutiesNamed } from '../space/duties.ts'
import { askedBy, bearingOn, type Asked } from '../space/space.ts'

/** Regions that have to be looked at together, with everything that can matter to them. */
export interface Cluster {
  readonly regions: readonly FlatRegion[]
  readonly asked: readonly Asked[]
  readonly facts: readonly string[]
  /** Facts, derived facts and lists that bear on any of it. */
  readonly bearing: ReadonlySet<string>
  /** The days that bear on it, as facts or through windows over lists. */
  readonly scalars: readonly string[]
  readonly isListed: boolean
  /** Duties that must be owed for something to happen. */
  readonly duties: ReadonlySet<string>
  /** Events that can change anything here, in the order of the policy. */
  readonly events: readonly string[]
}

/** Everything that is asked and done in a region that is written out. */
function guardsAsked(region: FlatRegion): Asked[] {
  const guards = [
    ...region.initial,
    ...[...region.states.values()].flatMap((state) => Object.values(state.on).flat()),
  ]
  return guards.flatMap(({ guard }) => (guard === undefined ? [] : [askedBy(guard)]))
}

function actionsIn(region: FlatRegion, event?: string): Action[] {
  return [...region.states.values()].flatMap((state) => [
    ...(event === undefined ? state.entry : []),
    ...Object.entries(state.on)
      .filter(([type]) => event === undefined || type === event)
      .flatMap(([, transitions]) => transitions.flatMap((each) => each.actions ?? [])),
  ])
}

/** Does a state of the region list the event? */
export function isListedIn(region: FlatRegion, event: string): boolean {
  return [...region.states.values()].some((state) => Object.hasOwn(state.on, event))
}

/**
 * The regions that decide together what can happen in some of them: those themselves, and every
 * other region that permits an event which changes what they ask.
 */
export function clusterOf(
  policy: Policy,
  asAt: Day,
  ids: readonly string[],
  also: {
    readonly asked?: readonly Asked[]
    readonly facts?: readonly string[]
    /** Days to come on which something else can bear on it. */
    readonly days?: readonly Day[]
    /** Events to look at whatever they do. */
    readonly events?: readonly string[]
  } = {},
): Cluster {
  const written = regionsOf(policy).filter((region) => region.follows === undefined)
  const compiled = [asAt, ...(also.days ?? [])].map((day) => compile(policy, day))
  const inside = new Set(written.filter(({ id }) => ids.includes(id)))
  const duties = new Set<string>()
  for (;;) {
    const before = inside.size + duties.size
    const asked = [...(also.asked ?? []), ...[...inside].flatMap(guardsAsked), ...askedAbout(policy, duties)]
    const { scalars, derived } = bearingOn(policy, compiled, asked, also.facts)
    const behind = derived.flatMap((fact) => listsOf(policy.derived[fact] as DerivedFact))
    const bearing = new Set([...scalars, ...derived, ...behind])
    const events = Object.keys(policy.events).filter(
      (type) => also.events?.includes(type) === true || isRelevant(policy, type, inside, bearing, duties),
    )
    const regions = [...inside]
    for (const region of regions)
      for (const duty of dutiesNamed(policy, actionsIn(region), 'discharge')) duties.add(duty)
    for (const type of events) {
      const { actions = [], permittedBy } = policy.events[type] as EventDeclaration
      for (const duty of dutiesNamed(policy, actions, 'discharge')) duties.add(duty)
      for (const region of written) if (permittedBy === region.id) inside.add(region)
    }
    for (const region of written) if (namesAny(policy, actionsIn(region), duties)) inside.add(region)
    if (inside.size + duties.size !== before) continue
    return {
      regions: written.filter((region) => inside.has(region)),
      asked,
      facts: also.facts ?? [],
      bearing,
      scalars,
      isListed: derived.length > 0,
      duties,
      events,
    }
  }
}

function isRelevant(
  policy: Policy,
  type: string,
  inside: ReadonlySet<FlatRegion>,
  bearing: ReadonlySet<string>,
  duties: ReadonlySet<string>,
): boolean {
  const declared = policy.events[type] as EventDeclaration
  return (
    [...inside].some((region) => isListedIn(region, type)) ||
    (declared.learn !== undefined && bearing.size > 0) ||
    changedBy(declared).some((fact) => bearing.has(fact)) ||
    namesAny(policy, declared.actions ?? [], duties)
  )
}

function namesAny(policy: Policy, actions: readonly Action[], duties: ReadonlySet<string>): boolean {
  return [...dutiesNamed(policy, actions, 'oblige'), ...dutiesNamed(policy, actions, 'discharge')].some(
    (duty) => duties.has(duty),
  )
}

/** Everything that can be done with an event in a cluster: what it always does, and what states add. */
export function actionsFor(policy: Policy, cluster: Cluster, event: string): Action[] {
  return [
    ...(policy.events[event]?.actions ?? []),
    ...cluster.regions.flatMap((region) => actionsIn(region, event)),
  ]
}

/** Do regions that only follow bring about or end a duty that matters here? That is not followed up. */
export function hasFollowedDuties(policy: Policy, cluster: Cluster): boolean {
  return regionsOf(policy).some(
    (region) => region.follows !== undefined && namesAny(policy, actionsIn(region), cluster.duties),
  )
}

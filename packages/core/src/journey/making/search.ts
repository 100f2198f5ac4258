import type { ActorLogic, EventObject, SnapshotFrom } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { NONE, type Facts } from '../../vocabulary/fact.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import { compile } from '../../diagram/compile.ts'
import { situate } from '../../decision/situation.ts'
import type { Policy } from '../../policy/policy.ts'
import { candidatesFor } from './candidates.ts'
import { waitingUntil } from './reach.ts'
import type { Relevance } from './relevance.ts'
import { isOwed } from '../case.ts'
import { factsAfter } from '../effect.ts'
import type { Case, JourneyEvent, JourneyStart, Position } from '../timeline.ts'
import { nominalMachine, positionOf, type MachineInput, type NominalMachine } from '../machine.ts'
import { actionsOf, isTaken } from '../permit.ts'

export type Snapshot = SnapshotFrom<NominalMachine>

/** Positions that a search may look at before it gives up. */
const mostPositions = 5_000

/**
 * The machine of a policy, made quick to search: before an event, time passes from one day that can turn
 * something to the next, where the machine alone would look at every day between. The positions are the same.
 */
export function quickLogic(policy: Policy): ActorLogic<Snapshot, JourneyEvent & EventObject, MachineInput> {
  const machine = nominalMachine(policy)
  return {
    transition: (snapshot, event, scope) => {
      const context = waitingUntil(policy, snapshot.context, event.day).at(-1)
      const near = context === undefined ? snapshot : machine.resolveState({ value: snapshot.value, context })
      return machine.transition(near, event, scope)
    },
    getInitialSnapshot: (scope, input) => machine.getInitialSnapshot(scope, input),
    getPersistedSnapshot: (snapshot) => snapshot,
  }
}

/** What of a position matters to a search, as text. */
export function keyOf(policy: Policy, relevance: Relevance, { states, context }: Position): string {
  const here = relevance.regions.map((region) => states[region.id])
  const owed = relevance.duties.filter((duty) => isOwed(context, duty))
  return JSON.stringify([here, owed, factsKey(policy, relevance, context)])
}

function factsKey(
  policy: Policy,
  relevance: Relevance,
  { facts, asAt }: Pick<Case, 'facts' | 'asAt'>,
): unknown {
  const compiled = compile(policy, asAt)
  const situation = situate(compiled, facts)
  const values = [...relevance.facts].map((fact) => {
    const variable = compiled.variable(fact)
    const declared = policy.facts[fact]
    const value = facts[fact]
    if (variable !== undefined && policy.derived[fact] !== undefined) {
      const found = situation.found(fact)
      // A sum that has passed every figure compared with is as good as a larger one.
      const isPast = typeof found === 'number' && variable.classes.cuts.every((cut) => found > cut)
      return isPast ? [variable.classes.classOf(found)] : found
    }
    if (value === undefined || value === null) return null
    if (declared?.type === 'number' || declared?.type === 'day')
      return variable === undefined ? value : (situation.known[variable.number] as number)
    // Of a list that facts are derived from, those facts say enough; what it still tells later, its open records.
    return Array.isArray(value) ? value.filter((each) => isOpen(each)).length : value
  })
  return relevance.waiting === null ? values : [asAt, values]
}

function isOpen(record: unknown): boolean {
  return typeof record === 'object' && record !== null && Object.values(record).includes(NONE)
}

/** Settings of a search. */
interface Search {
  readonly relevance: Relevance
  readonly wanted: (position: Position) => boolean
  /** At most this many events. */
  readonly within: number
}

/**
 * The same as {@link search}.
 *
 * @throws IomRulesError `TOO_COMPLEX` when too many positions had to be looked at.
 */
export function shortest(policy: Policy, start: JourneyStart, settings: Search): JourneyEvent[] | null {
  const found = search(policy, start, settings)
  if (found !== 'too many') return found
  throw new IomRulesError(
    'TOO_COMPLEX',
    `No journey was found among the first ${mostPositions} positions of the policy ${policy.id}. Start nearer to where it should end.`,
  )
}

/**
 * The fewest events that lead from a start to a wanted position; null when no candidates do within
 * the bound, and `too many` when that many positions had to be looked at that it was given up.
 * XState's own shortest paths over the machine.
 */
export function search(
  policy: Policy,
  start: JourneyStart,
  { relevance, wanted, within }: Search,
): JourneyEvent[] | null | 'too many' {
  const logic = quickLogic(policy)
  const input = { facts: start.facts, asAt: start.asAt }
  const depth = new WeakMap<Snapshot, number>()
  // Each is serialised before anything follows it.
  const depthOf = (snapshot: Snapshot) => depth.get(snapshot) as number
  const seen = new Set<string>()
  const positions = new Map<Snapshot, Position>()
  let found = false
  let spent = false
  const at = (snapshot: Snapshot): Position => {
    let position = positions.get(snapshot)
    if (position === undefined) positions.set(snapshot, (position = positionOf(policy, snapshot)))
    return position
  }
  const serializeState = (snapshot: Snapshot, _?: JourneyEvent, before?: Snapshot): string => {
    if (!depth.has(snapshot)) depth.set(snapshot, before === undefined ? 0 : depthOf(before) + 1)
    const position = at(snapshot)
    found ||= wanted(position)
    const key = keyOf(policy, relevance, position)
    seen.add(key)
    spent ||= seen.size > mostPositions
    return key
  }
  const paths = getShortestPaths(logic, {
    input,
    serializeState,
    events: (snapshot) =>
      found || spent || depthOf(snapshot) >= within ? [] : candidatesFor(policy, relevance, snapshot.context),
    filterEvents: (snapshot, event) => !found && isNews(policy, relevance, at(snapshot), event, seen),
    toState: (snapshot) => wanted(at(snapshot)),
  })
  const [best] = paths.sort((a, b) => a.weight - b.weight)
  if (best !== undefined) return best.steps.slice(1).map(({ event }) => event)
  return spent ? 'too many' : null
}

/** May the event lead somewhere new? One that only changes facts is looked at without taking it. */
function isNews(
  policy: Policy,
  relevance: Relevance,
  position: Position,
  event: JourneyEvent,
  seen: Set<string>,
): boolean {
  const declared = policy.events[event.type]
  if (declared === undefined || declared.permittedBy !== undefined || isTaken(policy, event.type)) return true
  if (actionsOf(policy, event, {}).length > 0) return true
  const facts: Facts = factsAfter(declared, position.context.facts, event)
  const after = { states: position.states, context: { ...position.context, facts, asAt: event.day } }
  const key = keyOf(policy, relevance, after)
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

import type { Day } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import { compile, type Compiled, type Variable } from '../diagram/compile.ts'
import { support } from '../diagram/diagram.ts'
import { decide } from '../decision/assess.ts'
import type { Policy } from '../policy/policy.ts'
import { UNDETERMINED, type Action, type EventDeclaration, type Transition } from '../policy/process.ts'
import { leafOf, regionsOf, transitionsOn, type FlatRegion, type State } from '../policy/regions.ts'
import { factsAfter, idOf } from './case.ts'
import { holds } from './guard.ts'
import type { JourneyEvent, JourneyStart } from './journey.ts'
import { actionsOf } from './permit.ts'
import { beginAt, firstState, takeEvent } from './step.ts'

/** The state of each region, by its id. */
export type States = { readonly [region: string]: string }

/**
 * The states of every region at the start and after each event, and nothing else: what `replay`
 * says of them, hundreds of times as fast. It is to `replay` what `decide` is to `assess`.
 *
 * The journey must have been read by `parseJourney`. A followed decision is worked out once for
 * each combination of classes its facts can have, and looked up from then on.
 */
export function track(
  policy: Policy,
  journey: { readonly start: JourneyStart; readonly events: readonly JourneyEvent[] },
): States[] {
  const runner = runnerOf(policy)
  return runner === null
    ? inFull(policy, journey.start, journey.events)
    : runner(journey.start, journey.events)
}

function inFull(policy: Policy, start: JourneyStart, events: readonly JourneyEvent[]): States[] {
  let position = beginAt(policy, start)
  const states: States[] = [position.states]
  for (const event of events) {
    position = takeEvent(policy, position, event).position
    states.push(position.states)
  }
  return states
}

type Runner = (start: JourneyStart, events: readonly JourneyEvent[]) => States[]

const runners = new WeakMap<Policy, Runner | null>()

function runnerOf(policy: Policy): Runner | null {
  let runner = runners.get(policy)
  if (runner === undefined) runners.set(policy, (runner = canRun(policy) ? makeRunner(policy) : null))
  return runner
}

/** A duty of a rule is known only from the whole case: is any state or fact tied to one? */
function canRun(policy: Policy): boolean {
  const rules = new Set((policy.decisions['obligations']?.rules ?? []).map((rule) => rule.event.type))
  const ofRule = (type: string, transition: Pick<Transition, 'actions'>): boolean =>
    actionsOf(policy, { type, day: '' }, transition).some(
      (action) =>
        action.type === 'discharge' &&
        'duty' in action.params &&
        (typeof action.params.duty !== 'string' || rules.has(action.params.duty)),
    )
  const free = Object.entries(policy.events).every(
    ([type, event]) => !ofRule(type, {}) || (isBare(event) && event.permittedBy === undefined),
  )
  const written = regionsOf(policy).flatMap((region) => [...region.states.values()])
  return (
    free &&
    written.every((state) =>
      Object.entries(state.on).every(([type, transitions]) =>
        transitions.every((each) => !ofRule(type, each)),
      ),
    )
  )
}

function isBare({ set, append, close, learn }: EventDeclaration): boolean {
  return set === undefined && append === undefined && close === undefined && learn === undefined
}

/** A followed decision, looked up by the classes of the facts it rests on. */
interface Lookup {
  readonly facts: readonly string[]
  /** Facts worked out from lists have no class that is read off. */
  readonly isDirect: boolean
  /** The state for each combination of classes, told apart by one number. */
  readonly known: Map<number, string>
}

interface OnDay {
  readonly lookup: Lookup
  readonly variables: readonly Variable[]
}

const daysKept = 4_000

function makeRunner(policy: Policy): Runner {
  const regions = regionsOf(policy)
  const written = regions.filter((region) => region.follows === undefined)
  const lookups = new Map<Compiled['store'], Map<string, Lookup>>()
  const days = new Map<Day, ReadonlyMap<string, OnDay>>()

  /** The lookup of each followed decision, with the classes its facts have on this day. */
  function onDay(asAt: Day): ReadonlyMap<string, OnDay> {
    const done = days.get(asAt)
    if (done !== undefined) return done
    const compiled = compile(policy, asAt)
    let byRegion = lookups.get(compiled.store)
    if (byRegion === undefined) lookups.set(compiled.store, (byRegion = new Map()))
    const made = new Map<string, OnDay>()
    for (const { id, follows } of regions) {
      if (follows?.kind !== 'decision') continue
      const lookup = byRegion.get(id) ?? lookupFor(compiled, follows.id)
      byRegion.set(id, lookup)
      const variables = lookup.facts.map((fact) => compiled.variable(fact) as Variable)
      made.set(id, { lookup, variables })
    }
    if (days.size >= daysKept) days.clear()
    days.set(asAt, made)
    return made
  }

  function stateFor(region: FlatRegion, facts: Facts, asAt: Day): string {
    const { follows } = region
    if (follows === undefined) return ''
    if (follows.kind === 'fact') {
      const value = facts[follows.id]
      return typeof value === 'string' ? (region.stateOf[value] ?? UNDETERMINED) : UNDETERMINED
    }
    const { lookup, variables } = onDay(asAt).get(region.id) as OnDay
    // The classes are those of the day; what they lead to is the same on every day with these diagrams.
    let key = 0
    for (const variable of variables) key = key * (variable.classes.count + 1) + classIn(variable, facts) + 1
    const known = lookup.isDirect ? lookup.known.get(key) : undefined
    if (known !== undefined) return known
    // Other facts do not bear on the decision, and whole lists take long to read.
    const bearing = lookup.isDirect
      ? Object.fromEntries(lookup.facts.map((fact) => [fact, facts[fact]]))
      : facts
    const nominal = { ref: 'CASE', facts: bearing }
    const answer = decide(policy, nominal, { asAt, decisions: [follows.id] })[follows.id]
    const outcome = answer !== undefined && 'outcome' in answer ? answer.outcome : null
    const state = outcome === null ? UNDETERMINED : (region.stateOf[outcome] ?? UNDETERMINED)
    lookup.known.set(key, state)
    return state
  }

  return (start, events) => {
    let facts: Facts = start.facts
    let asAt = start.asAt
    const owed = new Set<string>()
    let states: Record<string, string> = {}
    for (const region of regions) {
      if (region.follows !== undefined) states[region.id] = stateFor(region, facts, asAt)
      else {
        const leaf = leafOf(region, firstState(policy, region, facts, asAt))
        states[region.id] = leaf.name
        for (const action of enteredActions(region, null, leaf))
          if (action.type === 'oblige') owed.add(idOf(action.params.duty, null))
      }
    }
    const all: States[] = [states]
    for (const event of events) {
      const declared = policy.events[event.type] as EventDeclaration
      const after = isBare(declared) ? facts : learnable(declared, facts, event)
      if (after === null) {
        all.push(states)
        continue
      }
      const move = moveFor(policy, written, states, event, after, owed)
      if (move === null && declared.permittedBy !== undefined) {
        all.push(states)
        continue
      }
      const moved = after !== facts || event.day !== asAt
      facts = after
      asAt = event.day
      const next = { ...states }
      for (const action of actionsOf(policy, event, move?.transition ?? {})) {
        if (action.type === 'oblige') owed.add(idOf(action.params.duty, event))
        else if (action.type === 'discharge' && 'duty' in action.params)
          owed.delete(idOf(action.params.duty, event))
      }
      if (move?.transition.target !== undefined) {
        const leaf = leafOf(move.region, move.transition.target)
        next[move.region.id] = leaf.name
        for (const action of enteredActions(move.region, move.state, leaf))
          if (action.type === 'oblige') owed.add(idOf(action.params.duty, event))
      }
      if (moved)
        for (const region of regions)
          if (region.follows !== undefined) next[region.id] = stateFor(region, facts, asAt)
      states = next
      all.push(states)
    }
    return all
  }
}

/** The facts after the event; null where it would teach what is known otherwise. */
function learnable(declared: EventDeclaration, facts: Facts, event: JourneyEvent): Facts | null {
  const learnt = declared.learn === undefined ? undefined : event.payload?.[declared.learn]
  for (const [fact, value] of Object.entries((learnt ?? {}) as Facts)) {
    const there = facts[fact]
    if (there !== undefined && there !== null && JSON.stringify(there) !== JSON.stringify(value)) return null
  }
  return factsAfter(declared, facts, event)
}

interface Move {
  readonly region: FlatRegion
  readonly state: State
  readonly transition: Transition
}

function moveFor(
  policy: Policy,
  written: readonly FlatRegion[],
  states: States,
  event: JourneyEvent,
  facts: Facts,
  owed: ReadonlySet<string>,
): Move | null {
  for (const region of written) {
    const state = region.states.get(states[region.id] ?? '') as State
    for (const transition of transitionsOn(region, state, event.type)) {
      const owes = (transition.actions ?? []).every(
        (action) =>
          action.type !== 'discharge' ||
          !('duty' in action.params) ||
          owed.has(idOf(action.params.duty, event)),
      )
      if (owes && holds(policy, transition.guard, facts, event.day)) return { region, state, transition }
    }
  }
  return null
}

/** What entering the states between brings about. */
function enteredActions(region: FlatRegion, from: State | null, to: State): Action[] {
  const around = new Set(from === null ? [] : [from.name, ...from.within])
  return [...to.within.filter((name) => !around.has(name)), to.name].flatMap(
    (name) => region.states.get(name)?.entry ?? [],
  )
}

/** The facts whose classes decide: those the decision's diagram asks, and those assumptions tie to them. */
function lookupFor(compiled: Compiled, decision: string): Lookup {
  const diagrams = compiled.decisions.get(decision)
  if (diagrams === undefined || diagrams.hitPolicy === 'COLLECT')
    return { facts: [], isDirect: true, known: new Map() }
  const reasoning = compiled.assumptions.flatMap((assumption, at) => (assumption.reasons ? [at] : []))
  const asked = support(compiled.store, compiled.under(diagrams.byRule, reasoning))
  const variables = compiled.variables.filter((variable) => asked.has(variable.number))
  const combinations = variables.reduce((all, { classes }) => all * (classes.count + 1), 1)
  return {
    facts: variables.map(({ fact }) => fact),
    isDirect: !variables.some(({ derived }) => derived) && combinations < Number.MAX_SAFE_INTEGER,
    known: new Map(),
  }
}

/** The class of a fact on a day, -1 where it is not known. */
function classIn(variable: Variable, facts: Facts): number {
  const value = facts[variable.fact]
  if (value === null || value === undefined || typeof value === 'object') return -1
  return variable.classes.classOf(value)
}

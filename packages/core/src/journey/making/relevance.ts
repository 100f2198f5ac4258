import { compile, type Compiled, type Variable } from '../../diagram/compile.ts'
import { isLeaf, support, YES, type Node } from '../../diagram/diagram.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EventDeclaration, EventValue, Guard } from '../../policy/process.ts'
import { changedBy, decisionOf, listsOf, testsIn } from '../../policy/references.ts'
import { regionsOf, ruleIn, type FlatRegion, type State } from '../../policy/regions.ts'
import { roles } from '../roles.ts'
import { isTaken } from '../permit.ts'
import { movesInTime, testsOf } from './turning.ts'

/** What a search has to look at: everything else leads to the same place. */
export interface Relevance {
  /** Facts, derived facts and lists whose value can matter. */
  readonly facts: ReadonlySet<string>
  /** Written regions whose state can matter. */
  readonly regions: readonly FlatRegion[]
  /** Events that change any of these. */
  readonly events: readonly string[]
  /** Duties that must be owed for a transition of these regions. */
  readonly duties: readonly string[]
  /** The event by which time passes and nothing happens, where time can matter. */
  readonly waiting: string | null
  /** The outcome that is looked for, where it is one: what is unknown may be learnt to be so. */
  readonly outcome?: WantedOutcome
}

/** An outcome of a decision that a journey should lead to. */
export interface WantedOutcome {
  /** The decision's id. */
  readonly decision: string
  /** One of its outcomes. */
  readonly outcome: string
}

/** What can matter for these facts and regions: what changes them, what that depends on, and so on. */
export function relevantTo(
  policy: Policy,
  seeds: { readonly facts?: readonly string[]; readonly regions?: readonly string[] },
): Relevance {
  const facts = new Set<string>()
  const regions = new Set<FlatRegion>()
  const events = new Set<string>()
  const duties = new Set<string>()
  const written = regionsOf(policy).filter((region) => region.follows === undefined)
  const addFact = (id: string): void => {
    if (facts.has(id)) return
    facts.add(id)
    const derived = policy.derived[id]
    if (derived !== undefined) listsOf(derived).forEach(addFact)
    for (const [type, event] of Object.entries(policy.events)) {
      if (event.learn === undefined && !changedBy(event).includes(id)) continue
      addEvent(type)
      for (const source of sourcesOf(event)) addFact(source)
    }
  }
  const addEvent = (type: string): void => {
    if (events.has(type)) return
    events.add(type)
    for (const region of written)
      if ([...region.states.values()].some((state) => state.on[type] !== undefined)) addRegion(region)
  }
  const addRegion = (region: FlatRegion): void => {
    if (regions.has(region)) return
    regions.add(region)
    for (const state of region.states.values()) {
      for (const type of Object.keys(state.on)) addEvent(type)
      for (const fact of guardFacts(policy, state)) addFact(fact)
      for (const duty of dutiesIn(state)) {
        duties.add(duty)
        for (const fact of factsBehind(policy, roles.duties, duty)) addFact(fact)
      }
    }
  }
  seeds.facts?.forEach(addFact)
  for (const region of written) if (seeds.regions?.includes(region.id)) addRegion(region)
  const order = Object.keys(policy.events)
  const moves = [...facts].some((fact) => dependsOnTime(policy, fact))
  return {
    facts,
    regions: written.filter((region) => regions.has(region)),
    events: order.filter((type) => events.has(type)),
    duties: [...duties].sort(),
    waiting: moves ? waitingEvent(policy) : null,
  }
}

/** Facts that an event copies into others. */
function sourcesOf({ set, append }: EventDeclaration): string[] {
  const values = [...Object.values(set ?? {}), ...Object.values(append ?? {})] as (EventValue | object)[]
  return values.flatMap((value) =>
    typeof value === 'object' && value !== null && 'fact' in value && typeof value.fact === 'string'
      ? [value.fact]
      : [],
  )
}

function dutiesIn(state: State): string[] {
  const actions = Object.values(state.on).flatMap((transitions) =>
    transitions.flatMap((each) => each.actions ?? []),
  )
  return actions.flatMap((action) =>
    action.type === 'discharge' && 'duty' in action.params && typeof action.params.duty === 'string'
      ? [action.params.duty]
      : [],
  )
}

function guardFacts(policy: Policy, state: State): string[] {
  return Object.values(state.on).flatMap((transitions) =>
    transitions.flatMap(({ guard }) => (guard === undefined ? [] : factsAsked(policy, guard))),
  )
}

/** The facts that a guard asks, by itself or through decisions. */
export function factsAsked(policy: Policy, guard: Guard): string[] {
  const rule = ruleIn(guard)
  if (!('condition' in rule)) return factsBehind(policy, rule.decision, rule.outcome)
  return [...testsIn({ condition: rule.condition }, policy.conditions)].flatMap(({ fact }) => {
    const decision = decisionOf(fact)
    return decision === null ? [fact] : factsBehind(policy, decision)
  })
}

/** The facts, derived ones among them, that a decision or one of its outcomes rests on, whatever the day. */
export function factsBehind(policy: Policy, decision: string, outcome?: string): string[] {
  return variablesBehind(compile(policy, policy.inForce.from), decision, outcome).map(({ fact }) => fact)
}

/** The facts that a decision's diagrams ask, and those that assumptions tie to them. */
export function variablesBehind(compiled: Compiled, decision: string, outcome?: string): readonly Variable[] {
  const roots = rootsOf(compiled, decision, outcome)
  const asked = new Set(roots.flatMap(({ root }) => [...support(compiled.store, root)]))
  return compiled.variables.filter((variable) => asked.has(variable.number))
}

/** A diagram under the assumptions that a policy reasons with, and which leaves of it mean an outcome. */
export interface Root {
  readonly root: Node
  readonly means: (leaf: number, outcome: string) => boolean
}

/** The diagrams of a decision: one, or one for each outcome that is collected. */
export function rootsOf(compiled: Compiled, decision: string, outcome?: string): readonly Root[] {
  const diagrams = compiled.decisions.get(decision) as DecisionDiagrams
  const reasoning = compiled.assumptions.flatMap((assumption, at) => (assumption.reasons ? [at] : []))
  // What is so whatever the facts rests on none of them.
  const under = (node: Node) => (isLeaf(compiled.store, node) ? node : compiled.under(node, reasoning))
  const { outcomes } = diagrams
  if (diagrams.hitPolicy !== 'COLLECT')
    return [{ root: under(diagrams.byOutcome), means: (leaf, wanted) => outcomes[leaf] === wanted }]
  return diagrams.collected.flatMap((node, at) =>
    outcome === undefined || outcomes[at] === outcome
      ? [
          {
            root: under(node),
            means: (leaf: number, wanted: string) => leaf === YES && outcomes[at] === wanted,
          },
        ]
      : [],
  )
}

function dependsOnTime(policy: Policy, fact: string): boolean {
  if (testsOf(policy).get(fact)?.some(movesInTime) === true) return true
  const derived = policy.derived[fact]
  return derived !== undefined && JSON.stringify(derived.where ?? null).includes('Months')
}

/** The event that only lets time pass, if the policy has one. */
export function waitingEvent(policy: Policy): string | null {
  return Object.keys(policy.events).find((type) => isWaiting(policy, type)) ?? null
}

/** Is the event time alone: nothing happens, and the day moves on? What a state lists moves that state. */
export function isWaiting(policy: Policy, type: string): boolean {
  const { permittedBy, payload, learn, actions = [], ...event } = policy.events[type] as EventDeclaration
  const has = [permittedBy, payload, learn].some((each) => each !== undefined)
  return !has && actions.length === 0 && changedBy(event).length === 0 && !isTaken(policy, type)
}

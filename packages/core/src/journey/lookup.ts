import type { Day } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import { compile, type Compiled, type Variable } from '../diagram/compile.ts'
import { support, type Node } from '../diagram/diagram.ts'
import type { SingleDiagrams } from '../diagram/outcomes.ts'
import { decide, type Decided } from '../decision/assess.ts'
import type { Policy } from '../policy/policy.ts'
import { UNDETERMINED } from '../policy/process.ts'
import type { Followed, FlatRegion } from '../policy/regions.ts'

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

/** A reader of the states of following regions, each worked out once for each combination of classes. */
export function followingStates(
  policy: Policy,
  regions: readonly FlatRegion[],
): (region: FlatRegion, follows: Followed, facts: Facts, asAt: Day) => string {
  const lookups = new Map<Compiled['store'], Map<string, Lookup>>()
  const days = new Map<Day, ReadonlyMap<string, OnDay>>()

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
      made.set(id, { lookup, variables: lookup.facts.map((fact) => compiled.variable(fact) as Variable) })
    }
    if (days.size >= daysKept) days.clear()
    days.set(asAt, made)
    return made
  }

  return (region, follows, facts, asAt) => {
    const { stateOf } = region
    if (follows.kind === 'fact') {
      const value = facts[follows.id]
      return typeof value === 'string' ? (stateOf[value] ?? UNDETERMINED) : UNDETERMINED
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
    const { outcome } = decide(policy, nominal, { asAt, decisions: [follows.id] })[follows.id] as Extract<
      Decided,
      { readonly outcome: unknown }
    >
    const state = outcome === null ? UNDETERMINED : (stateOf[outcome] as string)
    lookup.known.set(key, state)
    return state
  }
}

/**
 * The facts whose classes decide: those the decision's diagram asks, and those that assumptions or
 * common lists tie to them (which may be contradicted, and then bear on it by their absence).
 */
function lookupFor(compiled: Compiled, decision: string): Lookup {
  // No region follows a decision that collects.
  const diagrams = compiled.decisions.get(decision) as SingleDiagrams
  const asked = support(compiled.store, diagrams.byRule)
  const tied = [
    ...compiled.assumptions
      .filter(({ reasons }) => reasons)
      .map(({ node }: { readonly node: Node }) => support(compiled.store, node)),
    ...compiled.groups.map(({ members }) => new Set(members.map(({ variable }) => variable))),
  ]
  for (let before = -1; before !== asked.size;) {
    before = asked.size
    for (const each of tied)
      if ([...each].some((variable) => asked.has(variable))) each.forEach((variable) => asked.add(variable))
  }
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

import type { Day } from '../../vocabulary/day.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import { compareText } from '../../vocabulary/order.ts'
import { compile, type Compiled } from '../../diagram/compile.ts'
import { openStore, support, type Node, type Store } from '../../diagram/diagram.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Guard } from '../../policy/process.ts'
import { axisOf, copiesIn, type Axis } from './axes.ts'
import { openBackgrounds, type Backgrounds } from './backgrounds.ts'
import { openSets, type Sets } from './sets.ts'
import { firstOf } from './values.ts'

/** What is asked of a position: a decision, one outcome of it, or a named condition. */
export type Asked = { readonly decision: string; readonly outcome?: string } | { readonly condition: string }

/**
 * Every combination of what some facts can be, not known included, as the paths of diagrams. What
 * lists come to is kept apart: see {@link Backgrounds}.
 */
export interface Space {
  readonly policy: Policy
  readonly store: Store
  readonly sets: Sets
  /** The days looked at, in order. */
  readonly days: readonly Compiled[]
  readonly axes: readonly Axis[]
  readonly axisFor: (fact: string) => Axis | undefined
  readonly backgrounds: Backgrounds
  /** Positions of the assumptions that bear on what is asked. */
  readonly assumptions: readonly number[]
  /** Why what is found here may not be everything; empty where it is. */
  readonly doubts: Set<string>
}

/** Diagram nodes that one space may hold before it says that it is too complex. */
export const spaceBudget = 300_000

/** Everything that bears on what is asked. */
export interface Bearing {
  readonly scalars: readonly string[]
  /** Facts worked out from lists. */
  readonly derived: readonly string[]
  readonly assumptions: readonly number[]
}

/** What bears on what is asked, and on some facts: through assumptions, common lists and copies too. */
export function bearingOn(
  policy: Policy,
  days: readonly Compiled[],
  asked: readonly Asked[],
  facts: readonly string[] = [],
): Bearing {
  const reached = reachedBy(days, asked)
  const scalars = new Set(facts.filter((fact) => policy.derived[fact] === undefined))
  const derived: string[] = []
  const first = firstOf(days)
  for (const variable of first.variables) {
    if (!reached.variables.has(variable.number)) continue
    if (variable.derived) derived.push(variable.fact)
    else scalars.add(variable.fact)
  }
  const { sources } = copiesIn(policy, days)
  for (const fact of scalars)
    for (const source of sources.get(fact) ?? [])
      if (policy.derived[source] === undefined && policy.facts[source]?.type !== 'list') scalars.add(source)
  const order = (fact: string) => first.variable(fact)?.number ?? Number.MAX_SAFE_INTEGER
  return {
    scalars: [...scalars].sort((a, b) => order(a) - order(b) || compareText(a, b)),
    derived,
    assumptions: reached.assumptions,
  }
}

/** The space of everything that bears on what is asked; `facts` are told apart in full. */
export function openSpace(
  policy: Policy,
  days: readonly Day[],
  asked: readonly Asked[],
  facts: readonly string[] = [],
  budget: number = spaceBudget,
): Space {
  const compiled = days.map((day) => compile(policy, day))
  const copies = copiesIn(policy, compiled)
  const { scalars, derived, assumptions } = bearingOn(policy, compiled, asked, facts)
  const axes = scalars.map((fact, at) => axisOf(policy, compiled, copies, fact, at, facts.includes(fact)))
  const byFact = new Map(axes.map((axis) => [axis.fact, axis]))
  const doubts = new Set<string>()
  return {
    policy,
    store: openStore(budget),
    sets: openSets(),
    days: compiled,
    axes,
    axisFor: (fact) => byFact.get(fact),
    backgrounds: openBackgrounds(policy, compiled, derived, doubts),
    assumptions,
    doubts,
  }
}

/** The diagrams of what is asked, as at a day. */
export function nodesFor(compiled: Compiled, asked: Asked): readonly Node[] {
  if ('condition' in asked) return [compiled.nodeOf({ condition: asked.condition })]
  const diagrams = compiled.decisions.get(asked.decision) as DecisionDiagrams
  if (diagrams.hitPolicy !== 'COLLECT') return [diagrams.byRule]
  return diagrams.collected.filter(
    (_, at) => asked.outcome === undefined || diagrams.outcomes[at] === asked.outcome,
  )
}

/** What a guard asks, whichever way round. */
export function askedBy(guard: Guard): Asked {
  return guard.type === 'not' ? askedBy(guard.params.guard) : guard.params
}

/** The variables that bear on what is asked, through assumptions and common lists too. */
function reachedBy(
  days: readonly Compiled[],
  asked: readonly Asked[],
): { readonly variables: ReadonlySet<number>; readonly assumptions: readonly number[] } {
  const variables = new Set<number>()
  const bearing = new Set<number>()
  const reach = (compiled: Compiled): void => {
    for (const group of compiled.groups)
      if (group.members.some((member) => variables.has(member.variable)))
        for (const member of group.members) variables.add(member.variable)
    compiled.assumptions.forEach((assumption, at) => {
      const spoken = support(compiled.store, assumption.node)
      if (!assumption.reasons || ![...spoken].some((variable) => variables.has(variable))) return
      bearing.add(at)
      for (const variable of spoken) variables.add(variable)
    })
  }
  for (const compiled of days)
    for (const each of asked)
      for (const node of nodesFor(compiled, each))
        for (const variable of support(compiled.store, node)) variables.add(variable)
  for (let before = -1; before !== variables.size;) {
    before = variables.size
    days.forEach(reach)
  }
  return { variables, assumptions: [...bearing].sort((a, b) => a - b) }
}

/** Was something refused for its size, rather than for a fault of the caller's? */
export function isTooComplex(error: unknown): error is IomRulesError {
  return error instanceof IomRulesError && error.code === 'TOO_COMPLEX'
}

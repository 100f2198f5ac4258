import type { Compiled, Variable } from '../../diagram/compile.ts'
import { support, type Node } from '../../diagram/diagram.ts'
import type { Group } from '../../diagram/group.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import type { Decision, DerivedFact, FieldTest } from '../../policy/policy.ts'
import { decisionOf, fieldTestsIn, isTest, listOf, testsIn } from '../../policy/references.ts'
import { notInSql } from './refusal.ts'

/** Assumptions that speak of the same facts: whether one of them holds may hang on the others. */
export interface Component {
  /** Positions among the policy's assumptions, in order. */
  readonly assumptions: readonly number[]
  readonly variables: ReadonlySet<number>
}

/** A diagram whose reachable leaves a decision asks for. */
export interface Root {
  readonly decision: string
  /** Position of the outcome, of a COLLECT decision. */
  readonly outcome: number | null
  readonly node: Node
  /** Components of assumptions that bear on it. */
  readonly components: readonly number[]
}

/** A derived fact that the statement works out. */
export interface NeededMember {
  readonly id: string
  readonly derived: DerivedFact
  readonly list: string
  readonly variable: Variable
}

/** What of a policy the statement has to say. */
export interface Scope {
  readonly compiled: Compiled
  /** Decisions asked for, in alphabetical order. */
  readonly decisions: readonly string[]
  /** The same and those they test, such that each comes after those it tests. */
  readonly worked: readonly string[]
  readonly roots: readonly Root[]
  readonly components: readonly Component[]
  /** Facts that are carried, tested by a rule or an assumption, or supplied in place of derived ones. */
  readonly facts: readonly string[]
  readonly members: readonly NeededMember[]
  /** Variables that the diagrams ask. */
  readonly asked: readonly Variable[]
  readonly groups: readonly OpenGroup[]
}

/** Lists that derived facts come from together, as far as the diagrams ask those. */
export interface OpenGroup {
  readonly group: Group
  readonly members: readonly NeededMember[]
  /** Lists whose records are counted. */
  readonly lists: readonly string[]
  /** Lists of periods that windows leave out, with the tests of those windows, latest start first. */
  readonly periods: readonly PeriodList[]
}

export interface PeriodList {
  readonly list: string
  readonly windows: readonly { readonly start: number; readonly test: FieldTest }[]
}

const mostRules = 60
const mostAssumptions = 5

export function scopeOf(compiled: Compiled, wanted: readonly string[], startOf: StartOf): Scope {
  const { policy, store } = compiled
  const worked = compiled.order.filter((id) => reads(compiled, wanted).has(id))
  const components = componentsOf(compiled)
  const roots = wanted.flatMap((id) => rootsOf(compiled, components, id))
  const bearing = [...new Set(roots.flatMap((root) => root.components))]
  const nodes = [
    ...roots.map(({ node }) => node),
    ...bearing.flatMap((at) =>
      (components[at] as Component).assumptions.map(
        (position) => compiled.assumptions[position]?.node as Node,
      ),
    ),
  ]
  const asked = new Set(nodes.flatMap((node) => [...support(store, node)]))
  const variables = compiled.variables.filter((variable) => asked.has(variable.number))
  const tested = new Set(
    worked.flatMap((id) =>
      (policy.decisions[id] as Decision).rules.flatMap((rule) =>
        [...testsIn(rule.conditions, policy.conditions)].flatMap((test) =>
          isTest(test) && decisionOf(test.fact) === null ? [test.fact] : [],
        ),
      ),
    ),
  )
  variables.forEach(({ fact }) => tested.add(fact))
  const facts = [...tested].filter((fact) => Object.hasOwn(policy.facts, fact)).sort()
  const members = [...tested]
    .filter((fact) => Object.hasOwn(policy.derived, fact))
    .sort()
    .map((id): NeededMember => {
      const derived = policy.derived[id] as DerivedFact
      return { id, derived, list: listOf(derived), variable: compiled.variable(id) as Variable }
    })
  const groups = compiled.groups.flatMap((group) => {
    const open = members.filter(
      ({ id, variable }) => asked.has(variable.number) && group.members.some((member) => member.id === id),
    )
    if (open.length === 0) return []
    const lists = [...new Set(open.map(({ list }) => list))].sort()
    return [{ group, members: open, lists, periods: periodsOf(open, startOf) }]
  })
  return { compiled, decisions: wanted, worked, roots, components, facts, members, asked: variables, groups }
}

/** The first day of the window of a test. */
export type StartOf = (test: FieldTest) => number

/** The windows that leave periods out, by the list of periods. */
export function periodsOf(members: readonly Pick<NeededMember, 'derived'>[], startOf: StartOf): PeriodList[] {
  const lists = new Map<string, Map<number, FieldTest>>()
  for (const { derived } of members) {
    for (const test of fieldTestsIn(derived.where)) {
      if (test.notCounting === undefined) continue
      const windows = lists.get(test.notCounting) ?? new Map<number, FieldTest>()
      lists.set(test.notCounting, windows.set(startOf(test), test))
    }
  }
  return [...lists.keys()].sort().map((list) => {
    const windows = [...(lists.get(list) as Map<number, FieldTest>)].sort(([a], [b]) => b - a)
    return { list, windows: windows.map(([start, test]) => ({ start, test })) }
  })
}

function reads({ policy }: Compiled, wanted: readonly string[]): Set<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const rule of (policy.decisions[id] as Decision).rules)
      for (const test of testsIn(rule.conditions, policy.conditions)) {
        const decision = decisionOf(test.fact)
        if (decision !== null) visit(decision)
      }
  }
  wanted.forEach(visit)
  return found
}

function rootsOf(compiled: Compiled, components: readonly Component[], id: string): Root[] {
  const { store } = compiled
  const diagrams = compiled.decisions.get(id) as DecisionDiagrams
  const bearing = (node: Node) => bearingOn(compiled, components, node)
  if (diagrams.hitPolicy === 'COLLECT')
    return diagrams.collected.map((node, outcome) => ({
      decision: id,
      outcome,
      node,
      components: bearing(node),
    }))
  const rules = diagrams.rules.length
  if (rules > mostRules)
    throw notInSql(
      ['decisions', id, 'rules'],
      `The decision \`${id}\` has ${rules} rules. In SQL it can have ${mostRules}: what is possible is kept in the bits of one number.`,
    )
  // Which rules conflict is not told: all conflicts are one.
  const node = store.map('one conflict', diagrams.byRule, (leaf) => Math.min(leaf, rules + 1))
  return [{ decision: id, outcome: null, node, components: bearing(node) }]
}

/** Variables together with those that a common list ties to them. */
function tiedTo(compiled: Compiled, variables: ReadonlySet<number>): Set<number> {
  const tied = new Set(variables)
  for (const group of compiled.groups) {
    const numbers = group.members.map((member) => member.variable)
    if (numbers.some((number) => tied.has(number))) numbers.forEach((number) => tied.add(number))
  }
  return tied
}

function componentsOf(compiled: Compiled): Component[] {
  let components: { assumptions: number[]; variables: Set<number> }[] = []
  compiled.assumptions.forEach(({ node, reasons }, at) => {
    if (!reasons) return
    const variables = tiedTo(compiled, support(compiled.store, node))
    const meets = components.filter((each) => [...each.variables].some((number) => variables.has(number)))
    const one = {
      assumptions: [...meets.flatMap((each) => each.assumptions), at].sort((a, b) => a - b),
      variables: new Set([...meets.flatMap((each) => [...each.variables]), ...variables]),
    }
    components = [...components.filter((each) => !meets.includes(each)), one]
  })
  for (const { assumptions } of components) {
    if (assumptions.length <= mostAssumptions) continue
    throw notInSql(
      ['assumptions'],
      `${assumptions.length} assumptions speak of the same facts: ${assumptions.map((at) => compiled.assumptions[at]?.id).join(', ')}. In SQL at most ${mostAssumptions} can.`,
    )
  }
  return components
}

function bearingOn(compiled: Compiled, components: readonly Component[], node: Node): number[] {
  const reached = tiedTo(compiled, support(compiled.store, node))
  return components.flatMap(({ variables }, at) =>
    [...variables].some((number) => reached.has(number)) ? [at] : [],
  )
}

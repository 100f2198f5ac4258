import { dayNumber, type Day, type DayNumber } from '../vocabulary/day.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import { notADay, refusalIn } from '../vocabulary/refusal.ts'
import type { Condition, Decision, FactTest, Policy } from '../policy/policy.ts'
import { decisionOf, resolve } from '../policy/references.ts'
import { originOf } from '../policy/tried.ts'
import { domainOf } from './declared.ts'
import {
  and,
  excluded,
  isLeaf,
  NO,
  nodeBudget,
  not,
  openStore,
  or,
  support,
  YES,
  type Node,
  type Store,
} from './diagram.ts'
import { divide, type Classes, type ResolvedTest } from './domain.ts'
import { groupsOf, type Group } from './group.ts'
import { collect, single, type DecisionDiagrams, type SingleDiagrams } from './outcomes.ts'
import { collectTests, factOrders, writtenTests } from './tested.ts'

/** A fact that conditions test, with its place in the order in which diagrams ask. */
export interface Variable {
  readonly fact: string
  readonly number: number
  readonly classes: Classes
  /** Worked out from lists rather than carried. */
  readonly derived: boolean
  /** Can a nominal carry it? */
  readonly carried: boolean
}

/** A policy as diagrams, as at one day. */
export interface Compiled {
  readonly policy: Policy
  readonly asAt: Day
  readonly asAtNumber: DayNumber
  readonly store: Store
  /** In the order of their numbers; the first numbers belong to lists. */
  readonly variables: readonly Variable[]
  readonly variable: (fact: string) => Variable | undefined
  /** Lists that unknown derived facts come from, by the number that asks for them. */
  readonly carriers: readonly string[]
  readonly groups: readonly Group[]
  /** Decisions such that each comes after those it tests. */
  readonly order: readonly string[]
  readonly decisions: ReadonlyMap<string, DecisionDiagrams>
  readonly assumptions: readonly { readonly id: string; readonly node: Node; readonly reasons: boolean }[]
  /** A diagram with the combinations excluded that break any of the assumptions with these positions. */
  readonly under: (node: Node, active: readonly number[]) => Node
  /** Of a condition that the policy holds somewhere: a rule's, a named one, a guard's. */
  readonly nodeOf: (condition: Condition) => Node
  readonly resolved: (test: FactTest) => ResolvedTest
}

const remembered = new WeakMap<Policy, Map<Day, Compiled>>()
const daysRemembered = 400
/** Diagrams with no more nodes than this are not worth a second order. */
const fewNodes = 3_000

/**
 * The diagrams of a policy as at a day; made once and kept.
 *
 * @param budget nodes they may take
 * @param few nodes that make a second order not worth its while
 * @throws IomRulesError `TOO_COMPLEX`; `INVALID_DAY`
 */
export function compile(
  policy: Policy,
  asAt: Day,
  budget: number = nodeBudget,
  few: number = fewNodes,
): Compiled {
  let days = remembered.get(policy)
  if (days === undefined) remembered.set(policy, (days = new Map()))
  let compiled = days.get(asAt)
  if (compiled === undefined) {
    compiled = compileAt(policy, asAt, budget, few)
    if (days.size >= daysRemembered) days.delete(days.keys().next().value as Day)
    days.set(asAt, compiled)
  }
  return compiled
}

/**
 * Facts that many rules use are asked first; where that makes large diagrams, the order in which rules
 * ask them is tried too, and the smaller of the two is kept.
 */
function compileAt(policy: Policy, asAt: Day, budget: number, few: number): Compiled {
  const asAtNumber = dayNumber(asAt)
  if (asAtNumber === null) {
    throw notADay('asAt', asAt)
  }
  const { byUse, asWritten } = factOrders(policy)
  const first = attempt(() => compileInOrder(policy, asAt, asAtNumber, byUse, budget))
  if ('store' in first && first.store.size() <= few) return first
  if (asWritten.join() !== byUse.join()) {
    const most = 'store' in first ? first.store.size() : budget
    const second = attempt(() => compileInOrder(policy, asAt, asAtNumber, asWritten, most))
    if ('store' in second) {
      // It was held to what the first came to; what is asked of it later may take all there is.
      second.store.allow(budget)
      return second
    }
  }
  if ('store' in first) return first
  throw first.error
}

function attempt(make: () => Compiled): Compiled | { readonly error: unknown } {
  try {
    return make()
  } catch (error) {
    return { error }
  }
}

function compileInOrder(
  policy: Policy,
  asAt: Day,
  asAtNumber: DayNumber,
  order: readonly string[],
  budget: number,
): Compiled {
  const resolved = (test: FactTest): ResolvedTest => ({
    operator: test.operator,
    required: resolve(policy, test.value, asAt),
  })
  const tests = collectTests(policy, resolved)
  const carriers = Object.keys(policy.facts)
    .filter((id) => policy.facts[id]?.type === 'list')
    .sort()
  const variables = order.map((fact, at): Variable => ({
    fact,
    number: carriers.length + at,
    classes: divide(domainOf(policy, fact), tests.get(fact) as readonly ResolvedTest[], asAtNumber),
    derived: Object.hasOwn(policy.derived, fact),
    carried: Object.hasOwn(policy.facts, fact),
  }))
  const byFact = new Map(variables.map((variable) => [variable.fact, variable]))
  const groups = groupsOf(policy, asAtNumber, asAt, (fact) => {
    const variable = byFact.get(fact)
    return variable === undefined ? undefined : { variable: variable.number, classes: variable.classes }
  })
  return {
    ...functionsOf(policy, variables, resolved, groups, budget),
    policy,
    asAt,
    asAtNumber,
    variables,
    variable: (fact) => byFact.get(fact),
    carriers,
    groups,
    resolved,
  }
}

/** What does not change while no test cuts its fact into other classes: the same on most days. */
type Functions = Pick<Compiled, 'store' | 'order' | 'decisions' | 'assumptions' | 'under' | 'nodeOf'>

const known = new WeakMap<Policy, Map<string, Functions>>()
const functionsRemembered = 8

/** The diagrams for these classes: those of an earlier day wherever the classes are the same. */
function functionsOf(
  policy: Policy,
  variables: readonly Variable[],
  resolved: (test: FactTest) => ResolvedTest,
  groups: readonly Group[],
  budget: number,
): Functions {
  const truthsOf = ({ fact, classes }: Variable) =>
    (writtenTests(policy).get(fact) as readonly FactTest[])
      .map(resolved)
      .map((test) =>
        classes
          .truths(test)
          .map((truth) => (truth ? '1' : '0'))
          .join(''),
      )
      .join()
  const key = variables.map((variable) => `${variable.fact} ${truthsOf(variable)}`).join(';')
  const rules = originOf(policy)
  let alike = known.get(rules)
  if (alike === undefined) known.set(rules, (alike = new Map()))
  let functions = alike.get(key)
  if (functions === undefined) {
    functions = buildFunctions(policy, variables, resolved, groups, budget)
    if (alike.size >= functionsRemembered) alike.delete(alike.keys().next().value as string)
    alike.set(key, functions)
  }
  return functions
}

function buildFunctions(
  policy: Policy,
  variables: readonly Variable[],
  resolved: (test: FactTest) => ResolvedTest,
  groups: readonly Group[],
  budget: number,
): Functions {
  const store = openStore(budget)
  const byFact = new Map(variables.map((variable) => [variable.fact, variable]))
  const decisions = new Map<string, DecisionDiagrams>()
  const decisionOrder: string[] = []
  const named = new Map<string, Node>()
  const build = (condition: Condition): Node => conditionNode(condition)

  /** What is asked last is joined first: the rest then goes on top of it, and is not walked again and again. */
  const deepestFirst = (nodes: readonly Node[]) => nodes.toSorted((a, b) => store.level(b) - store.level(a))

  function conditionNode(condition: Condition): Node {
    if ('all' in condition)
      return deepestFirst(condition.all.map(build)).reduce((a, b) => and(store, a, b), YES)
    if ('any' in condition)
      return deepestFirst(condition.any.map(build)).reduce((a, b) => or(store, a, b), NO)
    if ('not' in condition) return not(store, build(condition.not))
    if ('condition' in condition) {
      const known = named.get(condition.condition)
      const node = known ?? build(policy.conditions[condition.condition] as Condition)
      named.set(condition.condition, node)
      return node
    }
    return testNode(condition)
  }

  function testNode(test: FactTest): Node {
    const decision = decisionOf(test.fact)
    if (decision !== null) return decisionTest(decision, resolved(test))
    const variable = byFact.get(test.fact) as Variable
    return store.make(
      variable.number,
      variable.classes.truths(resolved(test)).map((truth) => (truth ? YES : NO)),
    )
  }

  function decisionTest(id: string, test: ResolvedTest): Node {
    const tested = diagramsOf(id) as SingleDiagrams
    const wanted = Array.isArray(test.required) ? (test.required as string[]) : [String(test.required)]
    const positive = test.operator === 'equal' || test.operator === 'in'
    const kind = `${id} ${test.operator} ${wanted.join()}`
    return store.map(kind, tested.byOutcome, (at) =>
      wanted.includes(tested.outcomes[at] as string) === positive ? YES : NO,
    )
  }

  function diagramsOf(id: string): DecisionDiagrams {
    const known = decisions.get(id)
    if (known !== undefined) return known
    const decision = policy.decisions[id] as Decision
    try {
      const rules = decision.rules.map((rule) => build(rule.conditions))
      const made =
        decision.hitPolicy === 'COLLECT'
          ? collect(store, decision, rules)
          : single(store, id, decision, rules)
      decisions.set(id, made)
      decisionOrder.push(id)
      return made
    } catch (error) {
      refusalIn(error, 'TOO_COMPLEX')
      throw new IomRulesError(
        'TOO_COMPLEX',
        `The decision \`${id}\` is too complex to work out exactly: its conditions make too large a diagram.`,
      )
    }
  }

  for (const id of Object.keys(policy.decisions).sort()) diagramsOf(id)
  const assumptions = policy.assumptions.map((assumption) => ({
    id: assumption.id,
    node: build(assumption.condition),
    reasons: assumption.use === 'reason',
  }))
  return {
    store,
    order: decisionOrder,
    decisions,
    assumptions,
    nodeOf: build,
    under: (node, active) =>
      connected(store, node, active, assumptions, groups).reduce(
        (whole, at) =>
          store.combine('under', (assumptions[at] as { node: Node }).node, whole, (holds, value) =>
            holds === YES ? value : excluded,
          ),
        node,
      ),
  }
}

/**
 * The assumptions that can bear on a diagram: those that speak of a fact it asks, or of one that
 * another such assumption or a common list ties to it. The others hold or not whatever it says.
 */
function connected(
  store: Store,
  root: Node,
  active: readonly number[],
  assumptions: readonly { readonly node: Node }[],
  groups: readonly Group[],
): number[] {
  if (isLeaf(store, root)) return [...active]
  const tied = groups.map((group) => new Set(group.members.map((member) => member.variable)))
  const spoken = active.map((at) => support(store, (assumptions[at] as { node: Node }).node))
  const reached = support(store, root)
  const bearing = new Set<number>()
  for (let before = -1; before !== reached.size;) {
    before = reached.size
    for (const set of tied)
      if ([...set].some((variable) => reached.has(variable))) set.forEach((variable) => reached.add(variable))
    spoken.forEach((set, at) => {
      if (![...set].some((variable) => reached.has(variable))) return
      bearing.add(active[at] as number)
      set.forEach((variable) => reached.add(variable))
    })
  }
  return active.filter((at) => bearing.has(at))
}

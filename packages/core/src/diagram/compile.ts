import { dayNumber, type Day, type DayNumber } from '../vocabulary/day.ts'
import type { Scalar } from '../vocabulary/fact.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import type { Condition, Decision, FactTest, Policy } from '../policy/policy.ts'
import { decisionOf, isTest, outcomesInOrder, resolve, testsIn } from '../policy/references.ts'
import { guardsIn, writtenRegions } from '../policy/regions.ts'
import {
  and,
  excluded,
  isLeaf,
  NO,
  not,
  openStore,
  or,
  support,
  YES,
  type Node,
  type Store,
} from './diagram.ts'
import { divide, type Classes, type Domain, type ResolvedTest } from './domain.ts'
import { groupsOf, type Group } from './group.ts'

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

/** Leaves of a FIRST or UNIQUE decision: the rule's position, or one of these. */
export interface SingleDiagrams {
  readonly hitPolicy: 'FIRST' | 'UNIQUE'
  readonly decision: Decision
  /** Outcomes in order of precedence, then `SILENT` and `CONFLICT`. */
  readonly outcomes: readonly string[]
  /** Leaf value → position in `outcomes`. */
  readonly outcomeAt: (leaf: number) => number
  /** The rules met at once, for a leaf that stands for a conflict. */
  readonly conflictAt: (leaf: number) => readonly number[] | null
  readonly byRule: Node
  readonly byOutcome: Node
  /** One for each rule: are its own conditions met? */
  readonly rules: readonly Node[]
  /** One for each outcome that has a definition: is any of its rules, fallbacks left out, met? */
  readonly definitions: readonly {
    readonly outcome: string
    readonly node: Node
    /** Positions of those rules. */
    readonly rules: readonly number[]
  }[]
}

export interface CollectDiagrams {
  readonly hitPolicy: 'COLLECT'
  readonly decision: Decision
  readonly outcomes: readonly string[]
  /** One for each outcome: is any of its rules met? */
  readonly collected: readonly Node[]
  readonly rules: readonly Node[]
}

export type DecisionDiagrams = SingleDiagrams | CollectDiagrams

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

/** The diagrams of a policy as at a day; made once and kept. */
export function compile(policy: Policy, asAt: Day): Compiled {
  let days = remembered.get(policy)
  if (days === undefined) remembered.set(policy, (days = new Map()))
  let compiled = days.get(asAt)
  if (compiled === undefined) {
    compiled = compileAt(policy, asAt)
    if (days.size >= daysRemembered) days.delete(days.keys().next().value as Day)
    days.set(asAt, compiled)
  }
  return compiled
}

function compileAt(policy: Policy, asAt: Day): Compiled {
  const asAtNumber = dayNumber(asAt)
  if (asAtNumber === null) {
    throw new IomRulesError(
      'INVALID_DAY',
      `\`asAt\` must be a day such as 2026-11-22; it is ${JSON.stringify(asAt)}.`,
    )
  }
  const resolved = (test: FactTest): ResolvedTest => ({
    operator: test.operator,
    required: resolve(policy, test.value, asAt) as Scalar | readonly string[],
  })
  const tests = collectTests(policy, resolved)
  const carriers = Object.keys(policy.facts)
    .filter((id) => policy.facts[id]?.type === 'list')
    .sort()
  const variables = order(tests).map((fact, at): Variable => ({
    fact,
    number: carriers.length + at,
    classes: divide(domainOf(policy, fact), tests.get(fact) ?? [], asAtNumber),
    derived: Object.hasOwn(policy.derived, fact),
    carried: Object.hasOwn(policy.facts, fact),
  }))
  const byFact = new Map(variables.map((variable) => [variable.fact, variable]))
  const groups = groupsOf(policy, asAtNumber, asAt, (fact) => {
    const variable = byFact.get(fact)
    return variable === undefined ? undefined : { variable: variable.number, classes: variable.classes }
  })
  return {
    ...functionsOf(policy, variables, tests, resolved, groups),
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
  tests: ReadonlyMap<string, readonly ResolvedTest[]>,
  resolved: (test: FactTest) => ResolvedTest,
  groups: readonly Group[],
): Functions {
  const key = variables
    .map(({ fact, classes }) =>
      (writtenTests(policy).get(fact) ?? [])
        .map(resolved)
        .map((test) =>
          classes
            .truths(test)
            .map((truth) => (truth ? '1' : '0'))
            .join(''),
        )
        .join(),
    )
    .join(';')
  let alike = known.get(policy)
  if (alike === undefined) known.set(policy, (alike = new Map()))
  let functions = alike.get(key)
  if (functions === undefined) {
    functions = buildFunctions(policy, variables, resolved, groups)
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
): Functions {
  const store = openStore()
  const byFact = new Map(variables.map((variable) => [variable.fact, variable]))
  const decisions = new Map<string, DecisionDiagrams>()
  const decisionOrder: string[] = []
  const named = new Map<string, Node>()
  const build = (condition: Condition): Node => conditionNode(condition)

  function conditionNode(condition: Condition): Node {
    if ('all' in condition) return condition.all.map(build).reduce((a, b) => and(store, a, b), YES)
    if ('any' in condition) return condition.any.map(build).reduce((a, b) => or(store, a, b), NO)
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
      if (error instanceof IomRulesError && error.code === 'TOO_COMPLEX') {
        throw new IomRulesError(
          'TOO_COMPLEX',
          `The decision \`${id}\` is too complex to work out exactly: its conditions make too large a diagram.`,
        )
      }
      throw error
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

/** Every distinct test made on each fact, by rules, assumptions, guards and suggestions alike. */
function collectTests(
  policy: Policy,
  resolved: (test: FactTest) => ResolvedTest,
): Map<string, readonly ResolvedTest[]> {
  const tests = new Map<string, readonly ResolvedTest[]>()
  for (const [fact, written] of writtenTests(policy)) {
    const distinct = new Map<string, ResolvedTest>()
    for (const test of written) {
      const each = resolved(test)
      distinct.set(`${each.operator} ${JSON.stringify(each.required)}`, each)
    }
    tests.set(fact, [...distinct.values()])
  }
  return tests
}

const written = new WeakMap<Policy, ReadonlyMap<string, readonly FactTest[]>>()

/** The tests as written, most tested fact first; those of decisions weigh, the others only join. */
function writtenTests(policy: Policy): ReadonlyMap<string, readonly FactTest[]> {
  const done = written.get(policy)
  if (done !== undefined) return done
  const found = new Map<string, FactTest[]>()
  const uses = new Map<string, number>()
  const gather = (root: Condition, weight: number) => {
    for (const test of testsIn(root, policy.conditions)) {
      if (!isTest(test) || decisionOf(test.fact) !== null) continue
      found.set(test.fact, [...(found.get(test.fact) ?? []), test])
      uses.set(test.fact, (uses.get(test.fact) ?? 0) + weight)
    }
  }
  for (const id of Object.keys(policy.decisions).sort())
    for (const rule of policy.decisions[id]?.rules ?? []) gather(rule.conditions, 1)
  for (const assumption of policy.assumptions) gather(assumption.condition, 1)
  for (const condition of askedElsewhere(policy)) gather(condition, 0)
  const sorted = new Map(
    [...found].sort(([a], [b]) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || (a < b ? -1 : 1)),
  )
  written.set(policy, sorted)
  return sorted
}

/** Conditions that guards, review triggers and suggestions ask. */
function askedElsewhere(policy: Policy): Condition[] {
  const names = new Set((policy.review?.triggers ?? []).flatMap(({ when }) => when ?? []))
  for (const { region } of writtenRegions(policy.machines)) {
    if ('follows' in region) continue
    for (const rule of guardsIn(region)) if ('condition' in rule) names.add(rule.condition)
  }
  const suggested = (policy.deselection?.suggestions ?? []).flatMap(({ condition }) => condition ?? [])
  return [...[...names].sort().map((condition): Condition => ({ condition })), ...suggested]
}

/** Facts in the order diagrams ask them: those that many rules use come first. */
function order(tests: ReadonlyMap<string, unknown>): string[] {
  return [...tests.keys()]
}

/** The values that a tested fact can have; a derived one that may be supplied has those it is declared with. */
export function domainOf(policy: Policy, fact: string): Domain {
  const declared = policy.facts[fact]
  const derived = policy.derived[fact]
  if (declared !== undefined && declared.type !== 'list') {
    // A sum is what it is, also past the most that may be supplied.
    return declared.type === 'number' && derived !== undefined
      ? { ...declared, minimum: Math.min(declared.minimum, 0), maximum: Number.MAX_SAFE_INTEGER }
      : declared
  }
  if (derived?.type === 'boolean') return { type: 'boolean' }
  if (derived !== undefined && 'latest' in derived) {
    const list = policy.facts[derived.latest]
    const field = list?.type === 'list' ? list.record?.[derived.of] : undefined
    return { type: 'day', mayBeNone: true, past: field?.type === 'day' && field.past === true }
  }
  return { type: 'number', minimum: 0, whole: derived !== undefined && 'count' in derived }
}

function collect(store: Store, decision: Decision, rules: readonly Node[]): CollectDiagrams {
  const outcomes = outcomesInOrder(decision)
  const collected = outcomes.map((outcome) =>
    anyOf(store, decision, rules, (rule) => rule.event.type === outcome),
  )
  return { hitPolicy: 'COLLECT', decision, outcomes, collected, rules }
}

function anyOf(
  store: Store,
  decision: Decision,
  rules: readonly Node[],
  wanted: (rule: Decision['rules'][number]) => boolean,
): Node {
  return decision.rules.reduce(
    (node, rule, at) => (wanted(rule) ? or(store, node, rules[at] as Node) : node),
    NO,
  )
}

function single(store: Store, id: string, decision: Decision, rules: readonly Node[]): SingleDiagrams {
  const outcomes = [...outcomesInOrder(decision), 'SILENT', 'CONFLICT']
  const none = rules.length
  const conflicts: (readonly number[])[] = []
  const positions = new Map<string, number>()
  const conflict = (met: readonly number[]): number => {
    const key = met.join()
    const known = positions.get(key)
    if (known !== undefined) return known
    conflicts.push(met)
    positions.set(key, none + conflicts.length)
    return none + conflicts.length
  }
  const metAt = (leaf: number): readonly number[] =>
    leaf === none ? [] : leaf < none ? [leaf] : (conflicts[leaf - none - 1] as readonly number[])
  let byRule = store.leaf(none)
  for (let at = rules.length - 1; at >= 0; at -= 1) {
    const give =
      decision.hitPolicy === 'FIRST'
        ? () => at
        : (rest: number) => (rest === none ? at : conflict([at, ...metAt(rest)]))
    byRule = store.combine(`${id} rule ${at}`, rules[at] as Node, byRule, (met, rest) =>
      met === YES ? give(rest) : rest,
    )
  }
  const outcomeAt = (leaf: number): number => {
    if (leaf > none) return outcomes.length - 1
    const outcome =
      leaf === none ? (decision.otherwise?.outcome ?? 'SILENT') : (decision.rules[leaf]?.event.type as string)
    return outcomes.indexOf(outcome)
  }
  return {
    hitPolicy: decision.hitPolicy as 'FIRST' | 'UNIQUE',
    decision,
    outcomes,
    outcomeAt,
    conflictAt: (leaf) => (leaf > none ? metAt(leaf) : null),
    byRule,
    byOutcome: store.map(`${id} outcomes`, byRule, outcomeAt),
    rules,
    definitions: outcomesInOrder(decision).flatMap((outcome) => {
      const defining = decision.rules.flatMap((rule, at) =>
        rule.event.type === outcome && rule.fallback !== true ? [at] : [],
      )
      if (defining.length === 0) return []
      return [
        {
          outcome,
          rules: defining,
          node: defining.reduce((node, at) => or(store, node, rules[at] as Node), NO),
        },
      ]
    }),
  }
}

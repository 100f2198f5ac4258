// Everybody a decision can tell apart: every complete nominal, one of each kind, by trying all values and lists.
// Nothing here comes from the core but types; the meaning of the language is that of reference.ts.
import type { Condition, PolicyDocument, RecordCondition, Scalar } from '@iom-rules/core'
import {
  compare,
  holdsIn,
  leafIn,
  listOf,
  listWorlds,
  mark,
  outcomeOf,
  representatives,
  resolved,
  type Context,
  type Comparison,
  type World,
} from './reference.ts'

/** What bears on one decision: tests, facts and assumptions. */
export interface Cut {
  readonly context: Context
  /** The decision and those it tests. */
  readonly decisions: readonly string[]
  readonly assumptions: readonly Condition[]
  /** Derived facts that one carried fact stands in for, where it is carried under another name. */
  readonly carriedBy: (derived: string) => string
}

export interface Everybody {
  /** All kinds there are; else some of them. */
  readonly whole: boolean
  readonly people: readonly World[]
}

const itself = (id: string): string => id

/** Every test of a fact in conditions, those of named conditions among them; of decisions by their full name. */
function* factTests(
  document: PolicyDocument,
  condition: Condition,
  asAt: string,
): Generator<{ fact: string } & Comparison> {
  if ('all' in condition) for (const part of condition.all) yield* factTests(document, part, asAt)
  else if ('any' in condition) for (const part of condition.any) yield* factTests(document, part, asAt)
  else if ('not' in condition) yield* factTests(document, condition.not, asAt)
  else if ('condition' in condition)
    yield* factTests(document, document.conditions?.[condition.condition] as Condition, asAt)
  else {
    const { fact, operator, value } = condition
    yield { fact, operator, required: resolved({ document, asAt }, value) }
  }
}

const testsOf = (document: PolicyDocument, conditions: readonly Condition[], asAt = '') =>
  conditions.flatMap((condition) => [...factTests(document, condition, asAt)])

export function rulesOf(document: PolicyDocument, decisions: readonly string[]): Condition[] {
  return decisions.flatMap((id) =>
    (document.decisions?.[id]?.rules ?? []).map(({ conditions }) => conditions),
  )
}

/** The decisions and those that they test, directly or through others. */
export function closure(document: PolicyDocument, decisions: readonly string[]): string[] {
  const found = new Set(decisions)
  for (const id of found)
    for (const { fact } of testsOf(document, rulesOf(document, [id])))
      if (fact.startsWith('decision.')) found.add(fact.slice('decision.'.length))
  return [...found]
}

function listsFor(document: PolicyDocument, fact: string): string[] {
  const derived = document.derived?.[fact]
  if (derived === undefined) return []
  const lists = [listOf(derived)]
  const walk = (where: RecordCondition | undefined): void => {
    if (where === undefined) return
    if ('all' in where) where.all.forEach(walk)
    else if ('any' in where) where.any.forEach(walk)
    else if ('not' in where) walk(where.not)
    else if (where.notCounting !== undefined) lists.push(where.notCounting)
  }
  walk(derived.where)
  return lists
}

/** Conditions among some that speak of the facts, of what another of them ties to those, or of their lists. */
export function bearing(
  document: PolicyDocument,
  facts: Iterable<string>,
  conditions: readonly Condition[],
): Condition[] {
  const tied = new Set([...facts].flatMap((fact) => [fact, ...listsFor(document, fact)]))
  const found = new Set<Condition>()
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const condition of conditions) {
      const own = testsOf(document, [condition]).flatMap(({ fact }) => [fact, ...listsFor(document, fact)])
      if (!own.some((each) => tied.has(each))) continue
      found.add(condition)
      own.forEach((each) => tied.add(each))
    }
  }
  return [...found]
}

export function reasoning(document: PolicyDocument): Condition[] {
  return (document.assumptions ?? []).flatMap(({ use, condition }) => (use === 'report' ? [] : [condition]))
}

/** A cut of a document to what some decisions rest on, under those of the given assumptions that bear on them. */
export function cutTo(
  document: PolicyDocument,
  asAt: string,
  decisions: readonly string[],
  assumptions: readonly Condition[] = reasoning(document),
  carriedBy: Cut['carriedBy'] = itself,
): Cut {
  const all = closure(document, decisions)
  const asked = rulesOf(document, all)
  const facts = testsOf(document, asked).map(({ fact }) => fact)
  const held = bearing(document, facts, assumptions)
  return { ...cutFor(document, asAt, [...asked, ...held], carriedBy), decisions: all, assumptions: held }
}

/** A cut to the facts that conditions test, without any assumption. */
export function cutFor(
  document: PolicyDocument,
  asAt: string,
  conditions: readonly Condition[],
  carriedBy: Cut['carriedBy'] = itself,
): Cut {
  const tests = new Map<string, Comparison[]>()
  for (const { fact, operator, required } of testsOf(document, conditions, asAt))
    tests.set(fact, [...(tests.get(fact) ?? []), { operator, required }])
  const derived = Object.fromEntries(Object.entries(document.derived ?? {}).filter(([id]) => tests.has(id)))
  const context: Context = { document: { ...document, derived }, asAt, tests }
  return { context, decisions: [], assumptions: [], carriedBy }
}

/** The most kinds of people that are tried; beyond, some of them are. */
const most = 1_500
const some = 150

/** Everybody whom the tests of a cut can tell apart, and who meets its assumptions. */
export function everybody(cut: Cut, seed = 1): Everybody | null {
  const { context, carriedBy } = cut
  const { document, tests } = context
  const facts = document.facts ?? {}
  const scalars = [...tests.keys()].flatMap((id): [string, readonly Scalar[]][] => {
    const declared = facts[id]
    if (declared === undefined || declared.type === 'list' || document.derived?.[id] !== undefined) return []
    return [[id, representatives(context, id, declared)]]
  })
  const lists = listPeople(context, carriedBy)
  if (lists === null) return null
  const size = scalars.reduce((product, [, values]) => product * values.length, lists.people.length)
  const whole = size <= most
  const people = whole
    ? scalars.reduce<readonly World[]>(
        (all, [id, values]) =>
          all.flatMap((each) =>
            values.map((value) => ({ values: { ...each.values, [id]: value }, picks: {} })),
          ),
        lists.people,
      )
    : sampled(scalars, lists.people, seed)
  return {
    whole: whole && lists.exact,
    people: people.filter((each) =>
      cut.assumptions.every((condition) => holdsIn(context, condition, each, new Map())),
    ),
  }
}

function sampled(
  scalars: readonly (readonly [string, readonly Scalar[]])[],
  lists: readonly World[],
  seed: number,
): World[] {
  let state = seed
  const pick = <T>(all: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return all[Math.floor((state / 2 ** 32) * all.length)] as T
  }
  return Array.from({ length: some }, () => ({
    values: { ...pick(lists).values, ...Object.fromEntries(scalars.map(([id, all]) => [id, pick(all)])) },
    picks: {},
  }))
}

/** How the derived facts can turn out together: from lists, or carried where they may be. */
function listPeople(
  context: Context,
  carriedBy: Cut['carriedBy'],
): { readonly people: readonly World[]; readonly exact: boolean } | null {
  const { document, tests } = context
  const derived = Object.entries(document.derived ?? {})
  const carriers = [...new Set(derived.map(([id]) => carriedBy(id)))].filter((id) => document.facts?.[id])
  const carried = new Map(
    carriers.map((id) => [id, derived.flatMap(([each]) => (carriedBy(each) === id ? [each] : []))]),
  )
  let exact = true
  const found = new Map<string, World>()
  const take = (given: Readonly<Record<string, Scalar>>): void => {
    const lists = listWorlds(context, given)
    exact &&= lists.exact
    for (const { values, unsettled = false } of lists.worlds) {
      // A sum that stays unknown is nothing that a rule is certainly met by.
      if (unsettled) continue
      const all = { ...values, ...given }
      const key = JSON.stringify(derived.map(([id]) => mark(context, id, all[id] as Scalar)))
      found.set(key, { values: all, picks: {} })
    }
  }
  const choose = (left: readonly string[], given: Readonly<Record<string, Scalar>>): boolean => {
    const [carrier, ...rest] = left
    if (carrier === undefined) {
      take(given)
      return found.size <= most
    }
    const ids = carried.get(carrier) as readonly string[]
    const both: Context = {
      ...context,
      tests: new Map([[carrier, ids.flatMap((id) => [...(tests.get(id) ?? [])])]]),
    }
    const declared = document.facts?.[carrier]
    if (declared === undefined || declared.type === 'list') return choose(rest, given)
    return (
      choose(rest, given) &&
      representatives(both, carrier, declared).every((value) =>
        choose(rest, { ...given, ...Object.fromEntries(ids.map((id) => [id, value])) }),
      )
    )
  }
  return choose(carriers, {}) ? { people: [...found.values()], exact } : null
}

// What is asked of people

export function isSo(cut: Cut, condition: Condition, person: World): boolean {
  return holdsIn(cut.context, condition, person, new Map())
}

/** Positions of the rules of a decision that are met. */
export function metBy(cut: Cut, decision: string, person: World): number[] {
  const leaves = new Map<string, string>()
  return (cut.context.document.decisions?.[decision]?.rules ?? []).flatMap((rule, at) =>
    holdsIn(cut.context, rule.conditions, person, leaves) ? [at] : [],
  )
}

/** The one outcome of a FIRST or UNIQUE decision; `SILENT` and `CONFLICT` among them. */
export function outcomeFor(cut: Cut, decision: string, person: World): string {
  const declared = cut.context.document.decisions?.[decision]
  if (declared === undefined) throw new Error(`no decision ${decision}`)
  return outcomeOf(declared, leafIn(cut.context, declared, person, new Map()))
}

/** Can no test of the cut tell two values of a fact apart? */
export function isAlike(cut: Cut, fact: string, one: Scalar, other: Scalar): boolean {
  return (cut.context.tests.get(fact) ?? []).every(
    ({ operator, required }) =>
      compare(one, operator, required, cut.context.asAt) ===
      compare(other, operator, required, cut.context.asAt),
  )
}

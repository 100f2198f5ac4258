// The faults of a policy by brute force: each with the people it is about.
import type { Condition, Decision, PolicyDocument } from '@iom-rules/core'
import {
  bearing,
  closure,
  cutFor,
  cutTo,
  everybody,
  isSo,
  metBy,
  reasoning,
  rulesOf,
  type Cut,
} from './everybody.ts'
import type { World } from './reference.ts'

/** What brute force finds of one decision. */
export interface Faults {
  readonly cut: Cut
  readonly people: readonly World[]
  /** Everybody was tried; else the faults are some of them. */
  readonly whole: boolean
  /** Faults that somebody shows: by a name of each, and who. */
  readonly shown: ReadonlyMap<string, readonly World[]>
  /** Faults that stand as long as nobody refutes them. */
  readonly unrefuted: ReadonlySet<string>
}

/** `null` where the lists leave too many ways. */
export function faultsOf(document: PolicyDocument, asAt: string, id: string, seed: number): Faults | null {
  const cut = cutTo(document, asAt, [id])
  const found = everybody(cut, seed)
  if (found === null) return null
  const { people, whole } = found
  const decision = document.decisions?.[id] as Decision
  const met = new Map(people.map((person) => [person, metBy(cut, id, person)]))
  const shown = new Map<string, World[]>()
  const show = (fault: string, person: World) => shown.set(fault, [...(shown.get(fault) ?? []), person])
  for (const [person, rules] of met) for (const fault of faultsIn(decision, rules)) show(fault, person)
  return { cut, people, whole, shown, unrefuted: neverIn(decision, [...met.values()]) }
}

/** The faults that one person shows, by the positions of the rules they meet. */
function* faultsIn(decision: Decision, met: readonly number[]): Generator<string> {
  if (decision.hitPolicy === 'COLLECT') return
  const ruleAt = (at: number) => decision.rules[at] as Decision['rules'][number]
  const defined = met.filter((at) => ruleAt(at).fallback !== true)
  const [first, ...others] = met
  if (first === undefined) {
    if (decision.otherwise === undefined) yield 'gap'
    return
  }
  const decides = decision.hitPolicy === 'FIRST' || others.length === 0
  if (decides && defined.length === 0) yield `filled-by-fallback ${ruleAt(first).name}`
  const names =
    decision.hitPolicy === 'UNIQUE'
      ? met.map((at) => ruleAt(at).name)
      : [...new Set(defined.map((at) => ruleAt(at).event.type))]
  for (const one of names) for (const other of names) if (one < other) yield `overlap ${one} ${other}`
}

/** Rules that nobody meets, and under FIRST those that never decide. */
function neverIn(decision: Decision, people: readonly (readonly number[])[]): Set<string> {
  const met = new Set(people.flat())
  const first = new Set(people.map(([rule]) => rule))
  const found = decision.rules.flatMap(({ name }, at) => {
    if (!met.has(at)) return [`never ${name}`]
    return decision.hitPolicy === 'FIRST' && !first.has(at) ? [`masked ${name}`] : []
  })
  const leaves = decision.otherwise !== undefined && !people.some((rules) => rules.length === 0)
  return new Set([...found, ...(leaves ? ['masked otherwise'] : [])])
}

// Redundant parts

const always: Condition = { all: [] }
const never: Condition = { any: [] }

/** A part of a condition with the whole as it reads without it. */
export interface Part {
  readonly path: string
  readonly part: Condition
  readonly without: Condition
}

/** The parts of groups in a condition, the outer ones before what is within them. */
function* partsOf(
  condition: Condition,
  path: string,
  rebuild: (other: Condition) => Condition,
): Generator<Part> {
  if ('not' in condition) yield* partsOf(condition.not, `${path}/not`, (not) => rebuild({ not }))
  const kind = 'all' in condition ? 'all' : 'any' in condition ? 'any' : null
  if (kind === null) return
  const parts = 'all' in condition ? condition.all : (condition as { any: readonly Condition[] }).any
  for (const [at, part] of parts.entries()) {
    const within = (other: Condition): Condition => {
      const changed = parts.map((each, place) => (place === at ? other : each))
      return rebuild(kind === 'all' ? { all: changed } : { any: changed })
    }
    const own = `${path}/${kind}/${at}`
    yield { path: own, part, without: within(kind === 'all' ? always : never) }
    yield* partsOf(part, own, within)
  }
}

/** The conditions of a decision that are judged as a whole: those of its rules, and the named ones they use. */
export function wholesOf(
  document: PolicyDocument,
  id: string,
  looked: Set<string>,
): { path: string; condition: Condition }[] {
  const own = (document.decisions?.[id]?.rules ?? []).map(({ conditions }, at) => ({
    path: `/decisions/${id}/rules/${at}/conditions`,
    condition: conditions,
  }))
  const held = new Set(namesIn(document, reasoning(document)))
  const names = namesIn(document, rulesOf(document, closure(document, [id])))
  const named = names.flatMap((name) => {
    if (looked.has(name)) return []
    looked.add(name)
    // What an assumption uses cannot be told apart from the assumption itself.
    if (held.has(name)) return []
    return [{ path: `/conditions/${name}`, condition: document.conditions?.[name] as Condition }]
  })
  return [...own, ...named]
}

function namesIn(document: PolicyDocument, conditions: readonly Condition[]): string[] {
  const found = new Set<string>()
  const walk = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(walk)
    else if ('any' in condition) condition.any.forEach(walk)
    else if ('not' in condition) walk(condition.not)
    else if ('condition' in condition) {
      found.add(condition.condition)
      walk(document.conditions?.[condition.condition] as Condition)
    }
  }
  conditions.forEach(walk)
  return [...found].sort()
}

/** Does a condition say the same of everybody without a part? */
export function isAsWell({ cut, people }: Faults, whole: Condition, without: Condition): boolean {
  return people.every((person) => isSo(cut, whole, person) === isSo(cut, without, person))
}

/** The part of some wholes with this path. */
export function partAt(
  wholes: readonly { path: string; condition: Condition }[],
  path: string,
): { readonly whole: Condition; readonly without: Condition } | undefined {
  for (const { condition, path: root } of wholes)
    for (const each of partsOf(condition, root, (other) => other))
      if (each.path === path) return { whole: condition, without: each.without }
  return undefined
}

/** The outermost parts without which their whole says the same. */
export function redundantIn(faults: Faults, whole: { path: string; condition: Condition }): Part[] {
  const found: Part[] = []
  if (!faults.people.some((person) => isSo(faults.cut, whole.condition, person))) return []
  for (const each of partsOf(whole.condition, whole.path, (other) => other)) {
    if (found.some(({ path }) => each.path.startsWith(`${path}/`))) continue
    if (isAsWell(faults, whole.condition, each.without)) found.push(each)
  }
  return found
}

// Assumptions

/** Does nobody meet all assumptions; else which of them, by their positions, does nothing need? */
export function assumptionFaults(
  document: PolicyDocument,
  asAt: string,
): { readonly contradictory: boolean; readonly unneeded: readonly number[] } | null {
  const all = reasoning(document)
  const cut = cutFor(document, asAt, all)
  const found = everybody(cut)
  if (found?.whole !== true) return null
  const holding = (conditions: readonly Condition[]) =>
    found.people.filter((person) => conditions.every((condition) => isSo(cut, condition, person))).length
  const decisions = Object.keys(document.decisions ?? {})
  const spoken = cutTo(document, asAt, decisions, [])
  const needed = new Set(bearing(document, spoken.context.tests.keys(), all))
  return {
    contradictory: all.length > 0 && holding(all) === 0,
    unneeded: all.flatMap((condition) => {
      const follows = holding(all.filter((each) => each !== condition)) === holding(all)
      const at = (document.assumptions ?? []).findIndex((each) => each.condition === condition)
      return follows || !needed.has(condition) ? [at] : []
    }),
  }
}

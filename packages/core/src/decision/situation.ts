import { dayNumber, dayText } from '../vocabulary/day.ts'
import type { FactRecord, Facts, Scalar } from '../vocabulary/fact.ts'
import { tallyValue } from '../policy/derive.ts'
import type { Policy } from '../policy/policy.ts'
import { fieldTestsIn, resolve } from '../policy/references.ts'
import type { Compiled } from '../diagram/compile.ts'
import { worldsOf, type Worlds } from '../diagram/completions.ts'
import { excluded, isLeaf, NO, YES, type Node, type Store } from '../diagram/diagram.ts'
import { completeRecords, periodsOf, tallyOf, type Group, type Member } from '../diagram/group.ts'
import { embed, leaves, restrict } from '../diagram/restrict.ts'
import type { Found, Trace } from './assessment.ts'

/** Derived facts that are not known, with everything they can be. */
interface OpenGroup {
  readonly group: Group
  readonly members: readonly Member[]
  readonly worlds: Worlds
  readonly embedded: Map<Node, Node>
}

/** A nominal as the diagrams of a policy see it. */
export interface Situation {
  readonly compiled: Compiled
  /** Class of each variable, -1 where it is not known. */
  readonly known: Int32Array
  /** The classes an unknown derived fact can have, by variable. */
  readonly classes: ReadonlyMap<number, readonly number[]>
  /** What was found for each tested fact. */
  readonly found: (fact: string) => Found
  readonly open: readonly OpenGroup[]
  /** Conditions traced so far, by their place among those of the policy. */
  readonly traces: (Trace | undefined)[]
  /** Positions of the assumptions that hold here, and of those the facts contradict. */
  readonly active: readonly number[]
  readonly contradicted: readonly number[]
}

interface Kept {
  /** Diagrams under assumptions, by the assumptions that hold. */
  readonly under: Map<string, Map<Node, Node>>
  /** The same for the common case, in which all of them do. */
  readonly underAll: Map<Node, Node>
  readonly reasoning: readonly number[]
  readonly reporting: readonly number[]
}

/** By store: the same on every day with the same diagrams. */
const kept = new WeakMap<Store, Kept>()

function keptFor(compiled: Compiled): Kept {
  let found = kept.get(compiled.store)
  if (found === undefined) {
    const positions = (reasons: boolean) =>
      compiled.assumptions.flatMap((assumption, at) => (assumption.reasons === reasons ? [at] : []))
    found = {
      under: new Map(),
      underAll: new Map(),
      reasoning: positions(true),
      reporting: positions(false),
    }
    kept.set(compiled.store, found)
  }
  return found
}

/** Reads a checked nominal's facts into classes. */
export function situate(compiled: Compiled, facts: Facts): Situation {
  const known = new Int32Array(compiled.carriers.length + compiled.variables.length).fill(-1)
  for (const variable of compiled.variables) {
    const value = facts[variable.fact]
    if (variable.carried && value !== null && value !== undefined)
      known[variable.number] = variable.classes.classOf(value as Scalar)
  }
  const values = new Map<string, Found>()
  const classes = new Map<number, readonly number[]>()
  const open: OpenGroup[] = []
  for (const group of compiled.groups) settleGroup(compiled, group, facts, known, values, classes, open)
  const situation = {
    compiled,
    known,
    classes,
    found: (fact: string) => values.get(fact) ?? (facts[fact] as Scalar | null | undefined) ?? null,
    open,
    traces: [],
  }
  return { ...situation, ...assumptionsHere(situation) }
}

function settleGroup(
  compiled: Compiled,
  group: Group,
  facts: Facts,
  known: Int32Array,
  values: Map<string, Found>,
  classes: Map<number, readonly number[]>,
  open: OpenGroup[],
): void {
  const members = group.members.filter((member) => known[member.variable] === -1)
  if (members.length === 0) return
  const records = new Map<string, readonly FactRecord[]>()
  for (const list of [...group.lists, ...group.periodLists]) {
    const complete = completeRecords(group, list, facts[list])
    if (complete !== null) records.set(list, complete)
  }
  if (records.size === group.lists.length + group.periodLists.length) {
    const left = settleKnown(group, members, records, known, values)
    if (left.length === 0) return
  }
  const entry = openGroup(compiled, group, members, facts)
  const unsettled = members.filter((member, at) => {
    const { classes: possible, examples, value } = entry.worlds.reachable[at] as Worlds['reachable'][number]
    if (value !== null) values.set(member.id, value)
    else if (possible.length < member.classes.count) values.set(member.id, { oneOf: examples })
    if (possible.length === 1) {
      known[member.variable] = possible[0] as number
      return false
    }
    classes.set(member.variable, possible)
    return true
  })
  if (unsettled.length > 0) open.push(entry)
}

/** Every list is known: one walk over the records. Gives the members whose value stays unknown. */
function settleKnown(
  group: Group,
  members: readonly Member[],
  records: ReadonlyMap<string, readonly FactRecord[]>,
  known: Int32Array,
  values: Map<string, Found>,
): readonly Member[] {
  const periods = periodsOf(group, records)
  return members.filter((member) => {
    const tally = tallyOf(member, records.get(member.list) as readonly FactRecord[], periods)
    const value = tallyValue(member.derived, tally, dayText)
    if (value === null) return true
    values.set(member.id, value)
    known[member.variable] = member.classes.classOf(value)
    return false
  })
}

/** Groups of which nothing at all is known, by the members that are not supplied. */
const unknownOnAnyDay = new WeakMap<Policy, WeakMap<Store, Map<string, OpenGroup>>>()

/**
 * What wholly unknown lists can come to is worked out once for every day with the same diagrams:
 * windows that move with the day admit the same ways whichever day it is. A day that is named, or
 * is itself the value, ties the answer to the day.
 */
function unknownWorlds(compiled: Compiled, group: Group): Map<string, OpenGroup> {
  if (!group.members.every((member) => movesWithTheDay(compiled, member))) return unknownHere(compiled)
  // Not by the diagrams alone: those of another figure of the same policy can be the same.
  let days = unknownOnAnyDay.get(compiled.policy)
  if (days === undefined) unknownOnAnyDay.set(compiled.policy, (days = new WeakMap()))
  let unknown = days.get(compiled.store)
  if (unknown === undefined) days.set(compiled.store, (unknown = new Map()))
  return unknown
}

function movesWithTheDay({ policy }: Compiled, { derived }: Member): boolean {
  if ('latest' in derived) return false
  const values = [...fieldTestsIn(derived.where)].map(({ value }) => resolve(policy, value, anyDay))
  return values.every((value) => dayNumber(String(value)) === null)
}

/** In place of the day of the assessment, for what is the same on all of them. */
const anyDay = ''

const unknownOnOneDay = new WeakMap<Compiled, Map<string, OpenGroup>>()

function unknownHere(compiled: Compiled): Map<string, OpenGroup> {
  let unknown = unknownOnOneDay.get(compiled)
  if (unknown === undefined) unknownOnOneDay.set(compiled, (unknown = new Map()))
  return unknown
}

function openGroup(compiled: Compiled, group: Group, members: readonly Member[], facts: Facts): OpenGroup {
  const make = (): OpenGroup => ({
    group,
    members,
    worlds: worldsOf(group, members, facts),
    embedded: new Map(),
  })
  const lists = [...group.lists, ...group.periodLists]
  if (lists.some((list) => (facts[list] ?? null) !== null)) return make()
  const unknown = unknownWorlds(compiled, group)
  const key = members.map((member) => member.id).join()
  const entry = unknown.get(key) ?? make()
  unknown.set(key, entry)
  return entry
}

/** What a diagram comes to here: known facts followed, unknown lists put in for what they decide. */
export function look(situation: Pick<Situation, 'compiled' | 'known' | 'open'>, root: Node): Node {
  const { compiled, known, open } = situation
  let node = restrict(compiled.store, root, known)
  for (const entry of open) {
    const done = entry.embedded.get(node)
    const next =
      done ??
      embed(compiled.store, node, entry.group, stillOpen(entry, known), restricted(entry, known), (fact) =>
        compiled.carriers.indexOf(fact),
      )
    entry.embedded.set(node, next)
    node = next
  }
  return node
}

/** Members whose class turned out the same everywhere are followed already. */
function stillOpen(entry: OpenGroup, known: Int32Array): readonly Member[] {
  return entry.members.filter((member) => known[member.variable] === -1)
}

function restricted(entry: OpenGroup, known: Int32Array): Worlds {
  const positions = entry.members
    .map((member, at) => (known[member.variable] === -1 ? at : -1))
    .filter((at) => at >= 0)
  if (positions.length === entry.members.length) return entry.worlds
  return {
    ...entry.worlds,
    classes: (choice) => {
      const all = entry.worlds.classes(choice)
      return positions.map((at) => all[at] as readonly number[])
    },
  }
}

/** The diagram with the combinations left out that the active assumptions exclude. */
export function under(situation: Pick<Situation, 'compiled' | 'active'>, root: Node): Node {
  const { compiled, active } = situation
  if (active.length === 0) return root
  const cache = cacheFor(keptFor(compiled), active)
  let node = cache.get(root)
  if (node === undefined) cache.set(root, (node = compiled.under(root, active)))
  return node
}

function cacheFor(caches: Kept, active: readonly number[]): Map<Node, Node> {
  if (active === caches.reasoning) return caches.underAll
  const key = active.join()
  let cache = caches.under.get(key)
  if (cache === undefined) caches.under.set(key, (cache = new Map()))
  return cache
}

/** Which assumptions hold here, and which the facts contradict; those that come first are kept first. */
export function assumptionsHere(situation: Pick<Situation, 'compiled' | 'known' | 'open'>): {
  active: readonly number[]
  contradicted: readonly number[]
} {
  const { compiled } = situation
  const { reasoning, reporting } = keptFor(compiled)
  const canHold = (positions: readonly number[]): boolean => {
    const node = look(situation, under({ compiled, active: positions }, YES))
    return !isLeaf(compiled.store, node) || compiled.store.value(node) !== excluded
  }
  const contradicted = reporting.filter((at) => {
    const node = look(situation, compiled.assumptions[at]?.node as Node)
    // Reduced: a diagram that is never met is the leaf NO, unless lists leave combinations out.
    return isLeaf(compiled.store, node)
      ? compiled.store.value(node) === NO
      : !leaves(compiled.store, node).has(YES)
  })
  if (reasoning.length === 0 || canHold(reasoning)) return { active: reasoning, contradicted }
  const active: number[] = []
  for (const at of reasoning) {
    if (canHold([...active, at])) active.push(at)
    else contradicted.push(at)
  }
  return { active, contradicted: contradicted.sort((a, b) => a - b) }
}

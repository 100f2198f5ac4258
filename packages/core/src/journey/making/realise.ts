import { dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type FactRecord, type Facts, type FactValue, type Scalar } from '../../vocabulary/fact.ts'
import { tallyValue } from '../../policy/derive.ts'
import type { DerivedFact, RecordField } from '../../policy/policy.ts'
import { fieldsOf, listOf } from '../../policy/references.ts'
import type { Compiled, Variable } from '../../diagram/compile.ts'
import { excluded, isLeaf, type Node, type Store } from '../../diagram/diagram.ts'
import { periodsOf, tallyOf, type Group, type Member } from '../../diagram/group.ts'
import { turningDays } from './turning.ts'

/** A class for each of some variables. */
export type Classing = ReadonlyMap<number, number>

/** The ways down a diagram to a leaf, each with the classes it takes; the quietest classes first. */
export function* waysTo(store: Store, root: Node, wanted: (leaf: number) => boolean): Generator<Classing> {
  const dead = new Set<Node>()
  function* walk(node: Node, taken: Classing): Generator<Classing, boolean> {
    if (isLeaf(store, node)) {
      const value = store.value(node)
      if (value === excluded || !wanted(value)) return false
      yield taken
      return true
    }
    if (dead.has(node)) return false
    let any = false
    for (const [at, child] of store.children(node).entries())
      any = (yield* walk(child, new Map([...taken, [store.level(node), at]]))) || any
    if (!any) dead.add(node)
    return any
  }
  yield* walk(root, new Map())
}

/** Classes at which two diagrams end apart, and the leaves they end at. */
export interface Apart {
  readonly classes: Classing
  readonly ends: readonly [number, number]
}

/** The combinations of classes at which two diagrams, asked alike, end apart. */
export function* apart(store: Store, left: Node, right: Node): Generator<Apart> {
  const dead = new Set<string>()
  function* walk(a: Node, b: Node, taken: Classing): Generator<Apart, boolean> {
    if (a === b) return false
    if (isLeaf(store, a) && isLeaf(store, b)) {
      if (store.value(a) === excluded || store.value(b) === excluded) return false
      yield { classes: taken, ends: [store.value(a), store.value(b)] }
      return true
    }
    const key = `${a}:${b}`
    if (dead.has(key)) return false
    const level = Math.min(store.level(a), store.level(b))
    const below = (node: Node, at: number) =>
      store.level(node) === level ? (store.children(node)[at] as Node) : node
    const width = store.children(store.level(a) === level ? a : b).length
    let any = false
    for (let at = 0; at < width; at += 1)
      any = (yield* walk(below(a, at), below(b, at), new Map([...taken, [level, at]]))) || any
    if (!any) dead.add(key)
    return any
  }
  yield* walk(left, right, new Map())
}

/** Do days alone turn nothing for a while? Or should tomorrow turn something? */
export type Steadiness = 'steady' | 'turning'

/** Values that derived facts are to come to themselves, rather than to any of their class. */
export type Exactly = ReadonlyMap<number, Scalar>

const aWhile = 30

/** Facts whose classes are these, lists made up of as few records as will do; null when none were found. */
export function realise(
  compiled: Compiled,
  classes: Classing,
  moving: ReadonlyMap<string, Steadiness> = new Map(),
  exactly: Exactly = new Map(),
): Facts | null {
  const facts: Record<string, FactValue> = {}
  const lists = new Set<string>()
  for (const variable of compiled.variables) {
    const wanted = classes.get(variable.number)
    if (wanted === undefined) continue
    if (variable.carried) {
      facts[variable.fact] = steadyValue(compiled, variable, wanted)
    } else lists.add(listOf(compiled.policy.derived[variable.fact] as DerivedFact))
  }
  for (const group of compiled.groups) {
    const told = [...group.lists, ...group.periodLists].filter((list) => lists.has(list))
    if (told.length === 0) continue
    for (const list of group.periodLists) facts[list] = []
    for (const list of told) {
      const records = recordsFor(compiled, group, list, classes, moving, exactly)
      if (records === null) return null
      facts[list] = records
    }
  }
  return facts
}

/** A value of a class that the next days leave in it; the class's own example when there is none. */
function steadyValue({ policy, asAt }: Compiled, { fact, classes }: Variable, wanted: number): Scalar {
  const example = classes.examples[wanted] as Scalar
  const day = typeof example === 'string' && example !== NONE ? dayNumber(example) : null
  if (day === null || policy.facts[fact]?.type !== 'day') return example
  const near = [60, -60, 0, 400, -400, 4000].map((away) => dayText(day + away))
  return near.find((text) => classes.classOf(text) === wanted && isSteady({ [fact]: text })) ?? example

  function isSteady(facts: Facts): boolean {
    const [first] = turningDays(policy, facts, asAt, new Set([fact]))
    return first === undefined || (dayNumber(first) as DayNumber) > (dayNumber(asAt) as DayNumber) + aWhile
  }
}

const mostCopies = 12

function recordsFor(
  compiled: Compiled,
  group: Group,
  list: string,
  classes: Classing,
  moving: ReadonlyMap<string, Steadiness>,
  exactly: Exactly,
): readonly FactRecord[] | null {
  // What is supplied wins over the list.
  const carried = (number: number) =>
    compiled.variables.some((each) => each.number === number && each.carried)
  const members = group.members.filter(
    (member) => member.list === list && classes.has(member.variable) && !carried(member.variable),
  )
  const kinds = kindsOf(compiled, group, list)
  const fits = (records: readonly FactRecord[]): boolean =>
    members.every((member) => {
      const value = valueOf(group, member, list, records)
      if (value === null) return false
      const exact = exactly.get(member.variable)
      return exact === undefined
        ? member.classes.classOf(value) === classes.get(member.variable)
        : value === exact
    }) && isMoving(records) === (moving.get(list) === 'turning')
  const tomorrow = (dayNumber(compiled.asAt) as DayNumber) + 1
  const isMoving = (records: readonly FactRecord[]): boolean => {
    const only = new Set(members.map(({ id }) => id))
    const periods = Object.fromEntries(group.periodLists.map((each): [string, FactRecord[]] => [each, []]))
    const [first] = turningDays(compiled.policy, { ...periods, [list]: records }, compiled.asAt, only)
    return first !== undefined && dayNumber(first) === tomorrow
  }
  if (fits([])) return []
  for (const kind of kinds)
    for (let copies = 1; copies <= mostCopies; copies += 1) {
      const records = Array.from({ length: copies }, () => kind)
      if (fits(records)) return records
    }
  for (const [at, kind] of kinds.entries())
    for (const other of kinds.slice(at + 1)) if (fits([kind, other])) return [kind, other]
  return null
}

function valueOf(group: Group, member: Member, list: string, records: readonly FactRecord[]): Scalar | null {
  return tallyValue(
    member.derived,
    tallyOf(member, records, periodsOf(group, new Map([[list, records]]))),
    dayText,
  )
}

/** Records of every kind that a rule or a weight tells apart; the most recent first. */
export function kindsOf(compiled: Compiled, group: Group, list: string): FactRecord[] {
  let kinds: FactRecord[] = [{}]
  for (const [field, values] of group.fieldValues.get(list) ?? []) {
    const isDay = values.some((value) => typeof value === 'string' && dayNumber(value) !== null)
    const none = isDay && mayBeNone(compiled, list, field) ? [NONE] : []
    const worth = isDay ? [...new Set([compiled.asAt, ...values.toReversed(), ...none])] : values
    kinds = kinds.flatMap((kind) => worth.map((value) => ({ ...kind, [field]: value })))
  }
  return kinds.filter(
    ({ from, to }) => typeof from !== 'string' || typeof to !== 'string' || to === NONE || from <= to,
  )
}

function mayBeNone({ policy }: Compiled, list: string, field: string): boolean {
  const declared = fieldsOf(policy, list)[field] as RecordField
  return 'mayBeNone' in declared && declared.mayBeNone
}

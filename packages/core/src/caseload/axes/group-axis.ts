import { dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Facts } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { listsOf } from '../../policy/references.ts'
import { worldsOf } from '../../diagram/completions.ts'
import type { Group, Member } from '../../diagram/group.ts'
import { product } from '../../diagram/product.ts'
import { listAt, type ListColumn } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import { valueAt, type Column } from '../columns/column.ts'
import { cutNumbers } from './scalar-axis.ts'
import { openHalfKnown, type HalfKnown } from './half-known.ts'
import type { Records } from './records.ts'
import { combinationOf, openStates, type States } from './states.ts'

/** What the facts derived from some lists can come to, for every row: the number of a state. */
export interface GroupAxis {
  readonly kind: 'group'
  readonly members: readonly Member[]
  readonly rows: Uint32Array
  readonly states: States
  readonly signature: string
}

/** Not supplied. */
const unsupplied = 0xffff

/** The states of a group, for the members that anything asks about. */
export function groupAxis(
  policy: Policy,
  people: People,
  group: Group,
  members: readonly Member[],
  records: Records,
  signature: string,
): GroupAxis {
  const states = openStates(members.map((member) => member.classes.count))
  const rows = new Uint32Array(people.size)
  const open = openRows(people, group, members)
  const supplied = members.map((member) => suppliedClasses(people, member))
  const derived = members.map((member) => derivedClasses(policy, people, member, records, open))
  const radices = states.radices
  for (let row = 0; row < people.size; row += 1) {
    if (open[row] === 1) continue
    let combination = 0
    for (let at = 0; at < members.length; at += 1) {
      const given = supplied[at]?.[row] ?? unsupplied
      const place = given === unsupplied ? ((derived[at] as Uint16Array)[row] as number) : given
      combination = combination * (radices[at] as number) + place
    }
    rows[row] = states.single(combination)
  }
  const settle = openSettler(policy, people, group, members, records, states)
  for (let row = 0; row < people.size; row += 1) {
    if (open[row] === 0) continue
    const given = supplied.map((classes) => classes?.[row] ?? unsupplied)
    rows[row] = settle(row, given)
  }
  return { kind: 'group', members, rows, states, signature }
}

/** 1 for the rows of which some list is not known in every field that matters. */
function openRows(people: People, group: Group, members: readonly Member[]): Uint8Array {
  const open = new Uint8Array(people.size)
  for (const list of listsFor(group, members)) {
    const column = people.lists.get(list)
    if (column === undefined) return open.fill(1)
    const incomplete = new Uint8Array(column.starts.at(-1) as number)
    for (const field of group.relevant.get(list) ?? []) {
      const of = column.fields.get(field)
      if (of === undefined) incomplete.fill(1)
      else markUnknown(of, incomplete)
    }
    for (let row = 0; row < people.size; row += 1) {
      if (column.known[row] === 0) open[row] = 1
      const end = column.starts[row + 1] as number
      for (let at = column.starts[row] as number; at < end; at += 1) if (incomplete[at] === 1) open[row] = 1
    }
  }
  return open
}

/** The lists that the members are made from, and those of the periods that move their days. */
function listsFor(group: Group, members: readonly Member[]): string[] {
  const counted = new Set(members.map((member) => member.list))
  const moving = group.periodLists.filter((list) =>
    members.some(({ derived }) => listsOf(derived).includes(list)),
  )
  return [...new Set([...counted, ...moving])]
}

function markUnknown(column: Column, incomplete: Uint8Array): void {
  for (let at = 0; at < incomplete.length; at += 1) if (isUnknown(column, at)) incomplete[at] = 1
}

function isUnknown(column: Column, at: number): boolean {
  if (column.kind === 'number') return Number.isNaN(column.rows[at])
  if (column.kind === 'day') return column.rows[at] === -0x8000_0000
  return column.rows[at] === 0
}

/** The class of a derived fact where the nominal carries it; `null` where none can. */
function suppliedClasses(people: People, { id, classes }: Member): Uint16Array | null {
  const column = people.scalars.get(id)
  if (column === undefined) return null
  const rows = new Uint16Array(people.size)
  if (column.kind === 'number') cutNumbers(column.rows, classes, unsupplied, rows)
  else
    for (let row = 0; row < people.size; row += 1) {
      const value = valueAt(column, row)
      rows[row] = value === undefined ? unsupplied : classes.classOf(value)
    }
  return rows
}

/** The class of a derived fact for every row whose lists are known. */
function derivedClasses(
  policy: Policy,
  people: People,
  member: Member,
  records: Records,
  open: Uint8Array,
): Uint16Array {
  const rows = new Uint16Array(people.size)
  const list = people.lists.get(member.list)
  if (list === undefined) return rows
  const mask = records.meeting(member.list, member.derived.where)
  const { derived, classes } = member
  if ('exists' in derived) {
    const [no, yes] = [classes.classOf(false), classes.classOf(true)]
    eachRow(list, (row, from, to) => {
      let found = no
      for (let at = from; at < to; at += 1)
        if (mask[at] === 1) {
          found = yes
          break
        }
      rows[row] = found
    })
  } else if ('latest' in derived) {
    const days = list.fields.get(derived.of)
    eachRow(list, (row, from, to) => {
      if (open[row] === 1 || days?.kind !== 'day') return
      let latest: DayNumber | null = null
      for (let at = from; at < to; at += 1)
        if (mask[at] === 1 && (latest === null || (days.rows[at] as number) > latest))
          latest = days.rows[at] as number
      rows[row] = classes.classOf(latest === null ? NONE : dayText(latest))
    })
  } else {
    const figures = new Float64Array(people.size)
    const weights = 'sum' in derived ? weightsOf(policy, member, list) : null
    eachRow(list, (row, from, to) => {
      let sum = 0
      for (let at = from; at < to; at += 1)
        if (mask[at] === 1) {
          const weight = weights === null ? 1 : (weights[at] as number)
          // A weight that the table does not have leaves the sum open.
          if (weight !== weight) open[row] = 1
          sum += weight
        }
      figures[row] = Math.round(sum * 1e6) / 1e6
    })
    cutNumbers(figures, classes, 0, rows)
  }
  return rows
}

function eachRow(list: ListColumn, visit: (row: number, from: number, to: number) => void): void {
  const { starts } = list
  for (let row = 0; row + 1 < starts.length; row += 1)
    visit(row, starts[row] as number, starts[row + 1] as number)
}

function weightsOf(policy: Policy, { derived }: Member, list: ListColumn): Float64Array {
  const weights = new Float64Array(list.starts.at(-1) as number).fill(Number.NaN)
  if (!('sum' in derived)) return weights
  const by = list.fields.get(derived.of.by)
  const table = policy.tables[derived.of.table]?.rows ?? {}
  if (by?.kind !== 'code') return weights
  const known = by.values.map((value) => {
    const row = String(value)
    return Object.hasOwn(table, row) ? (table[row]?.value ?? Number.NaN) : Number.NaN
  })
  for (let at = 0; at < weights.length; at += 1)
    weights[at] = known[(by.rows[at] as number) - 1] ?? Number.NaN
  return weights
}

/** Works out the state of a row whose lists are not all known. */
function openSettler(
  policy: Policy,
  people: People,
  group: Group,
  members: readonly Member[],
  records: Records,
  states: States,
): (row: number, given: readonly number[]) => number {
  const lists = listsFor(group, members)
  const periods = group.periodLists.filter((list) => lists.includes(list))
  const shapes = new Map<string, HalfKnown | null>()
  const shapeOf = (of: readonly Member[]): HalfKnown | null => {
    const key = of.map(({ id }) => id).join()
    let shape = shapes.get(key)
    if (shape === undefined) {
      const columnOf = (list: string) => people.lists.get(list)
      shape = openHalfKnown(policy, group, of, group.asAt, records.required, columnOf)
      shapes.set(key, shape)
    }
    return shape
  }
  const stateOf = (given: readonly number[], ways: Iterable<readonly (readonly number[])[]>): number => {
    const combinations: number[] = []
    const extend = (
      classes: readonly (readonly number[])[],
      at: number,
      next: number,
      number: number,
    ): void => {
      const radix = states.radices[at]
      if (radix === undefined) combinations.push(number)
      else if (given[at] !== unsupplied) extend(classes, at + 1, next, number * radix + (given[at] as number))
      else
        for (const place of classes[next] as readonly number[])
          extend(classes, at + 1, next + 1, number * radix + place)
    }
    for (const classes of ways) extend(classes, 0, 0, 0)
    return states.of(combinations)
  }
  const generally = (of: readonly Member[], given: readonly number[], facts: Facts): number => {
    const worlds = worldsOf(group, of, facts)
    const choices = product(worlds.carriers.map(({ size }) => size))
    return stateOf(
      given,
      choices.map((choice) => worlds.classes(choice)),
    )
  }
  const absent = new Map<string, number>()
  const isKnown = (list: string, row: number): boolean => people.lists.get(list)?.known[row] === 1
  return (row, given) => {
    const of = members.filter((_, at) => given[at] === unsupplied)
    if (of.length === 0) return states.single(combinationOf(states.radices, given))
    const shape = shapeOf(of)
    if (shape === null ? !lists.some((list) => isKnown(list, row)) : !isKnown(shape.list, row)) {
      // Of records of which nothing is known any day will do, whatever the periods.
      const key = given.join()
      const known = absent.get(key)
      if (known !== undefined) return known
      const made = generally(of, given, {})
      absent.set(key, made)
      return made
    }
    const moved = shape === null ? undefined : movedFor(shape, row)
    const ways = moved === undefined ? null : (shape?.ways(row, moved) ?? null)
    if (shape !== null && ways !== null) return stateOf(given, ways.map(shape.classes))
    const facts: Record<string, Facts[string]> = {}
    for (const list of lists) {
      const column = people.lists.get(list)
      const value = column === undefined ? undefined : listAt(column, row)
      if (value !== undefined) facts[list] = value
    }
    return generally(of, given, facts)
  }

  /** The moved days of records; `null` where nothing is known of the row's periods, nothing where some is. */
  function movedFor({ list, clock }: HalfKnown, row: number): Int32Array | null | undefined {
    const [moving] = periods
    if (clock === null || moving === undefined) return new Int32Array(0)
    const period = people.lists.get(moving)
    if (periods.length > 1 || period === undefined) return undefined
    if (period.known[row] === 0) return null
    const from = period.fields.get('from')
    const to = period.fields.get('to')
    if (from === undefined || to === undefined) return undefined
    for (let at = period.starts[row] as number; at < (period.starts[row + 1] as number); at += 1)
      if (isUnknown(from, at) || isUnknown(to, at)) return undefined
    return records.moved(list, clock, moving)
  }
}

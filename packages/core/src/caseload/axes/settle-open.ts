import type { Facts } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { worldsOf } from '../../diagram/completions.ts'
import type { Group, Member } from '../../diagram/group.ts'
import { product } from '../../diagram/product.ts'
import { unknownDay, type Column } from '../columns/column.ts'
import { listAt, type ListColumn } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import { unsupplied } from './derived-classes.ts'
import { openHalfKnown, type HalfKnown } from './half-known.ts'
import { listsFor } from './open-rows.ts'
import type { Records } from './records.ts'
import type { States } from './states.ts'
import type { Way } from './way.ts'

/** What a row with lists that are not all known can come to. */
export type Seen =
  /** Every way its records can turn out. */
  | { readonly kind: 'ways'; readonly shape: HalfKnown; readonly ways: readonly Way[] }
  /** To be searched in general, from these lists. */
  | { readonly kind: 'lists'; readonly facts: Facts }

/** Works out rows whose lists are not all known. Classes that are given are supplied and not derived. */
export interface Settler {
  readonly see: (row: number, given: readonly number[]) => Seen
  /** The state of the row. */
  readonly settle: (row: number, given: readonly number[], states: States) => number
}

/** The members whose class is not supplied. */
export function unsuppliedOf(members: readonly Member[], given: readonly number[]): readonly Member[] {
  return members.filter((_, at) => given[at] === unsupplied)
}

/** What a general search finds for members that are not supplied: their classes in each way. */
export function searchWays(
  group: Group,
  of: readonly Member[],
  facts: Facts,
): readonly (readonly (readonly number[])[])[] {
  const worlds = worldsOf(group, of, facts, { carriers: false })
  return product(worlds.carriers.map(({ size }) => size)).map((choice) => worlds.classes(choice))
}

/** The combinations of classes of all members, from the classes of those that are not supplied in each way. */
export function combinationsOf(
  radices: readonly number[],
  given: readonly number[],
  ways: Iterable<readonly (readonly number[])[]>,
): number[] {
  const combinations: number[] = []
  const extend = (
    classes: readonly (readonly number[])[],
    at: number,
    next: number,
    number: number,
  ): void => {
    const radix = radices[at]
    if (radix === undefined) combinations.push(number)
    else if (given[at] !== unsupplied) extend(classes, at + 1, next, number * radix + (given[at] as number))
    else
      for (const place of classes[next] as readonly number[])
        extend(classes, at + 1, next + 1, number * radix + place)
  }
  for (const classes of ways) extend(classes, 0, 0, 0)
  return combinations
}

/** Rows of which the same facts are supplied. */
interface Side {
  /** The members that are not. */
  readonly of: readonly Member[]
  readonly shape: HalfKnown | null
  /** 1 where the list that is counted is known. */
  readonly known: Uint8Array | null
  /** The state where nothing is known of it, by the classes supplied and the periods. */
  readonly absent: Map<string, number>
}

export function openSettler(
  policy: Policy,
  people: People,
  group: Group,
  members: readonly Member[],
  records: Records,
): Settler {
  const lists = listsFor(group, members)
  const periods = group.periodLists.filter((list) => lists.includes(list))
  const sides = new Map<number, Side>()
  const sideOf = (given: readonly number[]): Side => {
    let key = 0
    for (const place of given) key = key * 2 + (place === unsupplied ? 1 : 0)
    let side = sides.get(key)
    if (side === undefined) {
      const of = unsuppliedOf(members, given)
      const columnOf = (list: string) => people.lists.get(list) as ListColumn
      const shape = openHalfKnown(policy, group, of, group.asAt, records.required, columnOf)
      sides.set(key, (side = { of, shape, known: knownRows(shape?.list), absent: new Map() }))
    }
    return side
  }
  const knownRows = (list: string | undefined): Uint8Array | null =>
    (list === undefined ? undefined : people.lists.get(list)?.known) ?? null
  const moving = periods.length === 1 ? knownRows(periods[0]) : null
  const nothing: Seen = { kind: 'lists', facts: {} }
  // Of records of which nothing is known any day within a window will do, so that it does not matter what the periods are.
  const noRecords: Seen = { kind: 'lists', facts: Object.fromEntries(periods.map((list) => [list, []])) }
  let movedDays: Int32Array | undefined
  const see = (row: number, given: readonly number[]): Seen => {
    const { shape, known } = sideOf(given)
    const isAbsent = shape !== null && known?.[row] !== 1
    if (isAbsent && !shape.isReadOtherwise) return noRecords
    if (lists.every((list) => knownRows(list)?.[row] !== 1)) return nothing
    const moved = shape === null || isAbsent ? undefined : movedFor(shape, row)
    const ways = moved === undefined ? null : (shape?.ways(row, moved) ?? null)
    if (shape !== null && ways !== null) return { kind: 'ways', shape, ways }
    const facts: Record<string, Facts[string]> = {}
    for (const list of lists) {
      const value = listAt(people.lists.get(list) as ListColumn, row)
      if (value !== undefined) facts[list] = value
    }
    return { kind: 'lists', facts }
  }

  const numberOf = (
    radices: readonly number[],
    given: readonly number[],
    classes: Uint16Array | null,
  ): number => {
    let number = 0
    let next = 0
    for (let at = 0; at < given.length; at += 1) {
      const place = given[at] === unsupplied ? (classes?.[next++] ?? 0) : (given[at] as number)
      number = number * (radices[at] as number) + place
    }
    return number
  }
  const settle = (row: number, given: readonly number[], states: States): number => {
    const { radices } = states
    const { of, shape, known, absent } = sideOf(given)
    if (of.length === 0) return states.single(numberOf(radices, given, null))
    if (known?.[row] === 1 && moving?.[row] === 0) {
      const combinations: number[] = []
      const add = (classes: Uint16Array): void => {
        const number = numberOf(radices, given, classes)
        if (!combinations.includes(number)) combinations.push(number)
      }
      if (shape?.plainly(row, add) === true) return states.of(combinations)
    }
    const seen = see(row, given)
    const isAbsent = shape !== null && known?.[row] !== 1 && seen.kind === 'lists'
    const key = isAbsent ? `${numberOf(radices, given, null)} ${JSON.stringify(seen.facts)}` : ''
    const before = isAbsent ? absent.get(key) : undefined
    if (before !== undefined) return before
    const ways = seen.kind === 'ways' ? seen.ways.map(seen.shape.classes) : searchWays(group, of, seen.facts)
    const state = states.of(combinationsOf(radices, given, ways))
    if (isAbsent) absent.set(key, state)
    return state
  }
  return { see, settle }

  /** The moved days of records; `null` where nothing is known of the row's periods, nothing where some is. */
  function movedFor({ list, clock }: HalfKnown, row: number): Int32Array | null | undefined {
    const [moving] = periods
    if (clock === null || moving === undefined) return new Int32Array(0)
    const period = people.lists.get(moving) as ListColumn
    if (periods.length > 1) return undefined
    if (period.known[row] === 0) return null
    const from = period.fields.get('from') as Column
    const to = period.fields.get('to') as Column
    for (let at = period.starts[row] as number; at < (period.starts[row + 1] as number); at += 1)
      if (from.rows[at] === unknownDay || to.rows[at] === unknownDay) return undefined
    return (movedDays ??= records.moved(list, clock, moving))
  }
}

import type { Facts } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { worldsOf } from '../../diagram/completions.ts'
import type { Group, Member } from '../../diagram/group.ts'
import { product } from '../../diagram/product.ts'
import { listAt } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import { unsupplied } from './derived-classes.ts'
import { openHalfKnown, type HalfKnown, type Way } from './half-known.ts'
import { isUnknown, listsFor } from './open-rows.ts'
import type { Records } from './records.ts'
import { combinationOf, type States } from './states.ts'

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
  const worlds = worldsOf(group, of, facts)
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

export function openSettler(
  policy: Policy,
  people: People,
  group: Group,
  members: readonly Member[],
  records: Records,
): Settler {
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
  const isKnown = (list: string, row: number): boolean => people.lists.get(list)?.known[row] === 1
  const nothing: Seen = { kind: 'lists', facts: {} }
  // Of records of which nothing is known any day will do, so that it does not matter what the periods are.
  const noRecords: Seen = { kind: 'lists', facts: Object.fromEntries(periods.map((list) => [list, []])) }
  const see = (row: number, given: readonly number[]): Seen => {
    const shape = shapeOf(unsuppliedOf(members, given))
    if (shape === null) {
      if (!lists.some((list) => isKnown(list, row))) return nothing
    } else if (!isKnown(shape.list, row)) return noRecords
    const moved = shape === null ? undefined : movedFor(shape, row)
    const ways = moved === undefined ? null : (shape?.ways(row, moved) ?? null)
    if (shape !== null && ways !== null) return { kind: 'ways', shape, ways }
    const facts: Record<string, Facts[string]> = {}
    for (const list of lists) {
      const column = people.lists.get(list)
      const value = column === undefined ? undefined : listAt(column, row)
      if (value !== undefined) facts[list] = value
    }
    return { kind: 'lists', facts }
  }
  const absent = new Map<string, number>()
  const settle = (row: number, given: readonly number[], states: States): number => {
    const of = unsuppliedOf(members, given)
    if (of.length === 0) return states.single(combinationOf(states.radices, given))
    const seen = see(row, given)
    if (seen.kind === 'ways')
      return states.of(combinationsOf(states.radices, given, seen.ways.map(seen.shape.classes)))
    const search = () => states.of(combinationsOf(states.radices, given, searchWays(group, of, seen.facts)))
    if (seen !== nothing && seen !== noRecords) return search()
    const key = given.join()
    const known = absent.get(key) ?? search()
    absent.set(key, known)
    return known
  }
  return { see, settle }
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

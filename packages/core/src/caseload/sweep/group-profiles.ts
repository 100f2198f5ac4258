import type { Facts } from '../../vocabulary/fact.ts'
import type { Policy, Table } from '../../policy/policy.ts'
import { tried } from '../../policy/tried.ts'
import { compile, type Compiled } from '../../diagram/compile.ts'
import type { Group, Member } from '../../diagram/group.ts'
import { figuresOf, suppliedClasses, unsupplied } from '../axes/derived-classes.ts'
import type { GroupAxis } from '../axes/group-axis.ts'
import type { HalfKnown } from '../axes/half-known.ts'
import { openRows } from '../axes/open-rows.ts'
import type { Records } from '../axes/records.ts'
import { openSettler, searchWays, unsuppliedOf } from '../axes/settle-open.ts'
import { decode } from '../axes/states.ts'
import type { Way } from '../axes/way.ts'
import type { People } from '../columns/people.ts'
import { openParts, type Classes } from './parts.ts'
import type { Profile, Profiles } from './profiles.ts'
import { rounded, searchBreaks } from './search-breaks.ts'

const nowhere: readonly number[] = []

/**
 * A sum or a count worked out from lists, with the other facts that are worked out from them. Where it is known it
 * changes as a carried number does; where its list is not known, wherever a sum that can come of it is passed.
 *
 * @param borders values of the parameter at which the rules begin to divide it in another way
 */
export function groupProfiles(
  policy: Policy,
  people: People,
  group: Group,
  axis: GroupAxis,
  moving: Member,
  parameter: string,
  records: Records,
  borders: readonly number[],
): Profiles {
  const { members, states } = axis
  const place = members.indexOf(moving)
  const open = openRows(people, group, members)
  const figures = figuresOf(policy, people, moving, axis.masks[place] as Uint8Array, open, null)
  const column = people.scalars.get(moving.id)
  const supplied = column?.kind === 'number' ? column.rows : null
  const given = members.map((member) => suppliedClasses(people, member))
  const settler = openSettler(policy, people, group, members, records)
  const parts = openParts(members.map(({ classes }) => classes.count))

  const put: Profile['place'] = (compiled, part, situated) => {
    const variables = members.map(({ id }) => (compiled.variable(id) as Compiled['variables'][number]).number)
    situated.open.push({ variables, combinations: parts.read(part) })
  }

  const valueOf = (row: number): number => {
    const value = supplied?.[row] ?? Number.NaN
    return value === value ? value : (figures[row] as number)
  }
  const replaced = new Map<number, number>()
  /** The value is known: the other members stay what they are. */
  const known: Profile = {
    breaks(row, range) {
      const value = valueOf(row)
      return value >= range.from && value <= range.to ? [value] : nowhere
    },
    partAt(row, at, { classAt }) {
      const state = axis.rows[row] as number
      const here = classAt(valueOf(row), at)
      const key = state * parts.radix + here
      let part = replaced.get(key)
      if (part === undefined) {
        const all = Array.from(states.all[state] as Float64Array, (each) => decode(states.radices, each))
        part = parts.of(all.map((classes) => parts.number(classes.with(place, here))))
        replaced.set(key, part)
      }
      return part
    },
    place: put,
  }

  const weight = parts.weight(place)
  /** Combinations of all members in the ways of those that are not supplied, the moving one in its first class. */
  const without = (classes: Classes, row: readonly number[]): number[] => {
    let all = [0]
    let next = 0
    row.forEach((each, member) => {
      const options = each === unsupplied ? (classes[next++] as readonly number[]) : [each]
      all = all.flatMap((start) =>
        (member === place ? [0] : options).map((option) => start * parts.radix + option),
      )
    })
    return all
  }
  const inWays = (row: readonly number[], shape: HalfKnown, ways: readonly Way[]): Profile => {
    const at = unsuppliedOf(members, row).indexOf(moving)
    const values = ways.map((way) => rounded(way.figures[at] as number))
    const isOpen = ways.map((way) => (way.open & (1 << at)) !== 0)
    const others = ways.map((way) => without(shape.classes(way), row))
    const distinct = [...new Set(values)].sort((a, b) => a - b)
    return {
      breaks: (_, range) => distinct.filter((value) => value >= range.from && value <= range.to),
      partAt(_, parameter, { classAt, classesUpwards }) {
        const numbers: number[] = []
        for (let way = 0; way < values.length; way += 1) {
          const value = values[way] as number
          const classes = isOpen[way] === true ? classesUpwards(value, parameter) : null
          for (const other of others[way] as readonly number[])
            if (classes === null) numbers.push(other + classAt(value, parameter) * weight)
            else for (const each of classes) numbers.push(other + each * weight)
        }
        return parts.of(numbers)
      },
      place: put,
    }
  }

  const inGeneral = (row: readonly number[], facts: Facts): Profile => {
    const found = new Map<number, number>()
    const partAt = (at: number): number => {
      let part = found.get(at)
      if (part === undefined) {
        const here = compile(tried(policy, parameter, at), records.asAt)
        const same = here.groups.find((each) => each.members.some(({ id }) => id === moving.id)) as Group
        const of = unsuppliedOf(members, row).map(
          ({ id }) => same.members.find((member) => member.id === id) as Member,
        )
        const position = of.findIndex(({ id }) => id === moving.id)
        const numbers = searchWays(same, of, facts).flatMap((classes) =>
          without(classes, row).flatMap((other) =>
            (classes[position] as readonly number[]).map((each) => other + each * weight),
          ),
        )
        part = parts.of(numbers)
        found.set(at, part)
      }
      return part
    }
    let breaks: readonly number[] | undefined
    return {
      breaks: (_, range) => (breaks ??= searchBreaks(range, borders, candidatesOf(policy, moving), partAt)),
      partAt: (_, at) => partAt(at),
      place: put,
    }
  }

  /** By the lists that are searched, and the classes supplied: of many people the same lists are not known. */
  const searched = new WeakMap<Facts, Map<string, Profile>>()
  const searchedFor = (row: readonly number[], facts: Facts): Profile => {
    let sides = searched.get(facts)
    if (sides === undefined) searched.set(facts, (sides = new Map()))
    const key = row.join()
    const profile = sides.get(key) ?? inGeneral(row, facts)
    sides.set(key, profile)
    return profile
  }

  return {
    variables: new Set(members.map(({ variable }) => variable)),
    of(row) {
      if (open[row] === 0 || (given[place]?.[row] ?? unsupplied) !== unsupplied) return known
      const classes = given.map((each) => each?.[row] ?? unsupplied)
      const seen = settler.see(row, classes)
      return seen.kind === 'ways' ? inWays(classes, seen.shape, seen.ways) : searchedFor(classes, seen.facts)
    },
  }
}

/** Sums that few records can come to. */
function candidatesOf(policy: Policy, { derived }: Member): number[] {
  const rows = 'sum' in derived ? (policy.tables[derived.of.table] as Table).rows : { count: { value: 1 } }
  const steps = new Set(Object.values(rows).map(({ value }) => value))
  let sums = new Set([0])
  for (let records = 0; records < 3; records += 1)
    sums = new Set([...sums].flatMap((sum) => [sum, ...[...steps].map((step) => rounded(sum + step))]))
  return [...sums].sort((a, b) => a - b)
}

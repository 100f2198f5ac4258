import type { Facts } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { tried } from '../../policy/tried.ts'
import { compile, type Compiled } from '../../diagram/compile.ts'
import type { Group, Member } from '../../diagram/group.ts'
import { figuresOf, suppliedClasses, unsupplied } from '../axes/derived-classes.ts'
import type { GroupAxis } from '../axes/group-axis.ts'
import type { HalfKnown, Way } from '../axes/half-known.ts'
import { openRows } from '../axes/open-rows.ts'
import type { Records } from '../axes/records.ts'
import { openSettler, searchWays, unsuppliedOf } from '../axes/settle-open.ts'
import { decode } from '../axes/states.ts'
import type { People } from '../columns/people.ts'
import type { Interval } from '../sweep-steps.ts'
import type { Profile, Profiles } from './profiles.ts'
import { rounded, searchBreaks } from './search-breaks.ts'

/** Combinations of classes of a group's members, each once, in order. */
type Combinations = readonly (readonly number[])[]

/**
 * A sum or a count worked out from lists, with the other facts that are worked out from them. Where it is known it
 * changes as a carried number does; where its list is not known, wherever a sum that can come of it is passed.
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
  const figures = figuresOf(policy, people, moving, records, open)
  const column = people.scalars.get(moving.id)
  const supplied = column?.kind === 'number' ? column.rows : null
  const given = members.map((member) => suppliedClasses(people, member))
  const settler = openSettler(policy, people, group, members, records)

  const parts: Combinations[] = []
  const numbers = new Map<string, number>()
  const partOf = (combinations: Combinations): number => {
    const key = [...new Set(combinations.map((classes) => classes.join()))].sort()
    const text = key.join(';')
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, parts.length)
    return parts.push(key.map((classes) => classes.split(',').map(Number))) - 1
  }
  const put: Profile['place'] = (compiled, part, situated) => {
    const variables = members.map(({ id }) => (compiled.variable(id) as Compiled['variables'][number]).number)
    situated.open.push({ variables, combinations: parts[part] as Combinations })
  }

  const replaced = new Map<number, number>()
  /** The value is known: the other members stay what they are. */
  const known: Profile = {
    breaks(row, range) {
      const value = valueOf(row)
      return value >= range.from && value <= range.to ? [value] : []
    },
    partAt(row, at, { classAt }) {
      const state = axis.rows[row] as number
      const here = classAt(valueOf(row), at)
      const key = state * 64 + here
      let part = replaced.get(key)
      if (part === undefined) {
        part = partOf(
          Array.from(states.all[state] as Int32Array, (combination) =>
            decode(states.radices, combination).with(place, here),
          ),
        )
        replaced.set(key, part)
      }
      return part
    },
    place: put,
  }
  const valueOf = (row: number): number => {
    const value = supplied?.[row] ?? Number.NaN
    return value === value ? value : (figures[row] as number)
  }

  const givenOf = (row: number): number[] => given.map((classes) => classes?.[row] ?? unsupplied)
  /** The classes of all members, from those of the members that are not supplied. */
  const whole = (given: readonly number[], classes: readonly (readonly number[])[]): Combinations => {
    let all: number[][] = [[]]
    let next = 0
    for (const each of given) {
      const options = each === unsupplied ? (classes[next++] as readonly number[]) : [each]
      all = all.flatMap((start) => options.map((option) => [...start, option]))
    }
    return all
  }

  const inWays = (row: number, given: readonly number[], shape: HalfKnown, ways: readonly Way[]): Profile => {
    const at = unsuppliedOf(members, given).indexOf(moving)
    const figureOf = (way: Way) => rounded(way.figures[at] as number)
    const isOpen = (way: Way) => (way.open & (1 << at)) !== 0
    const values = [...new Set(ways.map(figureOf))].sort((a, b) => a - b)
    return {
      breaks: (_, range) => values.filter((value) => value >= range.from && value <= range.to),
      partAt: (_, parameter, { classAt, classesUpwards }) =>
        partOf(
          ways.flatMap((way) => {
            const value = figureOf(way)
            const here = isOpen(way) ? classesUpwards(value, parameter) : [classAt(value, parameter)]
            return whole(given, shape.classes(way).with(at, here))
          }),
        ),
      place: put,
    }
  }

  const searched = new Map<string, Profile>()
  const inGeneral = (given: readonly number[], facts: Facts): Profile => {
    const key = JSON.stringify([given, facts])
    const known = searched.get(key)
    if (known !== undefined) return known
    const asAt = records.asAt
    const found = new Map<number, number>()
    const partAt = (at: number): number => {
      let part = found.get(at)
      if (part === undefined) {
        const here = compile(tried(policy, parameter, at), asAt)
        const same = here.groups.find((each) => each.members.some(({ id }) => id === moving.id)) as Group
        const of = unsuppliedOf(members, given).map(
          ({ id }) => same.members.find((member) => member.id === id) as Member,
        )
        part = partOf(searchWays(same, of, facts).flatMap((classes) => whole(given, classes)))
        found.set(at, part)
      }
      return part
    }
    const breaks = new Map<string, readonly number[]>()
    const profile: Profile = {
      breaks(_, range: Interval) {
        const key = `${range.from} ${range.to}`
        let values = breaks.get(key)
        if (values === undefined)
          breaks.set(key, (values = searchBreaks(range, borders, candidatesOf(policy, moving), partAt)))
        return values
      },
      partAt: (_, at) => partAt(at),
      place: put,
    }
    searched.set(key, profile)
    return profile
  }

  return {
    variables: new Set(members.map(({ variable }) => variable)),
    of(row) {
      const classes = givenOf(row)
      if (open[row] === 0 || classes[place] !== unsupplied) return known
      const seen = settler.see(row, classes)
      return seen.kind === 'ways'
        ? inWays(row, classes, seen.shape, seen.ways)
        : inGeneral(classes, seen.facts)
    },
  }
}

/** Sums that few records can come to. */
function candidatesOf(policy: Policy, { derived }: Member): number[] {
  const rows = 'sum' in derived ? Object.values(policy.tables[derived.of.table]?.rows ?? {}) : []
  const steps = 'sum' in derived ? [...new Set(rows.map(({ value }) => value))] : [1]
  let sums = new Set([0])
  for (let records = 0; records < 3; records += 1)
    sums = new Set([...sums].flatMap((sum) => [sum, ...steps.map((step) => rounded(sum + step))]))
  return [...sums].sort((a, b) => a - b)
}

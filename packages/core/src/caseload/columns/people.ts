import type { Day } from '../../vocabulary/day.ts'
import type { Facts, FactValue, Nominal, Scalar } from '../../vocabulary/fact.ts'
import { IomRulesError, pointer, type Issue } from '../../vocabulary/issue.ts'
import { nominalIssues } from '../../policy/nominal.ts'
import type { Policy } from '../../policy/policy.ts'
import { buildColumn, growing, valueAt, type Column, type ColumnBuilder } from './column.ts'
import { buildList, listAt, type ListBuilder, type ListColumn } from './list.ts'

/** Nominals as typed columns: a column for every fact the policy declares. */
export interface People {
  readonly size: number
  readonly refs: readonly string[]
  /** Position in `areas`. */
  readonly area: Uint16Array
  readonly areas: readonly string[]
  readonly scalars: ReadonlyMap<string, Column>
  readonly lists: ReadonlyMap<string, ListColumn>
}

/**
 * Reads nominals into columns, one after another.
 *
 * @param rows which rows of a caseload they are for; those from 0 on where it is left out
 * @throws IomRulesError `INVALID_NOMINAL` for the first that does not fit, with its row
 */
export function readPeople(
  policy: Policy,
  nominals: Iterable<Nominal>,
  asAt: Day,
  assume: Facts = {},
  rows?: readonly number[],
): People {
  const refs: string[] = []
  const area = growing((size) => new Uint16Array(size))
  const places = new Map(Object.keys(policy.areas).map((id, at): [string, number] => [id, at]))
  const scalars: [string, ColumnBuilder][] = []
  const lists: [string, ListBuilder][] = []
  for (const [id, declared] of Object.entries(policy.facts)) {
    if (declared.type === 'list') lists.push([id, buildList(declared)])
    else scalars.push([id, buildColumn(declared)])
  }
  const assumed = Object.entries(assume).filter(([, value]) => value !== null && value !== undefined)
  for (const given of nominals) {
    const nominal = assumed.length === 0 ? given : { ...given, facts: withAssumed(given.facts, assumed) }
    const issues = nominalIssues(policy, nominal, asAt)
    if (issues.length > 0) throw refused(policy, rows?.[refs.length] ?? refs.length, issues)
    refs.push(nominal.ref)
    area.add(placeOf(places, nominal.area ?? ''))
    const facts = nominal.facts
    for (const [id, builder] of scalars) builder.add(facts[id] as Scalar | null | undefined)
    for (const [id, builder] of lists) builder.add(facts[id])
  }
  return {
    size: refs.length,
    refs,
    area: area.done(),
    areas: [...places.keys()],
    scalars: new Map(scalars.map(([id, builder]) => [id, builder.done()])),
    lists: new Map(lists.map(([id, builder]) => [id, builder.done()])),
  }
}

function withAssumed(facts: Facts, assumed: readonly (readonly [string, FactValue | undefined])[]): Facts {
  const missing = assumed.filter(([id]) => facts[id] === undefined || facts[id] === null)
  return missing.length === 0 ? facts : { ...facts, ...Object.fromEntries(missing) }
}

function placeOf(places: Map<string, number>, area: string): number {
  const known = places.get(area)
  if (known !== undefined) return known
  places.set(area, places.size)
  return places.size - 1
}

function refused(policy: Policy, row: number, found: readonly Issue[]): IomRulesError {
  const issues = found.map((issue) => ({ ...issue, path: pointer([row]) + issue.path }))
  const list = issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n')
  return new IomRulesError(
    'INVALID_NOMINAL',
    `The nominal in row ${row} does not fit the policy ${policy.id}.\n${list}`,
    issues,
  )
}

/** The nominal of a row: what is unknown is left out. */
export function nominalAt(people: People, row: number): Nominal {
  const facts: Record<string, FactValue> = {}
  for (const [id, column] of people.scalars) {
    const value = valueAt(column, row)
    if (value !== undefined) facts[id] = value
  }
  for (const [id, column] of people.lists) {
    const value = listAt(column, row)
    if (value !== undefined) facts[id] = value
  }
  const ref = people.refs[row] as string
  const area = people.areas[people.area[row] as number] as string
  return area === '' ? { ref, facts } : { ref, area, facts }
}

import { dayNumber, type Day } from '../../vocabulary/day.ts'
import { NONE, type FactValue, type Scalar } from '../../vocabulary/fact.ts'
import type { Compiled } from '../../diagram/compile.ts'
import type { Policy, RecordField } from '../../policy/policy.ts'
import type { EventValue } from '../../policy/process.ts'
import { cutsIn, firstOf, stretchOf, valuesAround, type Cuts } from './values.ts'

/** A fact as a position can have it: one cell for all values that nothing tells apart, and one for not known. */
export interface Axis {
  readonly fact: string
  readonly at: number
  /** Where diagrams ask the fact before an event; the level after it asks it afterwards. */
  readonly level: number
  /** A value of each cell; the last is `null`, not known. */
  readonly cells: readonly (Scalar | null)[]
  readonly unknown: number
  readonly cellOf: (value: FactValue | undefined) => number
  /** Can a known cell be there on a day? What is never to come is not before its day. */
  readonly isBy: (cell: number, day: Day) => boolean
  /** Where its numbers or days are cut into cells. */
  readonly cuts: Cuts
  /** For each day looked at, the class of each cell; -1 for not known. */
  readonly classes: readonly (readonly number[])[]
}

/** Facts that events copy from one to another, so that more than their tests tells their values apart. */
export interface Copies {
  readonly kin: ReadonlySet<string>
  /** For each copied fact, the facts whose values it is made of. */
  readonly sources: ReadonlyMap<string, readonly string[]>
  /** What kin numbers and days are cut by. */
  readonly cuts: Cuts
}

const remembered = new WeakMap<Policy, Omit<Copies, 'cuts'>>()

/** Which facts events copy, a fact changed by its own value included. */
function kinOf(policy: Policy): Omit<Copies, 'cuts'> {
  const done = remembered.get(policy)
  if (done !== undefined) return done
  const kin = new Set<string>()
  const sources = new Map<string, string[]>()
  for (const { set } of Object.values(policy.events)) {
    for (const [fact, value] of Object.entries(set ?? {})) {
      const copied = sourcesOf(value)
      if (copied.length === 0) continue
      for (const each of [fact, ...copied]) kin.add(each)
      sources.set(fact, [...(sources.get(fact) ?? []), ...copied])
    }
  }
  const found = { kin, sources }
  remembered.set(policy, found)
  return found
}

/** The facts that a value of an event's effect is made of: copied, or kept where nothing else is given. */
export function sourcesOf(value: EventValue): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { otherwise } = value
  const instead =
    typeof otherwise === 'object' && otherwise !== null && 'fact' in otherwise ? [otherwise.fact] : []
  return [...new Set(['fact' in value ? value.fact : [], instead].flat())]
}

export function copiesIn(policy: Policy, days: readonly Compiled[]): Copies {
  const { kin, sources } = kinOf(policy)
  const cuts = [...kin].map((fact) => cutsIn(policy, days, fact))
  const cases = Object.values(policy.events).flatMap(({ set }) =>
    Object.values(set ?? {}).flatMap((value) =>
      typeof value === 'object' && value !== null && sourcesOf(value).length > 0
        ? Object.keys(value.cases ?? {})
        : [],
    ),
  )
  const listed = cases.flatMap((each) => dayNumber(each) ?? [])
  return {
    kin,
    sources,
    cuts: {
      numbers: inOrder([
        ...cuts.flatMap(({ numbers }) => numbers),
        ...cases.map(Number).filter(Number.isFinite),
      ]),
      days: inOrder([...cuts.flatMap((each) => each.days), ...listed.flatMap((day) => [day, day + 1])]),
    },
  }
}

function inOrder(cuts: readonly number[]): number[] {
  return [...new Set(cuts)].sort((a, b) => a - b)
}

/**
 * Divides a fact into cells by the classes it has on each of the days; a copied one, and one that is
 * to be told apart in full, by its values.
 */
export function axisOf(
  policy: Policy,
  days: readonly Compiled[],
  copies: Copies,
  fact: string,
  at: number,
  inFull: boolean,
): Axis {
  const declared = policy.facts[fact] as RecordField
  const variables = days.map((compiled) => compiled.variable(fact))
  const isPast = declared.type === 'day' && declared.past === true
  const isKin = inFull || copies.kin.has(fact)
  const classesOf = (value: Scalar) => variables.map((variable) => variable?.classes.classOf(value) ?? 0)
  const keyOf = (value: Scalar) =>
    isKin ? stretchOf(declared.type, copies.cuts, value) : classesOf(value).join()
  const cuts = isKin ? copies.cuts : cutsIn(policy, days, fact)
  const examples = days.length > 1 && declared.type === 'day' ? [] : (variables[0]?.classes.examples ?? [])
  const values =
    isKin || days.length > 1
      ? valuesAround(declared, cuts, firstOf(days).asAt, (days.at(-1) as Compiled).asAt)
      : []
  const cells: Scalar[] = []
  const places = new Map<string, number>()
  for (const value of [...examples, ...values]) {
    const key = keyOf(value)
    if (places.has(key)) continue
    places.set(key, cells.length)
    cells.push(value)
  }
  const unknown = cells.length
  return {
    fact,
    at,
    level: 2 * at,
    cells: [...cells, null],
    unknown,
    cuts,
    cellOf: (value) =>
      value === null || value === undefined || typeof value === 'object'
        ? unknown
        : (places.get(keyOf(value)) as number),
    isBy: (cell, day) => !isPast || cells[cell] === NONE || String(cells[cell]) <= day,
    classes: days.map((_, day) => [...cells.map((value) => classesOf(value)[day] as number), -1]),
  }
}

import { IomRulesError } from '../vocabulary/issue.ts'
import { mustLieWithin, numericParameter } from '../policy/tried.ts'
import type { Caseload } from './caseload.ts'
import type { Evaluation } from './evaluation.ts'
import type { GroupAxis } from './axes/group-axis.ts'
import type { Column } from './columns/column.ts'
import type { ListColumn } from './columns/list.ts'
import { inside } from './open.ts'
import { assemble, openCourse } from './sweep/course.ts'
import { bordersOf, fieldBorders } from './sweep/borders.ts'
import { followValues, type Piece } from './sweep/by-value.ts'
import { groupProfiles } from './sweep/group-profiles.ts'
import { scalarProfiles } from './sweep/scalar-profiles.ts'
import { followThreshold } from './sweep/threshold.ts'
import { tooManyParts } from './sweep/parts.ts'
import { decisionsReached, usesOf, type Uses } from './sweep/uses.ts'
import type { Interval, Sweep } from './sweep-steps.ts'

/** Settings of `sweep`. */
export interface SweepOptions {
  /** From which value; default the least the parameter may have. */
  readonly from?: number
  /** Up to which value; default the most the parameter may have. */
  readonly to?: number
  /** Default: all decisions that the parameter can reach. */
  readonly decisions?: readonly string[]
  /** Told how many values out of how many are done, where every value is looked at by itself. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void
}

/** Values that are looked at one by one, at most. */
const mostValues = 2_000

/**
 * Who is where, at every value of a numeric parameter? Exact: not sampled. A figure that conditions compare with one
 * number fact takes about as long as a few counts of the caseload; months, each value of which is looked at by
 * itself, take longer.
 *
 * @throws IomRulesError `UNKNOWN_PARAMETER`, `NOT_NUMERIC`, `OUT_OF_RANGE`, `UNKNOWN_DECISION`; `TOO_COMPLEX`
 * @example
 * const all = sweep(caseload, 'cssThreshold', { from: 250, to: 3000 })
 * stepAt(all, stepOf(all, 1200)).counts.cohort // who is where at 1,200
 */
export function sweep(caseload: Caseload, parameter: string, options: SweepOptions = {}): Sweep {
  const { policy } = caseload
  const { evaluation, people } = inside(caseload)
  const declared = numericParameter(policy, parameter)
  const uses = usesOf(policy, parameter)
  const range = rangeOf(parameter, declared, options, uses.whole)
  const reached = decisionsReached(policy, [...uses.facts, ...uses.otherwise])
  for (const decision of options.decisions ?? []) evaluation.scopeOf(decision)
  const decisions = options.decisions ?? (reached.length > 0 ? reached : caseload.decisions)
  const courses = decisions.map((decision) => openCourse(decision, people.size))
  const [fact] = uses.facts
  if (fact !== undefined && uses.facts.length === 1 && uses.otherwise.length === 0) {
    const borders = bordersOf(policy, parameter, fact, range)
    const profiles = profilesOf(evaluation, parameter, fact, borders)
    followThreshold(evaluation, parameter, fact, range, borders, uses.whole, profiles, courses)
  } else {
    const pieces = piecesOf(evaluation, parameter, uses, range)
    const tell = (done: number) => options.onProgress?.({ done, of: pieces.length })
    followValues(evaluation, parameter, pieces, courses, tell)
  }
  const current = courses.map(({ decision, texts }) => {
    const places = caseload.placesOf(decision)
    const here = caseload.answersOf(decision).map((answer) => texts.numberOf(answer))
    return Uint32Array.from(places, (place) => here[place] as number)
  })
  const about = { id: parameter, current: declared.value, whole: uses.whole, range }
  return assemble(policy, people, about, courses, current)
}

function rangeOf(
  parameter: string,
  declared: ReturnType<typeof numericParameter>,
  options: SweepOptions,
  whole: boolean,
): Interval {
  // A figure has bounds: a policy is not read without.
  const [minimum, maximum] = [declared.minimum as number, declared.maximum as number]
  const { from, to } = { from: options.from ?? minimum, to: options.to ?? maximum }
  mustLieWithin(parameter, declared, from)
  mustLieWithin(parameter, declared, to)
  const least = whole ? Math.ceil(from) : from
  const most = whole ? Math.floor(to) : to
  if (least > most)
    throw new IomRulesError('OUT_OF_RANGE', `There is no value of \`${parameter}\` from ${from} to ${to}.`)
  return { from: least, to: most, fromInclusive: true, toInclusive: true }
}

function profilesOf(evaluation: Evaluation, parameter: string, fact: string, borders: readonly number[]) {
  const { policy, people, compiled, records } = evaluation
  const variable = compiled.variable(fact)?.number as number
  const group = compiled.groups.find(({ members }) => members.some(({ id }) => id === fact))
  if (group === undefined)
    return scalarProfiles(fact, variable, numbersIn(people.scalars.get(fact) as Column))
  const axis = evaluation.axis(variable) as GroupAxis
  const moving = axis.members.find(({ id }) => id === fact)
  const why = tooManyParts(axis.members.map(({ classes }) => classes.count))
  if (why !== null)
    throw new IomRulesError('TOO_COMPLEX', `\`${parameter}\` cannot be followed exactly: ${why}.`)
  // Nothing that is decided asks about it: it stays what it is.
  if (moving === undefined) return scalarProfiles(fact, variable, null)
  return groupProfiles(policy, people, group, axis, moving, parameter, records(), borders)
}

/** The rows of a fact or field that is compared with a figure, and so is a number. */
function numbersIn(column: Column): Float64Array {
  return (column as Extract<Column, { kind: 'number' }>).rows
}

/** Every value at which anything can change, and the stretches between. */
function piecesOf(
  { policy, people }: Evaluation,
  parameter: string,
  { facts, fields, whole }: Uses,
  range: Interval,
): Piece[] {
  const { from, to } = range
  if (whole || facts.length + fields.length === 0) {
    const all = whole ? to - from + 1 : 1
    if (all > mostValues) throw tooMany(parameter, all)
    return Array.from({ length: all }, (_, at) => ({ value: from + at, after: 0 as const, at: from + at }))
  }
  const values = new Set<number>([from, to])
  const add = (borders: readonly number[], numbers: Float64Array) => {
    for (const border of borders) values.add(border)
    for (const value of numbers) if (value >= from && value <= to) values.add(value)
  }
  for (const fact of facts) {
    if (Object.hasOwn(policy.derived, fact)) throw tooMany(parameter, null)
    add(bordersOf(policy, parameter, fact, range), numbersIn(people.scalars.get(fact) as Column))
  }
  for (const { list, field } of fields) {
    const column = (people.lists.get(list) as ListColumn).fields.get(field) as Column
    add(fieldBorders(policy, parameter, list, field, range), numbersIn(column))
  }
  if (values.size * 2 > mostValues) throw tooMany(parameter, values.size * 2)
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.flatMap((value, at): Piece[] => {
    const next = sorted[at + 1]
    const here: Piece = { value, after: 0, at: value }
    return next === undefined ? [here] : [here, { value, after: 1, at: (value + next) / 2 }]
  })
}

function tooMany(parameter: string, many: number | null): IomRulesError {
  const why =
    many === null
      ? 'it is compared with several things, one of them worked out from lists'
      : `${many} values would have to be looked at one by one, and ${mostValues} are the most`
  return new IomRulesError(
    'TOO_COMPLEX',
    `\`${parameter}\` cannot be followed exactly: ${why}. Give a narrower range.`,
  )
}

// What a caseload must say, worked out from one person after another and nothing else.
import {
  decide,
  isIomRulesError,
  parsePolicy,
  type Decided,
  type Facts,
  type Nominal,
  type Policy,
  type PolicyDocument,
} from '@iom-rules/core'
import type { AnswerCount, Caseload, CaseloadMoves } from '@iom-rules/core/caseload'
import * as fc from 'fast-check'
import { factsFor, policyCase, type NominalShape, type PolicyShape } from '../arbitraries.ts'
import { cases as interopCases } from '../interop/arbitraries.ts'

/** A policy with areas, a day, and people whose areas are not all known. */
export interface Crowd {
  readonly document: PolicyDocument
  readonly asAt: string
  readonly people: readonly Nominal[]
}

const areas = { NORTH: { title: 'North' }, SOUTH: { title: 'South' } }
const area = fc.constantFrom<(string | undefined)[]>(undefined, 'SOUTH', 'NORTH')

function nominal(at: number, where: string | undefined, facts: Facts): Nominal {
  return { ref: `P-${at}`, ...(where === undefined ? {} : { area: where }), facts }
}

/** People of whom half the facts, or half a list, are unknown. */
export function crowds(shape: PolicyShape, size: number, known: NominalShape): fc.Arbitrary<Crowd> {
  return policyCase(shape).chain(({ document, asAt }) =>
    fc
      .array(fc.tuple(area, factsFor({ document, asAt }, known)), { minLength: size, maxLength: size })
      .map((made) => ({
        document: { ...document, areas },
        asAt,
        people: made.map(([where, facts], at) => nominal(at, where, facts)),
      })),
  )
}

/** The same from the other tests’ policies, which have other kinds of facts, tests and lists. */
export function otherCrowds(size: number): fc.Arbitrary<Crowd> {
  return fc
    .tuple(interopCases(size), fc.array(area, { minLength: size, maxLength: size }))
    .map(([{ document, asAt, nominals }, places]) => ({
      document: { ...(document as PolicyDocument), areas },
      asAt,
      people: nominals.map((facts, at) => nominal(at, places[at], facts)),
    }))
}

export function read(document: PolicyDocument): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return parsed.value
}

/** By decision, the answer of everybody. */
export type Answers = Readonly<Record<string, readonly Decided[]>>

const kept = new WeakMap<Policy, WeakMap<Nominal, ReturnType<typeof decide>>>()

function decided(policy: Policy, person: Nominal, asAt: string): ReturnType<typeof decide> {
  let known = kept.get(policy)
  if (known === undefined) kept.set(policy, (known = new WeakMap()))
  let found = known.get(person)
  if (found === undefined) known.set(person, (found = decide(policy, person, { asAt })))
  return found
}

/** On one day only for each policy and person. @throws as `decide` does for one of them. */
export function oneByOne(policy: Policy, people: readonly Nominal[], asAt: string): Answers {
  const each = people.map((person) => decided(policy, person, asAt))
  const ids = Object.keys(policy.decisions).sort()
  return Object.fromEntries(ids.map((id) => [id, each.map((answers) => answers[id] as Decided)]))
}

/** Those for whom the answers under every one of these policies can be worked out exactly. */
export function workable(
  policies: readonly Policy[],
  people: readonly Nominal[],
  asAt: string,
): readonly Nominal[] {
  return people.filter((person) => {
    try {
      for (const policy of policies) decided(policy, person, asAt)
      return true
    } catch (error) {
      if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return false
      throw error
    }
  })
}

/** The answers of a caseload, row by row. */
export function answersIn(caseload: Caseload): Answers {
  return Object.fromEntries(
    caseload.decisions.map((id) => {
      const answers = caseload.answersOf(id)
      return [id, Array.from(caseload.placesOf(id), (place) => answers[place] as Decided)]
    }),
  )
}

/** An answer in short, as the documentation of the counts has it. */
export function said(answer: Decided): string {
  if ('outcomes' in answer) {
    const all = [...answer.outcomes, ...answer.possible.map((outcome) => `${outcome}?`)]
    return all.length === 0 ? 'NONE OF THEM' : all.join(', ')
  }
  if (answer.outcome === null) return answer.certainty.toUpperCase()
  return answer.certainty === 'provisional' ? `${answer.outcome}?` : answer.outcome
}

/** How many are on each line of the counts, area by area: `{ 'FLEX?': [1, 0] }`. */
export function countedBy(
  answers: readonly Decided[],
  places: readonly number[],
  areaCount: number,
): Record<string, readonly number[]> {
  const counts: Record<string, number[]> = {}
  answers.forEach((answer, row) => {
    const lines =
      'outcomes' in answer
        ? [...answer.outcomes, ...answer.possible.map((outcome) => `${outcome}?`)]
        : [said(answer)]
    for (const line of lines) {
      const byArea = (counts[line] ??= Array.from({ length: areaCount }, () => 0))
      const place = places[row] as number
      byArea[place] = (byArea[place] ?? 0) + 1
    }
  })
  return counts
}

/** The same from lines of counts; those that nobody is on say nothing. */
export function byLine(counts: readonly AnswerCount[]): Record<string, readonly number[]> {
  return Object.fromEntries(
    counts.filter(({ total }) => total > 0).map(({ text, byArea }) => [text, byArea] as const),
  )
}

/** Who moves from which answer to which: rows by `from → to`. */
export function movesBetween(before: readonly Decided[], after: readonly Decided[]): Map<string, number[]> {
  const moves = new Map<string, number[]>()
  before.forEach((answer, row) => {
    const [from, to] = [said(answer), said(after[row] as Decided)]
    if (from === to) return
    const key = `${from} → ${to}`
    moves.set(key, [...(moves.get(key) ?? []), row])
  })
  return moves
}

export function moveKey({ from, to }: CaseloadMoves): string {
  return `${from} → ${to}`
}

// What a caseload and a sweep must say of a small policy: what is decided of one person after another.
import type { Condition, Facts, Nominal, Parameter, Policy, PolicyDocument } from '@iom-rules/core'
import {
  moversBetween,
  openCaseload,
  stepAt,
  sweep,
  withParameters,
  type Sweep,
  type SweepOptions,
} from '@iom-rules/core/caseload'
import { expect } from 'vitest'
import { answersIn, byLine, countedBy, oneByOne, said } from '../properties/caseload-reference.ts'
import { asAt, policyWith } from './policies.ts'

export const basis = { assumption: 'For the test.' }

/** A figure that may be tried from one number to another. */
export function figure(value: number, minimum: number, maximum: number, step?: number): Parameter {
  const bounds = { value, minimum, maximum, ...(step === undefined ? {} : { step }) }
  return { title: 'Figure', unit: 'points', basis: 'assumption', note: 'For the test.', ...bounds }
}

/** A value that a condition takes from a parameter. */
export const of = (parameter: string) => ({ fact: `parameter.${parameter}` })

export const test = (fact: string, operator: string, value: unknown) =>
  ({ fact, operator, value }) as Condition

type Decisions = NonNullable<PolicyDocument['decisions']>

/** A decision that gives each outcome under its condition, and else `OTHER`. */
export function decides(when: Readonly<Record<string, Condition>>, hitPolicy = 'FIRST'): Decisions[string] {
  const rules = Object.entries(when).map(([type, condition]) => ({
    name: type.toLowerCase(),
    conditions: { all: [condition] },
    event: { type },
    ...basis,
  }))
  const outcomes = Object.fromEntries([...Object.keys(when), 'OTHER'].map((outcome) => [outcome, {}]))
  return {
    title: 'Decision',
    hitPolicy,
    outcomes,
    rules,
    ...(hitPolicy === 'COLLECT' ? {} : { otherwise: { outcome: 'OTHER', ...basis } }),
  } as Decisions[string]
}

export function nominals(facts: readonly Facts[]): Nominal[] {
  return facts.map((each, at) => ({ ref: `P-${at}`, facts: each }))
}

/** A caseload answers everybody as `decide` does one by one. Gives the answers in short, row by row. */
export function expectOneByOne(document: Partial<PolicyDocument>, facts: readonly Facts[]): string[] {
  const policy = policyWith(document)
  const people = nominals(facts)
  const answers = answersIn(openCaseload(policy, people, { asAt }))
  expect(answers).toEqual(oneByOne(policy, people, asAt))
  return (answers['d'] ?? []).map(said)
}

/** Ends that belong to a step, and a value between. */
function valuesIn(all: Sweep, at: number): number[] {
  const { from, to, fromInclusive, toInclusive } = stepAt(all, at)
  const middle = all.whole ? Math.floor((from + to) / 2) : (from + to) / 2
  return [...(fromInclusive ? [from] : []), middle, ...(toInclusive ? [to] : [])]
}

/**
 * At every step a sweep counts, and finds as movers from its beginning, what a policy with a value of that step decides
 * of one person after another; and at every border that is something else.
 */
export function expectSwept(
  policy: Policy,
  people: readonly Nominal[],
  parameter: string,
  options: SweepOptions = {},
): Sweep {
  const caseload = openCaseload(policy, people, { asAt })
  const all = sweep(caseload, parameter, options)
  const places = people.map((_, row) => caseload.areaOf(row))
  const textsAt = (value: number) => {
    const answers = oneByOne(withParameters(policy, { [parameter]: value }), people, asAt)
    return Object.fromEntries(all.decisions.map((id) => [id, answers[id] ?? []]))
  }
  const first = textsAt(all.range.from)
  let before = ''
  for (let at = 0; at < all.size; at += 1) {
    let here = ''
    for (const value of valuesIn(all, at)) {
      const answers = textsAt(value)
      for (const id of all.decisions) {
        const now = answers[id] ?? []
        expect(byLine(stepAt(all, at).counts[id] ?? []), `${id} at ${value}`).toEqual(
          countedBy(now, places, all.areas.length),
        )
        const moved = now.flatMap((answer, row) => {
          const [from, to] = [said(first[id]?.[row] ?? answer), said(answer)]
          return from === to ? [] : [{ row, from, to }]
        })
        expect(moversBetween(all, id, all.range.from, value), `${id} at ${value}`).toEqual(moved)
      }
      here = JSON.stringify(all.decisions.map((id) => answers[id]?.map(said)))
    }
    expect(here, `from ${stepAt(all, at).from}`).not.toBe(before)
    before = here
  }
  return all
}

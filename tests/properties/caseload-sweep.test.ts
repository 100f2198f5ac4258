// A second mind for the sweep: what it says of every value is what a policy with that value says of everybody.
import {
  isIomRulesError,
  type Decided,
  type Nominal,
  type Policy,
  type PolicyDocument,
} from '@iom-rules/core'
import {
  generate,
  inverse,
  openCaseload,
  stepAt,
  stepOf,
  sweep,
  withParameters,
  type Interval,
  type Sweep,
} from '@iom-rules/core/caseload'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cheshire } from '../caseload/policies.ts'
import {
  byLine,
  countedBy,
  crowds,
  oneByOne,
  otherCrowds,
  read,
  said,
  workable,
  type Crowd,
} from './caseload-reference.ts'
import { halfForgotten } from './forgotten.ts'
import { runs, thorough } from '../thorough.ts'

/** The document with another value of a parameter, read as if it had always had it. */
function having(document: PolicyDocument, parameter: string, value: number): Policy {
  const parameters = document.parameters ?? {}
  const declared = parameters[parameter]
  if (declared === undefined) throw new Error(`There is no ${parameter}`)
  return read({ ...document, parameters: { ...parameters, [parameter]: { ...declared, value } } })
}

const within = (step: Interval, value: number) =>
  (step.fromInclusive ? step.from <= value : step.from < value) &&
  (step.toInclusive ? value <= step.to : value < step.to)

/** Values of a step: both ends where they belong to it, and one between. */
function valuesIn(step: Interval, whole: boolean): number[] {
  const middle = (step.from + step.to) / 2
  const tried = [step.from, whole ? Math.floor(middle) : middle, step.to]
  return [...new Set(tried)].filter((value) => within(step, value))
}

/** The steps lie end to end, cover the range and find the values that are in them. */
function expectCover(all: Sweep): void {
  const steps = Array.from({ length: all.size }, (_, at) => stepAt(all, at))
  expect(steps.length).toBeGreaterThan(0)
  expect({ from: steps[0]?.from, to: steps.at(-1)?.to }).toEqual({ from: all.range.from, to: all.range.to })
  expect(steps[0]?.fromInclusive).toBe(true)
  expect(steps.at(-1)?.toInclusive).toBe(true)
  for (const [at, step] of steps.entries()) {
    const end = { from: all.whole ? step.to + 1 : step.to, fromInclusive: all.whole || !step.toInclusive }
    expect(steps[at + 1] ?? end).toMatchObject(end)
    const values = valuesIn(step, all.whole)
    expect(values.length).toBeGreaterThan(0)
    for (const value of values) expect(stepOf(all, value)).toBe(at)
  }
}

/** How many of these get another answer, in short. */
function differing(one: readonly Decided[], other: readonly Decided[]): number {
  return one.filter((answer, row) => said(answer) !== said(other[row] as Decided)).length
}

interface Swept {
  readonly all: Sweep
  readonly people: readonly Nominal[]
  readonly asAt: string
  /** The policy with a value. */
  readonly at: (value: number) => Policy
  /** Which steps are looked at. */
  readonly looked: (step: number) => boolean
}

/** Every step says what a policy with a value in it says, and its neighbours say something else. */
function expectSteps({ all, people, asAt, at, looked }: Swept, places: readonly number[]): void {
  const now = oneByOne(at(all.current), people, asAt)
  let last: Readonly<Record<string, readonly Decided[]>> | null = null
  for (let position = 0; position < all.size; position += 1) {
    if (!looked(position)) {
      last = null
      continue
    }
    const step = stepAt(all, position)
    let answers = now
    for (const value of valuesIn(step, all.whole)) {
      answers = oneByOne(at(value), people, asAt)
      for (const decision of all.decisions) {
        const each = answers[decision] ?? []
        const law = countedBy(each, places, all.areas.length)
        expect(byLine(step.counts[decision] ?? []), `${decision} at ${value}`).toEqual(law)
        expect(step.moved[decision], `${decision} at ${value}`).toBe(differing(now[decision] ?? [], each))
      }
    }
    const changes = all.decisions.map((id) => differing(last?.[id] ?? [], answers[id] ?? []))
    const isBorder = last !== null
    expect(
      changes.some((count) => count > 0),
      `the border at ${step.from}`,
    ).toBe(isBorder)
    last = answers
  }
}

/** What `inverse` says of every count that there can be is what the steps say. */
function expectInverse(all: Sweep, people: number): void {
  for (const decision of all.decisions)
    for (const { outcome } of all.lines[decision] ?? []) {
      if (outcome === null) continue
      for (const [area, name] of [[null, undefined] as const, [0, all.areas[0]] as const]) {
        const along = Array.from({ length: all.size }, (_, at) =>
          (stepAt(all, at).counts[decision] ?? [])
            .filter(
              ({ text, certainty, outcome: given }) =>
                given === outcome &&
                (text === outcome || certainty === 'provisional') &&
                isSure(text, all, decision),
            )
            .reduce((sum, { total, byArea }) => sum + (area === null ? total : (byArea[area] ?? 0)), 0),
        )
        for (let count = 0; count <= people; count += 1) {
          const target = { decision, outcome, count, ...(name === undefined ? {} : { area: name }) }
          const found = inverse(all, target)
          const holds = (value: number) => found.values.some((interval) => within(interval, value))
          for (const [at, counted] of along.entries())
            for (const value of valuesIn(stepAt(all, at), all.whole))
              expect(holds(value)).toBe(counted === count)
          const below = Math.max(...along.filter((each) => each < count))
          const above = Math.min(...along.filter((each) => each > count))
          if (found.values.length > 0) continue
          expect(found.below?.count ?? -Infinity).toBe(below)
          expect(found.above?.count ?? Infinity).toBe(above)
        }
      }
    }
}

/** Of a COLLECT decision what is only possible is not counted. */
function isSure(text: string, all: Sweep, decision: string): boolean {
  return !text.endsWith('?') || !isCollected(all, decision)
}
const collected = new Map<Sweep, ReadonlySet<string>>()
function isCollected(all: Sweep, decision: string): boolean {
  return collected.get(all)?.has(decision) ?? false
}

/** `null` where it says that a parameter cannot be followed. */
function followed(policy: Policy, people: readonly Nominal[], asAt: string, id: string) {
  const caseload = openCaseload(policy, people, { asAt })
  try {
    const all = sweep(caseload, id)
    const ids = Object.entries(policy.decisions).filter(([, { hitPolicy }]) => hitPolicy === 'COLLECT')
    collected.set(all, new Set(ids.map(([decision]) => decision)))
    return { all, places: people.map((_, row) => caseload.areaOf(row)) }
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return null
    throw error
  }
}

const numeric = (document: PolicyDocument) =>
  Object.entries(document.parameters ?? {}).flatMap(([id, { value }]) =>
    typeof value === 'number' ? [id] : [],
  )

const kinds: readonly [string, fc.Arbitrary<Crowd>, number][] = [
  [
    'plain facts',
    crowds({ facts: { least: 2, most: 4 }, derived: 0, assumptions: 2 }, 10, {
      unknown: 2,
      unknownFields: 0,
    }),
    6,
  ],
  [
    'lists',
    crowds({ facts: { least: 0, most: 1 }, derived: 3, assumptions: 1 }, 8, { unknown: 1, unknownFields: 1 }),
    3,
  ],
  ['facts of other kinds', otherCrowds(8), 3],
]

describe.each(kinds)('a sweep of any parameter of a policy over %s', (_, crowd, numRuns) => {
  test('says of every value what a policy with that value says', () => {
    let seen = 0
    fc.assert(
      fc.property(
        crowd.filter(({ document }) => numeric(document).length > 0),
        ({ document, asAt, people: all }) => {
          const policy = read(document)
          const people = workable([policy], all, asAt)
          for (const id of numeric(document)) {
            const found = followed(policy, people, asAt, id)
            if (found === null) continue
            const policies = new Map<number, Policy>()
            const at = (value: number) => {
              const known = policies.get(value) ?? withParameters(policy, { [id]: value })
              policies.set(value, known)
              return known
            }
            expectCover(found.all)
            const { to } = found.all.range
            expect(at(to).hash).toBe(having(document, id, to).hash)
            try {
              expectSteps({ all: found.all, people, asAt, at, looked: () => true }, found.places)
            } catch (error) {
              fc.pre(!isIomRulesError(error) || error.code !== 'TOO_COMPLEX')
              throw error
            }
            expectInverse(found.all, people.length)
            seen += found.all.size > 1 ? 1 : 0
          }
        },
      ),
      { numRuns: runs(numRuns) },
    )
    expect(seen).toBeGreaterThan(numRuns / 20)
  })
})

describe('a sweep of cheshire', () => {
  const asAt = '2026-11-22'
  const generated = [...generate(cheshire, { count: 24, seed: 9, asAt, unknownRate: 0.15 })]
  const everybody = workable([cheshire], halfForgotten(generated), asAt)

  test.each([
    'cssThreshold',
    // Half a minute of it: a push looks at the other windows.
    ...(thorough ? ['cssWindowMonths', 'recentMonths'] : []),
    'blueWithinMonths',
    'blackOverMonths',
    'ogrsHigh',
    'mappaPrecedenceMinLevel',
  ])('%s says at every border what a policy with that value says', (id) => {
    // Its windows are the dearest to work out, and twelve people cross a border of it.
    const people = id === 'recentMonths' ? everybody.slice(0, 12) : everybody
    const found = followed(cheshire, people, asAt, id)
    if (found === null) throw new Error(`${id} cannot be followed`)
    expectCover(found.all)
    expect(found.all.size).toBeGreaterThan(1)
    const policies = new Map<number, Policy>()
    const at = (value: number) => {
      const known = policies.get(value) ?? withParameters(cheshire, { [id]: value })
      policies.set(value, known)
      return known
    }
    // Two neighbours at the least value and two in the middle, and the last.
    const stretch = Math.max(1, Math.floor(found.all.size / 2))
    const looked = (step: number) => step % stretch < 2 || step === found.all.size - 1
    expectSteps({ all: found.all, people, asAt, at, looked }, found.places)
  })
})

// A second mind for the caseload: everything it says is what one person after another is told.
import { parseNominal, type Nominal, type Policy, type PolicyDocument } from '@iom-rules/core'
import {
  countsOf,
  generate,
  movedRows,
  movesOf,
  openCaseload,
  underPolicy,
  withNominals,
  type Caseload,
} from '@iom-rules/core/caseload'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cheshire, shipped } from '../caseload/policies.ts'
import {
  answersIn,
  byLine,
  countedBy,
  crowds,
  moveKey,
  movesBetween,
  oneByOne,
  otherCrowds,
  read,
  workable,
  type Crowd,
} from './caseload-reference.ts'
import { edited } from './edited.ts'
import { halfForgotten } from './forgotten.ts'
import { runs } from '../thorough.ts'

const kinds: readonly [string, fc.Arbitrary<Crowd>, number][] = [
  [
    'plain facts',
    crowds({ facts: { least: 2, most: 5 }, derived: 0, assumptions: 3 }, 12, {
      unknown: 3,
      unknownFields: 0,
    }),
    28,
  ],
  [
    'lists',
    crowds({ facts: { least: 0, most: 2 }, derived: 3, assumptions: 2 }, 8, { unknown: 2, unknownFields: 1 }),
    16,
  ],
  ['facts of other kinds', otherCrowds(10), 24],
]

/** Everything a caseload says of its rows and in sums. */
function expectTrue(caseload: Caseload, policy: Policy, people: readonly Nominal[], asAt: string): void {
  const answers = oneByOne(policy, people, asAt)
  expect(answersIn(caseload)).toEqual(answers)
  expect(caseload.size).toBe(people.length)
  const places = people.map((_, row) => caseload.areaOf(row))
  expect(places.map((place) => caseload.areas[place])).toEqual(people.map((person) => person.area ?? ''))
  for (const [decision, each] of Object.entries(answers)) {
    const counts = countsOf(caseload, decision)
    expect(byLine(counts)).toEqual(countedBy(each, places, caseload.areas.length))
    for (const { total, byArea } of counts) expect(total).toBe(byArea.reduce((sum, count) => sum + count, 0))
  }
}

/** Everything two caseloads of the same people say of who moves. */
function expectMoves(before: Caseload, after: Caseload): void {
  const [one, other] = [answersIn(before), answersIn(after)]
  for (const [decision, answers] of Object.entries(one)) {
    const law = movesBetween(answers, other[decision] ?? [])
    const moves = movesOf(before, after, decision)
    expect(moves.map(moveKey).sort()).toEqual([...law.keys()].sort())
    for (const move of moves) {
      const rows = law.get(moveKey(move)) ?? []
      expect(move.total).toBe(rows.length)
      expect(movedRows(before, after, decision, { from: move.from, to: move.to })).toEqual(rows)
      for (const [area, count] of move.byArea.entries()) {
        const here = rows.filter((row) => before.areaOf(row) === area)
        expect(count).toBe(here.length)
        expect(movedRows(before, after, decision, { from: move.from, to: move.to, area })).toEqual(here)
      }
    }
    expect(movedRows(before, after, decision)).toEqual([...law.values()].flat().sort((a, b) => a - b))
  }
}

describe.each(kinds)('a caseload of %s', (_, crowd, numRuns) => {
  test('answers everybody as if asked one by one, and gives everybody back', () => {
    fc.assert(
      fc.property(crowd, ({ document, asAt, people: all }) => {
        const policy = read(document)
        const people = workable([policy], all, asAt)
        const caseload = openCaseload(policy, people, { asAt })
        expectTrue(caseload, policy, people, asAt)
        const back = people.map((__, row) => caseload.nominalOf(row))
        expect(back).toEqual(people.map(withoutNull))
        expect(oneByOne(policy, back, asAt)).toEqual(oneByOne(policy, people, asAt))
      }),
      { numRuns: runs(numRuns) },
    )
  })

  test('under a changed policy is as if opened under it, there and back, and says who moves', () => {
    fc.assert(
      fc.property(crowd, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (made, choices) => {
        const { document, asAt } = made
        const documents = choices.flatMap((choice) => edited(document, choice) ?? [])
        const policies = [document, ...documents].map(read)
        const [first, ...others] = policies
        const people = workable(policies, made.people, asAt)
        if (first === undefined) return
        expect(people.length).toBeLessThanOrEqual(made.people.length)
        const caseload = openCaseload(first, people, { asAt })
        // One change after another, so that what is kept of one is taken up by the next.
        let last = caseload
        for (const other of others) {
          const next = underPolicy(last, other)
          expectTrue(next, other, people, asAt)
          expectMoves(last, next)
          last = next
        }
        expectTrue(underPolicy(last, first), first, people, asAt)
        expectTrue(caseload, first, people, asAt)
      }),
      { numRuns: runs(Math.ceil(numRuns / 2)) },
    )
  })

  test('with some of the people changed is as if opened with them', () => {
    fc.assert(
      fc.property(crowd, fc.nat(), ({ document, asAt, people: all }, which) => {
        const policy = read(document)
        const people = workable([policy], all, asAt)
        if (people.length < 2) return
        const row = which % people.length
        const changed = people.map((person, at) => {
          const facts = (people[(at + 1) % people.length] as Nominal).facts
          return at === row ? { ref: 'CHANGED', facts } : person
        })
        const before = openCaseload(policy, people, { asAt })
        const after = withNominals(before, new Map([[row, changed[row] as Nominal]]))
        expectTrue(after, policy, changed, asAt)
        expect(after.refOf(row)).toBe('CHANGED')
        expectTrue(before, policy, people, asAt)
      }),
      { numRuns: runs(Math.ceil(numRuns / 3)) },
    )
  })
})

describe('the shipped policies', () => {
  const asAt = '2026-11-22'

  test.each(shipped.map((policy) => [policy.id, policy] as const))(
    '%s answers generated people as if asked one by one',
    (_, policy) => {
      const generated = [...generate(policy, { count: 40, seed: 7, asAt, unknownRate: 0.25 })]
      const people = workable([policy], halfForgotten(generated), asAt)
      expect(people.length).toBeGreaterThan(30)
      expectTrue(openCaseload(policy, people, { asAt }), policy, people, asAt)
    },
  )

  test('another shipped policy, a table, a fact that is not declared any more: as if opened anew', () => {
    const generated = [...generate(cheshire, { count: 40, seed: 8, asAt, unknownRate: 0.25 })]
    const people = workable([cheshire], halfForgotten(generated), asAt)
    const others = [...shipped, read(heavier(cheshire.document)), read(wider(cheshire.document))]
    for (const other of others.filter(({ hash }) => hash !== cheshire.hash)) {
      const fitting = people.map((person) => ({
        ...person,
        facts: Object.fromEntries(Object.entries(person.facts).filter(([id]) => id in other.facts)),
      }))
      // A shipped policy may want less of a list than another: then it says that somebody does not fit.
      const fits = fitting.filter((person) => parseNominal(other, person, { asAt }).ok)
      const rows = people.filter((_, row) => fits.includes(fitting[row] as (typeof fitting)[number]))
      expect(fits.length).toBeGreaterThan(3)
      const moved = underPolicy(openCaseload(cheshire, rows, { asAt }), other)
      expectTrue(moved, other, fits, asAt)
    }
  })
})

/** `null` and a key that is left out are the same. */
function withoutNull<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === null ? undefined : part))) as T
}

/** Every offence weighs twice as much. */
function heavier(document: PolicyDocument): PolicyDocument {
  const tables = Object.entries(document.tables ?? {}).map(([id, table]) => {
    const rows = Object.entries(table.rows).map(([row, weight]) => [
      row,
      { ...weight, value: weight.value * 2 },
    ])
    return [id, { ...table, rows: Object.fromEntries(rows) as typeof table.rows }]
  })
  return { ...document, tables: Object.fromEntries(tables) as NonNullable<PolicyDocument['tables']> }
}

/** The OGRS score may be higher than it was. */
function wider(document: PolicyDocument): PolicyDocument {
  const { ogrsScore } = document.facts ?? {}
  if (ogrsScore?.type !== 'number') throw new Error('There is no OGRS score')
  return { ...document, facts: { ...document.facts, ogrsScore: { ...ogrsScore, maximum: 120 } } }
}

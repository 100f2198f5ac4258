// The value that gives a number of people; two parameters at once.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  countsOf,
  generate,
  grid,
  gridAt,
  inverse,
  openCaseload,
  stepAt,
  sweep,
  underPolicy,
  withParameters,
  type Caseload,
  type Interval,
  type Sweep,
} from '@iom-rules/core/caseload'
import { decides, figure, nominals, of, test as compare } from './one-by-one.ts'
import { asAt, cheshire, policyWith } from './policies.ts'

const number = { type: 'number', title: 'Number', unit: 'points', minimum: 0, maximum: 10 } as const

let caseload: Caseload

beforeAll(() => {
  caseload = openCaseload(cheshire, [...generate(cheshire, { count: 200, seed: 12, asAt })], { asAt })
})

/** FIXED people, settled or not, counted afresh under other parameters. */
function fixedUnder(values: { readonly [parameter: string]: number }, area?: string): number {
  return countsOf(underPolicy(caseload, withParameters(cheshire, values)), 'cohort')
    .filter(({ outcome }) => outcome === 'FIXED')
    .reduce(
      (sum, { total, byArea }) =>
        sum + (area === undefined ? total : Number(byArea[caseload.areas.indexOf(area)])),
      0,
    )
}

/** Both ends, or a value next to one that does not belong to it. */
function inside({ from, to, fromInclusive, toInclusive }: Interval): number[] {
  const middle = (from + to) / 2
  return [fromInclusive ? from : middle, middle, toInclusive ? to : middle]
}

describe('inverse', () => {
  const area = 'HALTON'
  let all: Sweep

  beforeAll(() => {
    all = sweep(caseload, 'cssThreshold', { from: 200, to: 4000, decisions: ['cohort'] })
  })

  test('gives the values with that count, and all of them', () => {
    const wanted = fixedUnder({ cssThreshold: 1000 }, area)
    const { values, below, above } = inverse(all, {
      decision: 'cohort',
      outcome: 'FIXED',
      area,
      count: wanted,
    })
    expect([below, above]).toEqual([null, null])
    for (const value of values.flatMap(inside)) expect(fixedUnder({ cssThreshold: value }, area)).toBe(wanted)
    // Just past the ends it is another number, so that no stretch is cut short.
    const past = values
      .filter(({ to }) => to < 4000)
      .map(({ to, toInclusive }) => (toInclusive ? to + 0.01 : to))
    expect(past.filter((value) => fixedUnder({ cssThreshold: value }, area) === wanted)).toEqual([])
  })

  test('or the nearest counts there are, with theirs', () => {
    const counts = Array.from({ length: all.size }, (_, at) =>
      (stepAt(all, at).counts['cohort'] ?? [])
        .filter(({ outcome }) => outcome === 'FIXED')
        .reduce((sum, { total }) => sum + total, 0),
    )
    const [most, least] = [Math.max(...counts), Math.min(...counts)]
    const target = { decision: 'cohort', outcome: 'FIXED' }
    const over = inverse(all, { ...target, count: most + 5 })
    expect([over.values, over.below?.count, over.above]).toEqual([[], most, null])
    for (const value of (over.below?.values ?? []).flatMap(inside))
      expect(fixedUnder({ cssThreshold: value })).toBe(most)
    expect(inverse(all, { ...target, count: most }).values.length).toBeGreaterThan(0)
    const under = inverse(all, { ...target, count: 0 })
    expect(under.above?.count ?? 0).toBe(least)
  })

  test('counts one line alone when asked by its text', () => {
    const line = (step: number) =>
      stepAt(all, step).counts['cohort']?.find(({ text }) => text === 'FLEX?')?.total ?? 0
    const count = line(0)
    const { values } = inverse(all, { decision: 'cohort', outcome: 'FLEX?', count })
    expect(values[0]).toMatchObject({ from: 200, fromInclusive: true })
    const steps = Array.from({ length: all.size }, (_, at) => at).filter((at) => line(at) === count)
    const isIn = (value: number) => values.some(({ from, to }) => value >= from && value <= to)
    for (const at of steps) expect(isIn((stepAt(all, at).from + stepAt(all, at).to) / 2)).toBe(true)
  })

  test.each([
    [
      'a decision that it does not hold',
      { decision: 'status', outcome: 'RED', count: 1 },
      'UNKNOWN_DECISION',
    ],
    [
      'an area without anybody',
      { decision: 'cohort', outcome: 'FIXED', area: 'HALTNO', count: 1 },
      'UNKNOWN_AREA',
    ],
    ['half a person', { decision: 'cohort', outcome: 'FIXED', count: 1.5 }, 'OUT_OF_RANGE'],
  ])('refuses %s', (_, target, code) => {
    expect(() => inverse(all, target)).toThrow(expect.objectContaining({ code }))
  })
})

describe('grid', () => {
  const rows = { parameter: 'ogrsHigh', values: [60, 75] }
  const columns = { parameter: 'cssThreshold', from: 900, to: 1100 }

  test('has in every cell what is counted afresh there', () => {
    const both = grid(caseload, rows, columns, { decision: 'cohort' })
    const { stretches } = both.columns
    expect(stretches.length).toBeGreaterThan(2)
    expect([stretches[0]?.from, stretches.at(-1)?.to]).toEqual([900, 1100])
    rows.values.forEach((ogrsHigh, row) => {
      stretches.forEach((stretch, column) => {
        const cell = gridAt(both, row, column)
        for (const cssThreshold of new Set(inside(stretch))) {
          const under = underPolicy(caseload, withParameters(cheshire, { ogrsHigh, cssThreshold }))
          expect(cell).toEqual(countsOf(under, 'cohort'))
        }
      })
    })
  })

  test('each column differs from the one before in some row', () => {
    const both = grid(caseload, rows, columns, { decision: 'cohort' })
    const column = (at: number) => rows.values.map((_, row) => gridAt(both, row, at))
    both.columns.stretches.slice(1).forEach((_, at) => expect(column(at + 1)).not.toEqual(column(at)))
  })

  test('refuses one parameter twice, and more cells than anybody reads', () => {
    const same = { parameter: 'cssThreshold', values: [1000] }
    expect(() => grid(caseload, same, columns, { decision: 'cohort' })).toThrow(
      expect.objectContaining({ code: 'SAME_PARAMETER' }),
    )
    // Said at the first row, not when all the work is done.
    const many = { parameter: 'ogrsHigh', values: Array.from({ length: 30_000 }, () => 75) }
    expect(() => grid(caseload, many, columns, { decision: 'cohort' })).toThrow(
      expect.objectContaining({ code: 'TOO_COMPLEX' }),
    )
  })

  test('keeps a value itself apart from what comes just after it', () => {
    const small = policyWith({
      facts: { score: number, other: number },
      decisions: {
        d: decides({
          AT: {
            all: [
              compare('other', 'greaterThan', of('q')),
              compare('score', 'greaterThanInclusive', of('p')),
            ],
          },
          OVER: compare('score', 'greaterThan', of('p')),
        }),
      },
      parameters: { p: figure(5, 0, 10), q: figure(1, 0, 10) },
    })
    const people = nominals([
      { score: 4, other: 3 },
      { score: 4, other: 9 },
    ])
    const both = grid(
      openCaseload(small, people, { asAt }),
      { parameter: 'q', values: [2, 5, 10] },
      { parameter: 'p' },
      { decision: 'd' },
    )
    expect(both.columns.stretches).toEqual([
      { from: 0, to: 4, fromInclusive: true, toInclusive: false },
      { from: 4, to: 4, fromInclusive: true, toInclusive: true },
      { from: 4, to: 10, fromInclusive: false, toInclusive: true },
    ])
    const totals = (row: number, column: number) =>
      gridAt(both, row, column).map(({ text, total }) => `${text} ${total}`)
    expect([0, 1, 2].map((column) => totals(1, column))).toEqual([
      ['AT 1', 'OVER 1'],
      ['AT 1', 'OTHER 1'],
      ['OTHER 2'],
    ])
  })

  test('of whole numbers ends each stretch before the next begins', () => {
    const small = policyWith({
      facts: { score: { ...number, whole: true }, other: number },
      decisions: {
        d: decides({
          HIGH: compare('score', 'greaterThanInclusive', of('p')),
          OTHERS: compare('other', 'greaterThan', of('q')),
        }),
      },
      parameters: { p: figure(5, 0, 10, 1), q: figure(1, 0, 10) },
    })
    const caseload = openCaseload(small, nominals([{ score: 4 }, { score: 8, other: 3 }]), { asAt })
    const both = grid(caseload, { parameter: 'q', values: [0] }, { parameter: 'p' }, { decision: 'd' })
    expect(both.columns.stretches.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [5, 8],
      [9, 10],
    ])
  })

  test('without rows has no cells, and what there is not is refused all the same', () => {
    const none = (over: object = {}) =>
      grid(caseload, { parameter: 'ogrsHigh', values: [], ...over }, columns, { decision: 'cohort' })
    expect(none()).toMatchObject({ columns: { stretches: [] }, lines: [], counts: new Uint32Array() })
    expect(() => none({ parameter: 'ogrsHihg' })).toThrow('Did you mean `ogrsHigh`?')
    expect(() =>
      grid(caseload, { parameter: 'ogrsHigh', values: [] }, columns, { decision: 'cohrot' }),
    ).toThrow('Did you mean `cohort`?')
  })
})

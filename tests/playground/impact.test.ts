import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsOf, openCaseload, stepAt, stepOf, sweep, type Interval } from '@iom-rules/core/caseload'
import { openBoth } from '../../playground/src/caseload/both.ts'
import { countLines } from '../../playground/src/caseload/counts.ts'
import { joinSweeps } from '../../playground/src/caseload/joined.ts'
import { compareCounts } from '../../playground/src/caseload/tally.ts'
import { readPolicyFile } from '../../playground/src/impact/baseline/read.ts'
import { countsTable, movesTable, narrowedTo, sweepTable } from '../../playground/src/impact/export/tables.ts'
import { matrixOf, outcomesMoved } from '../../playground/src/impact/moves/matrix.ts'
import { readTyped } from '../../playground/src/impact/resources/read.ts'
import { curvesOf, shownRange, stepPath } from '../../playground/src/impact/sweep/curve.ts'
import { scaleOf } from '../../playground/src/impact/sweep/scale.ts'
import { intervalInWords, usableValue } from '../../playground/src/impact/sweep/words.ts'
import { asAt, smallCaseload, smallDocument, smallPolicy, draftOf } from './small-policy.ts'

const published = smallPolicy()
const working = draftOf(published, { parameters: { threshold: 400 } })
if (!working.ok) throw new Error('no policy')
const draft = working.policy
const compared = { people: smallCaseload, asAt, before: published, after: draft }
const counted = compareCounts(openBoth(compared), 'cohort')
const view = {
  against: 'published',
  decision: 'cohort',
  group: 'everyone',
  area: '',
  parameter: '',
  from: '',
  to: '',
  page: 1,
} as const

describe('the moves', () => {
  test('stand from answer to answer, in the policy’s order, of all areas or of one', () => {
    const all = matrixOf(counted, '')
    expect(all.rows).toEqual(['FLEX'])
    expect(all.columns).toEqual(['FIXED'])
    expect(all.at('FLEX', 'FIXED')).toBe(1)
    expect(matrixOf(counted, 'NORTH').at('FLEX', 'FIXED')).toBe(1)
    expect(matrixOf(counted, 'SOUTH').rows).toEqual([])
  })

  test('of a decision that collects are told outcome by outcome', () => {
    const moves = [
      { from: 'NONE OF THEM', to: 'A, B?', total: 3, byArea: [2, 1] },
      { from: 'A?', to: 'A', total: 1, byArea: [0, 1] },
    ]
    const collected = { ...counted, moves, before: { areas: ['NORTH', 'SOUTH'], counts: [] } }
    expect(outcomesMoved(collected, { area: '', decision: 'flags' })).toMatchObject([
      { outcome: 'A', from: 'Does not apply', to: 'Applies', count: 3 },
      { outcome: 'B', from: 'Does not apply', to: 'Possible', count: 3 },
      { outcome: 'A', from: 'Possible', to: 'Applies', count: 1 },
    ])
    expect(outcomesMoved(collected, { area: 'NORTH', decision: 'flags' }).map(({ count }) => count)).toEqual([
      2, 2,
    ])
  })
})

const swept = sweep(openCaseload(published, smallCaseload, { asAt }), 'threshold')

describe('the curve', () => {
  const answers = [{ answer: 'FIXED', title: 'FIXED' }]

  test('has at every value the counts that the caseload has there', () => {
    const places = ['', ...swept.areas]
    for (const value of [0, 250, 400, 450, 451, 500, 600, 1000]) {
      const policy = draftOf(published, { parameters: { threshold: value } })
      if (!policy.ok) throw new Error('no policy')
      const counts = countsOf(openCaseload(policy.policy, smallCaseload, { asAt }), 'cohort')
      const fixed = counts.find(({ text }) => text === 'FIXED')
      for (const [at, area] of places.entries()) {
        const [curve] = curvesOf(swept, 'cohort', answers, area)
        const expected = area === '' ? fixed?.total : fixed?.byArea[at - 1]
        expect(curve?.counts[stepOf(swept, value)]).toBe(expected ?? 0)
      }
    }
  })

  test('is nothing in an area that the policy does not have, as an old address may ask, and not that of all areas', () => {
    const [curve] = curvesOf(swept, 'cohort', answers, 'ELSEWHERE')
    expect(new Set(curve?.counts)).toEqual(new Set([0]))
  })

  test('is drawn in steps from one end of the scale to the other', () => {
    const [curve] = curvesOf(swept, 'cohort', answers, '')
    if (curve === undefined) throw new Error('no curve')
    const x = scaleOf(swept.range.from, swept.range.to, 0, 100, 5)
    const path = stepPath(swept, curve.counts, x, scaleOf(0, 3, 50, 0, 2))
    expect(path).toMatch(/^M0\.0 [\d.]+(H[\d.]+V[\d.]+)+H100\.0$/)
    expect(path.match(/V/g)).toHaveLength(swept.size - 1)
  })

  test('shows the published value and the draft’s, however far they lie', () => {
    const all = shownRange(swept, [500], true)
    expect(all).toEqual({ least: swept.range.from, most: swept.range.to })
    const near = shownRange({ ...swept, range: { ...swept.range, to: 1e6 } }, [500, 70_000], false)
    expect(near.most).toBeGreaterThanOrEqual(70_000)
    expect(near.most).toBeLessThan(1e6)
  })

  test('marks round numbers within the scale', () => {
    expect(scaleOf(0, 5000, 0, 1, 5).ticks).toEqual([0, 1000, 2000, 3000, 4000, 5000])
    expect(scaleOf(1, 3, 0, 1, 2).ticks).toEqual([1, 2, 3])
  })
})

describe('a stretch of values', () => {
  const bound = fc.integer({ min: 0, max: 4000 }).map((quarter) => quarter / 4)
  const interval = fc
    .record({ one: bound, other: bound, fromInclusive: fc.boolean(), toInclusive: fc.boolean() })
    .map(({ one, other, ...ends }): Interval => ({
      from: Math.min(one, other),
      to: Math.max(one, other),
      ...ends,
    }))
    .filter(({ from, to, fromInclusive, toInclusive }) => from < to || (fromInclusive && toInclusive))

  test('gives a value that lies in it, and a round one where there is one', () => {
    fc.assert(
      fc.property(interval, fc.constantFrom(1, 50), bound, (stretch, step, near) => {
        const { from, to, fromInclusive, toInclusive } = stretch
        const holds = (value: number) =>
          (value > from || (fromInclusive && value === from)) && (value < to || (toInclusive && value === to))
        const value = usableValue(stretch, step, near)
        const rounds = Array.from({ length: 1001 }, (_, at) => at * step).filter(holds)
        expect(holds(value)).toBe(true)
        expect(rounds.length === 0 || rounds.includes(value)).toBe(true)
      }),
    )
  })

  test('says whether its ends belong to it', () => {
    const stretch = { from: 500, to: 1204, fromInclusive: true, toInclusive: true }
    expect(intervalInWords(stretch, 'score')).toBe('500 to 1,204')
    expect(intervalInWords({ ...stretch, fromInclusive: false }, 'score')).toBe('above 500, up to 1,204')
    expect(intervalInWords({ ...stretch, toInclusive: false }, 'months')).toBe(
      '500 months to below 1,204 months',
    )
    expect(intervalInWords({ ...stretch, to: 500 }, 'percent')).toBe('500%')
  })
})

describe('a policy file to compare with', () => {
  test('is read', () => {
    const read = readPolicyFile(JSON.stringify(smallDocument), 'other.json', published)
    expect(read.ok && read.policy.hash).toBe(published.hash)
  })

  test('that is none is refused with its name and the first reasons', () => {
    const noJson = readPolicyFile('{', 'notes.json', published)
    expect(noJson).toMatchObject({
      ok: false,
      faults: [expect.stringContaining('notes.json'), expect.anything()],
    })
    const empty = readPolicyFile('{"language":"1.0"}', 'empty.json', published)
    if (empty.ok) throw new Error('read')
    expect(empty.faults).toHaveLength(5)
    expect(empty.faults.at(-1)).toMatch(/^And \d+ more\.$/)
  })
})

test('hours that cannot be read are not known, and never nought', () => {
  expect(readTyped({ NORTH: { FIXED: '1,200.5', FLEX: 'x', FREE: '-3', NONE: '' } })).toEqual({
    areas: { NORTH: { hours: { FIXED: 1200.5, FLEX: null, FREE: null, NONE: null } } },
  })
})

describe('the files', () => {
  const isEven = (rows: readonly (readonly unknown[])[]) =>
    new Set(rows.map(({ length }) => length)).size === 1

  test('hold the counts by answer and area', () => {
    const { rows } = countsTable(compared, view, countLines(draft, 'cohort', counted))
    expect(isEven(rows)).toBe(true)
    expect(rows.find(([line]) => line === 'FIXED')?.slice(0, 3)).toEqual(['FIXED', 1, 2])
  })

  test('hold the moves in words', () => {
    const { rows } = movesTable(compared, view, counted)
    expect(isEven(rows)).toBe(true)
    expect(rows.slice(1)).toEqual([['FLEX', 'FIXED', 1, 1, 0]])
  })

  test('hold every stretch of values, with everybody in each', () => {
    const { rows } = sweepTable(draft, 'cohort', swept)
    expect(isEven(rows)).toBe(true)
    expect(rows).toHaveLength(swept.size + 1)
    expect(rows[1]?.[0]).toBe(stepAt(swept, 0).from)
    const [heads = []] = rows
    for (const row of rows.slice(1)) {
      const all = heads.flatMap((head, at) => (String(head).endsWith(': All areas') ? [Number(row[at])] : []))
      expect(all.reduce((sum, one) => sum + one, 0)).toBe(smallCaseload.length)
    }
  })
})

test('sweeps of parts of a range, joined, are the sweep of the whole', () => {
  const caseload = openCaseload(published, smallCaseload, { asAt })
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 4 }), (cuts) => {
      const ends = [...cuts.sort((one, other) => one - other), swept.range.to]
      const starts = [swept.range.from, ...cuts]
      const decisions = ['cohort']
      const parts = ends.map((to, at) =>
        sweep(caseload, 'threshold', { from: starts[at] ?? 0, to, decisions }),
      )
      const [first, ...rest] = parts
      if (first === undefined) throw new Error('no part')
      const joined = joinSweeps([first, ...rest], 'cohort')
      const whole = sweep(caseload, 'threshold', { decisions })
      for (const value of [...starts, ...ends, 250.5, 450, 450.5, 500]) {
        expect(stepAt(joined, stepOf(joined, value)).counts).toEqual(
          stepAt(whole, stepOf(whole, value)).counts,
        )
      }
      expect(joined.size).toBeLessThanOrEqual(whole.size + cuts.length)
    }),
    { numRuns: 40 },
  )
})

test('what is taken away says who is counted and listed, where that is not everybody', () => {
  expect(narrowedTo(compared, view)).toEqual([])
  const narrow = { ...view, group: 'members', area: 'NORTH', from: 'FLEX', to: 'FIXED' } as const
  expect(narrowedTo(compared, narrow)).toEqual([
    ['Only counted', 'Members'],
    ['Who moves, only in', 'North'],
    ['Who moves, only', 'from FLEX to FIXED'],
  ])
})

// What records come to for a derived fact: which of them count, what they add up to, and the days that periods cover.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import {
  addTally,
  emptyTally,
  readPeriods,
  recordTally,
  type Tally,
} from '../../packages/core/src/policy/derive.ts'
import { dayNumber, dayText, type DayNumber } from '../../packages/core/src/vocabulary/day.ts'
import type { FactRecord } from '../../packages/core/src/vocabulary/fact.ts'
import { custody, document, pastDay, yesNo } from './build.ts'

const asAt = '2026-11-22'

function numberOf(day: string): DayNumber {
  const number = dayNumber(day)
  if (number === null) throw new Error(`no day ${day}`)
  return number
}

const visits = {
  type: 'list',
  title: 'Visits',
  record: {
    on: { ...pastDay, mayBeNone: true },
    due: { type: 'day', title: 'Due' },
  },
} as const

const periodsIn = (spells: readonly FactRecord[]) => readPeriods(spells, numberOf(asAt))

/** Does a visit count under a condition, with these spells in custody? */
function counts(where: object, record: FactRecord, spells: readonly FactRecord[] = []): boolean {
  const many = { type: 'number', title: 'Many', count: 'visits', where }
  const parsed = parsePolicy(document({ facts: { yes: yesNo, visits, custody }, derived: { many } }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const derived = parsed.value.derived['many']
  if (derived === undefined) throw new Error('It was declared.')
  const tally = recordTally(parsed.value, derived, numberOf(asAt), asAt)
  return tally(record, () => periodsIn(spells)).count === 1
}

describe('a record', () => {
  it.each<[operator: string, value: string | number, on: string, expected: boolean]>([
    ['onOrBefore', '2026-01-01', '2025-12-31', true],
    ['onOrBefore', '2026-01-01', '2026-01-01', true],
    ['onOrBefore', '2026-01-01', '2026-01-02', false],
    ['onOrBefore', '2026-01-01', '1960-01-01', true],
    ['onOrBefore', '2026-01-01', 'NONE', false],
    ['onOrAfter', '2026-01-01', '2025-12-31', false],
    ['onOrAfter', '2026-01-01', '2026-01-01', true],
    ['onOrAfter', '2026-01-01', 'NONE', false],
    ['equal', '2026-01-01', '2026-01-01', true],
    ['equal', '2026-01-01', '2026-01-02', false],
    ['withinLastMonths', 12, '2025-11-21', false],
    ['withinLastMonths', 12, '2025-11-22', true],
    ['withinLastMonths', 12, asAt, true],
    ['withinLastMonths', 12, '2026-11-23', false],
    ['withinLastMonths', 1200, 'NONE', false],
  ])('whose day is to be %s %s, and is %s: %s', (operator, value, on, expected) => {
    expect(counts({ field: 'on', operator, value }, { on })).toBe(expected)
  })

  it.each([
    ['2026-01-01', false],
    ['2025-12-31', true],
    ['2026-01-02', true],
  ])('whose day is to be any but 2026-01-01, and is %s: %s', (due, expected) => {
    expect(counts({ field: 'due', operator: 'notEqual', value: '2026-01-01' }, { due })).toBe(expected)
  })

  const month = { from: '2026-03-01', to: '2026-04-01' }
  it.each<[why: string, months: number, on: string, spells: readonly FactRecord[], expected: boolean]>([
    ['on the first day of the window', 12, '2025-11-22', [], true],
    ['before the window', 12, '2025-11-21', [], false],
    ['as long before it as a period lasts', 12, '2025-10-22', [month], true],
    ['longer before it than a period lasts', 12, '2025-10-21', [month], false],
    ['on the day of the assessment', 12, asAt, [month], true],
    ['after the day of the assessment', 12, '2026-11-23', [month], false],
    ['on no day, of a window of a hundred years', 1200, 'NONE', [month], false],
  ])('in a window that leaves periods out: %s', (_, value, on, spells, expected) => {
    const where = { field: 'on', operator: 'withinLastMonths', value, notCounting: 'custody' }
    expect(counts(where, { on }, spells)).toBe(expected)
  })
})

describe('tallies', () => {
  const tallyOf = (more: Partial<Tally>): Tally => ({ ...emptyTally, ...more })

  it('add up, as often as is said', () => {
    const some = tallyOf({ count: 1, sum: 2 })
    const other = tallyOf({ count: 2, sum: 5, open: true })
    expect(addTally(some, other)).toEqual(tallyOf({ count: 3, sum: 7, open: true }))
    expect(addTally(some, other, 3)).toEqual(tallyOf({ count: 7, sum: 17, open: true }))
    expect(addTally(other, some, 3)).toEqual(tallyOf({ count: 5, sum: 11, open: true }))
  })

  it.each<[one: string | null, other: string | null, latest: string | null]>([
    [null, null, null],
    ['2026-01-01', null, '2026-01-01'],
    ['2026-01-01', '2026-01-01', '2026-01-01'],
    ['2026-01-01', '2025-12-31', '2026-01-01'],
    ['1960-01-01', null, '1960-01-01'],
    ['1960-01-01', '1970-01-01', '1970-01-01'],
    ['1960-01-01', '1959-12-31', '1960-01-01'],
  ])('have the later of the days %s and %s', (one, other, latest) => {
    const [some, more, expected] = [one, other, latest].map((day) =>
      tallyOf({ latest: day === null ? null : numberOf(day) }),
    ) as [Tally, Tally, Tally]
    expect(addTally(some, more)).toEqual(expected)
    expect(addTally(more, some)).toEqual(expected)
  })
})

describe('periods', () => {
  type Spell = readonly [from: string, to: string]
  it.each<[why: string, spells: readonly Spell[], covered: readonly Spell[]]>([
    ['none', [], []],
    ['one that is over', [['2026-01-01', '2026-02-01']], [['2026-01-01', '2026-02-01']]],
    ['one that still runs', [['2026-01-01', 'NONE']], [['2026-01-01', asAt]]],
    ['one that ends later', [['2026-01-01', '2027-01-01']], [['2026-01-01', asAt]]],
    ['one that begins on the day', [[asAt, '2027-01-01']], []],
    ['one that has not begun', [['2026-12-01', '2027-01-01']], []],
    ['one without a day', [['2026-01-01', '2026-01-01']], []],
    [
      'two with days between',
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-02-02', '2026-03-01'],
      ],
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-02-02', '2026-03-01'],
      ],
    ],
    [
      'one where another ends',
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-02-01', '2026-03-01'],
      ],
      [['2026-01-01', '2026-03-01']],
    ],
    [
      'one that overlaps another',
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-01-15', '2026-03-01'],
      ],
      [['2026-01-01', '2026-03-01']],
    ],
    [
      'one within another',
      [
        ['2026-01-01', '2026-03-01'],
        ['2026-01-15', '2026-02-01'],
      ],
      [['2026-01-01', '2026-03-01']],
    ],
  ])('are told apart in order, from whichever is read first: %s', (_, spells, covered) => {
    const records = spells.map(([from, to]) => ({ from, to }))
    for (const read of [records, records.toReversed()])
      expect(periodsIn(read).map(({ from, to }) => [dayText(from), dayText(to)])).toEqual(covered)
  })
})

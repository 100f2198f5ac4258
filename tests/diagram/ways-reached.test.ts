// What a list of which nothing is known can come to: from none, record by record.
import { dayText, IomRulesError, type FactRecord } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { addTallies, anyList, type Origins, type Tallies } from '../../packages/core/src/diagram/ways.ts'
import type { Member } from '../../packages/core/src/diagram/group.ts'
import { member, none, one, type Tested } from './members.ts'

const weighing = (...sums: readonly number[]): Tallies[] => sums.map((sum) => [[one({ sum })]])
const sumsOf = (ways: readonly Tallies[]) => ways.map(([row]) => row?.map(({ sum }) => sum))
const upTo = (most: number, step = 1) => Array.from({ length: most / step + 1 }, (_, at) => at * step)
const tooManyWays = new IomRulesError(
  'TOO_COMPLEX',
  'The lists of this nominal leave too many ways open to work out exactly. Fill in some of their records.',
)

function refusalOf(members: readonly Member[], kinds: readonly Tallies[]): unknown {
  try {
    anyList(members, 1, kinds)
  } catch (error) {
    return error
  }
  return null
}

describe('a sum of records that weigh so much', () => {
  const from = (value: number) => ['greaterThanInclusive', value] as const
  const past = (value: number) => ['greaterThan', value] as const
  const atMost = (value: number) => ['lessThanInclusive', value] as const
  const just = (value: number) => ['equal', value] as const

  it.each<[string, Tested, number[], number[]]>([
    ['the first that is enough', [from(5)], [1], [0, 5]],
    ['the first that is more', [past(5)], [1], [0, 6]],
    ['the first that is more, where it is passed', [past(5)], [2], [0, 6]],
    ['the first that is more, where one record is just not', [past(5)], [5], [0, 10]],
    ['the first that is no longer little enough', [atMost(5)], [1], [0, 6]],
    ['the first within each of several bounds', [from(3), from(10), from(12)], [1], [0, 3, 10, 12]],
    ['the first past a bound and the one before', [from(3), past(5)], [1], [0, 3, 6]],
    ['the first past a bound that is within another', [from(3), atMost(5)], [1], [0, 3, 6]],
    ['the first past a bound and the next', [atMost(3), from(6)], [1], [0, 4, 6]],
    ['the first past each of two bounds close together', [from(2), atMost(2.5)], [0.25], [0, 2, 2.75]],
    ['the first within each, where none can be stepped over', [from(5), from(7)], [2], [0, 6, 8]],
    ['every one, where one can be stepped over', [from(5), from(7)], [3], [0, 3, 6, 9]],
    ['every one, where one of several can', [from(3), from(5), from(10)], [3], [0, 3, 6, 9, 12]],
    ['every one, where some records can step over one', [from(5), from(7)], [1, 3], [...upTo(7), 9]],
    ['every one up to one more than is asked for', [just(3)], [1], upTo(4)],
    ['every one, where one is left out', [['notEqual', 3]], [1], upTo(4)],
    ['every one, where it is the last of three', [from(2), just(6)], [1], upTo(7)],
    ['every one, where it is the first of three', [just(2), from(6)], [1], upTo(7)],
    ['every one up to one, where nothing is asked for', [atMost(0)], [0.5, 1], [0, 0.5, 1]],
    ['the first of each, where nothing or more is asked for', [from(0)], [0.5, 1], [0]],
    ['nothing but none, where nothing is asked', [], [1, 2], [0]],
    ['nothing but none, where no record weighs anything', [from(5)], [0], [0]],
    ['the first that was found, and the lightest', [from(6)], [5, 4, 3], [0, 10, 6]],
    ['what is reached by adding, never by taking away', [from(10), from(40)], [7, 3], [0, 14, 12, 42, 40]],
    ['what no more than ten million records come to', [from(9_999_999)], [1], [0, 9_999_999]],
    ['what ten million records come to at least', [from(10_000_000)], [1], [0]],
  ])('comes to %s', (_, tests, weights, sums) => {
    const found = anyList([member('sum', tests)], 1, weighing(...weights))
    const order = (all: readonly unknown[]) => (sums.length > 5 ? all.map(String).sort() : all)
    expect(order(sumsOf(found).flat())).toEqual(order(sums))
  })
  it('comes to what is still lacking beside a record that has to be there', () => {
    const members = [member('exists'), member('sum', [from(10)])]
    const kinds = [[[one(), one({ sum: 3 })]], [[none, one({ sum: 1 })]]]
    const found = anyList(members, 1, kinds).map(([row]) => `${row?.[0]?.count} ${row?.[1]?.sum}`)
    // Four of those come to 12; one of them, and seven of the others, to 10.
    expect(found).toEqual(['0 0', '1 3', '4 12', '1 10', '0 10'])
  })
  it('is told apart by the count, where that is asked for', () => {
    const counted = (tests: Tested) =>
      anyList([member('count', tests)], 1, weighing(7)).map(([row]) => row?.[0]?.count)
    expect(counted([from(3)])).toEqual([0, 3])
    expect(counted([past(3)])).toEqual([0, 4])
    expect(counted([from(3), from(5)])).toEqual([0, 3, 5])
    expect(counted([from(3), from(4)])).toEqual(upTo(5))
    expect(counted([just(2)])).toEqual([0, 1, 2, 3])
  })
  it('is every one also where only one of two facts, or of two times, can be stepped over', () => {
    const both = [member('sum', [just(2)], 'just'), member('sum', [from(2)], 'from')]
    const rows = [[one({ sum: 1 }), one({ sum: 1 })]]
    for (const members of [both, both.toReversed()])
      expect(sumsOf(anyList(members, 1, [rows])).map((sums) => sums?.[0])).toEqual(upTo(3))
    const times = [[one({ sum: 1 })], [one({ sum: 3 })]]
    for (const kind of [times, times.toReversed()])
      expect(anyList([member('sum', [from(5), from(7)])], 2, [kind])).toHaveLength(9)
  })
})

describe('where two sums are asked for', () => {
  const members = [
    member('exists'),
    member('sum', [['greaterThanInclusive', 1e9]], 'a'),
    member('sum', [['greaterThanInclusive', 1e9]], 'b'),
  ]
  const pair = (a: number, b: number): Tallies => [[one(), one({ sum: a }), one({ sum: b })]]

  it('each way is kept that no other is lighter than in both', () => {
    const kinds = [pair(3, 3), pair(1, 5), pair(2, 4), pair(4, 4), pair(5, 1), pair(2, 2)]
    expect(anyList(members, 1, kinds).slice(1)).toEqual([pair(3, 3), pair(1, 5), pair(5, 1), pair(2, 2)])
  })
  it('each is kept of seventy, and too many are refused', () => {
    const seventy = Array.from({ length: 70 }, (_, at) => pair(at, 70 - at))
    expect(anyList(members, 1, seventy)).toEqual([[[none, none, none]], ...seventy])
    const flags = ['p', 'q', 'r', 's']
    const many = Array.from({ length: 4_010 }, (_, at): Tallies => {
      const there = flags.map((_flag, place) => ((1 + (at % 15)) & (2 ** place) ? one() : none))
      return [[...there, one({ sum: at }), one({ sum: 4_010 - at })]]
    })
    const all = [...flags.map((id) => member('exists', [], id)), ...members.slice(1)]
    expect(refusalOf(all, many)).toEqual(tooManyWays)
  })
  it('the ways are told apart by all that is asked for, each for itself', () => {
    const cuts = [['greaterThanInclusive', 11] as const, ['greaterThanInclusive', 1] as const]
    const each = (id: string) => member('sum', cuts, id)
    const found = anyList([each('a'), each('b')], 1, [[[one({ sum: 1 }), one()]], [[one(), one({ sum: 1 })]]])
    expect(new Set(sumsOf(found).map(String))).toEqual(
      new Set([0, 1, 11].flatMap((a) => [0, 1, 11].map((b) => `${a},${b}`))),
    )
  })
})

describe('a sum that is unknown, for a weight is,', () => {
  it('is unlike one that is known, wherever it can lie', () => {
    const tests = [['greaterThanInclusive', 5] as const, ['greaterThanInclusive', 9] as const]
    const found = anyList([member('sum', tests)], 1, [[[one({ open: true })]], ...weighing(1)])
    expect(found.map(([row]) => [row?.[0]?.sum, row?.[0]?.open])).toEqual([
      [0, false],
      [0, true],
      [5, false],
      [9, false],
      [5, true],
    ])
  })
})

describe('the latest day', () => {
  const on = (...days: readonly (number | null)[]): Tallies[] => days.map((latest) => [[one({ latest })]])
  const latestOf = (tests: Tested, kinds: readonly Tallies[]) =>
    anyList([member('latest', tests)], 1, kinds).map(([row]) => row?.[0]?.latest)

  it('is one of each stretch between those that are asked for, or none', () => {
    const just = [['equal', dayText(19_005)] as const]
    expect(latestOf(just, on(19_003, 19_004, 19_005, 19_006, 19_009, null))).toEqual([
      null,
      19_003,
      19_005,
      19_006,
    ])
    expect(latestOf(just, on(19_004))).toEqual([null, 19_004])
    expect(latestOf([['onOrAfter', dayText(19_005)]], on(19_004, 19_005, 19_007))).toEqual([
      null,
      19_004,
      19_005,
    ])
  })
})

describe('the records of a way', () => {
  it('are those that come to it', () => {
    const members = [
      member('exists'),
      member('sum', [['greaterThanInclusive', 5]]),
      member('sum', [['greaterThan', 8]], 'other'),
    ]
    const kind = (sum: number, other: number): Tallies => [[one(), one({ sum }), one({ sum: other })]]
    const kinds = [kind(1, 0), kind(0, 4), kind(2, 3)]
    const records = kinds.map((_, at): FactRecord => ({ type: `K${at}` }))
    const origins: Origins = new WeakMap(kinds.map((each, at) => [each, [records[at] as FactRecord]]))
    const ways = anyList(members, 1, kinds, origins)
    expect(ways).toEqual(anyList(members, 1, kinds))
    expect(origins.get(ways[0] as Tallies)).toEqual([])
    expect(ways.length).toBeGreaterThan(4)
    for (const way of ways) {
      const from = (origins.get(way) as readonly FactRecord[]).map(
        (record) => kinds[records.indexOf(record)] as Tallies,
      )
      expect(from.reduce((sum, each) => addTallies(sum, each, 1), ways[0] as Tallies)).toEqual(way)
    }
  })
})

describe('what was found', () => {
  const members = [member('sum', [['greaterThanInclusive', 5]], 'first'), member('exists')]
  const asked = (sum: number) => anyList(members, 1, [[[one({ sum }), one()]]])

  it('is remembered for what was asked, and for nothing else', () => {
    expect(asked(1)).toBe(asked(1))
    expect(sumsOf(asked(2))).toEqual([
      [0, 0],
      [2, 0],
      [6, 0],
    ])
    const [first, , second] = [asked(3), asked(4), asked(3)]
    expect(second).toBe(first)
    const other = [members[0] as Member, member('exists', [], 'other')]
    expect(anyList(other, 1, [[[one({ sum: 3 }), one()]]])).not.toBe(first)
    const [row] = [[one({ sum: 3 }), one()]]
    expect(anyList(members, 2, [[row, row] as Tallies])).not.toBe(first)
  })
  it('is worked out anew where very much was asked since', () => {
    const first = asked(100)
    for (let sum = 101; sum < 116; sum += 1) asked(sum)
    expect(asked(100)).toBe(first)
    for (let sum = 116; sum < 140; sum += 1) asked(sum)
    expect(asked(100)).not.toBe(first)
    expect(asked(100)).toEqual(first)
  })
})

// Which ways in which records can matter are kept: each that anything can tell apart, or the extremes of each class.
import { dayText, type Scalar } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { addTally, tallyValue, type Tally } from '../../packages/core/src/policy/derive.ts'
import type { Member } from '../../packages/core/src/diagram/group.ts'
import { addTallies, classesOf, distinctTallies, type Tallies } from '../../packages/core/src/diagram/ways.ts'
import { diceOf, type Dice } from '../properties/dice.ts'
import { asAt, member, none, one, type Tested } from './members.ts'

const from = (value: number) => ['greaterThanInclusive', value] as const
const sums = (most: number): Tallies[] => Array.from({ length: most + 1 }, (_, sum) => [[one({ sum })]])
const manyOf = (members: readonly Member[], ways: readonly Tallies[]) => distinctTallies(members, ways).length

describe('two ways are one', () => {
  const rounded = one({ sum: 0.1 + 0.2 })
  const day = [['onOrAfter', dayText(asAt - 9)] as const]
  it.each<[string, Member, Tally, Tally, number]>([
    ['where there is a record in both', member('exists'), one(), one({ count: 2 }), 1],
    ['but not where there is none in one', member('exists'), none, one(), 2],
    [
      'where both are past the last bound',
      member('count', [from(5)]),
      one({ count: 6 }),
      one({ count: 7 }),
      1,
    ],
    ['but not where one is just at it', member('count', [from(5)]), one({ count: 5 }), one({ count: 6 }), 2],
    ['where both come to the same sum', member('sum', [from(5)]), rounded, one({ sum: 0.3 }), 1],
    ['whatever their number', member('sum', [from(5)]), one({ sum: 2 }), one({ sum: 2, count: 2 }), 1],
    [
      'where both sums are past the last bound',
      member('sum', [from(5)]),
      one({ sum: 6 }),
      one({ sum: 9 }),
      1,
    ],
    ['but not where they differ below', member('sum', [from(5)]), one({ sum: 1 }), one({ sum: 2 }), 2],
    [
      'but not where one is unknown',
      member('sum', [from(5)]),
      one({ sum: 1 }),
      one({ sum: 1, open: true }),
      2,
    ],
    ['where nothing is asked', member('sum'), none, one({ sum: 1 }), 1],
    ['where nothing is asked of how many', member('count'), none, one({ count: 2 }), 1],
    [
      'where both are latest on one day',
      member('latest', day),
      one({ latest: 3 }),
      one({ latest: 3, count: 2 }),
      1,
    ],
    ['but not where there is none', member('latest', day), none, one({ latest: asAt }), 2],
  ])('%s', (_, each, left, right, many) => {
    expect(manyOf([each], [[[left]], [[right]]])).toBe(many)
    expect(manyOf([each], [[[right]], [[left]]])).toBe(many)
  })
  it('and the one that was found last is kept', () => {
    const ways = [one(), one({ count: 2 }), none].map((tally): Tallies => [[tally]])
    expect(distinctTallies([member('exists')], ways)).toEqual([ways[1], ways[2]])
  })
})

/** Some facts, and ways in which records come to them, by chance. */
function made(dice: Dice) {
  const number = (): Tested =>
    Array.from({ length: 1 + dice.below(2) }, () => [
      dice.oneOf(['equal', 'lessThan', 'greaterThan', 'lessThanInclusive', 'greaterThanInclusive']),
      dice.below(4),
    ])
  const day = (): Tested => [[dice.oneOf(['equal', 'onOrAfter']), dayText(asAt - dice.below(4))]]
  const members = Array.from({ length: 1 + dice.below(3) }, (_, at) => {
    const kind = dice.oneOf(['exists', 'count', 'sum', 'latest'] as const)
    return member(kind, kind === 'latest' ? day() : number(), `${kind}${at}`)
  })
  const times = 1 + dice.below(2)
  const tally = ({ derived }: Member): Tally => {
    if (dice.chance(0.4)) return none
    if ('latest' in derived) return one({ latest: dice.chance(0.2) ? null : asAt - dice.below(6) })
    if ('sum' in derived) return one(dice.chance(0.2) ? { open: true } : { sum: dice.below(3) })
    return one()
  }
  const kind = (): Tallies => Array.from({ length: times }, () => members.map(tally))
  const kinds = Array.from({ length: 4 }, kind)
  const pairs = kinds.flatMap((each) => kinds.map((other) => addTallies(each, other, 1)))
  return { members, added: [...kinds, ...pairs], ways: [...kinds, ...pairs] }
}

describe('ways that are one', () => {
  it('come to the same, whatever records are added', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { members, added, ways } = made(diceOf(seed))
      const kept = distinctTallies(members, ways)
      const ends = (way: Tallies) =>
        JSON.stringify(
          [way, ...added.map((more) => addTallies(way, more, 1))].map((each) =>
            each.map((row) =>
              row.map((found, at) => [...classesOf(members[at] as Member, found)].sort((a, b) => a - b)),
            ),
          ),
        )
      const keptEnds = new Set(kept.map(ends))
      expect([seed, ways.filter((way) => !keptEnds.has(ends(way)))]).toEqual([seed, []])
    }
  })
})

describe('of more than four hundred ways', () => {
  it('the extremes are kept, and of four hundred every one', () => {
    const high = [member('sum', [from(1_000_000)])]
    expect(distinctTallies(high, sums(399))).toEqual(sums(399))
    expect(distinctTallies(high, sums(400))).toEqual([[[one()]], [[one({ sum: 400 })]]])
  })
  it.each<[string, Tested, number]>([
    ['every one, where a class is narrower than a record', [from(1_000), from(1_399)], 401],
    ['the extremes, where none is', [from(1_000), from(1_400)], 2],
    ['every one, where one sum is asked for', [['equal', 1_000]], 401],
    ['the extremes of both classes, where a bound lies between', [from(300), from(1_000)], 4],
  ])('%s', (_, tests, many) => {
    expect(manyOf([member('sum', tests)], sums(400))).toBe(many)
    // One fact is enough that has such a class.
    const beside = sums(400).map(([row]): Tallies => [[...(row as Tally[]), none]])
    expect(manyOf([member('sum', tests), member('count', [from(5)])], beside)).toBe(many)
  })

  /** By the definition: of each class the first way, and the first of those with the least and the most of each amount. */
  function extremesOf(ways: readonly Tallies[], classOf: (way: Tallies) => string, amounts: Amounts) {
    const classes = new Map<string, Tallies[]>()
    for (const way of ways) classes.set(classOf(way), [...(classes.get(classOf(way)) ?? []), way])
    return [...classes.values()].flatMap((alike) => [
      ...new Set([
        alike[0],
        ...amounts.flatMap((amount) => {
          const all = alike.map(amount)
          return [Math.min(...all), Math.max(...all)].map((each) => alike[all.indexOf(each)])
        }),
      ]),
    ])
  }
  type Amounts = readonly ((way: Tallies) => number)[]

  it('the first, the least and the most of each amount within each class are kept, up to one past the last bound', () => {
    const members = [
      member('exists'),
      member('sum', [from(30)]),
      member('count', [from(20)]),
      member('latest', [['onOrAfter', dayText(asAt - 5)]]),
    ]
    const dice = diceOf(7)
    for (let turn = 0; turn < 2; turn += 1) {
      const ways = Array.from({ length: 1_000 }, (): Tallies => [
        [
          one({ count: dice.below(2) }),
          one({ sum: dice.below(70) / 2, open: dice.chance(0.2) }),
          one({ count: dice.below(25) }),
          one({ latest: dice.chance(0.2) ? null : asAt - dice.below(10) }),
        ],
      ])
      const tallyOf = (way: Tallies, at: number) => (way[0] as readonly Tally[])[at] as Tally
      const sum = (way: Tallies) => Math.min(tallyOf(way, 1).sum, 31)
      const count = (way: Tallies) => Math.min(tallyOf(way, 2).count, 21)
      const day = (way: Tallies) => tallyOf(way, 3).latest
      const there = (way: Tallies) => tallyOf(way, 0).count > 0
      const open = (way: Tallies) => tallyOf(way, 1).open
      const distinct = new Map(
        ways.map((way) => [[there(way), sum(way), open(way), count(way), day(way)].join(), way]),
      )
      expect(distinct.size).toBeGreaterThan(400)
      const classOf = (way: Tallies) => {
        const [when, enough] = [day(way), sum(way) >= 30]
        // An unknown sum that is enough already is like a known one.
        const total = enough ? 'enough' : open(way) ? 'any' : 'less'
        return [there(way), total, count(way) >= 20, when === null ? 'none' : when >= asAt - 5].join()
      }
      const expected = extremesOf([...distinct.values()], classOf, [sum, count])
      expect(distinctTallies(members, ways)).toEqual(expected)
    }
  })
})

describe('a way with several facts at several times', () => {
  it('has the classes of each of them', () => {
    const value = (each: Member, tally: Tally): Scalar | null => tallyValue(each.derived, tally, dayText)
    const sum = member('sum', [from(2), from(4)])
    const open = addTally(one({ sum: 3 }), one({ open: true }))
    expect([value(sum, open), classesOf(sum, open)]).toEqual([null, [1, 2]])
    expect(classesOf(sum, one({ sum: 3 }))).toEqual([1])
    expect(classesOf(member('exists'), none)).toEqual([0])
    expect(classesOf(member('count', [from(2)]), one({ count: 2 }))).toEqual([1])
  })
})

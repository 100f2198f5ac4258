import { expect, test } from 'vitest'
import { keyOf, lot, lotsOf, mixOf, openChance } from '../../packages/core/src/caseload/people/chance.ts'

test('the numbers depend only on what they are started with', () => {
  const chance = openChance()
  const draw = () => Array.from({ length: 5 }, () => chance.below(1_000_000))
  chance.start(1, 2, 3)
  const first = draw()
  chance.start(1, 2, 4)
  expect(draw()).not.toEqual(first)
  chance.start(1, 2, 3)
  expect(draw()).toEqual(first)
  expect(first).toEqual([928_324, 21_548, 261_273, 5_633, 826_151])
})

test('they are even, and stay within what is asked', () => {
  const chance = openChance()
  chance.start(7, 0, 0)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let draw = 0; draw < 100_000; draw += 1) {
    const number = chance.below(10)
    counts[number] = (counts[number] ?? 0) + 1
  }
  expect(counts).toHaveLength(10)
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  const throws = Array.from({ length: 1_000 }, () => chance.between(1, 6))
  expect([Math.min(...throws), Math.max(...throws)]).toEqual([1, 6])
})

test('a mix gives its values by their shares, and none without a share', () => {
  const chance = openChance()
  chance.start(7, 1, 0)
  const mix = mixOf({ NEVER: 0, OFTEN: 3, LESS: 1, LAST: 0 })
  const picks = Array.from({ length: 40_000 }, () => chance.pick(mix))
  expect(new Set(picks)).toEqual(new Set(['OFTEN', 'LESS']))
  expect(picks.filter((pick) => pick === 'OFTEN').length / 40_000).toBeCloseTo(0.75, 1)
})

test('a lot is even between 0 and 1, for people in a row and for seeds in a row', () => {
  const key = keyOf('ogrsScore')
  for (const lots of [
    Array.from({ length: 20_000 }, (_, person) => lot(lotsOf(1, person), key)),
    Array.from({ length: 20_000 }, (_, seed) => lot(lotsOf(seed, 1), key)),
  ]) {
    const tenths = lots.reduce<number[]>(
      (counts, each) => counts.with(Math.floor(each * 10), (counts[Math.floor(each * 10)] ?? 0) + 1),
      Array.from({ length: 10 }, () => 0),
    )
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(250)
  }
  expect(keyOf('ogrsScore')).not.toBe(keyOf('cssScore'))
})

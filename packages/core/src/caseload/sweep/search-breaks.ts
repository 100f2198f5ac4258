import type { Interval } from '../sweep-steps.ts'

/** Sums are kept to six decimal places: nothing lies between two that are nearer than this. */
const grain = 1e-6

/**
 * The values at which what can be changes, found by halving: what lies below the parameter only grows as it rises,
 * and what lies above only shrinks, so that where both ends of a stretch are the same nothing changes between.
 *
 * @param borders values at which that begins anew
 * @param likely values to look at first
 */
export function searchBreaks(
  range: Interval,
  borders: readonly number[],
  likely: readonly number[],
  partAt: (at: number) => number,
): readonly number[] {
  const breaks = new Set<number>()
  const near = grain / 2
  /** Nothing likely lies between: the very value is looked for. */
  const between = (low: number, high: number): void => {
    if (partAt(low) === partAt(high)) return
    const [least, most] = [Math.ceil(low / grain), Math.floor(high / grain)]
    if (most - least <= 1) {
      for (const each of [least, most]) breaks.add(rounded(each * grain))
      return
    }
    const middle = Math.floor((least + most) / 2) * grain
    between(low, middle)
    between(middle, high)
  }
  const walk = (values: readonly number[], low: number, high: number): void => {
    const [from, to] = [values[low] as number, values[high] as number]
    if (high - low > 1) {
      if (partAt(from) === partAt(to)) return
      const middle = Math.floor((low + high) / 2)
      walk(values, low, middle)
      walk(values, middle, high)
      return
    }
    if (to - from > 2 * grain) between(from + near, to - near)
    if (low > 0 && partAt(from) !== partAt(from + near)) breaks.add(rounded(from))
    if (high < values.length - 1 && partAt(to) !== partAt(to - near)) breaks.add(rounded(to))
  }
  const ends = [range.from, ...borders.filter((each) => each > range.from && each < range.to), range.to]
  for (const [at, from] of ends.slice(0, -1).entries()) {
    const to = ends[at + 1] as number
    if (to - from <= 2 * grain) continue
    const inside = likely.filter((value) => value > from + grain && value < to - grain)
    const values = [from + near, ...inside, to - near]
    walk(values, 0, values.length - 1)
  }
  return [...breaks].sort((a, b) => a - b)
}

export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

import type { DayNumber } from '../../vocabulary/day.ts'

/** Ways that are followed before the general search is asked. */
export const mostWays = 20_000

/**
 * The levels (how many windows hold it) that records on these days can have together when nothing is known of the
 * periods that move them. A moved day is not before the day itself, nor after *as at*, and from one day to a later
 * one it rises by no more than the days between.
 *
 * @param days ascending
 * @param starts first days of the windows, ascending
 */
export function levelPatterns(
  days: readonly DayNumber[],
  starts: readonly DayNumber[],
  asAt: DayNumber,
): readonly (readonly number[])[] | null {
  const patterns: number[][] = []
  const levels: number[] = []
  const extend = (at: number, low: number, high: number): boolean => {
    if (at === days.length) {
      patterns.push([...levels])
      return patterns.length * (days.length + 1) <= mostWays
    }
    const day = days[at] as number
    const gap = at === 0 ? 0 : day - (days[at - 1] as number)
    for (let level = 0; level <= starts.length; level += 1) {
      const least = leastOn(level, starts, Math.max(low, day))
      const most = mostOn(level, starts, Math.min(high + gap, asAt))
      if (least > most) continue
      levels.push(level)
      if (!extend(at + 1, least, most)) return false
      levels.pop()
    }
    return true
  }
  return extend(0, -Infinity, asAt) ? patterns : null
}

/** The earliest moved day with so many windows around it. */
export function leastOn(level: number, starts: readonly DayNumber[], low: DayNumber): DayNumber {
  return level === 0 ? low : Math.max(low, starts[level - 1] as number)
}

/** The latest. */
export function mostOn(level: number, starts: readonly DayNumber[], high: DayNumber): DayNumber {
  return level === starts.length ? high : Math.min(high, (starts[level] as number) - 1)
}

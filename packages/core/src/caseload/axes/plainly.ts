import { dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE } from '../../vocabulary/fact.ts'
import type { Member } from '../../diagram/group.ts'
import { unknownDay } from '../columns/column.ts'
import type { ListColumn } from '../columns/list.ts'
import { leastOn, mostOn, mostWays } from './level-patterns.ts'
import { noDay, type Kinds, type Way } from './way.ts'

/** Calls back with the classes of the members in each way of a row; `false` where the row is not plain. */
export type Plainly = (row: number, found: (classes: Uint16Array) => void) => boolean

/**
 * Goes through the ways of rows whose records are all known while nothing is known of their periods, without making
 * anything for each: there are many such rows.
 */
export function openPlainly(
  members: readonly Member[],
  column: ListColumn,
  days: Int32Array | null,
  starts: readonly DayNumber[],
  asAt: DayNumber,
  kindsOf: (at: number) => Kinds,
): Plainly {
  const many = members.length
  const isLatest = members.map(({ derived }) => 'latest' in derived)
  const classes = new Uint16Array(many)
  /** What the records so far come to, record by record. */
  let sums = new Float64Array(many * 64)
  const order: number[] = []
  const kinds: Kinds[] = []
  const classOf = members.map(({ derived, classes }): ((figure: number) => number) => {
    if ('exists' in derived) {
      const [no, yes] = [classes.classOf(false), classes.classOf(true)]
      return (figure) => (figure > 0 ? yes : no)
    }
    if ('latest' in derived) return (day) => classes.classOf(day === noDay ? NONE : dayText(day))
    return (figure) => classes.classOf(Math.round(figure * 1e6) / 1e6)
  })
  let left = 0

  const gather = (row: number, days: Int32Array): boolean => {
    order.length = 0
    kinds.length = 0
    for (let at = column.starts[row] as number; at < (column.starts[row + 1] as number); at += 1) {
      const here = kindsOf(at)
      const day = days[at] as number
      if (
        day === unknownDay ||
        day > asAt ||
        here.onLevel.some((ways) => ways.length > 1 || ways[0]?.open !== 0)
      )
        return false
      let place = order.length
      order.push(at)
      kinds.push(here)
      while (place > 0 && (days[order[place - 1] as number] as number) > day) {
        order[place] = order[place - 1] as number
        kinds[place] = kinds[place - 1] as Kinds
        place -= 1
      }
      order[place] = at
      kinds[place] = here
    }
    if ((order.length + 1) * many > sums.length) sums = new Float64Array((order.length + 1) * many * 2)
    return true
  }

  /** One record after another: see `levelPatterns`. */
  const extend = (at: number, low: number, high: number, found: (classes: Uint16Array) => void): boolean => {
    if (at === order.length) {
      for (let member = 0; member < many; member += 1)
        classes[member] = (classOf[member] as (figure: number) => number)(sums[at * many + member] as number)
      found(classes)
      left -= at + 1
      return left >= 0
    }
    const day = days?.[order[at] as number] as number
    const gap = at === 0 ? 0 : day - (days?.[order[at - 1] as number] as number)
    for (let level = 0; level <= starts.length; level += 1) {
      const least = leastOn(level, starts, Math.max(low, day))
      const most = mostOn(level, starts, Math.min(high + gap, asAt))
      if (least > most) continue
      const [{ figures }] = (kinds[at] as Kinds).onLevel[level] as readonly [Way]
      for (let member = 0; member < many; member += 1) {
        const before = sums[at * many + member] as number
        const figure = figures[member] as number
        sums[(at + 1) * many + member] =
          isLatest[member] === true ? Math.max(before, figure) : before + figure
      }
      if (!extend(at + 1, least, most, found)) return false
    }
    return true
  }

  return (row, found) => {
    if (days === null || !gather(row, days)) return false
    left = mostWays
    for (let member = 0; member < many; member += 1) sums[member] = isLatest[member] === true ? noDay : 0
    return extend(0, -Infinity, asAt, found)
  }
}

import type { DayNumber } from '../../vocabulary/day.ts'
import { noneDay, unknownDay, type Column } from '../columns/column.ts'
import type { ListColumn } from '../columns/list.ts'

/** Periods of every row as disjoint ranges, `from` inclusive and `to` exclusive, clipped to *as at*. */
export interface MergedPeriods {
  readonly starts: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Joins the periods of each row; those with an unknown end or beginning are left out. */
export function mergePeriods(list: ListColumn, asAt: DayNumber): MergedPeriods {
  const from = dayRows(list, 'from')
  const to = dayRows(list, 'to')
  const size = list.starts.length - 1
  const starts = new Int32Array(size + 1)
  const mergedFrom = new Int32Array(from.length)
  const mergedTo = new Int32Array(from.length)
  let count = 0
  for (let row = 0; row < size; row += 1) {
    const first = count
    const end = list.starts[row + 1] as number
    for (let at = list.starts[row] as number; at < end; at += 1) {
      const begins = from[at] as number
      const stops = to[at] as number
      if (begins === unknownDay || stops === unknownDay) continue
      const last = stops === noneDay || stops > asAt ? asAt : stops
      if (begins >= last) continue
      // By their beginning: there are few, and they mostly come in order.
      let place = count
      while (place > first && (mergedFrom[place - 1] as number) > begins) {
        mergedFrom[place] = mergedFrom[place - 1] as number
        mergedTo[place] = mergedTo[place - 1] as number
        place -= 1
      }
      mergedFrom[place] = begins
      mergedTo[place] = last
      count += 1
    }
    let kept = first
    for (let at = first + 1; at < count; at += 1) {
      if ((mergedFrom[at] as number) <= (mergedTo[kept] as number)) {
        mergedTo[kept] = Math.max(mergedTo[kept] as number, mergedTo[at] as number)
      } else {
        kept += 1
        mergedFrom[kept] = mergedFrom[at] as number
        mergedTo[kept] = mergedTo[at] as number
      }
    }
    if (count > first) count = kept + 1
    starts[row + 1] = count
  }
  return { starts, from: mergedFrom, to: mergedTo }
}

function dayRows(list: ListColumn, field: string): Int32Array {
  return (list.fields.get(field) as Extract<Column, { kind: 'day' }>).rows
}

/** Before every day that can be written. */
export const never = -0x4000_0000

/**
 * For every record of a list, its day moved forwards by the days of the row's periods from then up to *as at*: the
 * record is within a window when that is not before the window begins. `never` where the day is unknown or after *as at*.
 */
export function movedDays(
  list: ListColumn,
  days: Int32Array,
  periods: MergedPeriods,
  asAt: DayNumber,
): Int32Array {
  const moved = new Int32Array(days.length)
  const size = list.starts.length - 1
  for (let row = 0; row < size; row += 1) {
    const firstPeriod = periods.starts[row] as number
    const lastPeriod = periods.starts[row + 1] as number
    const end = list.starts[row + 1] as number
    for (let at = list.starts[row] as number; at < end; at += 1) {
      const day = days[at] as number
      if (day === unknownDay || day > asAt) {
        moved[at] = never
        continue
      }
      let inside = 0
      for (let period = firstPeriod; period < lastPeriod; period += 1) {
        const stops = periods.to[period] as number
        if (stops <= day) continue
        const begins = periods.from[period] as number
        inside += stops - (begins > day ? begins : day)
      }
      moved[at] = day + inside
    }
  }
  return moved
}

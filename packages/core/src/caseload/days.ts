import { dayNumber, dayText, type Day, type DayNumber } from '../vocabulary/day.ts'

/** Writes days as text; a day outside the years 0 to 9999, which `Day` cannot hold, is the nearest inside. */
export type WriteDay = (number: DayNumber) => Day

const first = dayNumber('0000-01-01') as DayNumber
const last = dayNumber('9999-12-31') as DayNumber

/** A million people share a few thousand days, so each day is asked of the calendar once. */
export function dayWriter(): WriteDay {
  const written = new Map<DayNumber, Day>()
  return (number) => {
    let text = written.get(number)
    if (text === undefined) written.set(number, (text = dayText(Math.min(Math.max(number, first), last))))
    return text
  }
}

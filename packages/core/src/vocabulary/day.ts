import { Temporal } from 'temporal-polyfill'

/** A calendar day written `YYYY-MM-DD`: no time of day, no time zone. */
export type Day = string

/**
 * A day as a whole number of days since 1970-01-01, which compares and subtracts as numbers do.
 * The calendar itself is Temporal's; this only saves asking it twice about the same day.
 */
export type DayNumber = number

const epoch = Temporal.PlainDate.from('1970-01-01')
const shape = /^\d{4}-\d{2}-\d{2}$/
const remembered = new Map<Day, DayNumber | null>()
const rememberAtMost = 50_000

/** The number of a day, or `null` when the text is not a day that exists (`2026-02-30`). */
export function dayNumber(day: Day): DayNumber | null {
  const known = remembered.get(day)
  if (known !== undefined) return known
  return remember(remembered, day, readDay(day))
}

function remember<K, V>(known: Map<K, V>, key: K, value: V): V {
  if (known.size >= rememberAtMost) known.clear()
  known.set(key, value)
  return value
}

function readDay(day: Day): DayNumber | null {
  if (!shape.test(day)) return null
  try {
    return epoch.until(Temporal.PlainDate.from(day, { overflow: 'reject' })).days
  } catch {
    return null
  }
}

/** Is this the text of a day that exists? */
export function isDay(text: unknown): text is Day {
  return typeof text === 'string' && dayNumber(text) !== null
}

const texts = new Map<DayNumber, Day>()

/** The day with this number, as text. */
export function dayText(number: DayNumber): Day {
  const known = texts.get(number)
  if (known !== undefined) return known
  const text = remember(texts, number, epoch.add({ days: number }).toString())
  // Past the year 9999 it is written otherwise, and is not a day as anybody may write one.
  if (shape.test(text)) remember(remembered, text, number)
  return text
}

/** The day before one that exists. */
export function dayBefore(day: Day): Day {
  return dayText((dayNumber(day) as DayNumber) - 1)
}

/**
 * The day `months` calendar months away, forwards or (negative) backwards, clamped to the end of a
 * shorter month: 12 months before 2024-02-29 is 2023-02-28, 6 months after 31 August is the last
 * day of February.
 */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const [year = 0, month = 0, day = 0] = dayText(number).split('-').map(Number)
  const away = year * 12 + month - 1 + months
  if (!Number.isInteger(away) || away < 12 || away >= 12 * 9999)
    return epoch.until(epoch.add({ days: number }).add({ months })).days
  const first = `${String(Math.floor(away / 12)).padStart(4, '0')}-${String((away % 12) + 1).padStart(2, '0')}`
  // The calendar says which days there are: from the same day back to one that exists.
  for (let last = day; ; last -= 1) {
    const found = dayNumber(`${first}-${String(last).padStart(2, '0')}`)
    if (found !== null) return found
  }
}

const long = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `2026-11-22` as `22 November 2026`. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return day
  return long.format(new Date(Date.UTC(year, month - 1, date)))
}

/** A day as typed in three boxes. */
interface TypedDay {
  readonly day: string
  readonly month: string
  readonly year: string
}

/** `2026-11-22` as it stands in three boxes. */
export function dayEntry(day: string): TypedDay {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

/** The day typed in three boxes, or `null` when there is no such day. Months may be words. */
export function readDay({ day, month, year }: TypedDay): string | null {
  const date = /^\d{1,2}$/.test(day.trim()) ? Number(day) : 0
  const inYear = monthNumber(month.trim().toLowerCase())
  if (!/^\d{4}$/.test(year.trim()) || inYear === null) return null
  const text = `${year.trim()}-${String(inYear).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const found = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(text) ? text : null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNumber(month: string): number | null {
  if (/^\d{1,2}$/.test(month)) return Number(month)
  const at = months.indexOf(month.slice(0, 3))
  return at < 0 || month.length < 3 ? null : at + 1
}

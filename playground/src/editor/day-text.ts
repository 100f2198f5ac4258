import type { DayEntry } from '../design/DateInput.tsx'

const between = '/'

/** A day as it stands in three boxes, as one text: kept so while it is no day. */
export function textOfDay({ day, month, year }: DayEntry): string {
  return [day, month, year].join(between)
}

/** The same in its boxes again; a day pasted whole into one of them, with strokes, comes apart. */
export function dayOfText(text: string): DayEntry {
  const [day = '', month = '', year = ''] = text.split(between)
  return { day, month, year }
}

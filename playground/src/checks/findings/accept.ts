import type { DayEntry } from '../../design/DateInput.tsx'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { readDay } from '../../words/days.ts'

/** An acceptance as it is typed. */
export interface AcceptEntry {
  readonly reason: string
  readonly by: string
  readonly on: DayEntry
}

/** Who lets a finding stand, why, and on what day. */
interface AcceptWords {
  readonly reason: string
  readonly by: string
  readonly on: string
}

const longest = { reason: 4000, by: 400 } as const

/** Reads what was typed, or says what to enter instead; `id` begins the ids of the boxes. */
export function readAcceptance(
  id: string,
  entry: AcceptEntry,
): { readonly words: AcceptWords } | { readonly errors: readonly FieldError[] } {
  const reason = entry.reason.trim()
  const by = entry.by.trim()
  const on = readDay(entry.on)
  const errors = [
    ...textErrors(`${id}-reason`, reason, longest.reason, 'Enter why this may stand'),
    ...textErrors(`${id}-by`, by, longest.by, 'Enter the role or board that accepts it'),
    ...(on === null ? [{ field: `${id}-on`, message: 'Enter a real day, such as 22 11 2026' }] : []),
  ]
  return errors.length > 0 || on === null ? { errors } : { words: { reason, by, on } }
}

function textErrors(field: string, text: string, most: number, message: string): FieldError[] {
  if (text === '') return [{ field, message }]
  return text.length > most ? [{ field, message: `${message} in ${most} characters or fewer` }] : []
}

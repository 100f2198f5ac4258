import { parseNominal, type Nominal, type Policy } from '@iom-rules/core'
import type { DayEntry } from '../../design/DateInput.tsx'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { dayInWords, readDay } from '../../words/days.ts'

/** Where a journey is to start, as entered. */
export interface StartEntry {
  readonly from: 'somebody' | 'nobody'
  readonly ref: string
  readonly day: DayEntry
}

export const startIds = { from: 'start-from', ref: 'start-ref', day: 'start-day' } as const

export type StartReading =
  | { readonly ok: true; readonly nominal: Nominal; readonly day: string }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Reads who a journey is to start with, and on which day. */
export function readStart(policy: Policy, caseload: readonly Nominal[], entry: StartEntry): StartReading {
  const wanted = entry.ref.trim().toUpperCase()
  const nominal = entry.from === 'nobody' ? nobody(policy) : caseload.find(({ ref }) => ref === wanted)
  const day = readDay(entry.day)
  const errors: FieldError[] = []
  if (nominal === undefined) {
    const message = 'Enter the reference of somebody in the caseload, such as HAL-004'
    errors.push({ field: startIds.ref, message })
  }
  if (day === null) errors.push({ field: startIds.day, message: 'Enter a real day, such as 22 11 2026' })
  else if (nominal !== undefined && !parseNominal(policy, nominal, { asAt: day }).ok) {
    const message = `Enter a later day: ${nominal.ref} has records from after ${dayInWords(day)}`
    errors.push({ field: startIds.day, message })
  }
  if (errors.length > 0 || nominal === undefined || day === null) return { ok: false, errors }
  return { ok: true, nominal, day }
}

/** Nothing is known but that the panel has put them in no cohort: that is decided, and never learnt. */
function nobody(policy: Policy): Nominal {
  return { ref: 'CASE-1', facts: policy.facts['membership'] === undefined ? {} : { membership: 'NONE' } }
}

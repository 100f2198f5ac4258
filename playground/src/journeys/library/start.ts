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
  const nominal = entry.from === 'nobody' ? nobody(policy) : called(entry.ref.trim(), caseload)
  const day = readDay(entry.day)
  const errors: FieldError[] = []
  if (nominal === undefined) {
    const message = 'Enter the reference of somebody in the caseload, such as HAL-004'
    errors.push({ field: startIds.ref, message })
  }
  if (day === null) errors.push({ field: startIds.day, message: 'Enter a real day, such as 22 11 2026' })
  else if (nominal !== undefined) errors.push(...unfit(policy, nominal, day))
  if (errors.length > 0 || nominal === undefined || day === null) return { ok: false, errors }
  return { ok: true, nominal, day }
}

// Two references can differ in nothing but small letters: what is typed goes before what only reads like it.
function called(typed: string, caseload: readonly Nominal[]): Nominal | undefined {
  const bare = typed.toLowerCase()
  return caseload.find(({ ref }) => ref === typed) ?? caseload.find(({ ref }) => ref.toLowerCase() === bare)
}

/** Why nothing can start with somebody on a day; a later day mends only what is from after this one. */
function unfit(policy: Policy, { ref, ...about }: Nominal, day: string): FieldError[] {
  const parsed = parseNominal(policy, { ref, ...about }, { asAt: day })
  if (parsed.ok) return []
  const [other] = parsed.issues.filter(({ code }) => code !== 'future-day')
  return other === undefined
    ? [
        {
          field: startIds.day,
          message: `Enter a later day: ${ref} has records from after ${dayInWords(day)}`,
        },
      ]
    : [
        {
          field: startIds.ref,
          message: `The facts of ${ref} do not fit the draft: ${other.message.replaceAll('`', '')}`,
        },
      ]
}

/** Nothing is known but that the panel has put them in no cohort: that is decided, and never learnt. */
function nobody(policy: Policy): Nominal {
  return { ref: 'CASE-1', facts: policy.facts['membership'] === undefined ? {} : { membership: 'NONE' } }
}

import type { HoursGiven, ResourcesGiven } from '@iom-rules/core/caseload'
import { readNumber } from '../../words/numbers.ts'
import type { TypedHours } from '../ImpactProvider.tsx'

/** Hours as typed: 0 or more. `null` for what is no such number; an empty box says nothing yet. */
export function readHours(text: string): number | null {
  const number = readNumber(text)
  return number === null || number < 0 ? null : number
}

/** What was typed, as far as it can be read; the rest is not known. */
export function readTyped(typed: TypedHours): ResourcesGiven {
  const areas = Object.entries(typed).map(([area, texts]): [string, HoursGiven] => [
    area,
    { hours: Object.fromEntries(Object.entries(texts).map(([outcome, text]) => [outcome, readHours(text)])) },
  ])
  return { areas: Object.fromEntries(areas) }
}

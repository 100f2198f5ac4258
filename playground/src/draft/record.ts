import type { DayEntry } from '../design/DateInput.tsx'

interface SignOffEntry {
  /** A role: never a person’s name. */
  readonly name: string
  readonly on: DayEntry
}

/** What is recorded of the decision about a draft, as typed: it is read when something is made of it. */
export interface DecisionRecord {
  /** The version that the draft is to become. */
  readonly version: string
  readonly decidedBy: string
  readonly date: DayEntry
  /** The first day on which the new version holds. */
  readonly from: DayEntry
  readonly review: DayEntry
  readonly police: SignOffEntry
  readonly probation: SignOffEntry
}

const noDay: DayEntry = { day: '', month: '', year: '' }
const noSignOff: SignOffEntry = { name: '', on: noDay }

export const nothingRecorded: DecisionRecord = {
  version: '',
  decidedBy: '',
  date: noDay,
  from: noDay,
  review: noDay,
  police: noSignOff,
  probation: noSignOff,
}

export function sameRecord(one: DecisionRecord, other: DecisionRecord): boolean {
  return one === other || entries(one).every((text, at) => text === entries(other)[at])
}

function entries({ version, decidedBy, date, from, review, police, probation }: DecisionRecord): string[] {
  const days = [date, from, review, police.on, probation.on].flatMap(({ day, month, year }) => [
    day,
    month,
    year,
  ])
  return [version, decidedBy, police.name, probation.name, ...days]
}

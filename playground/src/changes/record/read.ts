import { compareVersions } from '@iom-rules/core/record'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import type { DayEntry } from '../../design/DateInput.tsx'
import type { DecisionRecord } from '../../draft/record.ts'
import { dayInWords, readDay } from '../../words/days.ts'
import { isVersion, nextVersion } from './version.ts'

export interface SignOff {
  readonly by: 'police' | 'probation'
  readonly name: string
  readonly on: string
}

/** What of the record can be relied on; what is not given, or not right, is left out. */
export interface Recorded {
  readonly version: string | null
  readonly decidedBy: string | null
  readonly date: string | null
  /** The first day in force. */
  readonly from: string | null
  readonly review: string | null
  readonly signOffs: readonly SignOff[]
}

/** What is asked of the record. */
export interface Asked {
  /** The version that was published. */
  readonly published: string
  /** The first day of the published version, and of the draft where it has another. */
  readonly inForce: { readonly published: string; readonly draft: string }
  /** Is it another policy than the published one? */
  readonly isChanged: boolean
  /** Is a policy file to be made? Another policy needs a version of its own for that, and a date. */
  readonly forFile: boolean
}

/** The ids of the controls, to which errors lead. */
export const recordFields = {
  version: 'record-version',
  decidedBy: 'record-decided-by',
  date: 'record-date',
  from: 'record-from',
  review: 'record-review',
  policeName: 'record-police-name',
  policeOn: 'record-police-on',
  probationName: 'record-probation-name',
  probationOn: 'record-probation-on',
} as const

type Field = keyof typeof recordFields
/** What is wrong, by field. */
export type RecordErrors = { readonly [field in Field]?: string }

const longest = 400

const nothing: Recorded = {
  version: null,
  decidedBy: null,
  date: null,
  from: null,
  review: null,
  signOffs: [],
}

/** Reads what was typed: what it comes to, and for each field what is wrong with it. */
export function readRecord(
  record: DecisionRecord,
  asked: Asked,
): { readonly recorded: Recorded; readonly errors: RecordErrors } {
  // What was typed is of a change that is no more; its fields are not on the screen.
  if (!asked.isChanged) return { recorded: nothing, errors: {} }
  const police = readSignOff('police', record)
  const probation = readSignOff('probation', record)
  const signOffs = [police.signOff, probation.signOff].filter((one) => one !== null)
  const isLive = signOffs.length === 2
  const isForGood = isLive || asked.forFile
  const version = readVersion(record.version.trim(), asked.published, isForGood)
  const decidedBy = readWords(record.decidedBy, isLive ? 'Enter who decided: a role or a board' : null)
  const date = readDayOf(
    record.date,
    'the date of the decision',
    isForGood ? 'Enter the date of the decision, which dates the new version' : null,
  )
  const from = readFrom(record.from, asked, isForGood)
  const review = readDayOf(record.review, 'the review date', null)
  const isTooEarly = review.value !== null && date.value !== null && review.value <= date.value
  const errors: { [field in Field]?: string | null } = {
    version: version.error,
    decidedBy: decidedBy.error,
    date: date.error,
    from: from.error,
    review: isTooEarly ? `The review date must be after ${dayInWords(date.value)}` : review.error,
    policeName: police.name,
    policeOn: police.on,
    probationName: probation.name,
    probationOn: probation.on,
  }
  return {
    recorded: {
      version: version.value,
      decidedBy: decidedBy.value,
      date: date.value,
      from: from.value,
      review: isTooEarly ? null : review.value,
      signOffs,
    },
    errors: Object.fromEntries(
      Object.entries(errors).filter(([, message]) => message !== null),
    ) as RecordErrors,
  }
}

/** The errors in the order of the form, for its summary. */
export function listErrors(errors: RecordErrors): FieldError[] {
  return (Object.keys(recordFields) as Field[]).flatMap((field) => {
    const message = errors[field]
    return message === undefined ? [] : [{ field: recordFields[field], message }]
  })
}

/** Has everybody signed off that a live version needs, and is it on record who decided and when? */
export function isSignedOff({
  decidedBy,
  date,
  signOffs,
}: Pick<Recorded, 'decidedBy' | 'date' | 'signOffs'>): boolean {
  return decidedBy !== null && date !== null && signOffs.length === 2
}

interface Read {
  readonly value: string | null
  readonly error: string | null
}

function readVersion(text: string, published: string, isNeeded: boolean): Read {
  const example = nextVersion(published)
  if (text === '') {
    return { value: null, error: isNeeded ? `Enter the new version, such as ${example}` : null }
  }
  if (!isVersion(text)) {
    return { value: null, error: `Enter the new version as three numbers, such as ${example}` }
  }
  if (compareVersions(text, published) <= 0) {
    return { value: null, error: `Enter a version later than ${published}, such as ${example}` }
  }
  return { value: text, error: null }
}

function readWords(entered: string, needed: string | null): Read {
  const text = entered.trim()
  if (text === '') return { value: null, error: needed }
  if (text.length > longest) return { value: null, error: `Enter ${longest} characters or fewer` }
  return { value: text, error: null }
}

function readDayOf(entry: DayEntry, what: string, needed: string | null): Read {
  if (isEmpty(entry)) return { value: null, error: needed }
  const value = readDay(entry)
  return { value, error: value === null ? `Enter ${what} as a real day, such as 22 11 2026` : null }
}

function isEmpty({ day, month, year }: DayEntry): boolean {
  return [day, month, year].every((part) => part.trim() === '')
}

// A version of which the JSON already gives a later day needs none here.
function readFrom(entry: DayEntry, { published, inForce }: Asked, isNeeded: boolean): Read {
  const given = inForce.draft > inForce.published ? inForce.draft : null
  const needed = isNeeded ? 'Enter the first day on which the new version holds' : null
  if (given !== null && isEmpty(entry)) return { value: given, error: null }
  const read = readDayOf(entry, 'the first day in force', needed)
  if (read.value === null || read.value > inForce.published) return read
  return {
    value: null,
    error: `Enter a first day after ${dayInWords(inForce.published)}, when version ${published} came into force`,
  }
}

function readSignOff(by: SignOff['by'], record: DecisionRecord) {
  const entry = record[by]
  const isBegun = entry.name.trim() !== '' || !isEmpty(entry.on)
  const name = readWords(entry.name, isBegun ? `Enter the role that signs off for ${by}` : null)
  const on = readDayOf(
    entry.on,
    `the day on which ${by} signed off`,
    isBegun ? `Enter the day on which ${by} signed off` : null,
  )
  const signOff: SignOff | null =
    name.value === null || on.value === null ? null : { by, name: name.value, on: on.value }
  return { name: name.error, on: on.error, signOff }
}

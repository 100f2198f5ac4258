import type { FactDeclaration, FactValue, Policy } from '@iom-rules/core'
import type { EventChoice, EventField, JourneyEvent, PayloadValue } from '@iom-rules/core/journey'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { fieldId, readEntry } from '../../nominals/form/read.ts'
import { dayInWords, readDay } from '../../words/days.ts'
import { factTitle } from '../../words/facts.ts'
import { numberInWords, readNumber } from '../../words/numbers.ts'
import { insideSentence, withArticle } from '../../words/titles.ts'
import { carriedName, type CarriedEntry, type EventEntry } from './entry.ts'

export type EventReading =
  | { readonly ok: true; readonly event: JourneyEvent }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

interface Read {
  readonly value: PayloadValue | null
  readonly errors: readonly FieldError[]
}

/** The id of the day of an event. */
export function dayId(type: string): string {
  return fieldId(carriedName(type, 'day-of-event'))
}

/** Reads the whole form of an event for a journey that has reached a day. */
export function readEvent(
  policy: Policy,
  choice: EventChoice,
  entry: EventEntry,
  asAt: string,
): EventReading {
  const errors: FieldError[] = []
  const day = readDay(entry.day)
  const dayField = dayId(choice.type)
  if (day === null) errors.push({ field: dayField, message: 'Enter a real day, such as 22 11 2026' })
  else if (day < asAt)
    errors.push({
      field: dayField,
      message: `Enter a day that is not before ${dayInWords(asAt)}, which the journey has reached`,
    })
  const payload: { [field: string]: PayloadValue } = {}
  for (const field of choice.fields) {
    const carried = entry.carried[field.field]
    if (carried === undefined) continue
    const read = readCarried(policy, choice.type, field, carried, day)
    errors.push(...read.errors)
    if (read.value !== null) payload[field.field] = read.value
    else if (read.errors.length === 0 && field.optional !== true)
      errors.push({ field: fieldId(carriedName(choice.type, field.field)), message: missing(field) })
  }
  if (errors.length > 0 || day === null) return { ok: false, errors }
  const event = { type: choice.type, day }
  return { ok: true, event: Object.keys(payload).length === 0 ? event : { ...event, payload } }
}

function missing({ title, type }: EventField): string {
  const name = insideSentence(title)
  if (type.kind === 'facts') return 'Choose a fact that was learnt'
  if (type.kind === 'id' || type.kind === 'list') return `Choose ${withArticle(name)}`
  if (type.kind === 'scalar' && (type.fact.type === 'choice' || type.fact.type === 'boolean'))
    return `Choose an answer to “${title}”`
  return `Enter ${withArticle(name)}`
}

function readCarried(
  policy: Policy,
  type: string,
  field: EventField,
  entry: CarriedEntry,
  day: string | null,
): Read {
  const name = carriedName(type, field.field)
  switch (entry.kind) {
    case 'fact':
      return readFact(field, name, entry, day)
    case 'plain':
      return readPlain(field, fieldId(name), entry)
    case 'matrix':
      return readMatrix(field, name, entry)
    case 'facts':
      return readLearnt(policy, type, entry)
  }
}

function readFact(
  { type, title }: EventField,
  name: string,
  { entry }: Extract<CarriedEntry, { kind: 'fact' }>,
  day: string | null,
): Read {
  if (type.kind !== 'list' && type.kind !== 'scalar') return nothing
  const declaration = type.kind === 'list' ? type.list : (type.fact as FactDeclaration)
  const { value, errors } = readEntry(name, declaration, entry)
  if (errors.length > 0)
    return { value: null, errors: errors.map((each) => ({ ...each, message: withoutEmpty(each.message) })) }
  const isLater = declaration.type === 'day' && declaration.past === true && day !== null
  if (isLater && typeof value === 'string' && value !== 'NONE' && value > day)
    return wrong(fieldId(name), `${title} must not be after ${dayInWords(day)}, the day of the event`)
  return { value, errors: [] }
}

// What an event carries may not be left empty as a fact may.
function withoutEmpty(message: string): string {
  return message.replace(', or leave it empty if it is not known', '')
}

function readPlain(
  { type, title }: EventField,
  field: string,
  { text, word }: Extract<CarriedEntry, { kind: 'plain' }>,
): Read {
  if (word !== '') return { value: word, errors: [] }
  const plain = text.trim()
  if (plain === '') return nothing
  if (type.kind === 'text' && plain.length > 400)
    return wrong(field, `${title} must be 400 characters or fewer`)
  if (type.kind !== 'scalar') return { value: plain, errors: [] }
  if (type.fact.type === 'boolean') return { value: plain === 'true', errors: [] }
  if (type.fact.type !== 'number') return { value: plain, errors: [] }
  const { minimum, maximum } = type.fact
  const number = readNumber(plain)
  if (number !== null && number >= minimum && number <= maximum) return { value: number, errors: [] }
  return wrong(field, `Enter ${withArticle(insideSentence(title))} ${between(minimum, maximum)}`)
}

function readMatrix(
  { type }: EventField,
  name: string,
  { scores }: Extract<CarriedEntry, { kind: 'matrix' }>,
): Read {
  if (type.kind !== 'matrix') return nothing
  const read = type.items.map(({ id, title, maximum }) => {
    const score = readNumber(scores[id] ?? '')
    const fits = score !== null && score >= 0 && score <= maximum
    const message = `Enter a score for “${title}” ${between(0, maximum)}`
    return { id, score: fits ? score : null, error: { field: fieldId(name, id), message } }
  })
  const errors = read.flatMap(({ score, error }) => (score === null ? [error] : []))
  if (errors.length > 0) return { value: null, errors }
  return { value: Object.fromEntries(read.map(({ id, score }) => [id, score ?? 0])), errors: [] }
}

/** The name of the control of a fact that was learnt. */
export function learntName(type: string, fact: string): string {
  return carriedName(type, `learnt-${fact}`)
}

function readLearnt(
  policy: Policy,
  type: string,
  { learnt }: Extract<CarriedEntry, { kind: 'facts' }>,
): Read {
  const errors: FieldError[] = []
  const facts: { [fact: string]: FactValue } = {}
  for (const { fact, entry } of learnt) {
    const declaration = policy.facts[fact]
    if (declaration === undefined) continue
    const name = learntName(type, fact)
    const read = readEntry(name, declaration, entry)
    errors.push(...read.errors.map((each) => ({ ...each, message: withoutEmpty(each.message) })))
    if (read.value !== null) facts[fact] = read.value
    else if (read.errors.length === 0)
      errors.push({ field: fieldId(name), message: `Say what was learnt about “${factTitle(policy, fact)}”` })
  }
  if (errors.length > 0) return { value: null, errors }
  return Object.keys(facts).length === 0 ? nothing : { value: facts, errors: [] }
}

const nothing: Read = { value: null, errors: [] }

function wrong(field: string, message: string): Read {
  return { value: null, errors: [{ field, message }] }
}

function between(minimum: number, maximum: number): string {
  return `between ${numberInWords(minimum)} and ${numberInWords(maximum)}`
}

import { NONE, type FactList, type FactRecord, type Facts, type FactValue } from '../vocabulary/fact.ts'
import { compareText } from '../vocabulary/order.ts'
import type { EventDeclaration, EventLiteral, EventValue } from '../policy/process.ts'
import { own } from '../policy/references.ts'
import type { JourneyEvent } from './timeline.ts'

/** The facts once the event has had its effect; the same object when it has none. */
export function factsAfter(declared: EventDeclaration, facts: Facts, event: JourneyEvent): Facts {
  const { set, append, close, learn } = declared
  if (set === undefined && append === undefined && close === undefined && learn === undefined) return facts
  const after: Record<string, FactValue | undefined> = { ...facts }
  for (const [id, value] of Object.entries(set ?? {})) put(after, id, valueOf(value, facts, event))
  for (const [id, value] of Object.entries(append ?? {})) {
    // What is not known in full does not become known by one more record.
    const list = after[id] as FactList | null | undefined
    if (list === null || list === undefined) continue
    const member = memberOf(value, facts, event)
    // Nor is a list known in full to which something came that nobody knows.
    put(after, id, member === null ? null : ([...list, member] as FactList))
  }
  for (const [id, field] of Object.entries(close ?? {})) {
    const list = after[id] as readonly FactRecord[] | null | undefined
    if (list === null || list === undefined) continue
    after[id] = list.map((record) => (record[field] === NONE ? { ...record, [field]: event.day } : record))
  }
  const learnt = learn === undefined ? undefined : event.payload?.[learn]
  for (const [id, value] of Object.entries((learnt ?? {}) as Facts)) put(after, id, value)
  return after
}

function put(facts: Record<string, FactValue | undefined>, id: string, value: FactValue | undefined): void {
  if (value === null || value === undefined) delete facts[id]
  else facts[id] = value
}

function memberOf(
  value: NonNullable<EventDeclaration['append']>[string],
  facts: Facts,
  event: JourneyEvent,
): FactValue | FactRecord {
  if (!isFields(value)) return valueOf(value, facts, event)
  const fields = Object.entries(value)
    .sort(([a], [b]) => compareText(a, b))
    .map(([field, each]): [string, FactValue] => [field, valueOf(each, facts, event)])
  return Object.fromEntries(fields.filter(([, each]) => each !== null)) as FactRecord
}

function isFields(
  value: NonNullable<EventDeclaration['append']>[string],
): value is { readonly [field: string]: EventValue } {
  if (typeof value !== 'object' || value === null) return false
  return !['payload', 'event', 'fact'].some(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  )
}

/** What stands where nothing was carried. */
function insteadOf(
  otherwise: Exclude<EventValue, EventLiteral>['otherwise'],
  facts: Facts,
  event: JourneyEvent,
): FactValue | undefined {
  if (typeof otherwise !== 'object' || otherwise === null) return otherwise
  return 'event' in otherwise ? event.day : facts[otherwise.fact]
}

/** What a value of an event's effect comes to. */
function valueOf(value: EventValue, facts: Facts, event: JourneyEvent): FactValue {
  if (typeof value !== 'object' || value === null) return value
  const given =
    'payload' in value
      ? event.payload?.[value.payload]
      : 'event' in value
        ? event.day
        : (facts[value.fact] ?? undefined)
  const instead = insteadOf(value.otherwise, facts, event)
  if (given === undefined || given === null) return instead ?? null
  if (value.cases === undefined) return given as FactValue
  const found = typeof given === 'object' ? undefined : own(value.cases, String(given))
  if (found !== undefined) return found
  return value.otherwise === undefined ? (given as FactValue) : (instead ?? null)
}

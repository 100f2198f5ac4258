// What an event does to facts, by the meaning of `set`, `append`, `close` and `learn` alone.
import type {
  EventDeclaration,
  EventValue,
  FactRecord,
  Facts,
  FactValue,
  PolicyDocument,
} from '@iom-rules/core'
import type { JourneyEvent } from '@iom-rules/core/journey'

/** The same data, whatever the order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

function isUnknown(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function learntBy(declared: EventDeclaration, event: JourneyEvent): Facts {
  return ((declared.learn === undefined ? undefined : event.payload?.[declared.learn]) ?? {}) as Facts
}

/** Only what is unknown can be learnt; hearing the same again is nothing new. */
export function teachesWhatIsKnown(declared: EventDeclaration, facts: Facts, event: JourneyEvent): boolean {
  return Object.entries(learntBy(declared, event)).some(
    ([id, value]) => !isUnknown(facts[id]) && canonical(facts[id]) !== canonical(value),
  )
}

/** `set`, `append`, `close` and `learn`, one after the other; values taken from facts are those from before. */
export function factsAfter(
  document: PolicyDocument,
  declared: EventDeclaration,
  before: Facts,
  event: JourneyEvent,
): Facts {
  const after = new Map<string, FactValue | undefined>(Object.entries(before))
  const read = (value: EventValue) => valueOf(value, before, event)
  const change = (id: string, to: (list: readonly FactRecord[]) => readonly unknown[]) => {
    const list = after.get(id)
    // One more record does not make known what is not known in full.
    if (!isUnknown(list)) after.set(id, to(list as readonly FactRecord[]) as FactValue)
  }
  for (const [id, value] of Object.entries(declared.set ?? {})) after.set(id, read(value))
  for (const [id, value] of Object.entries(declared.append ?? {})) {
    const fact = document.facts?.[id]
    const isRecord = fact?.type === 'list' && fact.record !== undefined
    const member = isRecord
      ? recordOf(value as { [field: string]: EventValue }, read)
      : read(value as EventValue)
    if (isUnknown(member)) after.set(id, null)
    else change(id, (list) => [...list, member])
  }
  for (const [id, field] of Object.entries(declared.close ?? {}))
    change(id, (list) =>
      list.map((each) => (each[field] === 'NONE' ? { ...each, [field]: event.day } : each)),
    )
  for (const [id, value] of Object.entries(learntBy(declared, event))) after.set(id, value)
  return Object.fromEntries([...after].filter(([, value]) => !isUnknown(value)))
}

function recordOf(
  fields: { readonly [field: string]: EventValue },
  read: (value: EventValue) => FactValue,
): FactRecord {
  const found = Object.entries(fields).map(([field, value]) => [field, read(value)] as const)
  return Object.fromEntries(found.filter(([, value]) => !isUnknown(value))) as FactRecord
}

function valueOf(value: EventValue, before: Facts, event: JourneyEvent): FactValue {
  if (typeof value !== 'object' || value === null) return value
  const given =
    'payload' in value ? event.payload?.[value.payload] : 'fact' in value ? before[value.fact] : event.day
  const { otherwise } = value
  const instead =
    typeof otherwise !== 'object' || otherwise === null
      ? (otherwise ?? null)
      : 'fact' in otherwise
        ? (before[otherwise.fact] ?? null)
        : event.day
  if (isUnknown(given)) return instead
  if (value.cases !== undefined) {
    const key = typeof given === 'object' ? '' : String(given)
    if (Object.hasOwn(value.cases, key)) return value.cases[key] ?? null
    if (otherwise !== undefined) return instead
  }
  return given as FactValue
}

/** The matrix, where the event carries its scores. */
export function scoresIn(
  document: PolicyDocument,
  declared: EventDeclaration,
  event: JourneyEvent,
): { on: string; scores: unknown; total: number; maximum: number } | null {
  const [scores] = Object.entries(declared.payload ?? {}).flatMap(([field, each]) =>
    'type' in each && each.type === 'matrix' && !isUnknown(event.payload?.[field])
      ? event.payload?.[field]
      : [],
  )
  if (scores === undefined) return null
  const total = Object.values(scores as Record<string, number>).reduce((sum, score) => sum + score, 0)
  const maximum = (document.matrix?.items ?? []).reduce((sum, item) => sum + item.maximum, 0)
  return { on: event.day, scores, total, maximum }
}

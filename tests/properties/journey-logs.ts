// Random starts and logs for a policy that ships: its own events, with payloads of every kind that matters, and
// often such as the process could take next.
import type { FactRecord, Facts, FactValue, Policy, PolicyDocument, RecordField } from '@iom-rules/core'
import { samplePayloads, type Journey, type JourneyEvent } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { dayAfter } from './calendar.ts'
import type { Interpreter, Law } from './journey-reference.ts'

export interface Entry {
  readonly type: number
  readonly likely: boolean
  readonly gap: number
  readonly choice: number
  readonly facts: Facts
}

export interface Draft {
  readonly asAt: string
  readonly facts: Facts
  readonly entries: readonly Entry[]
}

const firstDays = ['2026-01-05', '2026-02-27']

function fieldValue(field: RecordField, asAt: string): fc.Arbitrary<FactValue> {
  const none = 'mayBeNone' in field && field.mayBeNone ? [fc.constant<FactValue>('NONE')] : []
  switch (field.type) {
    case 'boolean':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...field.values)
    case 'code':
      return fc.constant('28A')
    case 'number':
      return fc.oneof(
        fc.constantFrom(field.minimum, field.maximum, Math.round((field.minimum + field.maximum) * 0.75)),
        ...none,
      )
    case 'day': {
      const away = field.past === true ? [-400, -60, -20, 0] : [-20, 0, 30, 200]
      return fc.oneof(fc.constantFrom(...away.map((days) => dayAfter(asAt, days))), ...none)
    }
  }
}

function listValue(
  list: Extract<NonNullable<PolicyDocument['facts']>[string], { readonly type: 'list' }>,
  asAt: string,
): fc.Arbitrary<FactValue> {
  if (list.values !== undefined) return fc.subarray([...list.values], { maxLength: 2 })
  const fields = Object.entries(list.record ?? {}).filter(([, field]) => field.type !== 'code')
  const record = fc
    .record(Object.fromEntries(fields.map(([id, field]) => [id, fieldValue(field, asAt)])))
    .filter(
      ({ from, to }) => typeof from !== 'string' || to === 'NONE' || (typeof to === 'string' && from <= to),
    )
  return fc.array(record as fc.Arbitrary<FactRecord>, { maxLength: 2 })
}

function factsOf(policy: Policy, asAt: string, unknown: number): fc.Arbitrary<Facts> {
  const facts = Object.entries(policy.facts).map(([id, fact]) => {
    const value = fact.type === 'list' ? listValue(fact, asAt) : fieldValue(fact, asAt)
    const derived = policy.derived[id] !== undefined
    return [
      id,
      fc.oneof(
        { arbitrary: value, weight: derived ? 1 : 5 },
        { arbitrary: fc.constant(null), weight: derived ? 5 : unknown },
      ),
    ] as const
  })
  return fc.record(Object.fromEntries(facts))
}

export function drafts(policy: Policy, events: number): fc.Arbitrary<Draft> {
  return fc.constantFrom(...firstDays).chain((asAt) =>
    fc.record({
      asAt: fc.constant(asAt),
      facts: factsOf(policy, asAt, 1),
      entries: fc.array(
        fc.record({
          type: fc.nat({ max: 9999 }),
          likely: fc.boolean(),
          gap: fc.constantFrom(0, 0, 1, 1, 6, 45),
          choice: fc.nat({ max: 9999 }),
          facts: factsOf(policy, asAt, 0),
        }),
        { maxLength: events },
      ),
    }),
  )
}

/** The events that a state of a written region, or one around the state, lists. */
export function listed(document: PolicyDocument, { states }: Law): string[] {
  const found: string[] = []
  const walk = (inside: object, name: string): boolean =>
    Object.entries(inside).some(([id, state]: [string, { states?: object; on?: object }]) => {
      const here = id === name || walk(state.states ?? {}, name)
      if (here) found.push(...Object.keys(state.on ?? {}))
      return here
    })
  for (const [id, region] of Object.entries(document.machines ?? {}))
    if ('initial' in region) walk(region.states, states[id] ?? '')
  return found
}

export interface Logged {
  readonly journey: Journey
  readonly laws: readonly Law[]
  readonly refused: readonly number[]
}

/** A log from a draft, with what the law says of every event of it. */
export function logOf(policy: Policy, interpreter: Interpreter, draft: Draft): Logged {
  const start = { ref: 'HAL-004', asAt: draft.asAt, facts: draft.facts }
  const laws = [interpreter.begin(start)]
  const events: JourneyEvent[] = []
  const refused: number[] = []
  let day = draft.asAt
  for (const { type, likely, gap, choice, facts } of draft.entries) {
    const before = laws.at(-1) as Law
    const process = likely ? listed(policy.document, before) : []
    const types = process.length > 0 ? process : Object.keys(policy.events)
    const id = types[type % types.length] as string
    day = dayAfter(day, gap)
    const samples = samplePayloads(policy, id, { asAt: day, facts: before.facts })
    const sample = samples[choice % samples.length] as JourneyEvent
    const event = policy.events[id]?.learn === undefined ? sample : learning(sample, facts, choice)
    events.push(event)
    const after = interpreter.take(before, event)
    if (after === null) refused.push(events.length)
    laws.push(after ?? before)
  }
  const journey = { id: 'random', title: 'A random log', policy: { id: policy.id }, start, events }
  return { journey, laws, refused }
}

/** One fact is learnt: known already or not. Membership is never learnt. */
function learning(event: JourneyEvent, facts: Facts, choice: number): JourneyEvent {
  const known = Object.entries(facts).filter(([id, value]) => value !== null && id !== 'membership')
  const one = known[choice % known.length]
  return { ...event, payload: { facts: one === undefined ? {} : { [one[0]]: one[1] } } }
}

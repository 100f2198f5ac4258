// Logs of any policy with machines, made by dice: any event at any time, and often one that the process could take next.
import type { EventDeclaration, Policy, RecordField } from '@iom-rules/core'
import { payloadType, type Journey, type JourneyEvent, type PayloadValue } from '@iom-rules/core/journey'
import { dayAfter } from './calendar.ts'
import type { Dice } from './dice.ts'
import { listed } from './journey-logs.ts'
import type { Interpreter, Law } from './journey-reference.ts'
import { makersOf, type Makers, type Unknowns } from './likely-nominals.ts'

const atFirst: Unknowns = { facts: 15, lists: 3, fields: 2 }
const carried: Unknowns = { facts: 0, lists: 0, fields: 0 }
const gaps = [0, 0, 0, 0, 0, 1, 1, 1, 4, 30] as const

/** A log, with what the law says at its start and after every event of it. */
export interface Logged {
  readonly journey: Journey
  readonly laws: readonly Law[]
  /** The steps whose events the law refuses. */
  readonly refused: readonly number[]
}

/** Makes logs of a policy that begin on a day, each of so many events. */
export function logMaker(
  policy: Policy,
  interpreter: Interpreter,
  asAt: string,
): (dice: Dice, events: number) => Logged {
  const makers = makersOf(policy.document, asAt)
  const makePayload = payloadMaker(policy, makers)
  const all = Object.keys(policy.events)
  return (dice, many) => {
    const start = { ref: 'HAL-004', asAt, facts: makers.facts(dice, atFirst) }
    let law = interpreter.begin(start)
    const laws = [law]
    const events: JourneyEvent[] = []
    const refused: number[] = []
    let day = asAt
    while (events.length < many) {
      const possible = dice.chance(0.5) ? listed(policy.document, law) : []
      const type = dice.oneOf(possible.length > 0 ? possible : all)
      day = dayAfter(day, dice.oneOf(gaps))
      const event: JourneyEvent = { type, day, payload: makePayload(type, law, dice) }
      events.push(event)
      const after = interpreter.take(law, event)
      if (after === null) refused.push(events.length)
      else law = after
      laws.push(law)
    }
    const journey = { id: 'random', title: 'A random log', policy: { id: policy.id }, start, events }
    return { journey, laws, refused }
  }
}

type Payload = NonNullable<JourneyEvent['payload']>

/** What an event carries: every field, and an optional one every other time. */
function payloadMaker(policy: Policy, makers: Makers): (type: string, law: Law, dice: Dice) => Payload {
  const fieldsOf = new Map(
    Object.entries(policy.events).map(([type, declared]) => [type, fieldMakers(policy, declared, makers)]),
  )
  return (type, law, dice) => {
    const payload: Record<string, PayloadValue> = {}
    for (const { field, isOptional, make } of fieldsOf.get(type) ?? []) {
      const value = isOptional && dice.chance(0.5) ? undefined : make(law, dice)
      if (value !== undefined) payload[field] = value
    }
    return payload
  }
}

interface FieldMaker {
  readonly field: string
  readonly isOptional: boolean
  readonly make: (law: Law, dice: Dice) => PayloadValue | undefined
}

function fieldMakers(policy: Policy, { payload = {} }: EventDeclaration, makers: Makers): FieldMaker[] {
  return Object.entries(payload).map(([field, declared]) => {
    const type = payloadType(policy, declared)
    const made = (make: FieldMaker['make']): FieldMaker => ({
      field,
      isOptional: declared.optional === true,
      make,
    })
    switch (type.kind) {
      case 'scalar':
        return made(scalarMaker(type.fact, type.or, makers))
      case 'list': {
        const make = makers.list(type.list)
        return made((_, dice) => make(dice, carried) as PayloadValue)
      }
      case 'text':
        return made(() => 'Said so')
      case 'id': {
        const ids = type.values.map(({ id }) => id)
        return made((_, dice) => (ids.length === 0 ? undefined : dice.oneOf(ids)))
      }
      case 'matrix':
        return made((_, dice) =>
          Object.fromEntries(type.items.map(({ id, maximum }) => [id, dice.below(maximum + 1)])),
        )
      case 'facts':
        return made(({ facts }, dice) => learnt(makers.facts(dice, carried), facts, dice))
    }
  })
}

function scalarMaker(fact: RecordField, or: readonly string[], makers: Makers): FieldMaker['make'] {
  const make = makers.field(fact)
  return (_, dice) =>
    or.length > 0 && dice.chance(0.3) ? dice.oneOf(or) : (make(dice, carried) as PayloadValue)
}

/** One fact to learn, most often one that is not known. Membership is never learnt. */
function learnt(made: Law['facts'], known: Law['facts'], dice: Dice): Law['facts'] {
  const all = Object.entries(made).filter(([id]) => id !== 'membership')
  const open = all.filter(([id]) => known[id] === undefined)
  const from = open.length > 0 && dice.chance(0.8) ? open : all
  return from.length === 0 ? {} : Object.fromEntries([dice.oneOf(from)])
}

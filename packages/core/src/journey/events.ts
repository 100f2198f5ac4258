import type { Day } from '../vocabulary/day.ts'
import { NONE, type Scalar } from '../vocabulary/fact.ts'
import { compile } from '../diagram/compile.ts'
import type { Policy } from '../policy/policy.ts'
import { payloadType, type PayloadType } from '../policy/payload.ts'
import type { EventDeclaration, PayloadField } from '../policy/process.ts'
import { own } from '../policy/references.ts'
import type { Case, JourneyEvent, PayloadValue, Position, Refusal } from './timeline.ts'
import { permit } from './permit.ts'

/** One thing an event carries, for a form. */
export interface EventField {
  /** The payload's key. */
  readonly field: string
  /** What it is, to show as a label. */
  readonly title: string
  /** What to keep in mind when filling it in. */
  readonly hint?: string
  /** Whether the event may be recorded without it. */
  readonly optional?: boolean
  /** What it may hold, and so which control fits. */
  readonly type: PayloadType
}

/** An event of the policy at one point of a journey: may it happen now, and if not, why? */
export interface EventChoice {
  /** The event's id. */
  readonly type: string
  /** Plain words, to show. */
  readonly title: string
  /** What to keep in mind when recording it. */
  readonly hint?: string
  /** The role that says so: `police`, `panel`. */
  readonly suppliedBy?: string
  /** May it happen now? */
  readonly permitted: boolean
  /** Why it may not; `null` when it may. */
  readonly refusal: Refusal | null
  /** What it carries, in the policy's order. */
  readonly fields: readonly EventField[]
}

/**
 * Which events may happen next, and why may the others not? Every event of the policy, in its order.
 *
 * An event is permitted when some payload makes it so; whether a given one does, the step itself says.
 */
export function permittedEvents(policy: Policy, position: Position): EventChoice[] {
  return Object.entries(policy.events).map(([type, declared]) => {
    const refusal = refusalOf(policy, position, type)
    return {
      type,
      title: declared.title,
      ...(declared.hint === undefined ? {} : { hint: declared.hint }),
      ...(declared.suppliedBy === undefined ? {} : { suppliedBy: declared.suppliedBy }),
      permitted: refusal === null,
      refusal,
      fields: fieldsOf(policy, declared),
    }
  })
}

/** Why no payload lets the event happen on this day; null when one does. */
function refusalOf(policy: Policy, position: Position, type: string): Refusal | null {
  let first: Refusal | null = null
  for (const event of samplePayloads(policy, type, position.context)) {
    const permitted = permit(policy, position, event)
    if (!('code' in permitted)) return null
    first ??= permitted
  }
  return first
}

/** What an event carries, with the words a form needs. */
export function fieldsOf(policy: Policy, declared: EventDeclaration): EventField[] {
  return Object.entries(declared.payload ?? {}).map(([field, each]): EventField => {
    const type = payloadType(policy, each)
    const title =
      each.title ??
      (type.kind === 'scalar' ? type.fact.title : type.kind === 'list' ? type.list.title : field)
    const hint = each.hint ?? (type.kind === 'scalar' ? type.fact.hint : undefined)
    return {
      field,
      title,
      ...(hint === undefined ? {} : { hint }),
      ...(each.optional === undefined ? {} : { optional: each.optional }),
      type,
    }
  })
}

const mostSamples = 64

/**
 * Events of a type for the day the case has reached, one for each way their payload can matter:
 * values that no rule tells apart stand once. What may be left out is left out. At most 64.
 */
export function samplePayloads(
  policy: Policy,
  type: string,
  now: Pick<Case, 'asAt' | 'facts'>,
): JourneyEvent[] {
  const declared = own(policy.events, type)
  if (declared === undefined) return []
  let payloads: { readonly [field: string]: PayloadValue }[] = [{}]
  for (const [field, each] of Object.entries(declared.payload ?? {})) {
    if (each.optional === true) continue
    const values = valuesFor(policy, declared, field, each, now.asAt)
    if (values.length === 0) continue
    payloads = payloads.flatMap((payload) => values.map((value) => ({ ...payload, [field]: value })))
    payloads = payloads.slice(0, mostSamples)
  }
  const bare = { type, day: now.asAt }
  return payloads.map((payload) => (Object.keys(payload).length === 0 ? bare : { ...bare, payload }))
}

function valuesFor(
  policy: Policy,
  declared: EventDeclaration,
  field: string,
  declaration: PayloadField,
  asAt: Day,
): PayloadValue[] {
  const type = payloadType(policy, declaration)
  switch (type.kind) {
    case 'text':
      return ['Recorded in the minutes']
    case 'id':
      return type.values.map(({ id }) => id)
    case 'matrix':
      if (type.items.length === 0) return []
      return [Object.fromEntries(type.items.map(({ id, maximum }) => [id, maximum / 2]))]
    case 'facts':
      return [{}]
    case 'list':
      return type.list.values === undefined ? [[]] : [[], type.list.values.slice(0, 1)]
    case 'scalar':
      return [...scalarsFor(policy, declared, field, type.fact, asAt), ...type.or]
  }
}

function scalarsFor(
  policy: Policy,
  declared: EventDeclaration,
  field: string,
  fact: Extract<PayloadType, { readonly kind: 'scalar' }>['fact'],
  asAt: Day,
): Scalar[] {
  if (fact.type === 'boolean') return [true, false]
  if (fact.type === 'choice') return [...fact.values]
  if (fact.type === 'code') return ['1']
  const compiled = compile(policy, asAt)
  const told = Object.entries(declared.set ?? {}).flatMap(([id, value]): Scalar[] =>
    typeof value === 'object' && value !== null && 'payload' in value && value.payload === field
      ? [...(compiled.variable(id)?.classes.examples ?? [])]
      : [],
  )
  const none = fact.mayBeNone === true ? [NONE] : []
  if (fact.type === 'day') {
    const days = told.filter((value) => value !== NONE && (fact.past !== true || String(value) <= asAt))
    return [...(days.length === 0 ? [asAt] : days), ...none]
  }
  const numbers = told.filter(
    (value) => typeof value === 'number' && value >= fact.minimum && value <= fact.maximum,
  )
  return [...(numbers.length === 0 ? [fact.minimum] : numbers), ...none]
}

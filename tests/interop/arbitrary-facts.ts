// Random facts, facts derived from two lists, and values for them.
import * as fc from 'fast-check'
import {
  conditionsOf,
  daysNear,
  months,
  numbers,
  testOn,
  type Json,
  type Subject,
} from './arbitrary-conditions.ts'

export const basis = { assumption: 'For the tests.' }

/** A fact that is not a list, without its title. */
export const scalar = fc.oneof(
  fc.constant<Json>({ type: 'boolean' }),
  fc.record<Json>({
    type: fc.constant('number'),
    minimum: fc.constant(0),
    maximum: fc.constantFrom(5, 10),
    unit: fc.constant('points'),
    whole: fc.boolean(),
    mayBeNone: fc.boolean(),
  }),
  fc.record<Json>({
    type: fc.constant('choice'),
    values: fc.constantFrom(['A', 'B'], ['A', 'B', 'C'], ['NONE', 'SOME']),
  }),
  fc.record<Json>({ type: fc.constant('day'), mayBeNone: fc.boolean(), past: fc.boolean() }),
)

const visitFields = {
  kind: { type: 'choice', values: ['A', 'B', 'C'], title: 'Kind' },
  day: { type: 'day', past: true, title: 'Day' },
  amount: { type: 'number', minimum: 0, maximum: 10, unit: 'points', mayBeNone: true, title: 'Amount' },
  done: { type: 'boolean', title: 'Done' },
} as const
const stayFields = {
  from: { type: 'day', past: true, title: 'From' },
  to: { type: 'day', mayBeNone: true, title: 'To' },
} as const
export const lists = {
  visits: { type: 'list', title: 'Visits', record: visitFields },
  stays: { type: 'list', title: 'Stays', record: stayFields },
}
/** C has no weight, so a sum that counts one is unknown. */
export const tables = {
  weights: {
    title: 'Weights',
    edition: 'tests',
    rows: { A: { value: 2, grade: 'tests' }, B: { value: 0.5, grade: 'tests' } },
  },
}

/** Up to two facts derived from the lists. */
export function derivedFacts(asAt: string): fc.Arbitrary<Record<string, Json>> {
  const fields = Object.entries(visitFields).map(([fact, field]): Subject => ({ fact, ...field }))
  const window = fc.record({ months, not: fc.boolean() }).map(({ months: value, not }): Json => ({
    field: 'day',
    operator: 'withinLastMonths',
    value,
    ...(not ? { notCounting: 'stays' } : {}),
  }))
  const ofVisits = conditionsOf(fc.oneof(window, ...fields.map((field) => testOn(field, asAt, 'field')))).part
  const where = fc.oneof(
    fc.constant({}),
    ofVisits.map((condition) => ({ where: condition })),
  )
  const make = (fixed: Json) => where.map((part): Json => ({ title: 'Derived', ...basis, ...fixed, ...part }))
  const sum = { type: 'number', sum: 'visits', of: { table: 'weights', by: 'kind' } }
  const templates: Record<string, fc.Arbitrary<Json>> = {
    visited: make({ type: 'boolean', exists: 'visits' }),
    visitCount: make({ type: 'number', count: 'visits' }),
    weight: make(sum),
    supplied: make({ ...sum, unlessSupplied: true }),
    lastVisit: make({ type: 'day', latest: 'visits', of: 'day' }),
    staying: fc.constant<Json>({
      type: 'boolean',
      exists: 'stays',
      where: { field: 'to', operator: 'isNone', value: true },
      title: 'Staying',
      ...basis,
    }),
  }
  return fc
    .subarray(Object.keys(templates), { maxLength: 2 })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((id) => [id, templates[id] as fc.Arbitrary<Json>]))),
    )
}

function valueOf(declared: Json, asAt: string): fc.Arbitrary<unknown> {
  const none = declared['mayBeNone'] === true ? [fc.constant('NONE')] : []
  switch (declared['type']) {
    case 'boolean':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...(declared['values'] as string[]))
    case 'day':
      return fc.oneof({ weight: 4, arbitrary: daysNear(asAt, declared['past'] === true) }, ...none)
    default: {
      const top = declared['maximum'] as number
      const fits = (value: number) => value <= top && (declared['whole'] !== true || Number.isInteger(value))
      return fc.oneof({ weight: 4, arbitrary: numbers.filter(fits) }, ...none)
    }
  }
}

/** Each key with a value, or, when some may be unknown, also `null` or left out. */
export function values(declared: Readonly<Record<string, Json>>, asAt: string, unknown: boolean) {
  const arbitraries = Object.entries(declared).map(([id, each]): [string, fc.Arbitrary<unknown>] => {
    const value = each['type'] === 'list' ? records(id, asAt, unknown) : valueOf(each, asAt)
    return [id, unknown ? fc.oneof({ weight: 6, arbitrary: value }, fc.constant(null)) : value]
  })
  return fc.record(Object.fromEntries(arbitraries), unknown ? { requiredKeys: [] } : {})
}

function records(list: string, asAt: string, unknown: boolean): fc.Arbitrary<unknown> {
  const fields: Readonly<Record<string, Json>> = list === 'stays' ? stayFields : visitFields
  const ordered = ({ from, to, ...rest }: Record<string, unknown>) =>
    typeof from === 'string' && typeof to === 'string' && to < from
      ? { from: to, to: from }
      : { from, to, ...rest }
  const record = values(fields, asAt, unknown)
  // A stay cannot begin after the day of the assessment, so an end may only take its place when it is past.
  const fair = list === 'stays' ? record.map(ordered).filter(({ from }) => !(String(from) > asAt)) : record
  return fc.array(fair, { maxLength: 2 })
}

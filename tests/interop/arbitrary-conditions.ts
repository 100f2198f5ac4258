// Random conditions, with values on and beside the edges that nominals are made of.
import * as fc from 'fast-check'
import { addMonths, dayNumber, dayText } from '@iom-rules/core'

export type Json = Record<string, unknown>

/** What a test can be made on. */
export interface Subject {
  readonly fact: string
  readonly type: 'boolean' | 'number' | 'choice' | 'day'
  readonly values?: readonly string[]
  readonly mayBeNone?: boolean
}

export const numbers = fc.constantFrom(0, 1, 2.5, 3, 5, 7, 10)
export const months = fc.constantFrom(0, 1, 6, 12)

const near = new Map<string, fc.Arbitrary<string>>()

/** Days on and beside the edges of the windows that tests use; made once, for the calendar is slow. */
export function daysNear(asAt: string, past: boolean): fc.Arbitrary<string> {
  const key = `${asAt} ${past}`
  const today = dayNumber(asAt) ?? 0
  const made = () => {
    const edges = [-24, -12, -6, -1, 0, ...(past ? [] : [1, 6, 12])].map((each) => addMonths(today, each))
    const days = edges.flatMap((edge) => [edge - 1, edge, edge + 1]).filter((day) => !past || day <= today)
    return fc.constantFrom(...days.map(dayText))
  }
  const days = near.get(key) ?? made()
  near.set(key, days)
  return days
}

/** A test of a fact, or of a field of a record, with any operator that fits it. */
export function testOn(subject: Subject, asAt: string, key: 'fact' | 'field' = 'fact'): fc.Arbitrary<Json> {
  const { fact, type, values = [], mayBeNone = false } = subject
  const made = (operators: readonly string[], value: fc.Arbitrary<unknown>) =>
    fc.record({ [key]: fc.constant(fact), operator: fc.constantFrom(...operators), value })
  const equality = mayBeNone ? ['equal'] : ['equal', 'notEqual']
  const none = mayBeNone ? [made(['isNone'], fc.boolean())] : []
  switch (type) {
    case 'boolean':
      return made(equality, fc.boolean())
    case 'choice':
      return fc.oneof(
        made(equality, fc.constantFrom(...values)),
        made(mayBeNone ? ['in'] : ['in', 'notIn'], fc.subarray([...values], { minLength: 1 })),
      )
    case 'number': {
      const order = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']
      const value = fc.oneof(numbers, fc.constant({ fact: 'parameter.edge' }))
      return fc.oneof({ weight: 3, arbitrary: made([...order, ...equality], value) }, ...none)
    }
    case 'day': {
      const day = fc.oneof(daysNear(asAt, false), fc.constant({ fact: 'asAt' }))
      const span = fc.oneof(months, fc.constant({ fact: 'parameter.months' }))
      return fc.oneof(
        made([...equality, 'onOrBefore', 'onOrAfter'], day),
        made(['withinLastMonths', 'withinNextMonths'], span),
        ...none,
      )
    }
  }
}

/** A condition on these tests; `root` is a group, as json-rules-engine wants it. */
export function conditionsOf(tests: fc.Arbitrary<Json>, names: readonly string[] = []) {
  const named = names.map((name) => fc.constant<Json>({ condition: name }))
  const { part, root } = fc.letrec<{ part: Json; root: Json }>((tie) => {
    const parts = fc.array(tie('part'), { minLength: 1, maxLength: 2 })
    const group = fc.oneof(
      parts.map((all): Json => ({ all })),
      parts.map((any): Json => ({ any })),
      tie('part').map((not): Json => ({ not })),
    )
    return {
      part: fc.oneof({ maxDepth: 2, depthIdentifier: 'condition' }, fc.oneof(tests, ...named), group),
      root: fc.oneof({ weight: 6, arbitrary: group }, ...named),
    }
  })
  return { part, root }
}

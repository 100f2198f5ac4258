import { addMonths, dayNumber, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type Scalar } from '../vocabulary/fact.ts'

/** The types a test can be made on. */
export type TestedType = 'boolean' | 'number' | 'choice' | 'day'

interface Operator {
  /** Types of fact it fits. */
  readonly fits: readonly TestedType[]
  /** What it compares with: a value of the fact's own type, a list of them, months, or yes / no. */
  readonly takes: 'same' | 'list' | 'months' | 'yes-no'
  /** Does it make sense on a fact that may be NONE? `notEqual` would be true of having none. */
  readonly fitsNone: boolean
}

/**
 * The operators of the rule language. The first eight are json-rules-engine's own; the others are
 * registered with it where a stock engine runs a policy.
 */
export const operators: Readonly<Record<string, Operator>> = {
  equal: { fits: ['boolean', 'number', 'choice', 'day'], takes: 'same', fitsNone: true },
  notEqual: { fits: ['boolean', 'number', 'choice', 'day'], takes: 'same', fitsNone: false },
  in: { fits: ['choice'], takes: 'list', fitsNone: true },
  notIn: { fits: ['choice'], takes: 'list', fitsNone: false },
  lessThan: { fits: ['number'], takes: 'same', fitsNone: true },
  lessThanInclusive: { fits: ['number'], takes: 'same', fitsNone: true },
  greaterThan: { fits: ['number'], takes: 'same', fitsNone: true },
  greaterThanInclusive: { fits: ['number'], takes: 'same', fitsNone: true },
  onOrBefore: { fits: ['day'], takes: 'same', fitsNone: true },
  onOrAfter: { fits: ['day'], takes: 'same', fitsNone: true },
  withinLastMonths: { fits: ['day'], takes: 'months', fitsNone: true },
  withinNextMonths: { fits: ['day'], takes: 'months', fitsNone: true },
  isNone: { fits: ['number', 'day'], takes: 'yes-no', fitsNone: true },
}

/** The days, both inclusive, that a test on a day admits; `null` where it has no bound. */
export function dayRange(
  operator: string,
  required: Scalar | readonly string[],
  asAt: DayNumber,
): { readonly from: DayNumber | null; readonly to: DayNumber | null } {
  const day = typeof required === 'string' ? dayNumber(required) : null
  const months = typeof required === 'number' ? required : 0
  switch (operator) {
    case 'onOrBefore':
      return { from: null, to: day }
    case 'onOrAfter':
      return { from: day, to: null }
    case 'withinLastMonths':
      return { from: addMonths(asAt, -months), to: asAt }
    case 'withinNextMonths':
      return { from: null, to: addMonths(asAt, months) }
    default:
      return { from: day, to: day }
  }
}

/**
 * Is the test true of a known value? Every comparison with NONE is false; only `isNone` tells.
 * Operator and types have been checked by then.
 */
export function holds(
  operator: string,
  found: Scalar,
  required: Scalar | readonly string[],
  asAt: DayNumber,
  type: TestedType,
): boolean {
  if (operator === 'isNone') return (found === NONE) === required
  if (type === 'day') return found !== NONE && dayHolds(operator, String(found), required, asAt)
  if (type === 'number') return typeof found === 'number' && numberHolds(operator, found, Number(required))
  if (operator === 'in') return Array.isArray(required) && required.includes(String(found))
  if (operator === 'notIn') return Array.isArray(required) && !required.includes(String(found))
  return (found === required) === (operator === 'equal')
}

function dayHolds(
  operator: string,
  found: string,
  required: Scalar | readonly string[],
  asAt: DayNumber,
): boolean {
  const day = dayNumber(found) as DayNumber
  const { from, to } = dayRange(operator, required, asAt)
  const within = (from === null || day >= from) && (to === null || day <= to)
  return operator === 'notEqual' ? !within : within
}

function numberHolds(operator: string, found: number, required: number): boolean {
  switch (operator) {
    case 'lessThan':
      return found < required
    case 'lessThanInclusive':
      return found <= required
    case 'greaterThan':
      return found > required
    case 'greaterThanInclusive':
      return found >= required
    case 'notEqual':
      return found !== required
    default:
      return found === required
  }
}

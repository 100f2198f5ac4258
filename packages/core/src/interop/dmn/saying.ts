import type { Value } from '../../policy/policy.ts'
import { feelDay, feelList, feelText, feelValue } from './feel.ts'
import type { Reading, Tested } from './reading.ts'

/** A test in FEEL: as a cell of a table, and said of a subject inside an expression. */
export interface Saying {
  readonly cell: string
  readonly of: (subject: string) => string
  /** May stand beside others in one cell, parted by commas. */
  readonly plain: boolean
}

const comparisons: Readonly<Record<string, readonly [string, string]>> = {
  lessThan: ['<', '>='],
  lessThanInclusive: ['<=', '>'],
  greaterThan: ['>', '<='],
  greaterThanInclusive: ['>=', '<'],
  onOrBefore: ['<=', '>'],
  onOrAfter: ['>=', '<'],
}

/** A test, or with `positive` false its opposite, of a value that is known or known to be none. */
export function sayTest(
  tested: Tested,
  operator: string,
  value: Value,
  positive: boolean,
  reading: Reading,
): Saying {
  switch (operator) {
    case 'isNone':
      return whole((subject) => `${subject} ${(value === true) === positive ? '=' : '!='} null`)
    case 'in':
    case 'notIn':
      return sayMember(value, (operator === 'in') === positive, reading)
    case 'equal':
    case 'notEqual':
      return sayEqual(tested, value, (operator === 'equal') === positive, reading)
    case 'withinLastMonths': {
      const [first, last] = [reading.monthsBefore(sayValue(tested, value, reading)), reading.asAt()]
      const of = (subject: string) => `(${subject} >= ${first} and ${subject} <= ${last})`
      return bounded(tested, positive, `[${first}..${last}]`, of)
    }
    case 'withinNextMonths': {
      const last = reading.monthsAfter(sayValue(tested, value, reading))
      const sign = positive || tested.mayBeNone ? '<=' : '>'
      return bounded(tested, positive, `${sign} ${last}`, (subject) => `${subject} ${sign} ${last}`)
    }
    default: {
      const [sign, opposite] = comparisons[operator] as readonly [string, string]
      const shown = positive || tested.mayBeNone ? sign : opposite
      const required = sayValue(tested, value, reading)
      return bounded(tested, positive, `${shown} ${required}`, (subject) => `${subject} ${shown} ${required}`)
    }
  }
}

/** A value in FEEL: a literal, a parameter or the day of the assessment. */
function sayValue(tested: Tested, value: Value, reading: Reading): string {
  if (typeof value === 'object') return 'fact' in value ? reading.value(value.fact) : feelList(value)
  return tested.type === 'day' && typeof value === 'string' ? feelDay(value) : feelValue(value)
}

function sayEqual(tested: Tested, value: Value, positive: boolean, reading: Reading): Saying {
  if (tested.type === 'boolean' && typeof value === 'boolean') {
    const wanted = String(value === positive)
    return { cell: wanted, of: (subject) => `${subject} = ${wanted}`, plain: false }
  }
  const required = sayValue(tested, value, reading)
  const of = (subject: string) => `${subject} ${positive ? '=' : '!='} ${required}`
  // A yes-or-no figure in a cell would be taken for the answer of the cell.
  if (tested.type === 'boolean') return whole(of)
  return { cell: positive ? required : `not(${required})`, of, plain: positive }
}

function sayMember(value: Value, positive: boolean, reading: Reading): Saying {
  const list = sayValue({ type: 'choice', mayBeNone: false }, value, reading)
  const contained = (subject: string) => `list contains(${list}, ${subject})`
  const of = positive ? contained : (subject: string) => `not(${contained(subject)})`
  if (!Array.isArray(value) || value.length === 0) return whole(of)
  const members = (value as readonly string[]).map(feelText).join(', ')
  return { cell: positive ? members : `not(${members})`, of, plain: positive }
}

/** A comparison with a bound. Of none it is false, so its opposite is true of none. */
function bounded(tested: Tested, positive: boolean, cell: string, of: Saying['of']): Saying {
  if (!tested.mayBeNone) {
    const range = cell.startsWith('[')
    if (positive || !range) return { cell, of, plain: true }
    return { cell: `not(${cell})`, of: (subject) => `not(${of(subject)})`, plain: false }
  }
  if (positive) return { cell, of: (subject) => `(${subject} != null and ${of(subject)})`, plain: true }
  return whole((subject) => `(${subject} = null or not(${of(subject)}))`)
}

/** A test that a cell can only say of `?`. */
function whole(of: Saying['of']): Saying {
  return { cell: of('?'), of, plain: false }
}

/** Several tests of one subject, all or any of them, as one. */
export function joinSayings(sayings: readonly Saying[], by: 'and' | 'or'): Saying {
  const [first] = sayings
  if (first !== undefined && sayings.length === 1) return first
  const of = (subject: string) => `(${sayings.map((each) => each.of(subject)).join(` ${by} `)})`
  if (by === 'or' && sayings.every(({ plain }) => plain))
    return { cell: sayings.map(({ cell }) => cell).join(', '), of, plain: true }
  return whole(of)
}

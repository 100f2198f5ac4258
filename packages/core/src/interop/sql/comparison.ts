import type { TestedType } from '../../policy/operators.ts'
import type { Value } from '../../policy/policy.ts'
import type { Constants } from './constants.ts'

/** A value in the statement that tests are made on; NULL where it is not known. */
export interface Subject {
  readonly type: TestedType
  readonly value: string
  /** Known to have none: never NULL itself. Absent where the fact cannot have none. */
  readonly none?: string
}

/**
 * A test as SQL: true, false, or NULL where the value is not known. SQL's own logic of AND, OR and NOT is
 * strong Kleene, so conditions are written as they stand.
 */
export function testSql(subject: Subject, operator: string, value: Value, constants: Constants): string {
  if (operator === 'isNone') {
    // Only what can have none is asked whether it has.
    const none = `CASE WHEN ${subject.none as string} THEN TRUE WHEN ${subject.value} IS NOT NULL THEN FALSE END`
    return constants.plain(value) === true ? `(${none})` : `NOT (${none})`
  }
  const compared = comparison(subject, operator, value, constants)
  // Every comparison with NONE is false.
  return subject.none === undefined ? compared : `(NOT ${subject.none} AND ${compared})`
}

const symbols: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
}

function comparison(
  { type, value: found }: Subject,
  operator: string,
  value: Value,
  constants: Constants,
): string {
  if (operator === 'in' || operator === 'notIn')
    return `${found} ${operator === 'in' ? 'IN' : 'NOT IN'} (${constants.list(value).join(', ')})`
  if (type !== 'day') return `${found} ${symbols[operator]} ${constants.scalar(value)}`
  const { from, to } = constants.range(operator, value)
  const bounds = [
    ...(from === null ? [] : [`${found} >= ${from}`]),
    ...(to === null ? [] : [`${found} <= ${to}`]),
  ]
  const within = from !== null && from === to ? `${found} = ${from}` : bounds.join(' AND ')
  return operator === 'notEqual' ? `NOT (${within})` : `(${within})`
}

/** AND or OR of conditions. */
export function joined(word: 'AND' | 'OR', parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] as string) : `(${parts.join(` ${word} `)})`
}

/** Was the fact supplied? Having none is known too. */
export function suppliedSql({ value, none }: Subject, relation = ''): string {
  return none === undefined
    ? `${relation}${value} IS NOT NULL`
    : `(${relation}${none} OR ${relation}${value} IS NOT NULL)`
}

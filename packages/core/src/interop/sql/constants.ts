import { dayNumber, dayText, type Day } from '../../vocabulary/day.ts'
import type { Scalar } from '../../vocabulary/fact.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import { dayRange } from '../../policy/operators.ts'
import type { Policy, Value } from '../../policy/policy.ts'
import { asAtReference, parameterOf, resolve } from '../../policy/references.ts'
import { numberText, quoteText, type Dialect } from './dialect.ts'

/** A value to bind, in the order in which the statement numbers them. */
export interface SqlParameter {
  /** `asAt`, or the id of the policy's parameter. */
  readonly id: string
  /** How DuckDB names it in the statement, without the `$`. */
  readonly name: string
  /** The value that the statement was made for, and the only one it holds for. */
  readonly value: Scalar
}

/** How the constants of a policy stand in the statement: as literals, or as values to bind. */
export interface Constants {
  readonly asAt: string
  /** A value that a test compares with; not of days, which `range` gives. */
  readonly scalar: (value: Value) => string
  readonly list: (value: Value) => readonly string[]
  /** The value itself, not as SQL. */
  readonly plain: (value: Value) => Scalar
  /** The days that a test on a day admits, both included. */
  readonly range: (
    operator: string,
    value: Value,
  ) => { readonly from: string | null; readonly to: string | null }
  /** What `range` is in figures. */
  readonly days: (operator: string, value: Value) => ReturnType<typeof dayRange>
  readonly parameters: () => readonly SqlParameter[]
}

export function constantsOf(policy: Policy, asAt: Day, dialect: Dialect, bind: boolean): Constants {
  const bound: SqlParameter[] = []
  const today = dayNumber(asAt) as number

  const placeholder = (id: string, value: Scalar, type: string): string => {
    let at = bound.findIndex((each) => each.id === id)
    if (at < 0) at = bound.push({ id, name: freeName(id, bound), value }) - 1
    return `CAST(${dialect.placeholder((bound[at] as SqlParameter).name, at + 1)} AS ${type})`
  }

  const day = (value: Value, number: number): string => {
    const parameter = bind ? parameterOf(value) : null
    if (parameter !== null) return placeholder(parameter, dayText(number), 'DATE')
    return isAsAt(value) ? constants.asAt : dayLiteral(number)
  }

  /** To bind. */
  const months = (value: Value): string => {
    const parameter = parameterOf(value)
    const figure = Number(resolve(policy, value, asAt))
    return parameter === null ? numberText(figure) : placeholder(parameter, figure, dialect.numberType)
  }

  const constants: Constants = {
    // Databases refuse to bind what a statement does not have, so only what is asked for is listed.
    get asAt() {
      return bind ? placeholder('asAt', asAt, 'DATE') : dayLiteral(today)
    },
    scalar: (value) => {
      const found = resolve(policy, value, asAt) as Scalar
      const parameter = bind ? parameterOf(value) : null
      if (parameter === null) return literal(found)
      const types = { boolean: 'BOOLEAN', number: dialect.numberType, string: dialect.textType }
      return placeholder(parameter, found, types[typeof found as keyof typeof types])
    },
    plain: (value) => resolve(policy, value, asAt) as Scalar,
    list: (value) => (resolve(policy, value, asAt) as readonly string[]).map(quoteText),
    days: (operator, value) => dayRange(operator, resolve(policy, value, asAt), today),
    range: (operator, value) => {
      const { from, to } = constants.days(operator, value)
      switch (operator) {
        case 'withinLastMonths':
          return {
            from: bind ? dialect.monthsFrom(constants.asAt, '-', months(value)) : dayLiteral(from as number),
            to: constants.asAt,
          }
        case 'withinNextMonths':
          return {
            from: null,
            to: bind ? dialect.monthsFrom(constants.asAt, '+', months(value)) : dayLiteral(to as number),
          }
        default:
          return {
            from: from === null ? null : day(value, from),
            to: to === null ? null : day(value, to),
          }
      }
    },
    parameters: () => bound,
  }
  return constants
}

function isAsAt(value: Value): boolean {
  return typeof value === 'object' && !Array.isArray(value) && 'fact' in value && value.fact === asAtReference
}

export function literal(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? numberText(value) : quoteText(value)
}

export function dayLiteral(number: number): string {
  const text = dayText(number)
  if (!/^\d{4}-/.test(text) || text < '0001-01-01')
    throw new IomRulesError('NOT_IN_SQL', `The day ${text} is outside the days that SQL knows.`)
  return `DATE '${text}'`
}

/** DuckDB's names of parameters are letters, digits and `_`, and blind to case. */
function freeName(id: string, taken: readonly SqlParameter[]): string {
  const plain = id.replace(/[^A-Za-z0-9]/g, '_')
  const isTaken = (name: string) => taken.some((each) => each.name.toLowerCase() === name.toLowerCase())
  let name = plain
  for (let more = 2; isTaken(name); more += 1) name = `${plain}_${more}`
  return name
}

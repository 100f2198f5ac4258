import { IomRulesError } from '../../vocabulary/issue.ts'
import type { FactTest, FieldTest, NumberFact, Policy } from '../../policy/policy.ts'
import { fieldsOf, fieldTestsIn, listOf, parameterOf, resolve } from '../../policy/references.ts'
import { domainOf } from '../../diagram/declared.ts'
import type { Domain } from '../../diagram/domain.ts'
import { writtenTests } from '../../diagram/tested.ts'
import type { Interval } from '../sweep-steps.ts'
import { isWhole } from './uses.ts'

/** Whole numbers that are looked at one by one, at most. */
const mostNumbers = 2_000

/**
 * The values of a parameter at which rules can begin to divide a fact in another way: the other figures it is
 * compared with, and the ends of its domain. A fact of whole numbers can be divided in another way by each of them,
 * and between them. With the ends of the range.
 *
 * @throws IomRulesError `TOO_COMPLEX`
 */
export function bordersOf(policy: Policy, parameter: string, fact: string, range: Interval): number[] {
  const tests = writtenTests(policy).get(fact) as readonly FactTest[]
  return bordersFor(
    policy,
    parameter,
    tests,
    { ...domainOf(policy, fact), whole: isWhole(policy, fact) },
    range,
  )
}

/** The same for a field of the records of a list. */
export function fieldBorders(
  policy: Policy,
  parameter: string,
  list: string,
  field: string,
  range: Interval,
): number[] {
  const tests = Object.values(policy.derived)
    .filter((derived) => listOf(derived) === list)
    .flatMap((derived) => [...fieldTestsIn(derived.where)])
    .filter((test) => test.field === field)
  return bordersFor(policy, parameter, tests, fieldsOf(policy, list)[field] as NumberFact, range)
}

type Compared = Pick<FactTest | FieldTest, 'operator' | 'value'>

function bordersFor(
  policy: Policy,
  parameter: string,
  tests: readonly Compared[],
  domain: Domain,
  range: Interval,
): number[] {
  const figures = tests.flatMap(({ value }) => {
    const required = parameterOf(value) === parameter ? null : resolve(policy, value, '')
    return typeof required === 'number' ? [required] : []
  })
  const ends = [domain.minimum, domain.maximum].filter((end) => end !== undefined)
  const all = domain.whole
    ? numbersOf(parameter, tests, [...figures, ...ends], domain, range)
    : [...figures, ...ends]
  const inside = all.filter((each) => each > range.from && each < range.to)
  return [...new Set([range.from, ...inside, range.to])].sort((a, b) => a - b)
}

function numbersOf(
  parameter: string,
  tests: readonly Compared[],
  figures: readonly number[],
  { minimum = -Infinity, maximum = Infinity }: Domain,
  range: Interval,
): number[] {
  const from = Math.max(Math.ceil(range.from), Math.floor(minimum) - 1)
  const to = Math.min(Math.floor(range.to), Math.ceil(maximum) + 1)
  if (to - from <= mostNumbers)
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
  // Where everything is cut on one side of the parameter, numbers far from other figures are divided alike.
  const operators = tests.flatMap(({ operator, value }) =>
    parameterOf(value) === parameter ? [operator] : [],
  )
  if (!sides.some((side) => operators.every((operator) => side.has(operator))))
    throw new IomRulesError(
      'TOO_COMPLEX',
      `\`${parameter}\` cannot be followed exactly over more than ${mostNumbers} whole numbers. Give a narrower range.`,
    )
  return figures.flatMap((each) => [
    Math.floor(each) - 1,
    Math.floor(each),
    Math.ceil(each),
    Math.ceil(each) + 1,
  ])
}

const sides = [
  new Set(['greaterThanInclusive', 'lessThan', 'isNone']),
  new Set(['greaterThan', 'lessThanInclusive', 'isNone']),
]

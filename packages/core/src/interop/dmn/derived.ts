import type { TestedType } from '../../policy/operators.ts'
import type { DerivedFact, FieldTest, Policy, RecordCondition } from '../../policy/policy.ts'
import { fieldsOf, fieldTestsIn, listOf, listsOf } from '../../policy/references.ts'
import { joinParts } from './condition.ts'
import { mayBeNone, type Reading } from './reading.ts'
import type { Names } from './names.ts'
import { sayTest } from './saying.ts'

const record = 'record'

/**
 * A derived fact as an expression of FEEL: what its lists show, or the value supplied where that wins.
 * `null` when a list is not known in full, when a sum meets a type without a figure, and when the latest day is none.
 */
export function sayDerived(
  policy: Policy,
  names: Names,
  id: string,
  derived: DerivedFact,
  reading: Reading,
): string {
  const known = listsOf(derived)
    .map((list) => reading.known(list))
    .join(' and ')
  const reckoned = `if ${known}\nthen ${sayReckoning(policy, names, derived, reading)}\nelse null`
  if (derived.unlessSupplied !== true || !Object.hasOwn(policy.facts, id)) return reckoned
  const supplied = reading.list(id)
  return `if ${supplied} != null then ${supplied}\nelse ${reckoned}`
}

function sayReckoning(policy: Policy, names: Names, derived: DerivedFact, reading: Reading): string {
  const list = reading.list(listOf(derived))
  const where =
    derived.where === undefined
      ? null
      : sayRecordCondition(policy, names, derived, derived.where, reading, true, 0)
  if ('exists' in derived)
    return where === null ? `count(${list}) > 0` : `some ${record} in ${list} satisfies\n${where}`
  // Records that count are picked by `for`: a filter would let a field hide a fact of the same name.
  const picked = (value: string) =>
    where === null
      ? `for ${record} in ${list} return ${value}`
      : `for ${record} in ${list} return if ${where} then ${value} else `
  if ('count' in derived) return where === null ? `count(${list})` : `sum(concatenate([0], ${picked('1')}0))`
  if ('sum' in derived) {
    const weight = `${reading.table(derived.of.table)}(${record}.${names.of('field', derived.sum, derived.of.by)})`
    // The sum of no records is 0, and one weight that is not known makes the sum so.
    return `decimal(sum(concatenate([0], ${picked(weight)}${where === null ? '' : '0'})), 6)`
  }
  const day = `${record}.${names.of('field', derived.latest, derived.of)}`
  const days = `(${picked(day)}${where === null ? '' : 'null'})`
  return `sort(${days}[item != null], function(a, b) a > b)[1]`
}

function sayRecordCondition(
  policy: Policy,
  names: Names,
  derived: DerivedFact,
  where: RecordCondition,
  reading: Reading,
  positive: boolean,
  depth: number,
): string {
  const inner = (part: RecordCondition, sense: boolean, deeper: number) =>
    sayRecordCondition(policy, names, derived, part, reading, sense, deeper)
  if ('field' in where) return sayFieldTest(policy, names, derived, where, reading, positive)
  if ('not' in where) return inner(where.not, !positive, depth)
  const parts = 'all' in where ? where.all : where.any
  return joinParts(
    parts.map((part) => inner(part, positive, depth + 1)),
    'all' in where === positive ? 'and' : 'or',
    depth,
  )
}

function sayFieldTest(
  policy: Policy,
  names: Names,
  derived: DerivedFact,
  test: FieldTest,
  reading: Reading,
  positive: boolean,
): string {
  const list = listOf(derived)
  const field = `${record}.${names.of('field', list, test.field)}`
  const declared = fieldOf(policy, list, test.field)
  const tested = { type: typeOf(declared), mayBeNone: declared !== undefined && mayBeNone(declared) }
  if (test.notCounting === undefined || test.operator !== 'withinLastMonths')
    return sayTest(tested, test.operator, test.value, positive, reading).of(field)
  const asAt = reading.asAt()
  const months =
    typeof test.value === 'object' && 'fact' in test.value
      ? reading.value(test.value.fact)
      : String(test.value)
  const inside = reading.call(
    'daysInPeriods',
    sayPeriods(policy, names, test.notCounting, reading),
    field,
    asAt,
  )
  const moved = reading.call('daysAfter', field, inside)
  const within = `${field} <= ${asAt} and ${moved} >= ${reading.monthsBefore(months)}`
  const said = tested.mayBeNone ? `(${field} != null and ${within})` : `(${within})`
  return positive ? said : `not${said}`
}

/** Periods with the names that the function reads, whatever the policy calls their fields. */
function sayPeriods(policy: Policy, names: Names, list: string, reading: Reading): string {
  const [first, end] = [names.of('field', list, 'from'), names.of('field', list, 'to')]
  return `for period in ${reading.list(list)} return {first: period.${first}, end: period.${end}}`
}

type Field = ReturnType<typeof fieldOf>

function fieldOf(policy: Policy, list: string, field: string) {
  return fieldsOf(policy, list)[field]
}

function typeOf(field: Field): TestedType {
  const type = field?.type
  return type === 'boolean' || type === 'number' || type === 'day' ? type : 'choice'
}

/** The fields of a list that derived facts read and that cannot be none: a record without one is not known in full. */
export function neededFields(policy: Policy, list: string): string[] {
  const read = new Set<string>()
  for (const derived of Object.values(policy.derived)) {
    const tests = [...fieldTestsIn(derived.where)]
    if (tests.some(({ notCounting }) => notCounting === list)) read.add('from').add('to')
    if (listOf(derived) !== list) continue
    for (const { field } of tests) read.add(field)
    if ('sum' in derived) read.add(derived.of.by)
    if ('latest' in derived) read.add(derived.of)
  }
  return [...read].filter((field) => {
    const declared = fieldOf(policy, list, field)
    return declared !== undefined && !mayBeNone(declared)
  })
}

/** Is a list known in full? As an expression of FEEL. */
export function sayKnown(policy: Policy, names: Names, list: string, reading: Reading): string {
  const name = reading.list(list)
  const fields = neededFields(policy, list).map(
    (field) => `${record}.${names.of('field', list, field)} != null`,
  )
  if (fields.length === 0) return `${name} != null`
  return `${name} != null and (every ${record} in ${name} satisfies ${fields.join(' and ')})`
}

import type {
  DerivedFact,
  FieldTest,
  Policy,
  RecordCondition,
  RecordField,
  SumFact,
  Table,
} from '../../policy/policy.ts'
import { fieldTestsIn } from '../../policy/references.ts'
import type { Constants } from './constants.ts'
import { numberText, quoteText, type Dialect } from './dialect.ts'
import { typedSubject, type Inputs, type ListInput } from './inputs.ts'
import { joined, testSql, type Subject } from './comparison.ts'

/** The fields of a list that derived facts look at, sorted. */
export function fieldsOf(
  list: string,
  members: readonly { readonly list: string; readonly derived: DerivedFact }[],
): string[] {
  const fields = new Set<string>()
  for (const member of members) {
    if (member.list !== list) continue
    if ('sum' in member.derived) fields.add(member.derived.of.by)
    if ('latest' in member.derived) fields.add(member.derived.of)
    for (const { field } of fieldTestsIn(member.derived.where)) fields.add(field)
  }
  return [...fields].sort()
}

/** Where records are read from: of everybody, or of those whose lists are looked at closer. */
export interface Reader {
  /** The relation of nominals. */
  readonly relation: string
  /** Its column that tells nominals apart. */
  readonly key: string
  /** Its column with the reference that joined tables use; `null` where that is the key and no join is needed. */
  readonly ref: string | null
  /** Its column with the JSON of a list. */
  readonly json: (list: string) => string
  /** Its column that says whether a list is known. */
  readonly known: (list: string) => string
}

/** Columns of the records that `readRecords` gives. */
export function fieldSubject(
  input: ListInput,
  fields: readonly string[],
  field: string,
  relation = '',
): Subject {
  const at = fields.indexOf(field)
  const { type, mayBeNone } = input.record[field] as RecordField & { mayBeNone?: boolean }
  const tested = type === 'boolean' || type === 'number' || type === 'day' ? type : 'choice'
  const value = `${relation}g${at}`
  return mayBeNone === true ? { type: tested, value, none: `${relation}h${at}` } : { type: tested, value }
}

/** A subquery with one row for each record: `key`, and the value (`g0`, …) and NONE (`h0`, …) of each field. */
export function readRecords(
  input: ListInput,
  fields: readonly string[],
  { relation, key, ref, json, known }: Reader,
  inputs: Inputs,
  dialect: Dialect,
): string {
  const isJson = input.source === 'json'
  const columns = fields.flatMap((field, at) => {
    const declared = input.record[field] as RecordField & { mayBeNone?: boolean }
    const raw = isJson ? dialect.jsonField('r.r', field) : `r.${input.fieldColumn(field)}`
    const none = isJson || inputs.none === 'text' ? null : `r.${input.fieldColumn(`${field}.none`)}`
    const subject = typedSubject(declared, raw, none, dialect)
    return [
      `${subject.value} AS g${at}`,
      ...(subject.none === undefined ? [] : [`${subject.none} AS h${at}`]),
    ]
  })
  if (isJson) {
    // A record has a shape even where only how many there are matters.
    const read = fields.length > 0 ? fields : Object.keys(input.record).slice(0, 1)
    const those = `(SELECT * FROM ${relation} WHERE ${known(input.id)}) AS n`
    const from = dialect.jsonRecords(those, `n.${key}`, `n.${json(input.id)}`, read)
    return `(SELECT ${['r.key', ...columns].join(', ')} FROM ${from} AS r)`
  }
  if (ref === null)
    return `(SELECT ${[`r.${input.ref} AS key`, ...columns].join(', ')} FROM ${input.table} AS r)`
  return `(SELECT ${[`n.${key} AS key`, ...columns].join(', ')} FROM ${relation} AS n JOIN ${input.table} AS r ON r.${input.ref} = n.${ref} WHERE n.${known(input.id)})`
}

/** Periods as `key, a, b, hole`: `b` not included and not after *as at*; a hole is a day that is not known. */
export function readPeriods(
  input: ListInput,
  reader: Reader,
  inputs: Inputs,
  dialect: Dialect,
  constants: Constants,
): string {
  const fields = ['from', 'to']
  const records = readRecords(input, fields, reader, inputs, dialect)
  const from = fieldSubject(input, fields, 'from')
  const to = fieldSubject(input, fields, 'to')
  // A period that has no beginning covers nothing: it is taken to begin on the day.
  const a =
    from.none === undefined
      ? from.value
      : `CASE WHEN ${from.none} THEN ${constants.asAt} ELSE ${from.value} END`
  const end = `CASE WHEN ${to.value} IS NOT NULL THEN LEAST(${to.value}, ${constants.asAt}) END`
  const b = to.none === undefined ? end : `CASE WHEN ${to.none} THEN ${constants.asAt} ELSE ${end} END`
  const read = `SELECT key, ${a} AS a, ${b} AS b FROM ${records} AS r`
  return `(SELECT key, a, b, CASE WHEN a IS NULL OR b IS NULL THEN 1 ELSE 0 END AS hole FROM (${read}) AS p)`
}

/** The condition on records of a derived fact; a window that leaves periods out begins where `windowStart` says. */
export function recordSql(
  where: RecordCondition | undefined,
  subjectOf: (field: string) => Subject,
  windowStart: (test: FieldTest) => string,
  constants: Constants,
): string {
  if (where === undefined) return 'TRUE'
  const inner = (part: RecordCondition) => recordSql(part, subjectOf, windowStart, constants)
  if ('all' in where) return joined('AND', where.all.map(inner))
  if ('any' in where) return joined('OR', where.any.map(inner))
  if ('not' in where) return `NOT (${inner(where.not)})`
  const subject = subjectOf(where.field)
  if (where.notCounting === undefined) return testSql(subject, where.operator, where.value, constants)
  const within = `(${subject.value} >= ${windowStart(where)} AND ${subject.value} <= ${constants.asAt})`
  return subject.none === undefined ? within : `(NOT ${subject.none} AND ${within})`
}

/** The weight of a record for a sum; NULL where the table has none. */
export function weightSql(
  policy: Policy,
  derived: DerivedFact,
  subjectOf: (field: string) => Subject,
): string | null {
  if (!('sum' in derived)) return null
  const rows = Object.entries((policy.tables[derived.of.table] as Table).rows)
  if (rows.length === 0) return 'NULL'
  const cases = rows.map(([row, { value }]) => `WHEN ${quoteText(row)} THEN ${numberText(value)}`)
  return `CASE ${subjectOf(derived.of.by).value} ${cases.join(' ')} END`
}

/** A sum as the policy takes it: to six decimal places. */
export function sumSql(policy: Policy, { of }: SumFact, sum: string): string {
  const { rows } = policy.tables[of.table] as Table
  const whole = Object.values(rows).every(({ value }) => Number.isSafeInteger(value))
  return whole ? sum : `FLOOR(${sum} * 1e6 + 0.5e0) / 1e6`
}

import type { FieldTest } from '../../policy/policy.ts'
import { suppliedSql, type Subject } from './comparison.ts'
import { allowance, passedOver, startSql, stretches } from './periods.ts'
import {
  fieldsOf,
  fieldSubject,
  readPeriods,
  readRecords,
  recordSql,
  sumSql,
  weightSql,
  type Reader,
} from './records.ts'
import { periodsOf, type NeededMember, type PeriodList } from './scope.ts'
import type { Column, Part, Writing } from './statement.ts'

/** The first day of each window, by nominal; NULL where a day of a period is not known. */
export function windowPart(
  writing: Writing,
  lists: readonly string[],
  list: string,
  windows: readonly { readonly test: FieldTest }[],
  reader: Reader,
): Part {
  const { inputs, dialect, constants, prefix } = writing
  const periods = readPeriods(inputs.list(list), reader, inputs, dialect, constants)
  const starts = windows.map(({ test }, at) => {
    const start = startSql(constants, test)
    return `,\n  CASE WHEN MAX(hole) = 0 THEN ${start} - ${passedOver(allowance(start, constants))} END AS t${at}`
  })
  const body = `SELECT key${starts.join('')}\nFROM (${stretches(periods, constants)}) AS s\nGROUP BY key`
  return {
    name: `${prefix}window${lists.indexOf(list)}`,
    body,
    note: `where the windows begin that leave ${list} out`,
  }
}

/** What the records of a list come to for every derived fact; NULL where an unknown field could matter. */
export function tallyPart(writing: Writing, lists: readonly string[], list: string, reader: Reader): Part {
  const { policy, scope, inputs, dialect, constants, prefix } = writing
  const input = inputs.list(list)
  const fields = fieldsOf(list, scope.members)
  const members = scope.members.flatMap((member, at) => (member.list === list ? [{ member, at }] : []))
  const windows = periodsOf(
    members.map(({ member }) => member),
    writing.startOf,
  )
  const all = periodsOf(scope.members, writing.startOf)
  const columnOf = (test: FieldTest): string => {
    const { list: periods, at } = windowOf(all, test, writing)
    return `COALESCE(CASE WHEN w${periods}.key IS NULL THEN ${startSql(constants, test)} END, w${periods}.t${at})`
  }
  const subjectOf = (field: string) => fieldSubject(input, fields, field, 'r.')
  const conditions = members.flatMap(({ member, at }) => {
    const weight = weightSql(policy, member.derived, subjectOf)
    return [
      { name: `c${at}`, expression: recordSql(member.derived.where, subjectOf, columnOf, constants) },
      ...(weight === null ? [] : [{ name: `w${at}`, expression: weight }]),
      ...('latest' in member.derived ? latestColumns(subjectOf(member.derived.of), at) : []),
    ]
  })
  const joins = windows.map(({ list: periods }) => {
    const w = `w${all.findIndex((each) => each.list === periods)}`
    return ` LEFT JOIN ${prefix}window${lists.indexOf(periods)} AS ${w} ON ${w}.key = r.key`
  })
  const records = readRecords(input, fields, reader, inputs, dialect)
  const read = `SELECT r.key${conditions.map(({ name, expression }) => `,\n    ${expression} AS ${name}`).join('')}\n  FROM ${records} AS r${joins.join('')}`
  const tallies = members.flatMap(({ member, at }) => tallyColumns(writing, member, at))
  return {
    name: `${prefix}tally${lists.indexOf(list)}`,
    body: `SELECT key${tallies.map(({ name, expression }) => `,\n  ${expression} AS ${name}`).join('')}\nFROM (${read}${dialect.fence}) AS r\nGROUP BY key`,
    note: `what ${list} come to`,
  }
}

/** The day that counts towards the latest, and whether it is not known. A record that has none never counts. */
export function latestColumns({ value, none }: Subject, at: number): Column[] {
  const isKnown = none === undefined ? '' : ` AND NOT ${none}`
  return [
    { name: `y${at}`, expression: none === undefined ? value : `CASE WHEN NOT ${none} THEN ${value} END` },
    { name: `u${at}`, expression: `(${value} IS NULL${isKnown})` },
  ]
}

function windowOf(
  all: ReturnType<typeof periodsOf>,
  test: FieldTest,
  { startOf }: Writing,
): { readonly list: number; readonly at: number } {
  const list = all.findIndex((each) => each.list === test.notCounting)
  const { windows } = all[list] as PeriodList
  const at = windows.findIndex(({ start }) => start === startOf(test))
  return { list, at }
}

function tallyColumns(writing: Writing, { derived }: NeededMember, at: number): Column[] {
  const sure = `COUNT(*) = COUNT(c${at})`
  if ('exists' in derived)
    return [{ name: `x${at}`, expression: `CASE WHEN BOOL_OR(c${at}) THEN TRUE WHEN ${sure} THEN FALSE END` }]
  if ('count' in derived)
    return [
      { name: `x${at}`, expression: `CASE WHEN ${sure} THEN SUM(CASE WHEN c${at} THEN 1 ELSE 0 END) END` },
    ]
  if ('sum' in derived) {
    const sum = sumSql(writing.policy, derived, `SUM(CASE WHEN c${at} THEN w${at} ELSE 0 END)`)
    const weighed = `MAX(CASE WHEN c${at} AND w${at} IS NULL THEN 1 ELSE 0 END) = 0`
    return [{ name: `x${at}`, expression: `CASE WHEN ${sure} AND ${weighed} THEN ${sum} END` }]
  }
  const dated = `MAX(CASE WHEN c${at} AND u${at} THEN 1 ELSE 0 END) = 0`
  return [
    {
      name: `x${at}`,
      expression: `CASE WHEN ${sure} AND ${dated} THEN MAX(CASE WHEN c${at} THEN y${at} END) END`,
    },
    { name: `z${at}`, expression: `${sure} AND ${dated}` },
  ]
}

/** A derived fact of a nominal: supplied, or what its lists come to where all of them are known. */
export function derivedColumns(
  { id, derived, list }: NeededMember,
  at: number,
  lists: readonly string[],
  own: ReadonlyMap<string, { readonly subject: Subject }>,
  knownOf: (list: string) => string,
): { readonly subject: Subject; readonly columns: readonly Column[] } {
  const periods = periodsOf([{ derived }], () => 0)
  const a = `a${lists.indexOf(list)}`
  const known = [list, ...periods.map((each) => each.list)].map((each) => `n.${knownOf(each)}`).join(' AND ')
  const supplied = own.get(id)?.subject
  const isSupplied = supplied === undefined ? null : suppliedSql(supplied, 'n.')
  const instead = isSupplied === null ? '' : `WHEN ${isSupplied} THEN n.${supplied?.value} `
  const none = 'exists' in derived ? 'FALSE' : 'latest' in derived ? 'NULL' : '0'
  const value = {
    name: `d${at}`,
    expression: `CASE ${instead}WHEN NOT (${known}) THEN NULL WHEN ${a}.key IS NULL THEN ${none} ELSE ${a}.x${at} END`,
  }
  const type = derived.type
  if ('latest' in derived) {
    const insteadNone =
      isSupplied === null
        ? ''
        : `WHEN ${isSupplied} THEN ${supplied?.none === undefined ? 'FALSE' : `n.${supplied.none}`} `
    const flag = {
      name: `e${at}`,
      expression: `CASE ${insteadNone}WHEN NOT (${known}) THEN FALSE WHEN ${a}.key IS NULL THEN TRUE ELSE ${a}.z${at} AND ${a}.x${at} IS NULL END`,
    }
    return { subject: { type, value: value.name, none: flag.name }, columns: [value, flag] }
  }
  if (supplied?.none === undefined) return { subject: { type, value: value.name }, columns: [value] }
  const flag = { name: `e${at}`, expression: `n.${supplied.none}` }
  return { subject: { type, value: value.name, none: flag.name }, columns: [value, flag] }
}

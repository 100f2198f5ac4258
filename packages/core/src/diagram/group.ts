import { addMonths, dayText, type Day, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type FactRecord, type FactValue, type Scalar } from '../vocabulary/fact.ts'
import {
  addTally,
  emptyTally,
  readPeriods,
  recordTally,
  type Periods,
  type RecordTally,
  type Tally,
} from '../policy/derive.ts'
import type { DerivedFact, FieldTest, Policy, ScalarFact, Table } from '../policy/policy.ts'
import { fieldsOf, fieldTestsIn, listOf, listsOf, own, resolve } from '../policy/references.ts'
import { divide, type Classes } from './domain.ts'

/** A derived fact of a group, with the variable its classes make. */
export interface Member {
  readonly id: string
  readonly derived: DerivedFact
  readonly list: string
  readonly variable: number
  readonly classes: Classes
  readonly tally: RecordTally
}

/** Lists that facts are derived from together, and so are restricted together. */
export interface Group {
  readonly members: readonly Member[]
  /** Lists whose records are counted. */
  readonly lists: readonly string[]
  /** Lists of periods that windows leave out. */
  readonly periodLists: readonly string[]
  /** For each list, the fields whose absence can matter. */
  readonly relevant: ReadonlyMap<string, readonly string[]>
  /** First days of the windows that leave periods out. */
  readonly windowStarts: readonly DayNumber[]
  /** Values worth trying for an unknown field of a list, days apart. */
  readonly fieldValues: ReadonlyMap<string, ReadonlyMap<string, readonly Scalar[]>>
  readonly asAt: DayNumber
}

type VariableOf = (fact: string) => { readonly variable: number; readonly classes: Classes } | undefined

/** Sorts the derived facts that conditions test into groups that share a list. */
export function groupsOf(policy: Policy, asAt: DayNumber, asAtText: Day, variableOf: VariableOf): Group[] {
  const tested = Object.keys(policy.derived)
    .sort()
    .filter((id) => variableOf(id) !== undefined)
  const clusters: { lists: Set<string>; ids: string[] }[] = []
  for (const id of tested) {
    const lists = new Set(listsOf(policy.derived[id] as DerivedFact))
    const ids = [id]
    for (let at = clusters.length - 1; at >= 0; at -= 1) {
      const cluster = clusters[at] as { lists: Set<string>; ids: string[] }
      if (![...cluster.lists].some((list) => lists.has(list))) continue
      cluster.lists.forEach((list) => lists.add(list))
      ids.unshift(...cluster.ids)
      clusters.splice(at, 1)
    }
    clusters.push({ lists, ids })
  }
  return clusters.map(({ ids }) => group(policy, ids, asAt, asAtText, variableOf))
}

function group(
  policy: Policy,
  ids: readonly string[],
  asAt: DayNumber,
  asAtText: Day,
  variableOf: VariableOf,
): Group {
  const members = ids.map((id): Member => {
    const derived = policy.derived[id] as DerivedFact
    const found = variableOf(id) as { variable: number; classes: Classes }
    return {
      id,
      derived,
      list: listOf(derived),
      ...found,
      tally: recordTally(policy, derived, asAt, asAtText),
    }
  })
  const periodLists = new Set<string>()
  const starts = new Set<DayNumber>()
  const relevant = new Map<string, Set<string>>()
  const note = (list: string, field: string) =>
    relevant.set(list, (relevant.get(list) ?? new Set()).add(field))
  for (const { derived, list } of members) {
    if ('sum' in derived) note(list, derived.of.by)
    if ('latest' in derived) note(list, derived.of)
    for (const test of fieldTestsIn(derived.where)) {
      note(list, test.field)
      if (test.notCounting === undefined) continue
      periodLists.add(test.notCounting)
      note(test.notCounting, 'from')
      note(test.notCounting, 'to')
      starts.add(addMonths(asAt, -Number(resolve(policy, test.value, asAtText))))
    }
  }
  const lists = [...new Set(members.map((member) => member.list))]
    .filter((list) => !periodLists.has(list))
    .sort()
  const fields = new Map([...relevant].map(([list, set]): [string, string[]] => [list, [...set].sort()]))
  return {
    members,
    lists,
    periodLists: [...periodLists].sort(),
    relevant: fields,
    windowStarts: [...starts].sort((a, b) => b - a),
    fieldValues: new Map(
      [...fields].map(([list, names]) => [
        list,
        new Map(names.map((name) => [name, valuesOf(policy, members, list, name, asAt, asAtText)])),
      ]),
    ),
    asAt,
  }
}

/** One value for each way a field can matter: values no test and no weight tells apart are one. */
function valuesOf(
  policy: Policy,
  members: readonly Member[],
  list: string,
  field: string,
  asAt: DayNumber,
  asAtText: Day,
): Scalar[] {
  const declared = fieldsOf(policy, list)[field] as ScalarFact
  const tests = members
    .filter((member) => member.list === list)
    .flatMap((member) => [...fieldTestsIn(member.derived.where)])
    .filter((test) => test.field === field)
    .map((test) => ({
      operator: test.operator,
      required: resolve(policy, test.value, asAtText),
    }))
  if (declared.type !== 'choice') {
    // The latest of these days is tested too, by the conditions of rules: one day is worth trying for each
    // stretch that both together cut, though either alone may not tell it from another.
    const latest = members.flatMap((member) =>
      member.list === list && 'latest' in member.derived && member.derived.of === field
        ? [member.classes]
        : [],
    )
    const own = divide({ ...declared }, tests, asAt)
    // And of an end of a period, as the other end can rule out the rest.
    const isCut = latest.length > 0 || field === 'from' || field === 'to'
    const starts = isCut ? [own, ...latest].flatMap((classes) => classes.starts) : []
    const examples = latest.flatMap((classes) => classes.examples).filter((value) => value !== NONE)
    const days = starts.map(dayText)
    // A record that has none is unlike any day, and no test may tell it from one.
    const none = latest.length > 0 && 'mayBeNone' in declared && declared.mayBeNone ? [NONE] : []
    return [...new Set([...own.examples, ...examples, ...days, ...none])]
  }
  const tables = members.flatMap((member) =>
    member.list === list && 'sum' in member.derived && member.derived.of.by === field
      ? [(policy.tables[member.derived.of.table] as Table).rows]
      : [],
  )
  const classes = divide({ type: 'choice', values: declared.values }, tests, asAt)
  const kinds = new Map<string, Scalar>()
  for (const value of declared.values) {
    const weights = tables.map((rows) => own(rows, value)?.value)
    const key = `${classes.classOf(value)}:${weights.join()}`
    if (!kinds.has(key)) kinds.set(key, value)
  }
  return [...kinds.values()]
}

/** Is the day field of a list, tested here in a window that periods move, read in another way as well? */
export function isReadOtherwise(
  members: readonly Member[],
  list: string,
  { field, notCounting }: FieldTest,
): boolean {
  return members.some(
    ({ list: other, derived }) =>
      other === list &&
      (('latest' in derived && derived.of === field) ||
        [...fieldTestsIn(derived.where)].some(
          (test) => test.field === field && test.notCounting !== notCounting,
        )),
  )
}

/** The records of a list, when the list is known and every record has the fields that matter. */
export function completeRecords(
  group: Group,
  list: string,
  value: FactValue | undefined,
): readonly FactRecord[] | null {
  if (value === null || value === undefined) return null
  const records = value as readonly FactRecord[]
  const fields = group.relevant.get(list) ?? []
  for (const record of records)
    for (const field of fields) if (record[field] === undefined || record[field] === null) return null
  return records
}

/** What complete records of one list come to, for each member of the group. */
export function tallyList(
  members: readonly Member[],
  list: string,
  records: readonly FactRecord[],
  periods: (list: string) => Periods,
): Tally[] {
  return members.map((member) => (member.list === list ? tallyOf(member, records, periods) : emptyTally))
}

/** What complete records come to for one member. */
export function tallyOf(
  member: Member,
  records: readonly FactRecord[],
  periods: (list: string) => Periods,
): Tally {
  let tally = emptyTally
  for (const record of records) {
    const one = member.tally(record, periods)
    if (one !== emptyTally) tally = addTally(tally, one)
  }
  return tally
}

/** Reads the periods of every list of periods from complete records. */
export function periodsOf(
  group: Group,
  records: ReadonlyMap<string, readonly FactRecord[]>,
): (list: string) => Periods {
  const read = new Map(
    group.periodLists.map((list) => [list, readPeriods(records.get(list) ?? [], group.asAt)]),
  )
  return (list) => read.get(list) as Periods
}

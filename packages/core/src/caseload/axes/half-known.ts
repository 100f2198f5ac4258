import { addMonths, dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type FactRecord, type Scalar } from '../../vocabulary/fact.ts'
import { holds, type TestedType } from '../../policy/operators.ts'
import type { FieldTest, Policy, RecordCondition, Table } from '../../policy/policy.ts'
import { fieldsOf, fieldTestsIn, own } from '../../policy/references.ts'
import { isReadOtherwise as isRead, type Group, type Member } from '../../diagram/group.ts'
import type { Column } from '../columns/column.ts'
import { unknownDay, valueAt } from '../columns/column.ts'
import type { ListColumn } from '../columns/list.ts'
import { levelPatterns, mostWays } from './level-patterns.ts'
import { openPlainly, type Plainly } from './plainly.ts'
import { noDay, type Kinds, type Way } from './way.ts'

/** Works out half-known lists of records; see `openHalfKnown`. */
export interface HalfKnown {
  /** The list whose records are counted. */
  readonly list: string
  /** The day field whose windows periods move; `null` where there is none. */
  readonly clock: string | null
  /** Is that field read in any other way? Then it matters where the periods are, also where nothing is known of the records. */
  readonly isReadOtherwise: boolean
  /**
   * The ways the records of a row can turn out; `null` where they are too many for this.
   *
   * @param moved the moved day of every record of everybody; `null` where nothing is known of the row's periods
   */
  readonly ways: (row: number, moved: Int32Array | null) => readonly Way[] | null
  /**
   * The same for a row whose records are all known while nothing is known of its periods: calls back with the classes
   * of the members in each way. `false` where the row is not so, or has too many ways.
   */
  readonly plainly: Plainly
  /** The classes of each member in a way: several where a weight is unknown. */
  readonly classes: (way: Way) => readonly (readonly number[])[]
}

/**
 * Opens the search for lists that are counted in windows on one day field, which the periods of one other list
 * may move. What periods do is to move days forwards: later days never come before earlier ones, and the distance
 * between two never grows. So each choice of windows that the records can fall into together is one way.
 *
 * `null` for groups of another shape, which the general search has to settle.
 */
export function openHalfKnown(
  policy: Policy,
  group: Group,
  members: readonly Member[],
  asAt: DayNumber,
  required: (test: FieldTest) => Scalar | readonly string[],
  columnOf: (list: string) => ListColumn,
): HalfKnown | null {
  const lists = new Set(members.map((member) => member.list))
  const [list] = lists
  // Bits of a number stand for members.
  if (lists.size !== 1 || list === undefined || group.periodLists.includes(list) || members.length > 30)
    return null
  const column = columnOf(list)
  const tests = members.flatMap((member) => [...fieldTestsIn(member.derived.where)])
  const windows = tests.filter(({ notCounting }) => notCounting !== undefined)
  const clocks = new Set(windows.map(({ field, notCounting }) => JSON.stringify([field, notCounting])))
  if (clocks.size > 1) return null
  const clock = windows[0]?.field ?? null
  const startOf = (test: FieldTest) => addMonths(asAt, -Number(required(test)))
  const starts = [...new Set(windows.map(startOf))].sort((a, b) => a - b)
  const isReadOtherwise = windows[0] !== undefined && isRead(members, list, windows[0])
  const fields = fieldsOf(policy, list)
  const days = clock === null ? undefined : column.fields.get(clock)
  const read = (group.relevant.get(list) ?? []).filter((field) => field !== clock || isReadOtherwise)
  const keyed = read.map((field) => column.fields.get(field) as Column)
  const ends = endsOf(column, group.relevant.get(list) ?? [])
  const typeOf = (field: string): TestedType => {
    const type = fields[field]?.type
    return type === 'boolean' || type === 'number' || type === 'day' ? type : 'choice'
  }

  const meets = (where: RecordCondition | undefined, record: FactRecord, level: number): boolean => {
    if (where === undefined) return true
    if ('all' in where) return where.all.every((part) => meets(part, record, level))
    if ('any' in where) return where.any.some((part) => meets(part, record, level))
    if ('not' in where) return !meets(where.not, record, level)
    if (where.notCounting !== undefined) return level > starts.indexOf(startOf(where))
    return holds(where.operator, record[where.field] as Scalar, required(where), asAt, typeOf(where.field))
  }
  const wayOf = (record: FactRecord, level: number): Way => {
    let open = 0
    const figures = members.map(({ derived }, at) => {
      const counts = meets(derived.where, record, level)
      // No day is `NONE`: it is before all.
      if ('latest' in derived) return counts ? (dayNumber(String(record[derived.of])) ?? noDay) : noDay
      if (!counts || !('sum' in derived)) return counts ? 1 : 0
      const { rows } = policy.tables[derived.of.table] as Table
      const weight = own(rows, String(record[derived.of.by]))?.value
      if (weight === undefined) open |= 1 << at
      return weight ?? 0
    })
    return { figures, open }
  }

  const levels = [...starts.keys(), starts.length]
  const kindsKnown = new Map<string, Kinds>()
  const searchKinds = (at: number): Kinds => {
    let key = ''
    for (const each of keyed) key += `${each.rows[at]},`
    let kinds = kindsKnown.get(key)
    if (kinds === undefined) kindsKnown.set(key, (kinds = makeKinds(at)))
    return kinds
  }
  // Where all fields are codes, their digits make a number.
  const digits = keyed.flatMap((each) => (each.kind === 'code' ? [each] : []))
  const numbered: (Kinds | undefined)[] = []
  const isNumbered =
    digits.length === keyed.length &&
    digits.reduce((product, { values }) => product * (values.length + 1), 1) <= mostWays
  const kindsOf = (at: number): Kinds => {
    if (!isNumbered) return searchKinds(at)
    let number = 0
    for (const { rows, values } of digits) number = number * (values.length + 1) + (rows[at] as number)
    return (numbered[number] ??= makeKinds(at))
  }
  const tried = group.fieldValues.get(list)
  const makeKinds = (at: number): Kinds => {
    let completions: FactRecord[] = [{}]
    for (const [place, field] of read.entries()) {
      const value = valueAt(keyed[place] as Column, at)
      const values = value === undefined ? (tried?.get(field) as readonly Scalar[]) : [value]
      completions = completions.flatMap((each) => values.map((one) => ({ ...each, [field]: one })))
    }
    const onLevel = levels.map((level) => distinct(completions.map((each) => wayOf(each, level))))
    return { onLevel, whenever: distinct(onLevel.flat()) }
  }

  const joined = (ways: readonly Way[], kinds: readonly Way[]): readonly Way[] | null => {
    if (ways.length * kinds.length > mostWays) return null
    return distinct(ways.flatMap((way) => kinds.map((kind) => add(way, kind))))
  }
  const joinedAll = (sure: Way, several: readonly (readonly Way[])[]): readonly Way[] | null =>
    several.reduce<readonly Way[] | null>((ways, kinds) => ways && joined(ways, kinds), [sure])
  const isLatest = members.map(({ derived }) => 'latest' in derived)
  const add = (way: Way, other: Way): Way => ({
    figures: way.figures.map((figure, at) => {
      const more = other.figures[at] as number
      return isLatest[at] === true ? Math.max(figure, more) : figure + more
    }),
    open: way.open | other.open,
  })
  const nothing: Way = { figures: isLatest.map((latest) => (latest ? noDay : 0)), open: 0 }

  const ways = (row: number, moved: Int32Array | null): readonly Way[] | null => {
    let sure = nothing
    const several: (readonly Way[])[] = []
    const dated: { day: DayNumber; kinds: Kinds }[] = []
    for (let at = column.starts[row] as number; at < (column.starts[row + 1] as number); at += 1) {
      // A period never ends before it begins: what that says of an end that is not known, the general search knows.
      if (ends.some((end) => end[at] === unknownDay)) return null
      const kinds = kindsOf(at)
      const day = days?.kind === 'day' ? (days.rows[at] as number) : null
      let here: readonly Way[]
      if (day === null) here = kinds.onLevel[0] as readonly Way[]
      else if (day === unknownDay) {
        if (isReadOtherwise) return null
        here = kinds.whenever
      } else if (moved !== null) {
        let level = 0
        while (level < starts.length && (moved[at] as number) >= (starts[level] as number)) level += 1
        here = kinds.onLevel[level] as readonly Way[]
      } else {
        dated.push({ day, kinds })
        continue
      }
      // What a record that is known comes to is the same in every way, and is added once.
      if (here.length === 1) sure = add(sure, here[0] as Way)
      else several.push(here)
    }
    const found = joinedAll(sure, several)
    return found === null || dated.length === 0 ? found : overLevels(found, dated)
  }

  /** Nothing is known of the periods: every choice of levels that the days admit. */
  const overLevels = (
    before: readonly Way[],
    dated: { day: DayNumber; kinds: Kinds }[],
  ): readonly Way[] | null => {
    dated.sort((a, b) => a.day - b.day)
    const patterns = levelPatterns(
      dated.map(({ day }) => day),
      starts,
      asAt,
    )
    if (patterns === null) return null
    const all: Way[] = []
    for (const pattern of patterns) {
      let sure = nothing
      const several = before.length === 1 ? [] : [before]
      if (before.length === 1) sure = before[0] as Way
      pattern.forEach((level, at) => {
        const here = dated[at]?.kinds.onLevel[level] as readonly Way[]
        if (here.length === 1) sure = add(sure, here[0] as Way)
        else several.push(here)
      })
      const here = joinedAll(sure, several)
      if (here === null || all.length > mostWays) return null
      all.push(...here)
    }
    return distinct(all)
  }

  const classes = ({ figures, open }: Way): readonly (readonly number[])[] =>
    members.map(({ derived, classes }, at) => {
      const figure = figures[at] as number
      if ('exists' in derived) return [classes.classOf(figure > 0)]
      if ('count' in derived) return [classes.classOf(figure)]
      if ('latest' in derived) return [classes.classOf(figure === noDay ? NONE : dayText(figure))]
      const sum = Math.round(figure * 1e6) / 1e6
      return (open & (1 << at)) === 0 ? [classes.classOf(sum)] : classes.upwards(sum)
    })
  const plainly = openPlainly(members, column, days?.kind === 'day' ? days.rows : null, starts, asAt, kindsOf)
  return { list, clock, isReadOtherwise, ways, plainly, classes }
}

/** The days on which periods begin and end, where a condition reads one of them; of other lists none. */
function endsOf({ fields }: ListColumn, relevant: readonly string[]): readonly Int32Array[] {
  const [from, to] = [fields.get('from'), fields.get('to')]
  const areRead = relevant.includes('from') || relevant.includes('to')
  return areRead && from?.kind === 'day' && to?.kind === 'day' ? [from.rows, to.rows] : []
}

function distinct(ways: readonly Way[]): readonly Way[] {
  if (ways.length === 1) return ways
  const found = new Map<string, Way>()
  for (const way of ways) {
    const key = `${way.figures.join()} ${way.open}`
    if (!found.has(key)) found.set(key, way)
  }
  return [...found.values()]
}

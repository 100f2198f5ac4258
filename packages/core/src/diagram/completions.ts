import { dayNumber, dayText, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type FactRecord, type Facts, type Scalar } from '../vocabulary/fact.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import {
  addTally,
  daysInside,
  emptyTally,
  readPeriods,
  roundedSum,
  tallyValue,
  type Periods,
  type Tally,
} from '../policy/derive.ts'
import { completeRecords, periodsOf, tallyList, tallyOf, type Group, type Member } from './group.ts'

/**
 * What the derived facts of a group can be, over every completion of its lists.
 *
 * A list that is known has one representative; one that is unknown, or has records with unknown
 * fields, has a representative for every way it can matter to the policy.
 */
export interface Worlds {
  /** The lists, those counted first, and how many representatives each has. */
  readonly carriers: readonly { readonly fact: string; readonly size: number }[]
  /** For a choice of representatives: the classes each member can have (several: a weight is unknown). */
  readonly classes: (choice: readonly number[]) => readonly (readonly number[])[]
  /** What each member comes to over all choices. */
  readonly reachable: readonly Reachable[]
}

/** What a derived fact can still be. */
interface Reachable {
  readonly classes: readonly number[]
  /** A value in each of those classes, one that a completion gives where there is one. */
  readonly examples: readonly Scalar[]
  /** The value, where it is the same in every world. */
  readonly value: Scalar | null
}

/** For each combination of periods, what the list comes to for each member. */
type Tallies = readonly (readonly Tally[])[]
type PeriodsOf = (list: string) => Periods

/** Ways a list can matter are told apart exactly up to this many; beyond it by class and by extremes. */
const manyWays = 400
/** The same where a sum has classes narrower than a record: past this many a nominal is refused. */
const manyNarrowWays = 8_000
/** Periods with an unknown end are completed one by one up to this many ways; beyond it as any time at all. */
const manyPeriods = 2_000
/** Ways times periods times facts that may be looked at before a nominal is refused as too complex. */
const workBudget = 4_000_000

export function worldsOf(group: Group, members: readonly Member[], facts: Facts): Worlds {
  const anchors = movedDays(group, members, facts, anchorDays(group, facts))
  const periodChoices = periodChoicesOf(group, members, facts, anchors)
  const combinations = product(periodChoices.map((choices) => choices.length))
  const periods = combinations.map((choice): PeriodsOf =>
    periodsOf(group, new Map(group.periodLists.map((list, at) => [list, pick(periodChoices, choice, at)]))),
  )
  const ways = group.lists.map((list) => listCompletions(group, members, list, facts, periods, anchors))
  const overPeriods = combinations.map((choice, at) =>
    group.periodLists.map((list, position) =>
      tallyList(members, list, pick(periodChoices, choice, position), periods[at] as PeriodsOf),
    ),
  )
  const tallyAt = (choice: readonly number[], member: number): Tally => {
    const at = combinationIndex(
      periodChoices.map((choices) => choices.length),
      choice.slice(group.lists.length),
    )
    let tally = emptyTally
    ways.forEach(
      (way, list) =>
        (tally = addTally(
          tally,
          ((way[choice[list] as number] as Tallies)[at] as readonly Tally[])[member] as Tally,
        )),
    )
    for (const part of overPeriods[at] ?? []) tally = addTally(tally, part[member] as Tally)
    return tally
  }
  const carriers = [
    ...group.lists.map((fact, at) => ({ fact, size: (ways[at] as readonly Tallies[]).length })),
    ...group.periodLists.map((fact, at) => ({
      fact,
      size: (periodChoices[at] as readonly unknown[]).length,
    })),
  ]
  // Representatives stand for classes. They give the value itself where it is yes or no, or where every record is known.
  const isExact = (member: Member): boolean =>
    'exists' in member.derived || completeRecords(group, member.list, facts[member.list]) !== null
  const sizes = carriers.map((carrier) => carrier.size)
  if (sizes.reduce((ways, size) => ways * size, members.length) > workBudget / 10) throw tooManyWays()
  const tallies = product(sizes).map((choice) => members.map((_, at) => tallyAt(choice, at)))
  const classes = tallies.map((row) => row.map((tally, at) => classesOf(members[at] as Member, tally)))
  return {
    carriers,
    classes: (choice) => classes[combinationIndex(sizes, choice)] as readonly (readonly number[])[],
    reachable: members.map((member, at) =>
      reachableFor(
        member,
        tallies.map((row) => row[at] as Tally),
        isExact(member),
      ),
    ),
  }
}

/** What a member comes to over all worlds: its classes, and a value that really occurs in each. */
function reachableFor(member: Member, tallies: readonly Tally[], isExact: boolean): Reachable {
  const classes = new Set<number>()
  const values = new Set<Scalar | null>()
  for (const tally of tallies) {
    for (const each of classesOf(member, tally)) classes.add(each)
    values.add(tallyValue(member.derived, tally, dayText))
  }
  const sorted = [...values]
    .filter((value): value is Scalar => value !== null)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const possible = [...classes].sort((a, b) => a - b)
  const [only] = values
  return {
    classes: possible,
    value: isExact && values.size === 1 && only !== undefined ? only : null,
    examples: possible.map(
      (each) =>
        sorted.find((value) => member.classes.classOf(value) === each) ??
        (member.classes.examples[each] as Scalar),
    ),
  }
}

/** For each list of periods, every way its unknown part can matter for the days worth trying. */
function periodChoicesOf(
  group: Group,
  members: readonly Member[],
  facts: Facts,
  anchors: readonly DayNumber[],
): (readonly FactRecord[])[][] {
  return group.periodLists.map((list) => {
    const records = completeRecords(group, list, facts[list])
    return records === null
      ? periodCompletions(group, members, list, facts[list] as readonly FactRecord[] | undefined, anchors)
      : [records]
  })
}

/** Adds, for each way the periods can be, the first day that counts as within each window, and the day before. */
function movedDays(
  group: Group,
  members: readonly Member[],
  facts: Facts,
  anchors: readonly DayNumber[],
): readonly DayNumber[] {
  const days = new Set(anchors)
  // Known records have their days already; of periods of which nothing is known any day will do.
  const isOpen = group.lists.some((list) => completeRecords(group, list, facts[list]) === null)
  if (!isOpen) return anchors
  for (const [at, choices] of periodChoicesOf(group, members, facts, anchors).entries()) {
    const given = facts[group.periodLists[at] as string]
    if (given === undefined || given === null) continue
    for (const records of choices) {
      const ranges = readPeriods(records, group.asAt)
      for (const start of group.windowStarts) {
        // The day itself plus the days inside never falls as the day rises, so halving finds the edge.
        let [out, within] = [anchors[0] as DayNumber, start]
        if (isWithin(ranges, out, start, group.asAt)) continue
        while (within - out > 1) {
          const middle = Math.floor((out + within) / 2)
          if (isWithin(ranges, middle, start, group.asAt)) within = middle
          else out = middle
        }
        days.add(within).add(out)
      }
    }
  }
  return [...days].sort((a, b) => a - b)
}

function pick(
  choices: readonly (readonly (readonly FactRecord[])[])[],
  choice: readonly number[],
  at: number,
): readonly FactRecord[] {
  return choices[at]?.[choice[at] as number] ?? []
}

/** Every choice of one from each, the last position moving fastest. */
export function product(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (all, size) => all.flatMap((choice) => Array.from({ length: size }, (_, at) => [...choice, at])),
    [[]],
  )
}

function combinationIndex(sizes: readonly number[], choice: readonly number[]): number {
  return choice.reduce((index, at, position) => index * (sizes[position] as number) + at, 0)
}

/** The classes a member can have, given what the records come to. */
export function classesOf(member: Member, tally: Tally): readonly number[] {
  const value = tallyValue(member.derived, tally, dayText)
  return value === null ? member.classes.upwards(roundedSum(tally)) : [member.classes.classOf(value)]
}

/** Days worth trying: known days, the edges of windows, and two long ago. */
function anchorDays(group: Group, facts: Facts): DayNumber[] {
  const days = new Set<DayNumber>([group.asAt])
  for (const start of group.windowStarts) days.add(start).add(start - 1)
  for (const list of [...group.lists, ...group.periodLists]) {
    for (const record of (facts[list] ?? []) as readonly FactRecord[]) {
      for (const field of group.relevant.get(list) ?? []) {
        const text = record[field]
        const day = typeof text === 'string' ? dayNumber(text) : null
        if (day !== null && day <= group.asAt) days.add(day)
      }
    }
    for (const values of group.fieldValues.get(list)?.values() ?? []) {
      for (const value of values) {
        const day = typeof value === 'string' ? dayNumber(value) : null
        if (day !== null && day <= group.asAt) days.add(day)
      }
    }
  }
  const earliest = Math.min(...days)
  const gap = 2 * (group.asAt - earliest) + 400
  return [...days, earliest - gap, earliest - 2 * gap].sort((a, b) => a - b)
}

// Periods

/**
 * Representatives for periods that are not known. What periods do is to move the first day that
 * counts as within each window, so there is one for each day it can be moved to.
 */
function periodCompletions(
  group: Group,
  members: readonly Member[],
  list: string,
  partial: readonly FactRecord[] | undefined | null,
  anchors: readonly DayNumber[],
): (readonly FactRecord[])[] {
  const counting = members.filter((member) => member.list === list)
  // Where the periods themselves are counted too, a period matters by more than the days it covers.
  const kinds = (record: FactRecord): (readonly FactRecord[])[] =>
    counting.length === 0 ? [] : recordCompletions(group, list, record, anchors).map((each) => [each])
  const known = (partial ?? []).filter(
    (record) => isDayText(record['from']) && (isDayText(record['to']) || isEndless(record)),
  )
  const unknown = (partial ?? []).filter((record) => !known.includes(record))
  const none = counting.length === 0 ? [] : [[[], ...kinds({})]]
  const options =
    partial === undefined || partial === null
      ? [absentPeriods(group, anchors), ...none]
      : (oneByOne(
          unknown.map((record) => [...oneUnknownPeriod(group, record, known, anchors), ...kinds(record)]),
        ) ?? [oneUnknownPeriod(group, { to: dayText(group.asAt) }, known, anchors), ...none])
  const distinct = new Map<string, readonly FactRecord[]>()
  for (const choice of product(options.map((each) => each.length))) {
    const records = [...known, ...choice.flatMap((at, position) => options[position]?.[at] ?? [])]
    const ranges = readPeriods(records, group.asAt)
    const effect = group.windowStarts.map((start) =>
      anchors.map((day) => (isWithin(ranges, day, start, group.asAt) ? '1' : '0')).join(''),
    )
    const counted = counting.map((member) =>
      classesOf(
        member,
        tallyOf(member, records, () => ranges),
      ).join('.'),
    )
    const key = `${effect.join()}|${counted.join()}`
    if (!distinct.has(key)) distinct.set(key, records)
  }
  return [...distinct.values()]
}

function oneByOne(options: (readonly FactRecord[])[][]): (readonly FactRecord[])[][] | null {
  return options.reduce((ways, each) => ways * each.length, 1) <= manyPeriods ? options : null
}

function isEndless(record: FactRecord): boolean {
  const end: unknown = record['to']
  return end === NONE
}

function isDayText(value: unknown): value is string {
  return typeof value === 'string' && dayNumber(value) !== null
}

function isWithin(ranges: Periods, day: DayNumber, start: DayNumber, asAt: DayNumber): boolean {
  return day + daysInside(ranges, day, asAt) >= start
}

function period(from: DayNumber, to: DayNumber): FactRecord {
  return { from: dayText(from), to: dayText(to) }
}

/** No periods; periods that move one window's first day; and two that move two windows apart. */
function absentPeriods(group: Group, anchors: readonly DayNumber[]): (readonly FactRecord[])[] {
  const choices: (readonly FactRecord[])[] = [[]]
  for (const start of group.windowStarts) {
    for (const day of anchors) {
      if (day >= start) continue
      choices.push([period(day, start)])
      for (const other of group.windowStarts) {
        if (other >= start) continue
        const end = day - (start - other)
        for (const earlier of anchors)
          if (earlier < end) choices.push([period(earlier, end), period(day, start)])
      }
    }
  }
  return choices
}

/** One period with an unknown end or beginning: the lengths at which a day comes within a window. */
function oneUnknownPeriod(
  group: Group,
  record: FactRecord,
  known: readonly FactRecord[],
  anchors: readonly DayNumber[],
): (readonly FactRecord[])[] {
  const from = isDayText(record['from']) ? dayNumber(record['from']) : null
  const to = isDayText(record['to']) ? dayNumber(record['to']) : isEndless(record) ? group.asAt : null
  if (from === null && to === null) return absentPeriods(group, anchors)
  const earliest = anchors[0] as DayNumber
  const span = (length: number): FactRecord =>
    from === null ? period((to as number) - length, to as number) : period(from, from + length)
  const longest = from === null ? Math.max(0, (to as number) - earliest) : Math.max(0, group.asAt - from)
  const lengths = new Set([0, longest])
  for (const start of group.windowStarts) {
    for (const day of anchors) {
      let [least, most] = [0, longest]
      const within = (length: number) =>
        isWithin(readPeriods([...known, span(length)], group.asAt), day, start, group.asAt)
      if (within(least) || !within(most)) continue
      while (most - least > 1) {
        const middle = Math.floor((least + most) / 2)
        if (within(middle)) most = middle
        else least = middle
      }
      lengths.add(least).add(most)
    }
  }
  return [...lengths].map((length) => [span(length)])
}

// Lists that are counted

function listCompletions(
  group: Group,
  members: readonly Member[],
  list: string,
  facts: Facts,
  periods: readonly PeriodsOf[],
  anchors: readonly DayNumber[],
): readonly Tallies[] {
  const known = completeRecords(group, list, facts[list])
  const tally = (records: readonly FactRecord[]): Tallies =>
    periods.map((each) => tallyList(members, list, records, each))
  if (known !== null) return [tally(known)]
  const kindsOf = (record: FactRecord) =>
    distinctTallies(
      members,
      recordCompletions(group, list, record, anchors).map((each) => tally([each])),
    )
  const partial = facts[list]
  if (partial === undefined || partial === null) return anyList(members, periods.length, kindsOf({}))
  let ways: readonly Tallies[] = [tally([])]
  for (const record of partial as readonly FactRecord[]) {
    const kinds = kindsOf(record)
    if (ways.length * kinds.length * periods.length * members.length > workBudget) throw tooManyWays()
    ways = distinctTallies(
      members,
      ways.flatMap((way) => kinds.map((kind) => addTallies(way, kind, 1))),
    )
  }
  return ways
}

/**
 * The completions of one record: each unknown field that matters takes each value that matters. A period
 * that would end before it begins is none.
 */
function recordCompletions(
  group: Group,
  list: string,
  record: FactRecord,
  anchors: readonly DayNumber[],
): FactRecord[] {
  let completions: FactRecord[] = [record]
  for (const field of group.relevant.get(list) ?? []) {
    if (record[field] !== undefined && record[field] !== null) continue
    const values = group.fieldValues.get(list)?.get(field) ?? []
    const isDayField = values.some((value) => isDayText(value))
    const candidates = isDayField ? [...new Set([...values, ...anchors.map(dayText)])] : values
    completions = completions.flatMap((each) => candidates.map((value) => ({ ...each, [field]: value })))
  }
  return completions.filter(({ from, to }) => !isDayText(from) || !isDayText(to) || from <= to)
}

function addTallies(tallies: Tallies, other: Tallies, times: number): Tallies {
  return tallies.map((row, at) =>
    row.map((tally, member) => addTally(tally, (other[at] as readonly Tally[])[member] as Tally, times)),
  )
}

function distinctTallies(members: readonly Member[], all: readonly Tallies[]): readonly Tallies[] {
  const exact = new Map(all.map((tallies) => [effectKey(members, tallies), tallies]))
  if (exact.size <= manyWays) return [...exact.values()]
  // A step over a narrow class could miss it, so there every total counts.
  if (members.some((member, at) => isNarrow(member, at, all))) {
    if (exact.size > manyNarrowWays) throw tooManyWays()
    return [...exact.values()]
  }
  const least = new Map<string, Tallies>()
  const most = new Map<string, Tallies>()
  for (const tallies of exact.values()) {
    const key = classKey(members, tallies)
    const low = least.get(key)
    const high = most.get(key)
    if (low === undefined || totalOf(tallies) < totalOf(low)) least.set(key, tallies)
    if (high === undefined || totalOf(tallies) > totalOf(high)) most.set(key, tallies)
  }
  return [...new Set([...least.values(), ...most.values()])]
}

function tooManyWays(): IomRulesError {
  const message =
    'The lists of this nominal leave too many ways open to work out exactly. Fill in some of their records.'
  return new IomRulesError('TOO_COMPLEX', message)
}

/** Has a sum or count a class that one more record could step over? */
function isNarrow(member: Member, at: number, kinds: readonly Tallies[]): boolean {
  const { cuts } = member.classes
  const classOf = (value: number) => member.classes.classOf(value)
  const summed = 'sum' in member.derived
  if (cuts.length === 0 || (!summed && !('count' in member.derived))) return false
  const step = kinds.reduce(
    (most, kind) =>
      kind.reduce((part, row) => Math.max(part, summed ? (row[at]?.sum ?? 0) : (row[at]?.count ?? 0)), most),
    0,
  )
  return cuts.some((cut, place) => {
    const next = cuts[place + 1]
    if (next !== undefined && next - cut < step) return true
    const above = next === undefined ? cut + 1 : (cut + next) / 2
    const below = place === 0 ? cut - 1 : ((cuts[place - 1] as number) + cut) / 2
    return classOf(cut) !== classOf(above) && (cut === 0 || classOf(cut) !== classOf(below))
  })
}

function totalOf(tallies: Tallies): number {
  return tallies.reduce((sum, row) => row.reduce((part, tally) => part + tally.sum + tally.count, sum), 0)
}

/** What can still matter of a tally: beyond the last cut, more is the same. */
function effectKey(members: readonly Member[], tallies: Tallies): string {
  const effect = (member: Member, tally: Tally): string => {
    const last = (member.classes.cuts.at(-1) ?? -1) + 1
    if ('exists' in member.derived) return tally.count > 0 ? '+' : '-'
    if ('count' in member.derived) return String(Math.min(tally.count, last))
    if ('sum' in member.derived) return `${Math.min(roundedSum(tally), last)}${tally.open ? '+' : ''}`
    return String(tally.latest)
  }
  return tallies.map((row) => members.map((member, at) => effect(member, row[at] as Tally)).join()).join(';')
}

function classKey(members: readonly Member[], tallies: Tallies): string {
  return tallies
    .map((row) => members.map((member, at) => classesOf(member, row[at] as Tally).join('.')).join())
    .join(';')
}

/**
 * Representatives for a list of which nothing is known: from none, records of each kind are added,
 * one or as many as cross a class edge, until nothing new can be reached.
 */
function anyList(
  members: readonly Member[],
  combinations: number,
  kinds: readonly Tallies[],
): readonly Tallies[] {
  const none: Tallies = Array.from({ length: combinations }, () => members.map(() => emptyTally))
  const counting = kinds.filter((kind) => kind.some((row) => row.some((tally) => tally.count > 0)))
  const narrow = members.some((member, at) => isNarrow(member, at, counting))
  const keyOf = narrow ? effectKey : classKey
  const found = new Map<string, Tallies>([[keyOf(members, none), none]])
  const queue = [none]
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    for (const kind of counting) {
      for (const times of narrow ? [1] : multiples(members, way, kind)) {
        const next = addTallies(way, kind, times)
        const key = keyOf(members, next)
        if (found.has(key)) continue
        if (found.size >= manyNarrowWays) throw tooManyWays()
        found.set(key, next)
        queue.push(next)
      }
    }
  }
  return [...found.values()]
}

/** How many more records of a kind are worth trying: one, and those that reach or pass a cut. */
function multiples(members: readonly Member[], way: Tallies, kind: Tallies): Set<number> {
  const times = new Set([1])
  members.forEach((member, at) => {
    const summed = 'sum' in member.derived
    if (!summed && !('count' in member.derived)) return
    way.forEach((row, combination) => {
      const have = row[at] as Tally
      const more = (kind[combination] as readonly Tally[])[at] as Tally
      const step = summed ? more.sum : more.count
      if (step <= 0) return
      for (const cut of member.classes.cuts) {
        const reach = Math.ceil((cut - (summed ? have.sum : have.count)) / step)
        if (reach > 1 && reach < 1e7) times.add(reach)
        if (reach >= 1 && reach < 1e7) times.add(reach + 1)
      }
    })
  })
  return times
}

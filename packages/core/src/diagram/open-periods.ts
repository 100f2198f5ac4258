// Periods of which an end is not known, and what they can do: to move the first day that counts as within each window.
import { dayNumber, dayText, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type FactRecord, type Scalar } from '../vocabulary/fact.ts'
import { daysInside, readPeriods, type Periods } from '../policy/derive.ts'
import { fieldTestsIn } from '../policy/references.ts'
import { tallyOf, type Group, type Member } from './group.ts'
import { isDayText, recordCompletions } from './records.ts'
import { tooManyWays } from './ways.ts'

/** Periods with an unknown end are completed one by one up to this many ways, and this many where they are counted too. */
const manyPeriods = 4_000
const manyCounted = 20_000
/** In every order, as what one can matter by hangs on the others; more of them are not gone through one by one. */
const manyOpen = 3
/** How periods of which nothing is known can move windows is refused past this: three windows and sixty days have fewer. */
const manyMoves = 50_000

/**
 * The ways of a list of which some periods have an unknown end, one period after another: each at the lengths at which a
 * day comes within a window, given those before it. `null` where they are too many.
 *
 * @param counting members that count the periods themselves, which then matter by more than the days they cover
 */
export function oneByOne(
  group: Group,
  counting: readonly Member[],
  list: string,
  partial: readonly FactRecord[],
  anchors: readonly DayNumber[],
): readonly (readonly FactRecord[])[] | null {
  const open = partial.filter((record) => !hasBothEnds(record))
  if (open.length > manyOpen) return null
  const limit = counting.length === 0 ? manyPeriods : manyCounted
  const counted = countedKey(group, counting)
  const keyOf = (records: readonly FactRecord[]): string =>
    JSON.stringify(readPeriods(records, group.asAt)) + counted(records)
  const all = new Map<string, readonly FactRecord[]>()
  for (const order of ordersOf(open)) {
    let ways: readonly (readonly FactRecord[])[] = [[]]
    for (const record of [...partial.filter(hasBothEnds), ...order]) {
      const longer = new Map<string, readonly FactRecord[]>()
      for (const way of ways)
        for (const more of completionsOf(group, counting, list, record, way, anchors)) {
          const records = [...way, more]
          longer.set(keyOf(records), records)
          if (longer.size > limit) return null
        }
      ways = [...longer.values()]
    }
    for (const way of ways) all.set(keyOf(way), way)
  }
  return [...all.values()]
}

/**
 * Tells lists of periods apart by what they are counted as. A record that is counted in a window of its own is not done
 * with while periods are added, so all of it counts.
 */
export function countedKey(
  group: Group,
  counting: readonly Member[],
): (records: readonly FactRecord[]) => string {
  const isMoved = counting.some(({ derived }) =>
    [...fieldTestsIn(derived.where)].some(({ notCounting }) => notCounting !== undefined),
  )
  return (records) => {
    if (isMoved) return JSON.stringify(records)
    return JSON.stringify(counting.map((member) => tallyOf(member, records, () => [])))
  }
}

/** Every order of a few records; those that say the same are not told apart. */
function ordersOf(records: readonly FactRecord[]): readonly (readonly FactRecord[])[] {
  if (records.length === 0) return [[]]
  const orders = new Map<string, readonly FactRecord[]>()
  for (const [at, first] of records.entries())
    for (const rest of ordersOf(records.toSpliced(at, 1)))
      orders.set(JSON.stringify([first, ...rest]), [first, ...rest])
  return [...orders.values()]
}

/** What a period can be that matters, beside periods that are known. */
export function completionsOf(
  group: Group,
  counting: readonly Member[],
  list: string,
  record: FactRecord,
  known: readonly FactRecord[],
  anchors: readonly DayNumber[],
): readonly FactRecord[] {
  if (hasBothEnds(record)) return recordCompletions(group, list, record, anchors)
  const spans = halfKnown(group, counting, list, record, known, anchors).flatMap((half) =>
    spansOf(group, half, known, anchors),
  )
  return [
    ...spans.flatMap((span) => recordCompletions(group, list, span, anchors)),
    ...(counting.length > 0 ? recordCompletions(group, list, record, anchors) : []),
  ]
}

/**
 * The same record with one end known, for each end that matters: no period moves a window further that ends after the
 * window begins than one that ends just then.
 */
function halfKnown(
  group: Group,
  counting: readonly Member[],
  list: string,
  record: FactRecord,
  known: readonly FactRecord[],
  anchors: readonly DayNumber[],
): readonly FactRecord[] {
  if (hasEither(record)) return [record]
  const ranges = readPeriods(known, group.asAt)
  const days = [
    group.asAt,
    ...group.windowStarts.map((start) => edgeOf(ranges, anchors, start, group.asAt)[1]),
  ]
  const counted = (field: string): readonly Scalar[] =>
    counting.length === 0 ? [] : (group.fieldValues.get(list)?.get(field) as readonly Scalar[])
  return [
    ...[...new Set([...days.map(dayText), ...counted('to')])].map((to) => ({ ...record, to })),
    ...counted('from').map((from) => ({ ...record, from })),
  ]
}

/** A period of which one end is known, at the lengths at which a day comes within a window. */
function spansOf(
  group: Group,
  record: FactRecord,
  known: readonly FactRecord[],
  anchors: readonly DayNumber[],
): readonly FactRecord[] {
  const from = isDayText(record['from']) ? dayNumber(record['from']) : null
  const to = isDayText(record['to']) ? (dayNumber(record['to']) as DayNumber) : group.asAt
  const span = (length: number): FactRecord =>
    from === null ? { ...record, from: dayText(to - length) } : { ...record, ...period(from, from + length) }
  // One that begins after *as at* covers no more than one that begins on it.
  const shortest = from === null ? Math.max(0, to - group.asAt) : 0
  const longest = from === null ? Math.max(0, to - (anchors[0] as DayNumber)) : Math.max(0, group.asAt - from)
  const lengths = new Set([shortest, longest])
  const ranges = readPeriods(known, group.asAt)
  for (const day of anchors) {
    const inside = daysInside(ranges, day, group.asAt)
    const moved = (length: number): DayNumber => {
      const [begins, ends] = from === null ? [to - length, to] : [from, from + length]
      return day + inside + daysOutside(ranges, Math.max(day, begins), Math.min(ends, group.asAt))
    }
    for (const start of group.windowStarts) {
      let [least, most] = [shortest, longest]
      if (moved(least) >= start || moved(most) < start) continue
      while (most - least > 1) {
        const middle = Math.floor((most + least) / 2)
        if (moved(middle) >= start) most = middle
        else least = middle
      }
      lengths.add(least).add(most)
    }
  }
  return [...lengths].map(span)
}

/** No periods; then periods that move the first day of one window, of two apart, of three, and so on. */
export function absentPeriods(
  group: Group,
  anchors: readonly DayNumber[],
): readonly (readonly FactRecord[])[] {
  const choices: (readonly FactRecord[])[] = [[]]
  /** Moves the windows from one on, the shortest first; a longer one has moved by what the shorter ones have. */
  const move = (from: number, moved: number, periods: readonly FactRecord[]): void => {
    for (const [further, start] of group.windowStarts.slice(from).entries()) {
      const end = start - moved
      for (const day of anchors) {
        if (day >= end) continue
        const more = [period(day, end), ...periods]
        if (choices.push(more) > manyMoves) throw tooManyWays()
        move(from + further + 1, moved + end - day, more)
      }
    }
  }
  move(0, 0, [])
  return choices
}

/** Periods of which the days are known, with every other field that matters. */
export function completedEach(
  group: Group,
  list: string,
  records: readonly FactRecord[],
  anchors: readonly DayNumber[],
): readonly (readonly FactRecord[])[] {
  return records.reduce<readonly (readonly FactRecord[])[]>(
    (all, record) => {
      const each = recordCompletions(group, list, record, anchors)
      return all.flatMap((some) => each.map((one) => [...some, one]))
    },
    [[]],
  )
}

/**
 * The last day that does not count as within a window, and the first that does: the day itself and the days inside
 * never fall as the day rises, so halving finds them. The day must be after the first of the anchors.
 */
export function edgeOf(
  ranges: Periods,
  anchors: readonly DayNumber[],
  start: DayNumber,
  asAt: DayNumber,
): readonly [out: DayNumber, within: DayNumber] {
  let [out, within] = [anchors[0] as DayNumber, start]
  while (within - out > 1) {
    const middle = Math.floor((out + within) / 2)
    if (isWithin(ranges, middle, start, asAt)) within = middle
    else out = middle
  }
  return [out, within]
}

/** How many days from one day up to, not including, another lie in none of the periods. */
function daysOutside(periods: Periods, from: DayNumber, to: DayNumber): number {
  if (from >= to) return 0
  return to - from - daysInside(periods, from, to)
}

export function isWithin(ranges: Periods, day: DayNumber, start: DayNumber, asAt: DayNumber): boolean {
  return day + daysInside(ranges, day, asAt) >= start
}

/** The most days that a period can cover. */
export function longest(group: Group, record: FactRecord, anchors: readonly DayNumber[]): FactRecord {
  const { from, to } = record
  return {
    from: isDayText(from) ? from : dayText(anchors[0] as DayNumber),
    to: isDayText(to) ? to : dayText(group.asAt),
  }
}

export function hasBothEnds(record: FactRecord): boolean {
  return isDayText(record['from']) && (isDayText(record['to']) || isEndless(record))
}

function hasEither(record: FactRecord): boolean {
  return isDayText(record['from']) || isDayText(record['to']) || isEndless(record)
}

function isEndless(record: FactRecord): boolean {
  const end: unknown = record['to']
  return end === NONE
}

function period(from: DayNumber, to: DayNumber): FactRecord {
  return { from: dayText(from), to: dayText(to) }
}

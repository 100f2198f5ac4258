import { dayNumber, dayText, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type FactRecord, type Facts } from '../vocabulary/fact.ts'
import { daysInside, readPeriods, type Periods } from '../policy/derive.ts'
import { completeRecords, tallyOf, type Group, type Member } from './group.ts'
import { product } from './product.ts'
import { isDayText, recordCompletions } from './records.ts'
import { anyList, classesOf, distinctTallies, tooManyWays, type Origins, type Tallies } from './ways.ts'

/** Periods with an unknown end are completed one by one up to this many ways; beyond it as any time at all. */
const manyPeriods = 2_000
/** Where the periods are counted too: so many choices are looked at before a nominal is refused as too complex. */
const manyChoices = 400_000
/** The same of how periods of which nothing is known can move windows: three windows and sixty days have fewer. */
const manyMoves = 50_000

/** For each list of periods, every way its unknown part can matter for the days worth trying. */
export function periodChoicesOf(
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
export function movedDays(
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
  const options = oneByOne(group, counting, list, partial, anchors) ?? [
    absentPeriods(group, anchors).flatMap((records) => completedEach(group, list, records, anchors)),
    counting.length === 0 ? [[]] : anyPeriods(group, counting, list, anchors),
  ]
  if (waysOf(options) > manyChoices) throw tooManyWays()
  // Of two days the later is within if the earlier is: how many are within says which.
  const effectOf = (ranges: Periods) =>
    group.windowStarts.map(
      (start) => anchors.filter((day) => isWithin(ranges, day, start, group.asAt)).length,
    )
  const least = effectOf(readPeriods((partial ?? []).filter(hasBothEnds), group.asAt))
  const distinct = new Map<string, readonly FactRecord[]>()
  for (const choice of product(options.map((each) => each.length))) {
    const records = choice.flatMap(
      (at, position) =>
        (options[position] as readonly (readonly FactRecord[])[])[at] as readonly FactRecord[],
    )
    const ranges = readPeriods(records, group.asAt)
    const effect = effectOf(ranges)
    // No more can be left out than with the known periods alone.
    if (effect.some((many, at) => many < (least[at] as number))) continue
    const counted = counting.map((member) =>
      classesOf(
        member,
        tallyOf(member, records, () => ranges),
      ),
    )
    const key = JSON.stringify([effect, counted])
    if (!distinct.has(key)) distinct.set(key, records)
  }
  return [...distinct.values()]
}

/** The completions of each record; none where there is no list, or where they come to too many together. */
function oneByOne(
  group: Group,
  counting: readonly Member[],
  list: string,
  partial: readonly FactRecord[] | undefined | null,
  anchors: readonly DayNumber[],
): (readonly FactRecord[])[][] | null {
  if (partial === undefined || partial === null) return null
  const known = partial.filter(hasBothEnds)
  const options = partial.map((record) => {
    const spans = hasBothEnds(record) ? [] : oneUnknownPeriod(group, record, known, anchors)
    // Where the periods themselves are counted too, a period matters by more than the days it covers.
    const kinds =
      hasBothEnds(record) || counting.length > 0
        ? recordCompletions(group, list, record, anchors).map((each) => [each])
        : []
    return [...spans.flatMap((records) => completedEach(group, list, records, anchors)), ...kinds]
  })
  return waysOf(options) <= manyPeriods ? options : null
}

function waysOf(options: readonly (readonly unknown[])[]): number {
  return options.reduce((ways, each) => ways * each.length, 1)
}

/** What else there can be on a list of periods that are counted: one of any kind, or as many as matter. */
function anyPeriods(
  group: Group,
  counting: readonly Member[],
  list: string,
  anchors: readonly DayNumber[],
): (readonly FactRecord[])[] {
  const origins: Origins = new WeakMap()
  const singles = recordCompletions(group, list, {}, anchors)
  const kinds = singles.map((record): Tallies => {
    const ranges = readPeriods([record], group.asAt)
    const tallies = [counting.map((member) => tallyOf(member, [record], () => ranges))]
    origins.set(tallies, [record])
    return tallies
  })
  const ways = anyList(counting, 1, distinctTallies(counting, kinds), origins)
  return [...ways.map((way) => origins.get(way) as readonly FactRecord[]), ...singles.map((each) => [each])]
}

/** Periods of which the days are known, with every other field that matters. */
function completedEach(
  group: Group,
  list: string,
  records: readonly FactRecord[],
  anchors: readonly DayNumber[],
): (readonly FactRecord[])[] {
  return records.reduce<(readonly FactRecord[])[]>(
    (all, record) => {
      const each = recordCompletions(group, list, record, anchors)
      return all.flatMap((some) => each.map((one) => [...some, one]))
    },
    [[]],
  )
}

function hasBothEnds(record: FactRecord): boolean {
  return isDayText(record['from']) && (isDayText(record['to']) || isEndless(record))
}

function isEndless(record: FactRecord): boolean {
  const end: unknown = record['to']
  return end === NONE
}

function isWithin(ranges: Periods, day: DayNumber, start: DayNumber, asAt: DayNumber): boolean {
  return day + daysInside(ranges, day, asAt) >= start
}

function period(from: DayNumber, to: DayNumber): FactRecord {
  return { from: dayText(from), to: dayText(to) }
}

/** No periods; then periods that move the first day of one window, of two apart, of three, and so on. */
function absentPeriods(group: Group, anchors: readonly DayNumber[]): (readonly FactRecord[])[] {
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
    from === null
      ? { ...record, from: dayText((to as number) - length) }
      : { ...record, ...period(from, from + length) }
  // One that begins after *as at* covers no more than one that begins on it.
  const shortest = from === null ? Math.max(0, (to as number) - group.asAt) : 0
  const longest = from === null ? Math.max(0, (to as number) - earliest) : Math.max(0, group.asAt - from)
  const lengths = new Set([shortest, longest])
  for (const start of group.windowStarts) {
    for (const day of anchors) {
      let [least, most] = [shortest, longest]
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

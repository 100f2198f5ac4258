import type { DayNumber } from '../vocabulary/day.ts'
import type { FactRecord, Facts } from '../vocabulary/fact.ts'
import { readPeriods, type Periods } from '../policy/derive.ts'
import { fieldTestsIn } from '../policy/references.ts'
import { completeRecords, isReadOtherwise, tallyOf, type Group, type Member } from './group.ts'
import {
  absentPeriods,
  completedEach,
  completionsOf,
  countedKey,
  edgeOf,
  hasBothEnds,
  isWithin,
  longest,
  oneByOne,
} from './open-periods.ts'
import { recordCompletions } from './records.ts'
import { anyList, classesOf, distinctTallies, tooManyWays, type Origins, type Tallies } from './ways.ts'

/** Ways of counting times ways of moving: so many are looked at before a nominal is refused as too complex. */
const manyChoices = 400_000

/** A way in which a list of periods can matter. */
export interface PeriodChoice {
  /** The records that are counted. */
  readonly counted: readonly FactRecord[]
  /** Those that move windows: others, where there are too many ways to go through both together. */
  readonly moving: readonly FactRecord[]
}

/**
 * The group without its windows where it does not matter where the periods are, so that there might be none: of records of
 * which nothing is known any day within a window will do, wherever it begins, unless the day is read in another way too.
 */
export function unmoved(group: Group, members: readonly Member[], facts: Facts): Group {
  const isMoved = members.some(({ list, derived }) =>
    [...fieldTestsIn(derived.where)].some(
      (test) =>
        test.notCounting !== undefined &&
        ((facts[list] ?? null) !== null ||
          group.periodLists.includes(list) ||
          isReadOtherwise(members, list, test)),
    ),
  )
  return isMoved ? group : { ...group, windowStarts: [] }
}

/** For each list of periods, every way its unknown part can matter for the days worth trying. */
export function periodChoicesOf(
  group: Group,
  members: readonly Member[],
  facts: Facts,
  anchors: readonly DayNumber[],
): (readonly PeriodChoice[])[] {
  return group.periodLists.map((list) => {
    const records = completeRecords(group, list, facts[list])
    const choices =
      records === null
        ? periodCompletions(group, members, list, facts[list] as readonly FactRecord[] | undefined, anchors)
        : [{ counted: records, moving: records }]
    return group.windowStarts.length > 0 ? choices : choices.map(({ counted }) => ({ counted, moving: [] }))
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
    for (const { moving } of choices) {
      const ranges = readPeriods(moving, group.asAt)
      for (const start of group.windowStarts) {
        if (isWithin(ranges, anchors[0] as DayNumber, start, group.asAt)) continue
        for (const day of edgeOf(ranges, anchors, start, group.asAt)) days.add(day)
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
): readonly PeriodChoice[] {
  const counting = members.filter((member) => member.list === list)
  // Of two days the later is within if the earlier is: how many are within says which.
  const effectOf = (ranges: Periods) =>
    group.windowStarts.map(
      (start) => anchors.filter((day) => isWithin(ranges, day, start, group.asAt)).length,
    )
  const fullest = (partial ?? [{}]).map((record) => longest(group, record, anchors))
  const least = effectOf(readPeriods((partial ?? []).filter(hasBothEnds), group.asAt))
  const most = effectOf(readPeriods(fullest, group.asAt))
  const distinct = new Map<string, PeriodChoice>()
  for (const choice of choicesOf(group, counting, list, partial, anchors)) {
    const ranges = readPeriods(choice.moving, group.asAt)
    const effect = effectOf(ranges)
    // At least the known periods are left out, and at most all at their longest.
    if (effect.some((many, at) => many < (least[at] as number) || many > (most[at] as number))) continue
    const counted = counting.map((member) =>
      classesOf(
        member,
        tallyOf(member, choice.counted, () => ranges),
      ),
    )
    const key = JSON.stringify([effect, counted])
    if (!distinct.has(key)) distinct.set(key, choice)
  }
  return [...distinct.values()]
}

function choicesOf(
  group: Group,
  counting: readonly Member[],
  list: string,
  partial: readonly FactRecord[] | undefined | null,
  anchors: readonly DayNumber[],
): readonly PeriodChoice[] {
  const both = (records: readonly FactRecord[]): PeriodChoice => ({ counted: records, moving: records })
  if (partial === undefined || partial === null) return anyPeriods(group, counting, list, anchors).map(both)
  return (
    oneByOne(group, counting, list, partial, anchors)?.map(both) ??
    apart(group, counting, list, partial, anchors)
  )
}

/**
 * Periods of which too little is known to go through them one by one: they may move windows as any periods do, and are
 * counted as what is known of each of them admits.
 */
function apart(
  group: Group,
  counting: readonly Member[],
  list: string,
  partial: readonly FactRecord[],
  anchors: readonly DayNumber[],
): readonly PeriodChoice[] {
  const moves = absentPeriods(group, anchors)
  const keyOf = countedKey(group, counting)
  let ways: readonly (readonly FactRecord[])[] = [[]]
  for (const record of counting.length === 0 ? [] : partial) {
    const longer = new Map<string, readonly FactRecord[]>()
    const kinds = new Map(
      recordCompletions(group, list, record, anchors).map((each) => [keyOf([each]), each]),
    )
    for (const way of ways)
      for (const kind of kinds.values()) {
        const records = [...way, kind]
        longer.set(keyOf(records), records)
        if (longer.size * moves.length > manyChoices) throw tooManyWays()
      }
    ways = [...longer.values()]
  }
  return ways.flatMap((counted) => moves.map((moving) => ({ counted, moving })))
}

/** Periods of which nothing is known. */
function anyPeriods(
  group: Group,
  counting: readonly Member[],
  list: string,
  anchors: readonly DayNumber[],
): readonly (readonly FactRecord[])[] {
  const moves = absentPeriods(group, anchors).flatMap((records) =>
    completedEach(group, list, records, anchors),
  )
  if (counting.length === 0) return moves
  // Where in time a period lies matters too.
  moves.push(...completionsOf(group, counting, list, {}, [], anchors).map((each) => [each]))
  const others = countedPeriods(group, counting, list, anchors)
  if (moves.length * others.length > manyChoices) throw tooManyWays()
  return moves.flatMap((each) => others.map((other) => [...each, ...other]))
}

/**
 * What else there can be on a list of periods that are counted: as many that cover no day as matter, and others where only
 * one that covers days is counted so.
 */
function countedPeriods(
  group: Group,
  counting: readonly Member[],
  list: string,
  anchors: readonly DayNumber[],
): readonly (readonly FactRecord[])[] {
  const origins: Origins = new WeakMap()
  const kindsOf = (records: readonly FactRecord[]): readonly Tallies[] =>
    distinctTallies(
      counting,
      records.map((record): Tallies => {
        const ranges = readPeriods([record], group.asAt)
        const tallies = [counting.map((member) => tallyOf(member, [record], () => ranges))]
        origins.set(tallies, [record])
        return tallies
      }),
    )
  const recordsOf = (ways: readonly Tallies[]) => ways.map((way) => origins.get(way) as readonly FactRecord[])
  const singles = recordCompletions(group, list, {}, anchors)
  const empty = kindsOf(singles.filter((record) => readPeriods([record], group.asAt).length === 0))
  const known = new Set(empty.map((kind) => JSON.stringify(kind)))
  const covering = kindsOf(singles).filter((kind) => !known.has(JSON.stringify(kind)))
  return [
    ...recordsOf(anyList(counting, 1, empty, origins)),
    ...(covering.length === 0 ? [] : recordsOf(anyList(counting, 1, [...empty, ...covering], origins))),
    ...recordsOf(covering),
  ]
}

import { dayText, type DayNumber } from '../vocabulary/day.ts'
import type { FactRecord, Facts, Scalar } from '../vocabulary/fact.ts'
import { addTally, emptyTally, roundedSum, tallyValue, type Periods, type Tally } from '../policy/derive.ts'
import { completeRecords, periodsOf, tallyList, type Group, type Member } from './group.ts'
import { movedDays, periodChoicesOf, unmoved, type PeriodChoice } from './periods.ts'
import { combinationIndex, product } from './product.ts'
import { anchorDays, recordCompletions } from './records.ts'
import {
  addTallies,
  anyList,
  classesOf,
  distinctTallies,
  tooManyWays,
  type Origins,
  type Tallies,
} from './ways.ts'

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
  /** The lists that a choice stands for: of wholly unknown lists whose records were asked for, and of known ones. */
  readonly lists: (choice: readonly number[]) => Facts
  /** How many records those have. */
  readonly records: (choice: readonly number[]) => number
}

/** What a derived fact can still be. */
interface Reachable {
  readonly classes: readonly number[]
  /** A value in each of those classes, one that a completion gives where there is one. */
  readonly examples: readonly Scalar[]
  /** The value, where it is the same in every world. */
  readonly value: Scalar | null
}

type PeriodsOf = (list: string) => Periods

/** Ways times periods times facts that may be looked at before a nominal is refused as too complex. */
const workBudget = 4_000_000

/** What is wanted of worlds beside the classes that facts can come to together. */
export interface Wanted {
  /** Given where the lists that choices stand for are wanted too. */
  readonly origins?: Origins
  /** Is it asked which list a class hangs on? Otherwise periods that change nothing are not gone through. Default true. */
  readonly carriers?: boolean
}

export function worldsOf(
  group: Group,
  members: readonly Member[],
  facts: Facts,
  { origins, carriers: isAsked = true }: Wanted = {},
): Worlds {
  const moving = isAsked ? group : unmoved(group, members, facts)
  const anchors = movedDays(moving, members, facts, anchorDays(group, facts))
  const periodChoices = periodChoicesOf(moving, members, facts, anchors)
  const combinations = product(periodChoices.map((choices) => choices.length))
  const periods = combinations.map((choice): PeriodsOf =>
    periodsOf(
      group,
      new Map(group.periodLists.map((list, at) => [list, pick(periodChoices, choice, at).moving])),
    ),
  )
  const ways = group.lists.map((list) =>
    listCompletions(group, members, list, facts, periods, anchors, origins),
  )
  const overPeriods = combinations.map((choice, at) =>
    group.periodLists.map((list, position) =>
      tallyList(members, list, pick(periodChoices, choice, position).counted, periods[at] as PeriodsOf),
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
    for (const part of overPeriods[at] as readonly Tally[][]) tally = addTally(tally, part[member] as Tally)
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
    records: (choice) =>
      choice.reduce((sum, at, carrier) => {
        const way = ways[carrier]?.[at]
        const records =
          way === undefined
            ? pick(periodChoices, choice.slice(group.lists.length), carrier - group.lists.length).counted
            : origins?.get(way)
        return sum + (records?.length ?? 0)
      }, 0),
    lists: (choice) =>
      Object.fromEntries([
        ...group.lists.map((list, at) => [
          list,
          origins?.get((ways[at] as readonly Tallies[])[choice[at] as number] as Tallies) ?? [],
        ]),
        ...group.periodLists.map((list, at) => [
          list,
          pick(periodChoices, choice.slice(group.lists.length), at).counted,
        ]),
      ]),
  }
}

/** What a member comes to over all worlds: its classes, and a value that really occurs in each. */
function reachableFor(member: Member, tallies: readonly Tally[], isExact: boolean): Reachable {
  const classes = new Set<number>()
  const values = new Set<Scalar | null>()
  const occurring = new Set<Scalar>()
  for (const tally of tallies) {
    for (const each of classesOf(member, tally)) classes.add(each)
    const value = tallyValue(member.derived, tally, dayText)
    values.add(value)
    // Of a sum with an unknown weight, the least it can be.
    occurring.add(value ?? roundedSum(tally))
  }
  const sorted = [...occurring].sort((a, b) => (a < b ? -1 : 1))
  const possible = [...classes].sort((a, b) => a - b)
  const [only] = values
  return {
    classes: possible,
    value: isExact && values.size === 1 ? (only as Scalar | null) : null,
    examples: possible.map(
      (each) =>
        sorted.find((value) => member.classes.classOf(value) === each) ??
        (member.classes.examples[each] as Scalar),
    ),
  }
}

function pick(
  choices: readonly (readonly PeriodChoice[])[],
  choice: readonly number[],
  at: number,
): PeriodChoice {
  return (choices[at] as readonly PeriodChoice[])[choice[at] as number] as PeriodChoice
}

function listCompletions(
  group: Group,
  members: readonly Member[],
  list: string,
  facts: Facts,
  periods: readonly PeriodsOf[],
  anchors: readonly DayNumber[],
  origins: Origins | undefined,
): readonly Tallies[] {
  const known = completeRecords(group, list, facts[list])
  const tally = (records: readonly FactRecord[]): Tallies => {
    const tallies = periods.map((each) => tallyList(members, list, records, each))
    origins?.set(tallies, records)
    return tallies
  }
  if (known !== null) return [tally(known)]
  const kindsOf = (record: FactRecord) =>
    distinctTallies(
      members,
      recordCompletions(group, list, record, anchors).map((each) => tally([each])),
    )
  const partial = facts[list]
  if (partial === undefined || partial === null) return anyList(members, periods.length, kindsOf({}), origins)
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

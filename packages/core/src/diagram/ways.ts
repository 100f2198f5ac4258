import { IomRulesError } from '../vocabulary/issue.ts'
import { dayText } from '../vocabulary/day.ts'
import type { FactRecord } from '../vocabulary/fact.ts'
import { addTally, emptyTally, roundedSum, tallyValue, type Tally } from '../policy/derive.ts'
import type { Member } from './group.ts'

/** A way in which a list can matter: for each combination of periods, what it comes to for each member. */
export type Tallies = readonly (readonly Tally[])[]

/** The records that come to some tallies, where somebody wants to see them. */
export type Origins = WeakMap<Tallies, readonly FactRecord[]>

/** Ways a list can matter are told apart exactly up to this many; beyond it by class and the extremes of each amount. */
const manyWays = 400
/** The same where a sum has classes narrower than a record: past this many a nominal is refused. */
const manyNarrowWays = 8_000
/** The same for a list of which nothing is known, where each way leads to many more. */
const manyUnknownWays = 4_000

/** The classes a member can have, given what the records come to. */
export function classesOf(member: Member, tally: Tally): readonly number[] {
  const value = tallyValue(member.derived, tally, dayText)
  return value === null ? member.classes.upwards(roundedSum(tally)) : [member.classes.classOf(value)]
}

export function addTallies(tallies: Tallies, other: Tallies, times: number): Tallies {
  return tallies.map((row, at) =>
    row.map((tally, member) => addTally(tally, (other[at] as readonly Tally[])[member] as Tally, times)),
  )
}

export function distinctTallies(members: readonly Member[], all: readonly Tallies[]): readonly Tallies[] {
  const exact = [...new Map(all.map((tallies) => [effectKey(members, tallies), tallies])).values()]
  if (exact.length <= manyWays) return exact
  // A step over a narrow class could miss it, so there every total counts.
  if (members.some((member, at) => isNarrow(member, at, exact))) {
    if (exact.length > manyNarrowWays) throw tooManyWays()
    return exact
  }
  // Of each class the first, then the least and the most of each amount.
  const extremes = new Map<string, Reached[]>()
  for (const way of exact) {
    const each: Reached = { way, amounts: amountsOf(members, way) }
    const key = classKey(members, way)
    const kept = extremes.get(key) ?? [each, ...each.amounts.flatMap(() => [each, each])]
    extremes.set(key, kept)
    each.amounts.forEach((amount, place) => {
      const [least, most] = [2 * place + 1, 2 * place + 2]
      if (amount < amountAt(kept[least] as Reached, place)) kept[least] = each
      if (amount > amountAt(kept[most] as Reached, place)) kept[most] = each
    })
  }
  const kept = [...extremes.values()].flatMap((alike) => alike.map(({ way }) => way))
  return [...new Set(kept)]
}

function amountAt({ amounts }: Reached, place: number): number {
  return amounts[place] as number
}

export function tooManyWays(): IomRulesError {
  const message =
    'The lists of this nominal leave too many ways open to work out exactly. Fill in some of their records.'
  return new IomRulesError('TOO_COMPLEX', message)
}

/** Has a sum or count a class that one more record could step over? */
function isNarrow(member: Member, at: number, kinds: readonly Tallies[]): boolean {
  const { cuts } = member.classes
  const classOf = (value: number) => member.classes.classOf(value)
  const narrowest = Math.min(...cuts.slice(1).map((cut, place) => cut - (cuts[place] as number)))
  if (kinds.some((kind) => kind.some((row) => countedIn(member, row[at] as Tally) > narrowest))) return true
  return cuts.some((cut, place) => {
    const [before, next] = [cuts[place - 1] ?? cut - 2, cuts[place + 1] ?? cut + 2]
    const own = classOf(cut)
    return own !== classOf((cut + next) / 2) && (cut === 0 || own !== classOf((before + cut) / 2))
  })
}

/** The sum or the count, as it was added up. */
function countedIn({ derived }: Member, tally: Tally): number {
  return 'sum' in derived ? tally.sum : tally.count
}

/** The sum or the count as far as conditions cut it: beyond the last cut, more is the same. */
function amountOf({ derived, classes }: Member, tally: Tally): number {
  const last = classes.cuts.at(-1)
  if (last === undefined) return 0
  return Math.min('sum' in derived ? roundedSum(tally) : tally.count, last + 1)
}

function amountsOf(members: readonly Member[], tallies: Tallies): readonly number[] {
  const amounts: number[] = []
  for (const row of tallies)
    for (const [at, member] of members.entries()) amounts.push(amountOf(member, row[at] as Tally))
  return amounts
}

/** What can still matter of some tallies, whatever is added. */
function effectKey(members: readonly Member[], tallies: Tallies): string {
  const effect = (member: Member, tally: Tally) => {
    if ('exists' in member.derived) return Math.min(tally.count, 1)
    if ('latest' in member.derived) return tally.latest
    return `${amountOf(member, tally)}${tally.open}`
  }
  return tallies.map((row) => members.map((member, at) => effect(member, row[at] as Tally)).join()).join()
}

/** The classes of some tallies; of the latest day its stretch, for the same class can lie before and after another. */
function classKey(members: readonly Member[], tallies: Tallies): string {
  let key = ''
  for (const row of tallies)
    for (const [at, member] of members.entries()) key += `${stretchesOf(member, row[at] as Tally)} `
  return key
}

function stretchesOf(member: Member, tally: Tally): string | number | null {
  if (!('latest' in member.derived)) return classesOf(member, tally).join()
  const { latest } = tally
  return latest === null ? null : member.classes.starts.findLastIndex((start) => start <= latest)
}

/** What `anyList` found, by the first member of a group: a nominal is asked about again and again. */
const remembered = new WeakMap<Member, Map<string, readonly Tallies[]>>()
/** So many for each group, then it begins anew. */
const manyRemembered = 32

/**
 * Representatives for a list of which nothing is known: from none, records of each kind are added,
 * one or as many as cross a class edge, until nothing new can be reached.
 */
export function anyList(
  members: readonly Member[],
  combinations: number,
  kinds: readonly Tallies[],
  origins?: Origins,
): readonly Tallies[] {
  // Which records they come from is wanted of these very kinds.
  if (origins !== undefined) return findWays(members, combinations, kinds, origins)
  const [first] = members as readonly [Member]
  const found = remembered.get(first) ?? new Map<string, readonly Tallies[]>()
  remembered.set(first, found)
  const key = JSON.stringify([members.map(({ id }) => id), combinations, kinds])
  const known = found.get(key)
  if (known !== undefined) return known
  const ways = findWays(members, combinations, kinds)
  if (found.size === manyRemembered) found.clear()
  found.set(key, ways)
  return ways
}

function findWays(
  members: readonly Member[],
  combinations: number,
  kinds: readonly Tallies[],
  origins?: Origins,
): readonly Tallies[] {
  const none: Tallies = Array.from({ length: combinations }, () => members.map(() => emptyTally))
  const narrow = members.some((member, at) => isNarrow(member, at, kinds))
  const keyOf = narrow ? effectKey : classKey
  const found = new Map<string, readonly Reached[]>()
  const queue: Tallies[] = []
  /** Ways that another does as well for, with less. */
  const overtaken = new Set<Tallies>()
  let many = 0
  const reach = (way: Tallies, records: () => readonly FactRecord[]): void => {
    const key = keyOf(members, way)
    const amounts = amountsOf(members, way)
    const alike = found.get(key) ?? []
    if (alike.some((other) => isNoMore(other.amounts, amounts))) return
    // The first that was found is what is shown of them.
    const kept = alike.filter((other, at) => {
      if (at === 0 || !isNoMore(amounts, other.amounts)) return true
      overtaken.add(other.way)
      return false
    })
    many += 1 + kept.length - alike.length
    if (many > manyUnknownWays) throw tooManyWays()
    found.set(key, [...kept, { way, amounts }])
    queue.push(way)
    origins?.set(way, records())
  }
  const recordsOf = (tallies: Tallies) => origins?.get(tallies) as readonly FactRecord[]
  reach(none, () => [])
  // It grows as it is gone through.
  for (const way of queue) {
    if (overtaken.has(way)) continue
    for (const kind of kinds)
      for (const times of narrow ? [1] : multiples(members, way, kind))
        reach(addTallies(way, kind, times), () => [
          ...recordsOf(way),
          ...Array.from({ length: times }, () => recordsOf(kind)).flat(),
        ])
  }
  return [...found.values()].flatMap((alike) => alike.map(({ way }) => way))
}

/** A way that was found, with what it comes to. */
interface Reached {
  readonly way: Tallies
  readonly amounts: readonly number[]
}

function isNoMore(amounts: readonly number[], others: readonly number[]): boolean {
  return amounts.every((amount, at) => amount <= (others[at] as number))
}

/** How many more records of a kind are worth trying: one, and those that reach or pass a cut. */
function multiples(members: readonly Member[], way: Tallies, kind: Tallies): Set<number> {
  const times = new Set([1])
  members.forEach((member, at) =>
    way.forEach((row, combination) => {
      const have = countedIn(member, row[at] as Tally)
      const step = countedIn(member, (kind[combination] as readonly Tally[])[at] as Tally)
      for (const cut of member.classes.cuts) {
        const reach = Math.ceil((cut - have) / step)
        // No list is as long as that.
        if (reach >= 1 && reach < 1e7) times.add(reach).add(reach + 1)
      }
    }),
  )
  return times
}

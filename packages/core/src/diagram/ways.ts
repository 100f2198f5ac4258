import { IomRulesError } from '../vocabulary/issue.ts'
import { dayText } from '../vocabulary/day.ts'
import { NONE, type FactRecord } from '../vocabulary/fact.ts'
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
const manyUnknownWays = 2_000

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
  const extremes = new Map<string, Reached[]>()
  for (const way of exact) {
    const each: Reached = { way, amounts: amountsOf(members, way) }
    const key = classKey(members, way)
    const kept = extremes.get(key)
    if (kept === undefined) {
      // The first, then the least and the most of each amount.
      extremes.set(key, [each, ...each.amounts.flatMap(() => [each, each])])
      continue
    }
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
  const summed = 'sum' in member.derived
  if (cuts.length === 0 || (!summed && !('count' in member.derived))) return false
  const step = kinds.reduce(
    (most, kind) =>
      kind.reduce((part, row) => Math.max(part, (row[at] as Tally)[summed ? 'sum' : 'count']), most),
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

/** The counts and sums that conditions cut; beyond the last cut, more is the same. */
function amountsOf(members: readonly Member[], tallies: Tallies): readonly number[] {
  const amounts: number[] = []
  for (const row of tallies) {
    for (const [at, { derived, classes }] of members.entries()) {
      const last = classes.cuts.at(-1)
      if (last === undefined) continue
      const tally = row[at] as Tally
      amounts.push(Math.min('sum' in derived ? roundedSum(tally) : tally.count, last + 1))
    }
  }
  return amounts
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
  let key = ''
  for (const row of tallies) {
    for (const [at, member] of members.entries()) key += `${classText(member, row[at] as Tally)},`
    key += ';'
  }
  return key
}

/** The classes as a text; asked so often that yes and no, and plain counts and sums, take a short way. */
function classText({ derived, classes }: Member, tally: Tally): string | number {
  if ('exists' in derived) return classes.classOf(tally.count > 0)
  if ('count' in derived) return classes.classOf(tally.count)
  if ('sum' in derived)
    return tally.open ? classes.upwards(roundedSum(tally)).join('.') : classes.classOf(roundedSum(tally))
  return tally.latest === null
    ? NONE
    : classes.starts.filter((start) => start <= (tally.latest as number)).length
}

/** What `anyList` found, by the first member of a group: a nominal is asked about again and again. */
const remembered = new WeakMap<Member, Map<string, readonly Tallies[]>>()
/** So many for each group; the one that was found first goes first. */
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
  let found = remembered.get(first)
  if (found === undefined) remembered.set(first, (found = new Map()))
  const key = `${members.map(({ id }) => id).join()} ${combinations} ${JSON.stringify(kinds)}`
  const ways = found.get(key) ?? findWays(members, combinations, kinds)
  if (!found.has(key) && found.size === manyRemembered) found.delete([...found.keys()][0] as string)
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
  const counting = kinds.filter((kind) => kind.some((row) => row.some((tally) => tally.count > 0)))
  const narrow = members.some((member, at) => isNarrow(member, at, counting))
  const keyOf = narrow ? effectKey : classKey
  const found = new Map<string, readonly Reached[]>()
  const queue: Tallies[] = []
  let many = 0
  const reach = (way: Tallies): boolean => {
    const key = keyOf(members, way)
    const amounts = amountsOf(members, way)
    const alike = found.get(key) ?? []
    if (alike.some((other) => isNoMore(other.amounts, amounts))) return false
    // The first that was found is what is shown of them.
    const kept = alike.filter((other, at) => at === 0 || !isNoMore(amounts, other.amounts))
    many += 1 + kept.length - alike.length
    if (many > manyUnknownWays) throw tooManyWays()
    found.set(key, [...kept, { way, amounts }])
    queue.push(way)
    return true
  }
  reach(none)
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    for (const kind of counting) {
      for (const times of narrow ? [1] : multiples(members, way, kind)) {
        const next = addTallies(way, kind, times)
        if (!reach(next)) continue
        const more = origins?.get(kind) ?? []
        origins?.set(next, [...(origins.get(way) ?? []), ...Array.from({ length: times }, () => more).flat()])
      }
    }
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

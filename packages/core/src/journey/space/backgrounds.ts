import { NONE, type FactRecord, type Facts, type FactValue } from '../../vocabulary/fact.ts'
import type { Compiled, Variable } from '../../diagram/compile.ts'
import type { Group } from '../../diagram/group.ts'
import { anchorDays, recordCompletions } from '../../diagram/records.ts'
import { situate } from '../../decision/situation.ts'
import { factIssues } from '../../policy/nominal.ts'
import type { FactDeclaration, Policy } from '../../policy/policy.ts'
import { factTitle, listed } from '../../explanation/words.ts'
import { firstOf } from './values.ts'

/**
 * What lists come to. Lists can be anything at all, so a few stand for all of them: none known, and
 * one for each way in which the facts derived from them can turn out, as far as records added one
 * kind at a time show.
 */
export interface Backgrounds {
  /** Facts, lists among them, that a background gives and diagrams do not ask. */
  readonly keeps: ReadonlySet<string>
  /** Backgrounds a journey may start with. */
  readonly starts: readonly number[]
  facts(background: number): Facts
  /** The background that stands for these facts; `null` where there are too many already. */
  place(facts: Facts): number | null
}

/** More backgrounds than this are not looked at. */
const most = 64
const times = [1, 2, 4, 8, 16, 32, 64]

export function openBackgrounds(
  policy: Policy,
  days: readonly Compiled[],
  derived: readonly string[],
  doubts: Set<string>,
): Backgrounds {
  const first = firstOf(days)
  const groups = first.groups.filter((group) => group.members.some(({ id }) => derived.includes(id)))
  const lists = [...new Set(groups.flatMap((group) => [...group.lists, ...group.periodLists]))].sort()
  const supplied = derived.filter((fact) => policy.facts[fact] !== undefined)
  const keeps = new Set([...lists, ...supplied])
  const all: Facts[] = []
  const places = new Map<string, number>()
  const place = (facts: Facts): number | null => {
    const key = keyOf(days, groups, keeps, facts)
    const known = places.get(key)
    if (known !== undefined) return known
    if (all.length >= most) return null
    places.set(key, all.length)
    all.push(facts)
    return all.length - 1
  }
  place({})
  if (keeps.size > 0) {
    const titles = derived.map((fact) => `“${factTitle(policy, fact)}”`)
    doubts.add(
      `${listed(titles)} ${titles.length === 1 ? 'is' : 'are'} worked out from lists, which were tried in some ways only.`,
    )
    const known = knownLists(policy, first, groups, lists, place)
    for (const fact of supplied)
      for (const value of (first.variable(fact) as Variable).classes.examples)
        for (const facts of [{}, ...known]) place({ ...facts, [fact]: value })
  }
  const starts = all.map((_, at) => at)
  return { keeps, starts, facts: (background) => all[background] as Facts, place }
}

/** Known lists, from none on: records of each kind are put in, once and many times, until nothing new comes of it. */
function knownLists(
  policy: Policy,
  compiled: Compiled,
  groups: readonly Group[],
  lists: readonly string[],
  place: (facts: Facts) => number | null,
): Facts[] {
  const none: Facts = Object.fromEntries(lists.map((list) => [list, []]))
  const seen = new Set<number | null>([null, place(none)])
  const found = [none]
  const kinds = groups.flatMap((group) =>
    [...group.lists, ...group.periodLists].flatMap((list) =>
      kindsIn(policy, compiled, group, list, none).map((record) => ({ list, record })),
    ),
  )
  for (const facts of found) {
    for (const { list, record } of kinds) {
      for (const many of times) {
        const more = Array.from({ length: many }, () => record)
        const next = { ...facts, [list]: [...(facts[list] as readonly FactRecord[]), ...more] }
        const at = place(next)
        if (seen.has(at)) continue
        seen.add(at)
        found.push(next)
      }
    }
  }
  return found
}

/** Records that tell apart what is derived, one of each kind. */
function kindsIn(
  policy: Policy,
  compiled: Compiled,
  group: Group,
  list: string,
  none: Facts,
): readonly FactRecord[] {
  const declared = policy.facts[list] as FactDeclaration
  const records = recordCompletions(group, list, {}, anchorDays(group, {}))
  const kinds = new Map<string, FactRecord>()
  for (const record of records) {
    if (factIssues(list, declared, [record], compiled.asAt, []).length > 0) continue
    const key = keyOf([compiled], [group], new Set(), { ...none, [list]: [record] })
    if (!kinds.has(key)) kinds.set(key, record)
  }
  return [...kinds.values()]
}

/** What of a background can be told: which facts it knows, and what comes of them on each day. */
function keyOf(
  days: readonly Compiled[],
  groups: readonly Group[],
  keeps: ReadonlySet<string>,
  facts: Facts,
): string {
  if (groups.length === 0) return ''
  const known = [...keeps].map((fact) => describe(facts[fact]))
  const derived = days.map((compiled) => {
    const situation = situate(compiled, facts)
    return groups.flatMap((group) =>
      group.members.map(({ variable }) => [
        situation.known[variable],
        situation.classes.get(variable)?.join('.') ?? '',
      ]),
    )
  })
  return JSON.stringify([known, derived])
}

function describe(value: FactValue | undefined): string {
  if (value === null || value === undefined) return '?'
  if (typeof value !== 'object') return '!'
  const open = (value as readonly unknown[]).some(
    (each) => typeof each === 'object' && each !== null && Object.values(each).includes(NONE),
  )
  return open ? 'open' : '[]'
}

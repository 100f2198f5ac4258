import { pointer } from '../../vocabulary/issue.ts'
import { outOfOrder } from '../difference/order.ts'
import type { Step } from '../policy.ts'
import { isContainer, isList, memberName } from './place.ts'

type Json = unknown
type Members = { readonly [key: string]: Json }

/**
 * Which edit makes one document of another? A small one: it names what it changes, leaves alone what is the same,
 * and gives back the second document to the letter, the order of keys included.
 */
export function editBetween(before: unknown, after: unknown): Step[] {
  return between(before, after, '')
}

function between(before: Json, after: Json, path: string): Step[] {
  if (before === after) return []
  if (isList(before) && isList(after)) return lists(before, after, path)
  if (isMembers(before) && isMembers(after)) return objects(before, after, path)
  return [{ op: 'replace', path, value: after }]
}

function isMembers(value: Json): value is Members {
  return isContainer(value) && !isList(value)
}

function objects(before: Members, after: Members, path: string): Step[] {
  const [older, newer] = [Object.keys(before), Object.keys(after)]
  const kept = older.filter((key) => Object.hasOwn(after, key))
  const added = newer.filter((key) => !Object.hasOwn(before, key))
  // An edit can only put a key at the end: where another order is wanted, the whole is replaced.
  if ([...kept, ...added].some((key, at) => key !== newer[at])) return [{ op: 'replace', path, value: after }]
  const to = (key: string) => `${path}${pointer([key])}`
  return [
    ...older
      .filter((key) => !Object.hasOwn(after, key))
      .map((key): Step => ({ op: 'remove', path: to(key) })),
    ...kept.flatMap((key) => between(before[key], after[key], to(key))),
    ...added.map((key): Step => ({ op: 'add', path: to(key), value: after[key] })),
  ]
}

function lists(before: readonly Json[], after: readonly Json[], path: string): Step[] {
  const [older, newer] = [namesOf(before), namesOf(after)]
  return older !== null && newer !== null
    ? named({ before, after, older, newer, path })
    : unnamed(before, after, path)
}

/** The names of all members, where each has one of its own. */
function namesOf(list: readonly Json[]): readonly string[] | null {
  const names = list.map(memberName)
  const given = names.filter((name) => name !== undefined)
  return given.length === list.length && new Set(given).size === given.length ? given : null
}

interface NamedLists {
  readonly before: readonly Json[]
  readonly after: readonly Json[]
  readonly older: readonly string[]
  readonly newer: readonly string[]
  readonly path: string
}

function named({ before, after, older, newer, path }: NamedLists): Step[] {
  const was = new Map(older.map((name, at) => [name, at]))
  const stays = new Set(newer)
  const to = (name: string | number) => `${path}${pointer([name])}`
  const steps: Step[] = older
    .filter((name) => !stays.has(name))
    .map((name) => ({ op: 'remove', path: to(name) }))
  newer.forEach((name, at) => {
    const from = was.get(name)
    if (from !== undefined) steps.push(...between(before[from], after[at], to(name)))
  })
  return [...steps, ...ordering({ kept: older.filter((name) => stays.has(name)), newer, after, was, to })]
}

interface Ordering {
  readonly kept: readonly string[]
  readonly newer: readonly string[]
  readonly after: readonly Json[]
  readonly was: ReadonlyMap<string, number>
  readonly to: (name: string | number) => string
}

// From the end, each one that is new or out of order is put before the one that follows it.
function ordering({ kept, newer, after, was, to }: Ordering): Step[] {
  const moved = outOfOrder(newer.flatMap((name) => was.get(name) ?? []))
  const now = [...kept]
  const steps: Step[] = []
  for (let at = newer.length - 1; at >= 0; at--) {
    const name = newer[at] as string
    const from = was.get(name)
    if (from !== undefined && !moved.has(from)) continue
    if (from !== undefined) now.splice(now.indexOf(name), 1)
    const next = newer[at + 1]
    const place = next === undefined ? now.length : now.indexOf(next)
    now.splice(place, 0, name)
    steps.push(
      from === undefined
        ? { op: 'add', path: to(place), value: after[at] }
        : { op: 'move', from: to(name), path: to(place) },
    )
  }
  return steps
}

function unnamed(before: readonly Json[], after: readonly Json[], path: string): Step[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && identical(before[start], after[start])) start++
  let end = 0
  while (end < shorter - start && identical(before.at(-1 - end), after.at(-1 - end))) end++
  const both = shorter - start - end
  const steps: Step[] = []
  for (let at = start; at < start + both; at++) steps.push(...between(before[at], after[at], `${path}/${at}`))
  for (let at = before.length - end - 1; at >= start + both; at--)
    steps.push({ op: 'remove', path: `${path}/${at}` })
  for (let at = start + both; at < after.length - end; at++)
    steps.push({ op: 'add', path: `${path}/${at}`, value: after[at] })
  return steps
}

/** The same JSON, the order of keys included. */
function identical(some: Json, other: Json): boolean {
  return some === other || JSON.stringify(some) === JSON.stringify(other)
}

import type { Members, Naming } from './shape.ts'

/** Which members of two lists belong together. */
export interface Pairing {
  /** Positions before and after, in the order after. */
  readonly kept: readonly (readonly [before: number, after: number])[]
  readonly removed: readonly number[]
}

/**
 * Which member of one list is which of the other? By the first way of naming, then the rest by the next.
 * Where several have one name, the first belongs to the first, the second to the second.
 */
export function pair(
  before: readonly unknown[],
  after: readonly unknown[],
  names: readonly Naming[],
): Pairing {
  const partner = new Map<number, number>()
  let removed = before.map((_, at) => at)
  let added = after.map((_, at) => at)
  for (const name of names) {
    const open = new Map<string, number[]>()
    for (const at of removed) {
      const key = nameOf(before[at], name)
      open.set(key, [...(open.get(key) ?? []), at])
    }
    for (const at of added) {
      const match = open.get(nameOf(after[at], name))?.shift()
      if (match !== undefined) partner.set(at, match)
    }
    const taken = new Set(partner.values())
    removed = removed.filter((at) => !taken.has(at))
    added = added.filter((at) => !partner.has(at))
  }
  const kept = [...partner].sort(([a], [b]) => a - b).map(([at, match]) => [match, at] as const)
  return { kept, removed }
}

/** What a member is called; one that is no object, by what it is. */
export function nameOf(member: unknown, name: Naming): string {
  return isObject(member) ? name(member) : JSON.stringify(member)
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Which of these numbers, all different, stand out of order? As few as can be: the others form a longest
 * rising sequence, found by keeping for each length the smallest number that ends one.
 */
export function outOfOrder(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const prior = new Map<number, number | undefined>()
  for (const number of numbers) {
    const found = ends.findIndex((end) => end > number)
    const at = found < 0 ? ends.length : found
    prior.set(number, ends[at - 1])
    ends[at] = number
  }
  const rising = new Set<number>()
  for (let number = ends.at(-1); number !== undefined; number = prior.get(number)) rising.add(number)
  return new Set(numbers.filter((number) => !rising.has(number)))
}

import { memberName } from '../editor/place.ts'

/** Which member of a list before is which member after: pairs of positions, both rising. */
export type Pairs = readonly (readonly [before: number, after: number])[]

/**
 * Finds the longest run of members that are still there in the same order, by name where they have one. Members
 * left over between two of those are paired one by one, as changed.
 */
export function align(before: readonly unknown[], after: readonly unknown[]): Pairs {
  const [one, other] = [before.map(keyOf), after.map(keyOf)]
  const kept = longestCommon(one, other)
  const [goneHere, newHere] = [new Set(one), new Set(other)]
  const pairs: (readonly [number, number])[] = []
  let [from, to] = [0, 0]
  for (const [at, now] of [...kept, [one.length, other.length] as const]) {
    // What stands elsewhere in the other list has moved, and is not what took its place.
    const gone = positions(from, at).filter((each) => !newHere.has(one[each] ?? ''))
    const fresh = positions(to, now).filter((each) => !goneHere.has(other[each] ?? ''))
    pairs.push(...risingPairs(gone, fresh))
    if (at < one.length) pairs.push([at, now])
    ;[from, to] = [at + 1, now + 1]
  }
  return pairs
}

function risingPairs(gone: readonly number[], fresh: readonly number[]): Pairs {
  return gone.flatMap((each, at) => {
    const other = fresh[at]
    return other === undefined ? [] : [[each, other] as const]
  })
}

function positions(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}

/** What a member is told by: its name, or all that it says. */
export function keyOf(member: unknown): string {
  const name = memberName(member)
  return name === undefined ? JSON.stringify(member) : `#${name}`
}

function longestCommon(one: readonly string[], other: readonly string[]): Pairs {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  const [mine, theirs] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  return [
    ...positions(0, start).map((at) => [at, at] as const),
    ...inTable(mine, theirs).map(([at, now]) => [at + start, now + start] as const),
    ...positions(one.length - end, one.length).map((at) => [at, at + other.length - one.length] as const),
  ]
}

function inTable(one: readonly string[], other: readonly string[]): Pairs {
  // How many of the members from here on can be kept, for each two positions.
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1))
  const read = (at: number, now: number) => lengths[at]?.[now] ?? 0
  for (let at = one.length - 1; at >= 0; at--) {
    const row = lengths[at] ?? new Uint32Array()
    for (let now = other.length - 1; now >= 0; now--) {
      row[now] =
        one[at] === other[now] ? read(at + 1, now + 1) + 1 : Math.max(read(at + 1, now), read(at, now + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  let [at, now] = [0, 0]
  while (at < one.length && now < other.length) {
    if (one[at] === other[now]) pairs.push([at++, now++])
    else if (read(at + 1, now) >= read(at, now + 1)) at++
    else now++
  }
  return pairs
}

/** For each member, the classes it can have in one way. */
export type Classes = readonly (readonly number[])[]

/** Sets of combinations of classes, numbered: the same set has the same number. */
export interface Parts {
  /** More than any class. */
  readonly radix: number
  /** What one class more of a member adds to the number of a combination. */
  readonly weight: (member: number) => number
  /** The number of a combination. */
  readonly number: (classes: readonly number[]) => number
  /** The number of the set of these combinations; they are put in order in place. */
  readonly of: (combinations: number[]) => number
  /** The combinations of a set, as classes. */
  readonly read: (part: number) => readonly (readonly number[])[]
}

/** More than the classes of any member: where the parameter passes between figures, one of them has two classes more. */
const radixFor = (counts: readonly number[]): number => Math.max(128, ...counts.map((count) => count + 3))

/** Members of which more are not followed. */
const mostMembers = 7

/** Why members with so many classes each cannot be followed; `null` where they can. */
export function tooManyParts(counts: readonly number[]): string | null {
  if (counts.length > mostMembers) return `more than ${mostMembers} facts come from the same lists`
  return radixFor(counts) ** counts.length > Number.MAX_SAFE_INTEGER
    ? 'facts that come from the same lists are compared with too many figures'
    : null
}

/** @param counts how many classes each member has: not too many, see `tooManyParts` */
export function openParts(counts: readonly number[]): Parts {
  const members = counts.length
  const radix = radixFor(counts)
  const parts: (readonly number[])[] = []
  const known = new Map<number | string, number>()
  return {
    radix,
    weight: (member) => radix ** (members - 1 - member),
    number: (classes) => classes.reduce((number, each) => number * radix + each, 0),
    of(combinations) {
      combinations.sort((a, b) => a - b)
      const distinct = combinations.filter((each, at) => each !== combinations[at - 1])
      const key = distinct.length === 1 ? (distinct[0] as number) : distinct.join()
      const before = known.get(key)
      if (before !== undefined) return before
      known.set(key, parts.length)
      return parts.push(distinct) - 1
    },
    read: (part) =>
      (parts[part] as readonly number[]).map((number) =>
        Array.from({ length: members }, (_, at) => Math.floor(number / radix ** (members - 1 - at)) % radix),
      ),
  }
}

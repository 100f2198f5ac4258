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

/** Members whose classes fit into one number. */
export const mostMembers = 7

/** @param members not more than `mostMembers` */
export function openParts(members: number): Parts {
  const radix = 128
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

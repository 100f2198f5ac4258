/** Sets of small numbers, each kept once and named by a number of its own: what a leaf can carry. */
export interface Sets {
  readonly empty: number
  of(values: readonly number[]): number
  union(left: number, right: number): number
  values(set: number): readonly number[]
}

/** A new, empty table of sets. */
export function openSets(): Sets {
  const all: (readonly number[])[] = [[]]
  const places = new Map([['', 0]])
  const unions = new Map<string, number>()
  const of = (values: readonly number[]): number => {
    const sorted = [...new Set(values)].sort((a, b) => a - b)
    const key = sorted.join()
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, all.length)
    all.push(sorted)
    return all.length - 1
  }
  const values = (set: number): readonly number[] => all[set] as readonly number[]
  return {
    empty: 0,
    of,
    union(left, right) {
      if (left === right || right === 0) return left
      if (left === 0) return right
      const key = left < right ? `${left},${right}` : `${right},${left}`
      let union = unions.get(key)
      if (union === undefined) unions.set(key, (union = of([...values(left), ...values(right)])))
      return union
    },
    values,
  }
}

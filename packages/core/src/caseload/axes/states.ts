/**
 * What the facts derived from some lists can come to together, numbered. A state is a set of combinations of
 * classes, each combination one number: its classes as the digits of a number of mixed radix.
 */
export interface States {
  /** The classes of each fact. */
  readonly radices: readonly number[]
  /** The combinations of each state, in ascending order. */
  readonly all: Int32Array[]
  /** The number of the state in which just this combination is possible. */
  readonly single: (combination: number) => number
  /** The number of the state with these combinations. */
  readonly of: (combinations: readonly number[]) => number
}

/** Beyond this many combinations of classes they are found by lookup. */
const directly = 65_536

/** Sets of fewer combinations than this are the bits of a number. */
const bits = 31

export function openStates(radices: readonly number[]): States {
  const all: Int32Array[] = []
  const known = new Map<number | string, number>()
  const many = radices.reduce((product, radix) => product * radix, 1)
  const singles = many <= directly ? new Int32Array(many).fill(-1) : null
  const keyOf = (combinations: readonly number[]): number | string => {
    if (many >= bits) return sorted(combinations).join()
    let mask = 0
    for (const combination of combinations) mask |= 1 << combination
    return mask
  }
  const of = (combinations: readonly number[]): number => {
    const key = keyOf(combinations)
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, all.length)
    return all.push(sorted(combinations)) - 1
  }
  return {
    radices,
    all,
    of,
    single(combination) {
      if (singles === null) return of([combination])
      const found = singles[combination] as number
      if (found >= 0) return found
      const made = of([combination])
      singles[combination] = made
      return made
    },
  }
}

function sorted(combinations: readonly number[]): Int32Array {
  return Int32Array.from(new Set(combinations)).sort()
}

/** The classes of a combination. */
export function decode(radices: readonly number[], combination: number): number[] {
  const classes: number[] = []
  let rest = combination
  for (let at = radices.length - 1; at >= 0; at -= 1) {
    const radix = radices[at] as number
    classes.unshift(rest % radix)
    rest = Math.floor(rest / radix)
  }
  return classes
}

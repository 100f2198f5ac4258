import { IomRulesError } from '../../vocabulary/issue.ts'

/**
 * What the facts derived from some lists can come to together, numbered. A state is a set of combinations of
 * classes, each combination one number: its classes as the digits of a number of mixed radix. Some thirty facts of yes or no
 * are more than 32 bits can hold.
 */
export interface States {
  /** The classes of each fact. */
  readonly radices: readonly number[]
  /** The combinations of each state, in ascending order. */
  readonly all: Float64Array[]
  /** The number of the state in which just this combination is possible. */
  readonly single: (combination: number) => number
  /** The number of the state with these combinations. */
  readonly of: (combinations: readonly number[]) => number
}

/** Beyond this many combinations of classes they are found by lookup. */
const directly = 65_536

/** Sets of fewer combinations than this are the bits of a number. */
const bits = 31

/** @throws IomRulesError `TOO_COMPLEX` where there are more combinations than whole numbers. */
export function openStates(radices: readonly number[]): States {
  const all: Float64Array[] = []
  const known = new Map<number | string, number>()
  const many = radices.reduce((product, radix) => product * radix, 1)
  if (many > Number.MAX_SAFE_INTEGER)
    throw new IomRulesError(
      'TOO_COMPLEX',
      `The ${radices.length} facts that come from the same lists can come out in too many ways together for a whole caseload. Derive fewer of them, or compare them with fewer figures.`,
    )
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

function sorted(combinations: readonly number[]): Float64Array {
  return Float64Array.from(new Set(combinations)).sort()
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

/** Chance from a seed, for runs of millions of cases: fast-check makes the policies, dice make who is held against them. */
export interface Dice {
  /** From 0, and less than 1. */
  readonly roll: () => number
  /** A whole number from 0, and less than `most`. */
  readonly below: (most: number) => number
  readonly oneOf: <T>(all: readonly T[]) => T
  readonly chance: (of: number) => boolean
}

/** Mulberry32: small, fast, and the same on every machine. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(roll() * most)
  return {
    roll,
    below,
    oneOf: (all) => {
      if (all.length === 0) throw new Error('there is nothing to choose from')
      return all[below(all.length)] as (typeof all)[number]
    },
    chance: (of) => roll() < of,
  }
}

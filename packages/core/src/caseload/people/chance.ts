/**
 * Numbers that look random and depend only on what they are started with: 32-bit integer steps and
 * products below 2^53, so every machine gets the same ones.
 */
export interface Chance {
  /** Starts over with the numbers that belong to these three whole numbers. */
  readonly start: (seed: number, person: number, stream: number) => void
  /** A whole number from 0 up to, not including, `n`; `n` is at most 2,097,152. */
  readonly below: (n: number) => number
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly within: (range: Range) => number
  /** True this many times in a hundred. */
  readonly percent: (chances: number) => boolean
  readonly pick: <T>(mix: Mix<T>) => T
}

/** Whole numbers, both ends included. */
export type Range = readonly [least: number, most: number]

/** Values with their shares, which need not come to a hundred. */
export interface Mix<T> {
  readonly values: readonly T[]
  /** The shares added up so far, value by value. */
  readonly upTo: readonly number[]
  readonly total: number
}

/** A mix from pairs of a value and its share, a whole number. */
export function mix<T>(shares: readonly (readonly [T, number])[]): Mix<T> {
  let total = 0
  const upTo = shares.map(([, share]) => (total += share))
  return { values: shares.map(([value]) => value), upTo, total }
}

/** A mix of the keys of a table. */
export function mixOf<T extends string>(shares: Readonly<Record<T, number>>): Mix<T> {
  return mix(Object.entries(shares) as [T, number][])
}

const wordSize = 4_294_967_296

/** The generator is sfc32 (Chris Doty-Humphrey, PractRand): small, fast, and in the public domain. */
export function openChance(): Chance {
  let a = 0
  let b = 0
  let c = 0
  let counter = 1
  let fresh = false

  function next(): number {
    if (fresh) stir()
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }

  /** Rounds thrown away until the numbers started with show no more; many streams are never drawn from. */
  function stir(): void {
    fresh = false
    for (let round = 0; round < 15; round += 1) next()
  }

  const below = (n: number) => Math.floor((next() * n) / wordSize)
  return {
    start: (seed, person, stream) => {
      a = seed | 0
      b = person | 0
      c = stream | 0
      counter = 1
      fresh = true
    },
    below,
    between: (least, most) => least + below(most - least + 1),
    within: ([least, most]) => least + below(most - least + 1),
    percent: (chances) => below(100) < chances,
    pick: <T>(mix: Mix<T>): T => {
      const at = below(mix.total)
      let place = 0
      while ((mix.upTo[place] as number) <= at) place += 1
      return mix.values[place] as T
    },
  }
}

/** What the lots of one person have in common, worked out once. */
export function lotsOf(seed: number, person: number): number {
  return blend(blend(0, seed), person)
}

/** A single number from 0 up to, not including, 1 that belongs to the seed, the person and a key (MurmurHash3). */
export function lot(lots: number, key: number): number {
  let hash = blend(lots, key) ^ 12
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / wordSize
}

function blend(hash: number, word: number): number {
  const first = Math.imul(word, 0xcc9e2d51)
  const mixed = hash ^ Math.imul((first << 15) | (first >>> 17), 0x1b873593)
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0
}

/** A whole number for a name (FNV-1a), to give each fact lots of its own. */
export function keyOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** How many: a number, or only that they are few. */
export type Count = number | { readonly fewerThan: number }

/** How numbers are told: as they are, or so that nobody can be picked out by them. */
export interface Teller {
  (number: number): Count
  /** What they are rounded to; 0 where they are not. */
  readonly roundedTo: number
}

/**
 * Tells numbers as they are (`below` 0), or so that nobody can be picked out: those under `below` only as fewer, the
 * others to the nearest multiple of it, so that taking one from another does not show what was held back.
 */
export function teller(below: number): Teller {
  const tell = (number: number): Count => {
    if (below < 2 || number === 0) return number
    return number < below ? { fewerThan: below } : Math.round(number / below) * below
  }
  return Object.assign(tell, { roundedTo: below < 2 ? 0 : below })
}

/** `12`, `fewer than 5`. */
export function countWords(count: Count): string {
  return typeof count === 'number' ? String(count) : `fewer than ${count.fewerThan}`
}

/** Rounded numbers are shared out from this many roundings on: under it their share could be far from the true one. */
const roundings = 10

/**
 * One number as a share of another, in whole percent; `null` where either is not told, there is nothing to share, or so
 * little that rounding would tell another story.
 */
export function share(part: Count, whole: Count, { roundedTo }: Teller): number | null {
  if (typeof part !== 'number' || typeof whole !== 'number') return null
  if (whole === 0 || whole < roundings * roundedTo) return null
  return Math.round((part / whole) * 100)
}

/** How many: a number, or only that they are few. */
export type Count = number | { readonly fewerThan: number }

/** How numbers are told: as they are, or so that nobody can be picked out by them. */
export type Teller = (number: number) => Count

/**
 * Tells numbers as they are (`below` 0), or so that nobody can be picked out: those under `below` only as fewer, the
 * others to the nearest multiple of it, so that taking one from another does not show what was held back.
 */
export function teller(below: number): Teller {
  if (below < 2) return (number) => number
  return (number) => {
    if (number === 0) return 0
    return number < below ? { fewerThan: below } : Math.round(number / below) * below
  }
}

/** `12`, `fewer than 5`. */
export function countWords(count: Count): string {
  return typeof count === 'number' ? String(count) : `fewer than ${count.fewerThan}`
}

/** One number as a share of another, in whole percent; `null` where either is not told, or there is nothing to share. */
export function share(part: Count, whole: Count): number | null {
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return null
  return Math.round((part / whole) * 100)
}

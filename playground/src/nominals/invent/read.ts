import type { FieldError } from '../../design/ErrorSummary.tsx'
import { readNumber } from '../../words/numbers.ts'

/** What stands in the form, as typed. */
export interface InventionEntry {
  readonly count: string
  readonly seed: string
  /** In percent. */
  readonly unknown: string
}

interface Invention {
  readonly count: number
  readonly seed: number
  readonly unknownRate: number
}

export type InventionReading =
  | { readonly ok: true; readonly invention: Invention }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

const highestSeed = 4_294_967_295

/** Reads the form; `form` begins the ids of its fields. */
export function readInvention(entry: InventionEntry, form: string): InventionReading {
  const seed = readNumber(entry.seed)
  const percent = readNumber(entry.unknown)
  const isSeed = seed !== null && Number.isInteger(seed) && seed >= 0 && seed <= highestSeed
  const isShare = percent !== null && percent >= 0 && percent <= 100
  if (isSeed && isShare) {
    return { ok: true, invention: { count: Number(entry.count), seed, unknownRate: percent / 100 } }
  }
  const errors: FieldError[] = []
  if (!isShare) errors.push({ field: `${form}-unknown`, message: 'Enter a share between 0 and 100 percent' })
  if (!isSeed) errors.push({ field: `${form}-seed`, message: 'Enter a whole number for the seed, such as 1' })
  return { ok: false, errors }
}

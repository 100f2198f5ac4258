import type { FactRecord, FactValue } from '../../vocabulary/fact.ts'
import { lot } from './chance.ts'
import type { Person } from './person.ts'
import type { Source } from './plan.ts'

// What stays unknown of one nominal. The lots of a person are the same at every rate, so that a higher one
// only takes more away.

const fileKey = 1
const partKey = 2
/** The share of people of whom everything is known, at a low rate. */
const wholeFiles = 0.62
/** How much of what is unknown is because a supplier said nothing at all. */
const silence = 0.5

/**
 * The share of one person's file that is unknown. Files differ: of many people everything is known, and of
 * the others the more is not. A rate of 0 leaves nothing unknown and a rate of 1 everything.
 */
export function shareUnknown(lots: number, rate: number): number {
  const whole = wholeFiles * (1 - rate)
  return lot(lots, fileKey) < whole ? 0 : rate / (1 - whole)
}

/** Is this fact unknown in a file of which that share is? */
export function isUnknown(lots: number, share: number, source: Source, person: Person): boolean {
  if (source.rate !== null) return lot(lots, source.key) < source.rate
  if (share === 0) return false
  const odds = source.odds(person)
  const here = (share * odds) / (1 - share + share * odds)
  const bySupplier = here * silence
  return (
    lot(lots, source.supplier) < bySupplier || lot(lots, source.key) < (here - bySupplier) / (1 - bySupplier)
  )
}

/** Leaves one field of one record unknown, now and then. */
export function withGap(lots: number, share: number, source: Source, value: FactValue): FactValue {
  const { leavable, key } = source
  const here = source.rate ?? share
  if (here === 0 || leavable.length === 0 || !Array.isArray(value) || value.length === 0) return value
  const draw = lot(lots, key ^ partKey)
  if (draw >= here / 4) return value
  const fine = Math.floor((draw / (here / 4)) * leavable.length * value.length)
  const field = leavable[fine % leavable.length] as string
  const place = Math.floor(fine / leavable.length)
  return (value as FactRecord[]).map((record, at) => {
    if (at !== place) return record
    return Object.fromEntries(Object.entries(record).filter(([id]) => id !== field))
  })
}

import type { FactRecord, FactValue } from '../../vocabulary/fact.ts'
import { lot } from './chance.ts'
import type { Person } from './person.ts'
import type { Source } from './plan.ts'

/** Decides what stays unknown of one nominal; the lots are the same at every rate. */
export interface Gaps {
  readonly unknown: (source: Source, person: Person) => boolean
  /** Leaves one field of one record unknown, now and then. */
  readonly within: (source: Source, value: FactValue) => FactValue
}

const fileKey = 1
const partKey = 2
/** The share of people of whom everything is known, at a low rate. */
const wholeFiles = 0.62
/** How much of what is unknown is because a supplier said nothing at all. */
const silence = 0.5

/**
 * Files differ: of many people everything is known, and of the others the more is not. A rate of 0
 * leaves nothing unknown and a rate of 1 everything.
 */
export function gapsOf(seed: number, person: number, rate: number): Gaps {
  const whole = wholeFiles * (1 - rate)
  const here = lot(seed, person, fileKey) < whole ? 0 : rate / (1 - whole)
  return {
    unknown: (source, who) => {
      if (here === 0) return false
      const odds = source.odds(who)
      const share = (here * odds) / (1 - here + here * odds)
      const bySupplier = share * silence
      return (
        lot(seed, person, source.supplier) < bySupplier ||
        lot(seed, person, source.key) < (share - bySupplier) / (1 - bySupplier)
      )
    },
    within: (source, value) => {
      const { leavable, key } = source
      if (here === 0 || leavable.length === 0 || !Array.isArray(value) || value.length === 0) return value
      const draw = lot(seed, person, key ^ partKey)
      if (draw >= here / 4) return value
      const fine = Math.floor((draw / (here / 4)) * leavable.length * value.length)
      const field = leavable[fine % leavable.length] as string
      const place = Math.floor(fine / leavable.length)
      return (value as FactRecord[]).map((record, at) => {
        if (at !== place) return record
        return Object.fromEntries(Object.entries(record).filter(([id]) => id !== field))
      })
    },
  }
}

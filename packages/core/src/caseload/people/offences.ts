import type { DayNumber } from '../../vocabulary/day.ts'
import type { Chance } from './chance.ts'
import { libertyDay, type Custody } from './custody.ts'
import * as mixes from './mixes-offending.ts'
import type { Activity, Career } from './mixes-offending.ts'

/** An offence on record. */
export interface Offence {
  readonly type: string
  readonly day: DayNumber
  readonly proof: string
}

const year = 365

/** Invents a record, oldest first: some of the last year at liberty, and some of the years before. */
export function drawOffences(
  chance: Chance,
  asAt: DayNumber,
  custody: Custody,
  career: Career,
  activity: Activity,
  young: boolean,
): readonly Offence[] {
  const types = mixes.offenceTypes[career]
  const offences: Offence[] = []
  const add = (daysAgo: number, proof: string): void => {
    offences.push({ type: chance.pick(types), day: libertyDay(custody.stays, asAt, daysAgo), proof })
  }
  // Whoever serves a sentence was convicted of what led to it.
  const convicted = custody.inPrison && custody.term.kind !== 'REMAND'
  for (let left = chance.within(mixes.recentOffences[activity]); left > 0; left -= 1) {
    add(1 + chance.below(year), convicted ? 'CONVICTED' : chance.pick(mixes.recentProof))
  }
  const years = young ? 2 : chance.between(2, 8)
  for (let left = chance.within(mixes.earlierOffences[activity]); left > 0; left -= 1) {
    add(year + 1 + chance.below(years * year), chance.pick(mixes.earlierProof))
  }
  return sorted(offences)
}

/** By day, and as they were within a day. A handful of records is sorted faster in place than by `sort`. */
function sorted(offences: Offence[]): readonly Offence[] {
  for (let at = 1; at < offences.length; at += 1) {
    const offence = offences[at] as Offence
    let place = at
    for (; place > 0; place -= 1) {
      const before = offences[place - 1] as Offence
      if (before.day <= offence.day) break
      offences[place] = before
    }
    offences[place] = offence
  }
  return offences
}

/** A score the police could have given for what is proved and recent, in the manner of a severity score. */
export function drawSeverity(
  chance: Chance,
  asAt: DayNumber,
  custody: Custody,
  offences: readonly Offence[],
): number {
  const since = libertyDay(custody.stays, asAt, year)
  let sum = 0
  for (const offence of offences) {
    if (offence.day >= since && offence.proof !== 'SUSPECTED') sum += mixes.severity[offence.type] as number
  }
  return Math.floor((sum * chance.between(92, 108)) / 100)
}

/** Has somebody lately done what published tables of weights have no single figure for? */
export function isHardToScore(asAt: DayNumber, offences: readonly Offence[]): boolean {
  return offences.some(({ type, day }) => day > asAt - 500 && mixes.weightless.has(type))
}

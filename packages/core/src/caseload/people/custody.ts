import type { DayNumber } from '../../vocabulary/day.ts'
import type { Chance } from './chance.ts'
import * as mixes from './mixes-custody.ts'
import type { CustodyKind } from './mixes-custody.ts'
import type { Activity } from './mixes-offending.ts'

/** From a day, up to, not including, another; `null` while it is running. */
export interface Stay {
  readonly from: DayNumber
  readonly to: DayNumber | null
}

/** A person's time in custody, now and before. */
export interface Custody {
  readonly inPrison: boolean
  readonly term: Term
  /** Oldest first, never overlapping. */
  readonly stays: readonly Stay[]
}

/** What somebody is in custody for, or was. */
interface Term {
  readonly kind: CustodyKind
  /** `null` without a sentence of fixed length. */
  readonly months: number | null
  readonly sentence: 'DETERMINATE' | 'INDETERMINATE' | 'NOT_SENTENCED'
  readonly from: DayNumber
  /** `null` at liberty, and where no date is confirmed. */
  readonly release: DayNumber | null
}

/** Invents time in custody. */
export function drawCustody(
  chance: Chance,
  asAt: DayNumber,
  inPrison: boolean,
  activity: Activity,
  statutory: boolean,
): Custody {
  if (inPrison) {
    const term = drawTerm(chance, asAt)
    const stays = drawEarlier(chance, term.from - chance.between(20, 900), activity)
    stays.push({ from: term.from, to: null })
    return { inPrison, term, stays }
  }
  const stays = drawEarlier(chance, asAt - chance.within(chance.pick(mixes.sinceRelease)), activity)
  const term = drawLastTerm(chance, stays, statutory)
  const last = stays.at(-1)
  // Now and then nobody has closed the last period: a slip to be seen.
  if (chance.percent(1) && last !== undefined) stays[stays.length - 1] = { from: last.from, to: null }
  return { inPrison, term, stays }
}

function drawTerm(chance: Chance, asAt: DayNumber): Term {
  const kind = chance.pick(mixes.custodyKinds)
  const months = chance.pick(mixes.sentenceMonths)
  if (kind === 'REMAND') return unsentenced(kind, asAt - chance.between(1, 210))
  if (kind === 'RECALL') return drawRecall(chance, asAt, months)
  if (chance.percent(4)) {
    const from = asAt - chance.between(300, 3_600)
    return { kind, months: null, sentence: 'INDETERMINATE', from, release: null }
  }
  // Half of the sentence is served in custody. A release day that has passed is a slip to be seen.
  const length = Math.floor((months * 365) / 24)
  const served = chance.percent(5) ? length + chance.between(1, 20) : chance.below(length)
  const release = chance.percent(5) ? null : asAt - served + length
  return { kind, months, sentence: 'DETERMINATE', from: asAt - served, release }
}

/** Recalled for 28 days, or until a later date, which may not be confirmed yet. */
function drawRecall(chance: Chance, asAt: DayNumber, months: number): Term {
  const kind = 'RECALL'
  const sentence = 'DETERMINATE'
  if (chance.percent(55)) {
    const from = asAt - chance.below(28)
    return { kind, months, sentence, from, release: from + 28 }
  }
  const release = chance.percent(20) ? null : asAt + chance.between(20, 420)
  return { kind, months, sentence, from: asAt - chance.between(15, 240), release }
}

/** At liberty: the sentence of somebody on licence is still their current one. */
function drawLastTerm(chance: Chance, stays: readonly Stay[], statutory: boolean): Term {
  const kind = chance.pick(mixes.custodyKinds)
  const months = chance.pick(mixes.sentenceMonths)
  const last = stays.at(-1)
  if (!chance.percent(70) || !statutory || last === undefined) return unsentenced(kind, 0)
  return { kind, months, sentence: 'DETERMINATE', from: last.from, release: null }
}

function unsentenced(kind: CustodyKind, from: DayNumber): Term {
  return { kind, months: null, sentence: 'NOT_SENTENCED', from, release: null }
}

function drawEarlier(chance: Chance, before: DayNumber, activity: Activity): Stay[] {
  const stays: Stay[] = []
  let to = before
  for (let left = chance.pick(mixes.earlierStayCounts[activity]); left > 0; left -= 1) {
    const from = to - chance.within(chance.pick(mixes.earlierStays))
    stays.unshift({ from, to })
    to = from - chance.between(30, 900)
  }
  return stays
}

/** The day so many days at liberty ago, at least one: time in custody is passed over. */
export function libertyDay(stays: readonly Stay[], asAt: DayNumber, daysAgo: number): DayNumber {
  let left = daysAgo
  let day = asAt
  for (let at = stays.length - 1; at >= 0; at -= 1) {
    const stay = stays[at] as Stay
    const free = day - (stay.to ?? asAt)
    if (left <= free) break
    left -= free
    day = stay.from
  }
  return day - left
}

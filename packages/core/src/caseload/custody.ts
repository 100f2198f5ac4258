import type { DayNumber } from '../vocabulary/day.ts'
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
  /** Of the custody now, or of the last one. */
  readonly kind: CustodyKind
  /** `null` without a sentence of fixed length. */
  readonly months: number | null
  readonly sentence: 'DETERMINATE' | 'INDETERMINATE' | 'NOT_SENTENCED'
  /** `null` at liberty, and where no date is confirmed. */
  readonly release: DayNumber | null
  /** Oldest first, never overlapping. */
  readonly stays: readonly Stay[]
}

type Term = Pick<Custody, 'kind' | 'months' | 'sentence' | 'release'> & { readonly since: DayNumber }

/** Invents time in custody; the sentence of somebody on licence is still their current one. */
export function drawCustody(
  chance: Chance,
  asAt: DayNumber,
  inPrison: boolean,
  activity: Activity,
  statutory: boolean,
): Custody {
  if (inPrison) {
    const { since, ...term } = drawTerm(chance, asAt)
    const free = chance.between(20, 900)
    const earlier = drawEarlier(chance, since - free, activity)
    return { inPrison, ...term, stays: [...earlier, { from: since, to: null }] }
  }
  const stays = drawEarlier(chance, asAt - chance.between(...chance.pick(mixes.sinceRelease)), activity)
  const months = chance.pick(mixes.sentenceMonths)
  const licensed = statutory && stays.length > 0 && chance.percent(70)
  return {
    inPrison,
    kind: chance.pick(mixes.custodyKinds),
    months: licensed ? months : null,
    sentence: licensed ? 'DETERMINATE' : 'NOT_SENTENCED',
    release: null,
    stays: staysOpen(chance, stays),
  }
}

function drawTerm(chance: Chance, asAt: DayNumber): Term {
  const kind = chance.pick(mixes.custodyKinds)
  if (kind === 'REMAND') {
    return {
      kind,
      months: null,
      sentence: 'NOT_SENTENCED',
      release: null,
      since: asAt - chance.between(1, 210),
    }
  }
  const months = chance.pick(mixes.sentenceMonths)
  if (kind === 'RECALL') return { kind, months, sentence: 'DETERMINATE', ...drawRecall(chance, asAt) }
  if (chance.percent(4)) {
    return {
      kind,
      months: null,
      sentence: 'INDETERMINATE',
      release: null,
      since: asAt - chance.between(300, 3600),
    }
  }
  // Half of the sentence is served in custody. A release day that has passed is a slip to be seen.
  const term = Math.floor((months * 365) / 24)
  const served = chance.percent(5) ? term + chance.between(1, 20) : chance.below(term)
  const release = chance.percent(5) ? null : asAt - served + term
  return { kind, months, sentence: 'DETERMINATE', release, since: asAt - served }
}

/** Recalled for 28 days, or until a later date, which may not be confirmed yet. */
function drawRecall(chance: Chance, asAt: DayNumber): Pick<Term, 'release' | 'since'> {
  if (chance.percent(55)) {
    const served = chance.below(28)
    return { release: asAt + 28 - served, since: asAt - served }
  }
  return {
    release: chance.percent(20) ? null : asAt + chance.between(20, 420),
    since: asAt - chance.between(15, 240),
  }
}

function drawEarlier(chance: Chance, before: DayNumber, activity: Activity): Stay[] {
  const stays: Stay[] = []
  let end = before
  for (let left = chance.pick(mixes.earlierStayCounts[activity]); left > 0; left -= 1) {
    const from = end - chance.between(...chance.pick(mixes.earlierStays))
    stays.unshift({ from, to: end })
    end = from - chance.between(30, 900)
  }
  return stays
}

/** Now and then nobody has closed the last period: a slip that policies report. */
function staysOpen(chance: Chance, stays: readonly Stay[]): readonly Stay[] {
  const last = stays.at(-1)
  if (!chance.percent(1) || last === undefined) return stays
  return [...stays.slice(0, -1), { from: last.from, to: null }]
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

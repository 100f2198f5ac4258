import { dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type FactRecord, type Facts, type FactValue } from '../../vocabulary/fact.ts'
import { notADay } from '../../vocabulary/refusal.ts'
import { figure } from '../../explanation/words.ts'
import type { Parameter, Policy, SumFact } from '../../policy/policy.ts'
import { fieldsOf, fieldTestsIn, own, parameterOf } from '../../policy/references.ts'
import type { Step, Timeline } from '../timeline.ts'

/** A stretch of days, both included. */
export interface MarkerWindow {
  /** The first day of it. */
  readonly from: Day
  /** The last day of it. */
  readonly to: Day
}

/** One marker before and after; null where what it needs is not known, with the reason. */
export interface Marker {
  /** Which of the four. */
  readonly marker: 'volume' | 'frequency' | 'risk' | 'severity'
  /** Plain words, to show. */
  readonly title: string
  /** What the figures count, in words. */
  readonly unit: string
  /** The figure for the days before; null when it is not known. */
  readonly before: number | null
  /** The figure for the days after; null when it is not known. */
  readonly after: number | null
  /** After less before; null unless both are known. */
  readonly difference: number | null
  /** A sentence: the difference, or why there is none. */
  readonly words: string
}

/** The markers of success of one journey. */
export interface Markers {
  /** The day that divides before from after; null when it is not known. */
  readonly split: Day | null
  /** The days before the split; null when it is not known. */
  readonly before: MarkerWindow | null
  /** The days from the split on, as many; null when it is not known. */
  readonly after: MarkerWindow | null
  /** Volume, frequency, risk and severity, in this order. */
  readonly markers: readonly Marker[]
  /** What these figures are not. */
  readonly note: string
}

/** Settings of {@link markersOf}. */
export interface MarkerOptions {
  /** The first day of “after”. When left out, the day on which membership began. */
  readonly split?: Day
}

const perDays = 30
const note =
  'Differences between two windows of equal length, and nothing more: they do not show that anything caused them. The documents name these markers and give no formula.'

/**
 * How did volume, frequency, risk and severity of offending differ before and after somebody became
 * a member? Windows of equal length on both sides of the day: as many days as the journey goes on.
 *
 * Offences are those with proof that counts in the policy, by the day they were committed. Frequency
 * is offences per 30 days of the window, days in custody included. Risk is OGRS as recorded last
 * before the day, and last of all. Severity is the sum of the weights that the Crime Severity Score uses.
 *
 * @throws IomRulesError `INVALID_DAY` when `split` is not a day.
 * @example
 * markersOf(policy, replay(policy, journey)).markers.map(({ title, words }) => `${title}: ${words}`)
 */
export function markersOf(policy: Policy, timeline: Timeline, options: MarkerOptions = {}): Markers {
  const split = options.split ?? membershipBegan(timeline)
  const start = split === null ? null : dayNumber(split)
  if (split !== null && start === null) throw notADay('split', split)
  if (start === null)
    return undivided('The journey does not show when membership began: give the day that divides it.')
  const last = lastOf(timeline)
  const end = dayNumber(last.standing.asAt) as DayNumber
  if (end < start)
    return undivided(`The journey ends before ${String(split)}, so there is no window after it.`)
  const length = end - start + 1
  const before = { from: dayText(start - length), to: dayText(start - 1) }
  const after = { from: dayText(start), to: dayText(end) }
  const offending = offencesIn(policy, last.standing.facts)
  const count = (window: MarkerWindow) => counted(offending, window)
  return {
    split,
    before,
    after,
    markers: [
      compared('volume', before, after, count),
      compared('frequency', before, after, (window) => scaled(count(window), perDays / length)),
      risk(policy, timeline, start),
      compared('severity', before, after, (window) => weighed(offending, window)),
    ],
    note,
  }
}

/** The start at least: no timeline is without it. */
function lastOf({ steps }: Timeline): Step {
  return steps.at(-1) as Step
}

/** The first day on which somebody who was no member is one. */
function membershipBegan({ steps }: Timeline): Day | null {
  const isMember = (membership: string | null) => membership !== null && membership !== NONE
  const at = steps.findIndex(({ standing }) => isMember(standing.membership))
  // Who begins as a member became one on a day that the journey does not show.
  return at < 1 ? null : (steps[at] as Step).standing.asAt
}

const titles = {
  volume: { title: 'Volume', unit: 'offences' },
  frequency: { title: 'Frequency', unit: `offences per ${perDays} days of the window` },
  risk: { title: 'Risk of reoffending (OGRS)', unit: 'percent' },
  severity: { title: 'Severity', unit: 'Crime Severity Score' },
} as const

type Found = number | { readonly unknown: string }

function undivided(reason: string): Markers {
  const none: Found = { unknown: reason }
  const markers = (Object.keys(titles) as Marker['marker'][]).map((id) => marked(id, none, none))
  return { split: null, before: null, after: null, markers, note }
}

function compared(
  id: Marker['marker'],
  before: MarkerWindow,
  after: MarkerWindow,
  find: (window: MarkerWindow) => Found,
): Marker {
  return marked(id, find(before), find(after))
}

function marked(marker: Marker['marker'], then: Found, now: Found): Marker {
  const { title, unit } = titles[marker]
  const before = typeof then === 'number' ? then : null
  const after = typeof now === 'number' ? now : null
  const common = { marker, title, unit, before, after }
  if (typeof then === 'object') return { ...common, difference: null, words: `Not known: ${then.unknown}` }
  if (typeof now === 'object') return { ...common, difference: null, words: `Not known: ${now.unknown}` }
  const difference = rounded(now - then)
  const words = `Difference ${signed(difference)} (${unit}): ${figure(then)} before, ${figure(now)} after.`
  return { ...common, difference, words }
}

function signed(number: number): string {
  return number < 0 ? `−${figure(-number)}` : `${number > 0 ? '+' : ''}${figure(number)}`
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100
}

function scaled(found: Found, by: number): Found {
  return typeof found === 'number' ? rounded(found * by) : found
}

interface Offence {
  readonly day: Day
  readonly weight: number | null
  readonly kind: string
}

type Offending = readonly Offence[] | { readonly unknown: string }

/** The offences with proof that counts, with their weights; or what is not known of them. */
function offencesIn(policy: Policy, facts: Facts): Offending {
  const score = policy.derived['cssScore']
  if (score === undefined || !('sum' in score))
    return { unknown: `The policy ${policy.id} works out no Crime Severity Score, so it weighs no offences.` }
  const given = facts[score.sum]
  const dayField = Object.entries(fieldsOf(policy, score.sum)).find(([, field]) => field.type === 'day')?.[0]
  if (!Array.isArray(given) || dayField === undefined) return { unknown: 'The offences are not known.' }
  const proof = proofOf(policy, score)
  const rows = policy.tables[score.of.table]?.rows
  const offences: Offence[] = []
  for (const record of given as readonly FactRecord[]) {
    const kind = record[score.of.by]
    const day = record[dayField]
    const proved = proof === null ? null : record[proof.field]
    if (proof !== null && typeof proved !== 'string')
      return { unknown: 'Of an offence it is not known how far it is proved.' }
    if (proof !== null && !proof.counted.includes(String(proved))) continue
    if (typeof day !== 'string') return { unknown: 'Of an offence the day is not known.' }
    const weight = typeof kind === 'string' ? (own(rows, kind)?.value ?? null) : null
    offences.push({ day, weight, kind: typeof kind === 'string' ? kind : 'a type that is not known' })
  }
  return offences
}

const proofs = 'countedProofs'

/** The field that says how far an offence is proved, and the values that count; null where any does. */
function proofOf(
  policy: Policy,
  score: SumFact,
): { readonly field: string; readonly counted: readonly string[] } | null {
  const test = [...fieldTestsIn(score.where)].find(({ value }) => parameterOf(value) === proofs)
  if (test === undefined) return null
  const { value } = policy.parameters[proofs] as Parameter
  // One value that counts may stand alone.
  return { field: test.field, counted: [value].flat().map(String) }
}

function inside({ from, to }: MarkerWindow): (offence: Offence) => boolean {
  return ({ day }) => day >= from && day <= to
}

function counted(offending: Offending, window: MarkerWindow): Found {
  return 'unknown' in offending ? offending : offending.filter(inside(window)).length
}

function weighed(offending: Offending, window: MarkerWindow): Found {
  if ('unknown' in offending) return offending
  const here = offending.filter(inside(window))
  let sum = 0
  for (const { weight, kind } of here) {
    if (weight === null) return { unknown: `An offence has no weight in the table: ${kind}.` }
    sum += weight
  }
  return rounded(sum)
}

const riskFact = 'ogrsScore'

/** The score as it stood before the day, and as it stands in the end. */
function risk(policy: Policy, timeline: Timeline, start: DayNumber): Marker {
  if (policy.facts[riskFact] === undefined) {
    const none: Found = { unknown: `The policy ${policy.id} has no OGRS score.` }
    return marked('risk', none, none)
  }
  const read = (value: FactValue | undefined, when: string): Found =>
    typeof value === 'number' ? value : { unknown: `No OGRS score is recorded ${when}.` }
  const earlier = timeline.steps.filter(({ standing }) => (dayNumber(standing.asAt) as DayNumber) < start)
  const then = earlier.at(-1)?.standing.facts[riskFact]
  return marked(
    'risk',
    read(then, 'before that day'),
    read(lastOf(timeline).standing.facts[riskFact], 'in the end'),
  )
}

import { IomRulesError } from '../vocabulary/issue.ts'
import { stepAt, type Interval, type Sweep, type SweepLine } from './sweep-steps.ts'

/** How many people one would like to see where. */
export interface Target {
  /** The id of a decision of the sweep. */
  readonly decision: string
  /**
   * An outcome, settled or provisional; or one line of the counts as `answerText` writes it: `FLEX?`,
   * `UNDETERMINED`.
   */
  readonly outcome: string
  /** An area of the sweep; default all of them together. */
  readonly area?: string
  /** A whole number from 0. */
  readonly count: number
}

/** A number of people, and the values of the parameter that give it. */
export interface CountedValues {
  /** How many people these values give. */
  readonly count: number
  /** Ascending, and apart. */
  readonly values: readonly Interval[]
}

/** Which values of a parameter give a number of people. */
export interface Inverse {
  /** The values that give exactly that number; empty when none does. */
  readonly values: readonly Interval[]
  /** The nearest number below that some value gives; `null` when none is lower. Only sought when no value fits. */
  readonly below: CountedValues | null
  /**
   * The nearest number above that some value gives; `null` when none is higher. Only sought when no value
   * fits.
   */
  readonly above: CountedValues | null
}

/**
 * Which value of the parameter gives that many people? Every stretch of values that does; where there is none,
 * the nearest numbers below and above that there are, with their values.
 *
 * @throws IomRulesError `UNKNOWN_DECISION` or `UNKNOWN_AREA` when the sweep does not hold it; `OUT_OF_RANGE` for a
 * count that is no whole number from 0.
 * @example
 * inverse(sweep(caseload, 'cssThreshold'), { decision: 'cohort', outcome: 'FIXED', area: 'HALTON', count: 12 })
 */
export function inverse(sweep: Sweep, target: Target): Inverse {
  const counts = countsAlong(sweep, target)
  const values = stretches(sweep, counts, target.count)
  if (values.length > 0) return { values, below: null, above: null }
  let [below, above] = [-Infinity, Infinity]
  for (const count of counts) {
    if (count < target.count) below = Math.max(below, count)
    else above = Math.min(above, count)
  }
  const counted = (count: number): CountedValues | null =>
    Number.isFinite(count) ? { count, values: stretches(sweep, counts, count) } : null
  return { values, below: counted(below), above: counted(above) }
}

/** How many are counted at each step. */
function countsAlong(sweep: Sweep, { decision, outcome, area, count }: Target): Float64Array {
  const lines = Object.hasOwn(sweep.lines, decision) ? sweep.lines[decision] : undefined
  const counts = sweep.counts[decision]
  if (lines === undefined || counts === undefined)
    throw new IomRulesError(
      'UNKNOWN_DECISION',
      `The sweep does not hold the decision \`${decision}\`. It holds: ${sweep.decisions.join(', ')}.`,
    )
  const areas = sweep.areas.length
  const at = area === undefined ? null : sweep.areas.indexOf(area)
  if (at === -1)
    throw new IomRulesError(
      'UNKNOWN_AREA',
      `Nobody of the area \`${area}\` is in the sweep. Areas: ${sweep.areas.join(', ')}.`,
    )
  if (!Number.isInteger(count) || count < 0)
    throw new IomRulesError('OUT_OF_RANGE', `\`count\` must be a whole number from 0; it is ${count}.`)
  const wanted = lines.flatMap((line, place) => (isCounted(line, outcome) ? [place] : []))
  const along = new Float64Array(sweep.size)
  for (let step = 0; step < sweep.size; step += 1) {
    let sum = 0
    for (const place of wanted) {
      const start = (step * lines.length + place) * areas
      if (at !== null) sum += counts[start + at] as number
      else for (let each = 0; each < areas; each += 1) sum += counts[start + each] as number
    }
    along[step] = sum
  }
  return along
}

/** An outcome of which it is only possible that it applies is not counted as given. */
function isCounted({ text, outcome, certainty }: SweepLine, asked: string): boolean {
  if (text === asked) return true
  return outcome === asked && (certainty === 'settled' || certainty === 'provisional')
}

/** The stretches of values with this count; steps that follow each other are one. */
function stretches(sweep: Sweep, counts: Float64Array, count: number): Interval[] {
  const found: Interval[] = []
  for (let first = 0; first < counts.length; first += 1) {
    if (counts[first] !== count) continue
    let last = first
    while (last + 1 < counts.length && counts[last + 1] === count) last += 1
    const { from, fromInclusive } = stepAt(sweep, first)
    const { to, toInclusive } = stepAt(sweep, last)
    found.push({ from, to, fromInclusive, toInclusive })
    first = last
  }
  return found
}

import type { Sweep } from '@iom-rules/core/caseload'
import { roundUp, type Scale } from './scale.ts'

/** The values shown: to where nearly everything has changed, and all the values that matter here. */
export function shownRange({ range, from, size }: Sweep, values: readonly number[], whole: boolean) {
  if (whole || size < 2) return { least: range.from, most: range.to }
  const late = from[Math.floor((size - 1) * 0.95)] ?? range.to
  const most = Math.min(range.to, roundUp(Math.max(late, ...values.map((value) => value * 1.25))))
  // A range that is nearly the whole might as well be the whole.
  return most > range.to * 0.6 ? { least: range.from, most: range.to } : { least: range.from, most }
}

/** More steps than this on a line are less than a pixel each. */
const finest = 1500

/** The line of an answer as steps, for an SVG path: flat between two values, and straight up or down at one. */
export function stepPath(sweep: Sweep, counts: Uint32Array, x: Scale, y: Scale): string {
  const { from, size } = sweep
  const points: string[] = []
  let last: number | null = null
  const every = Math.max(1, Math.floor(stepsWithin(sweep, x) / finest))
  for (let step = 0; step < size; step++) {
    const start = Math.max(from[step] ?? 0, x.from)
    if (start > x.to) break
    const end = step + 1 < size ? (from[step + 1] ?? x.to) : x.to
    if (end < x.from || (last !== null && step % every !== 0 && step + 1 < size)) continue
    const height = y.at(counts[step] ?? 0).toFixed(1)
    const at = x.at(start).toFixed(1)
    points.push(last === null ? `M${at} ${height}` : `H${at}V${height}`)
    last = start
  }
  return last === null ? '' : `${points.join('')}H${x.at(x.to).toFixed(1)}`
}

function stepsWithin({ from, size }: Sweep, { from: least, to: most }: Scale): number {
  let count = 0
  for (let step = 0; step < size; step++) {
    const start = from[step] ?? 0
    if (start >= least && start <= most) count++
  }
  return count
}

/** One answer’s counts along a sweep. */
export interface Curve {
  /** As `answerText` writes it. */
  readonly answer: string
  readonly title: string
  readonly counts: Uint32Array
}

/** The counts of some answers in an area, or (empty) in all. */
export function curvesOf(
  sweep: Sweep,
  decision: string,
  answers: readonly { readonly answer: string; readonly title: string }[],
  area: string,
): Curve[] {
  return answers.map(({ answer, title }) => ({
    answer,
    title,
    counts: countsOfLine(sweep, decision, answer, area),
  }))
}

/** How many get an answer, step by step, in one area or (empty) in all; none in an area that is not there. */
function countsOfLine(
  { size, areas, lines, counts }: Sweep,
  decision: string,
  answer: string,
  area: string,
): Uint32Array {
  const places = lines[decision] ?? []
  const place = places.findIndex(({ text }) => text === answer)
  const all = counts[decision] ?? new Uint32Array()
  const column = areas.indexOf(area)
  return Uint32Array.from({ length: size }, (_, step) => {
    if (place < 0) return 0
    const from = (step * places.length + place) * areas.length
    if (area !== '') return column < 0 ? 0 : (all[from + column] ?? 0)
    let sum = 0
    for (let at = 0; at < areas.length; at++) sum += all[from + at] ?? 0
    return sum
  })
}

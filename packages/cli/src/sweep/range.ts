import { usage } from '../exit.ts'

/** Values of a parameter to look at: from the one to the other, exactly or every so far. */
export interface Range {
  readonly from: number
  readonly to: number
  /** `null`: at every value where anything changes. */
  readonly step: number | null
}

const number = String.raw`-?\d+(?:\.\d+)?`
const form = new RegExp(`^(${number}):(${number})(?::(${number}))?$`)
const most = 100_000

/** Reads `250:3000` or `250:3000:250`. */
export function readRange(text: string): Range {
  const found = form.exec(text)
  if (found === null)
    throw usage(`--range takes FROM:TO or FROM:TO:STEP, such as 250:3000:250, not \`${text}\`.`)
  const [from, to, step] = found.slice(1).map((part) => (part === undefined ? null : Number(part)))
  const range = { from: from ?? 0, to: to ?? 0, step: step ?? null }
  if (range.from > range.to) throw usage(`--range ${text} goes backwards: write the lower value first.`)
  if (range.step !== null && !(range.step > 0)) throw usage(`--range ${text}: a step is more than 0.`)
  if (range.step !== null && (range.to - range.from) / range.step >= most)
    throw usage(
      `--range ${text} has more than ${most.toLocaleString('en')} values: choose a longer step, or leave it out to see where anything changes.`,
    )
  return range
}

/** The values of a range with a step, the ends included where it reaches them. */
export function valuesOf(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step + 1e-9)
  // Not added up one by one, and rounded: 0.1 three times is 0.3.
  return Array.from({ length: count + 1 }, (_, at) => Number((from + at * step).toPrecision(12)))
}

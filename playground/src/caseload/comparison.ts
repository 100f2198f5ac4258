import type { Nominal, Policy } from '@iom-rules/core'
import { decideInSlices, type CaseloadAnswers } from './answers.ts'

/** What is compared: the same people on the same day under two policies. */
export interface Compared {
  readonly caseload: readonly Nominal[]
  readonly asAt: string
  readonly published: Policy
  readonly draft: Policy
}

/** The caseload under the published policy and under the draft. */
export interface Comparison extends Compared {
  readonly before: CaseloadAnswers
  readonly after: CaseloadAnswers
}

const sliceMilliseconds = 8

/** Compares in slices short enough that typing is never held up. */
export function* compareInSlices(compared: Compared): Generator<undefined, Comparison> {
  const { caseload, asAt, published, draft } = compared
  const before = yield* decideInSlices(published, caseload, asAt, sliceMilliseconds)
  const after = published === draft ? before : yield* decideInSlices(draft, caseload, asAt, sliceMilliseconds)
  return { ...compared, before, after }
}

/** Runs slices with pauses between; the function given back stops it. */
export function runInSlices<Done>(
  slices: Generator<undefined, Done>,
  whenDone: (done: Done) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    const { done, value } = slices.next()
    if (done === true) whenDone(value)
    else timer = setTimeout(run)
  }
  run()
  return () => clearTimeout(timer)
}

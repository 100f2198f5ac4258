import type { Nominal } from '@iom-rules/core'
import { sameAnswer, type Answer, type CaseloadAnswers } from './answers.ts'

/** Somebody whose answer is another one than before. */
export interface Mover {
  readonly ref: string
  readonly area: string | undefined
  readonly from: Answer
  readonly to: Answer
}

/** Everybody whose answer to a decision changes, in the order of the caseload. */
export function findMovers(
  decision: string,
  caseload: readonly Nominal[],
  before: CaseloadAnswers,
  after: CaseloadAnswers,
): Mover[] {
  if (before === after) return []
  return caseload.flatMap(({ ref, area }) => {
    const from = before.of.get(ref)?.[decision]
    const to = after.of.get(ref)?.[decision]
    if (from === undefined || to === undefined || sameAnswer(from, to)) return []
    return [{ ref, area, from, to }]
  })
}

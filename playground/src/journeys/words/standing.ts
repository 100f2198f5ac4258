import type { Policy } from '@iom-rules/core'
import type { Standing, Step } from '@iom-rules/core/journey'
import { answerInWords } from '../../words/answers.ts'
import { dayInWords } from '../../words/days.ts'
import { eventTitle } from './carried.ts'
import { memberWords } from './changed.ts'
import { decisionTitle, told } from './decisions.ts'

/** A standing in one line, for what is announced: `Eligible for: FLEX. Colour: Red. Lead: IOM.` */
export function standingInWords(policy: Policy, standing: Standing): string {
  const decided = told.flatMap(({ key, decision }) => {
    const answer = standing[key]
    if (answer === null) return []
    return [`${decisionTitle(policy, decision)}: ${answerInWords(policy, decision, answer)}.`]
  })
  return [`Decided by the panel: ${memberWords(policy, standing.membership)}.`, ...decided].join(' ')
}

/** `Step 3: 1 February 2026, Circulated as wanted on PNC`. */
export function stepInWords(policy: Policy, step: Step): string {
  const { index, event, standing } = step
  if (event === null) return `Start: ${dayInWords(standing.asAt)}`
  return `Step ${index}: ${dayInWords(event.day)}, ${eventTitle(policy, event.type)}`
}

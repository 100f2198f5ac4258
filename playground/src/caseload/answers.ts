import type { Decided, DecisionResult } from '@iom-rules/core'

/** What a decision answers, with or without its reasons. */
export type Answer = Decided | DecisionResult
export type SingleAnswer = Extract<Answer, { readonly outcome: string | null }>

export function isSingle(answer: Answer | undefined): answer is SingleAnswer {
  return answer !== undefined && 'outcome' in answer
}

/** Are two answers the same answer, certainty included? */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  if (isSingle(one))
    return isSingle(other) && one.outcome === other.outcome && one.certainty === other.certainty
  if (isSingle(other)) return false
  return (
    one.outcomes.length === other.outcomes.length && one.outcomes.every((o) => other.outcomes.includes(o))
  )
}

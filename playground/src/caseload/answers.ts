import { decide, type Decided, type DecisionResult, type Nominal, type Policy } from '@iom-rules/core'

/** What a decision answers, with or without its reasons. */
export type Answer = Decided | DecisionResult
/** What every decision answers for one person. */
export type Answers = ReturnType<typeof decide>
export type SingleAnswer = Extract<Answer, { readonly outcome: string | null }>

/** The answers for a whole caseload, person by person, and how long they took. */
export interface CaseloadAnswers {
  readonly of: ReadonlyMap<string, Answers>
  readonly milliseconds: number
}

type Pass = { readonly asAt: string; readonly byNominal: WeakMap<Nominal, Answers>; milliseconds: number }

const remembered = new WeakMap<Policy, Pass>()

/**
 * Decides a caseload. A person already decided under the same policy on the same day is not decided
 * again, so changing one person costs one decision; the time is that of the last whole pass.
 */
export function decideCaseload(policy: Policy, caseload: readonly Nominal[], asAt: string): CaseloadAnswers {
  const before = remembered.get(policy)
  const decided: Pass =
    before?.asAt === asAt ? before : { asAt, byNominal: new WeakMap(), milliseconds: 0 }
  remembered.set(policy, decided)
  const of = new Map<string, Answers>()
  let made = 0
  const from = performance.now()
  for (const nominal of caseload) {
    let answers = decided.byNominal.get(nominal)
    if (answers === undefined) {
      answers = decide(policy, nominal, { asAt })
      decided.byNominal.set(nominal, answers)
      made++
    }
    of.set(nominal.ref, answers)
  }
  if (made > 1) decided.milliseconds = performance.now() - from
  return { of, milliseconds: decided.milliseconds }
}

export function isSingle(answer: Answer | undefined): answer is SingleAnswer {
  return answer !== undefined && 'outcome' in answer
}

/** Are two answers the same answer, certainty included? */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  if (isSingle(one)) return isSingle(other) && one.outcome === other.outcome && one.certainty === other.certainty
  if (isSingle(other)) return false
  return one.outcomes.length === other.outcomes.length && one.outcomes.every((o) => other.outcomes.includes(o))
}

/**
 * The decisions that say something about the people of a caseload: one that is undetermined for
 * everybody, because it asks about something else than a person, is left out.
 */
export function decisionsAbout(policy: Policy, answers: CaseloadAnswers): string[] {
  return Object.keys(policy.decisions).filter((decision) => {
    for (const person of answers.of.values()) {
      const answer = person[decision]
      if (isSingle(answer) ? answer.certainty !== 'undetermined' : answer !== undefined) return true
    }
    return false
  })
}

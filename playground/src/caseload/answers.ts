import {
  decide,
  isIomRulesError,
  type Decided,
  type DecisionResult,
  type Nominal,
  type Policy,
} from '@iom-rules/core'

/** What a decision answers, with or without its reasons. */
export type Answer = Decided | DecisionResult
/** What every decision answers for one person. */
export type Answers = ReturnType<typeof decide>
export type SingleAnswer = Extract<Answer, { readonly outcome: string | null }>

/** The answers for a whole caseload, person by person, and how long they took. */
export interface CaseloadAnswers {
  readonly of: ReadonlyMap<string, Answers>
  /** Why people could not be decided, by reference: their facts do not fit the policy. */
  readonly unfit: ReadonlyMap<string, string>
  readonly milliseconds: number
}

interface Unfit {
  readonly unfit: string
}

interface Pass {
  readonly asAt: string
  readonly byNominal: WeakMap<Nominal, Answers | Unfit>
  milliseconds: number
}

const remembered = new WeakMap<Policy, Pass>()

/**
 * Decides a caseload a slice at a time, so that whoever runs it can let the screen breathe between.
 *
 * A person already decided under the same policy on the same day is not decided again, so changing one
 * person costs one decision; the time given is that of the last whole pass.
 */
export function* decideInSlices(
  policy: Policy,
  caseload: readonly Nominal[],
  asAt: string,
  sliceMilliseconds: number,
): Generator<undefined, CaseloadAnswers> {
  const before = remembered.get(policy)
  const pass: Pass = before?.asAt === asAt ? before : { asAt, byNominal: new WeakMap(), milliseconds: 0 }
  remembered.set(policy, pass)
  const of = new Map<string, Answers>()
  const unfit = new Map<string, string>()
  let made = 0
  let taken = 0
  let from = performance.now()
  for (const nominal of caseload) {
    let answers = pass.byNominal.get(nominal)
    if (answers === undefined) {
      answers = decideOne(policy, nominal, asAt)
      pass.byNominal.set(nominal, answers)
      made++
    }
    if (isUnfit(answers)) unfit.set(nominal.ref, answers.unfit)
    else of.set(nominal.ref, answers)
    const spent = performance.now() - from
    if (spent < sliceMilliseconds) continue
    taken += spent
    yield
    from = performance.now()
  }
  taken += performance.now() - from
  if (made > 1) pass.milliseconds = taken
  return { of, unfit, milliseconds: pass.milliseconds }
}

// A draft can leave no room for a fact that somebody carries.
function decideOne(policy: Policy, nominal: Nominal, asAt: string): Answers | Unfit {
  try {
    return decide(policy, nominal, { asAt })
  } catch (error) {
    if (isIomRulesError(error)) return { unfit: error.message }
    throw error
  }
}

function isUnfit(answers: Answers | Unfit): answers is Unfit {
  return typeof answers['unfit'] === 'string'
}

/** Decides a caseload in one go. */
export function decideCaseload(policy: Policy, caseload: readonly Nominal[], asAt: string): CaseloadAnswers {
  const slices = decideInSlices(policy, caseload, asAt, Infinity)
  for (;;) {
    const { done, value } = slices.next()
    if (done === true) return value
  }
}

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

/**
 * The decisions that say something about the people of a caseload: one that is undetermined for nearly
 * everybody, because it asks about something else than a person, is left out.
 */
export function decisionsAbout(policy: Policy, answers: CaseloadAnswers): string[] {
  return Object.keys(policy.decisions).filter((decision) => {
    let open = 0
    for (const person of answers.of.values()) {
      const answer = person[decision]
      if (isSingle(answer) && answer.certainty === 'undetermined') open++
    }
    return open < answers.of.size * 0.8 || answers.of.size === 0
  })
}

import type {
  Assessment,
  DecisionResult,
  Example,
  ExampleFailure,
  Expectation,
  Nominal,
  Policy,
} from '@iom-rules/core'
import { inOrder } from '../../nominals/assessed.ts'
import { answerText } from '../../words/AnswerTag.tsx'

/**
 * A person as an example of the policy: their facts, and everything that the draft now answers for them.
 * Their reference is left out: the example goes wherever the policy goes.
 */
export function exampleOf(policy: Policy, { area, facts }: Nominal, assessment: Assessment): Example {
  const results = inOrder(policy, assessment)
  const conflicts = assessment.conflicts.map(({ assumption }) => assumption)
  return {
    title: titleOf(policy, results),
    asAt: assessment.asAt,
    ...(area === undefined ? {} : { area }),
    facts,
    expect: Object.fromEntries(results.map(([id, result]) => [id, expectationOf(result)])),
    ...(conflicts.length === 0 ? {} : { conflicts }),
    note: 'Added from a person shown in the playground, with what the draft answered then.',
  }
}

/** An example that expects what it is answered now where it did not hold; all else of it stays. */
export function withAnswers(
  example: Example,
  failures: readonly ExampleFailure[],
  assessment: Assessment,
): Example {
  return failures.reduce((taken, { decision, key, actual }): Example => {
    if (key === 'conflicts') return { ...taken, conflicts: actual as readonly string[] }
    const result = assessment.decisions[decision]
    if (result === undefined) return taken
    // A decision that collects now has no outcome: it is held to all that it says instead.
    const now = actual === undefined ? expectationOf(result) : { ...taken.expect[decision], [key]: actual }
    return { ...taken, expect: { ...taken.expect, [decision]: now } }
  }, example)
}

function expectationOf(result: DecisionResult): Expectation {
  const { possible, missing } = result
  if (result.hitPolicy === 'COLLECT') return { outcomes: result.outcomes, possible, missing }
  const { outcome, certainty, matches, rule } = result
  return { outcome, certainty, matches, possible, missing, rule }
}

/** So many characters a title may have in the format. */
export const longestTitle = 400

/** `Cohort: FLEX, provisional; Colour: AMBER`: the decisions that give an outcome. */
function titleOf(policy: Policy, results: readonly [string, DecisionResult][]): string {
  const answers = results.flatMap(([id, result]) =>
    result.hitPolicy === 'COLLECT' || result.outcome === null
      ? []
      : [`${policy.decisions[id]?.title ?? id}: ${answerText(policy, id, result)}`],
  )
  return answers.length === 0 ? 'Nothing can be said yet' : answers.join('; ').slice(0, longestTitle)
}

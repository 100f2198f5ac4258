import type { Day } from '../../vocabulary/day.ts'
import type { Facts } from '../../vocabulary/fact.ts'
import type { Example, Expectation, Policy } from '../../policy/policy.ts'
import { assess } from '../../decision/assess.ts'
import type { DecisionResult } from '../../decision/assessment.ts'
import { inOrder } from './fewest.ts'
import { listed, outcomeWords } from '../../explanation/words.ts'

/** Titles have at most 400 characters; this leaves room to tell alike ones apart. */
const longestTitle = 390

/** What a policy says of some facts on a day, about one decision. */
export function resultOf(policy: Policy, decision: string, asAt: Day, facts: Facts): DecisionResult {
  const { decisions } = assess(policy, { ref: 'EXAMPLE', facts }, { asAt, decisions: [decision] })
  return decisions[decision] as DecisionResult
}

/** The same of somebody there can be: `null` where the facts contradict what the policy reasons with. */
export function possibleResult(
  alone: Policy,
  decision: string,
  asAt: Day,
  facts: Facts,
): DecisionResult | null {
  const { decisions, conflicts } = assess(alone, { ref: 'EXAMPLE', facts }, { asAt, decisions: [decision] })
  return conflicts.length === 0 ? (decisions[decision] as DecisionResult) : null
}

/** Is nothing left open? */
export function isSettled(result: DecisionResult): boolean {
  return result.hitPolicy === 'COLLECT' ? result.possible.length === 0 : result.possible.length === 1
}

/** A result as an example expects it: everything but the reasons. */
export function expectationOf(result: DecisionResult): Expectation {
  if (result.hitPolicy === 'COLLECT') {
    const { outcomes, possible, missing } = result
    return { outcomes, possible, missing }
  }
  const { outcome, certainty, matches, possible, missing, rule, details } = result
  const expected = { outcome, certainty, matches, possible, missing, rule }
  return Object.keys(details).length === 0 ? expected : { ...expected, details }
}

/** The answer in short, to begin a title with: `FIXED`; `Police offender manager and Tell the referrer`. */
export function answerWords(policy: Policy, decision: string, result: DecisionResult): string {
  const words = (outcome: string) => outcomeWords(policy, decision, outcome)
  if (result.hitPolicy === 'COLLECT')
    return result.outcomes.length === 0 ? 'Nothing' : listed(result.outcomes.map(words))
  const [only] = result.possible
  return words(result.outcome ?? (only as string))
}

/** A ready example: these facts, and what the policy says of them. */
export function exampleOf(
  title: string,
  asAt: Day,
  facts: Facts,
  decision: string,
  result: DecisionResult,
): Example {
  return {
    title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title,
    asAt,
    facts: inOrder(facts),
    expect: { [decision]: expectationOf(result) },
  }
}

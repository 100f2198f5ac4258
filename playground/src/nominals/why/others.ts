import { isIomRulesError, type Facts, type Nominal, type Policy } from '@iom-rules/core'
import { counterfactuals } from '@iom-rules/core/analysis'

/** What would give one outcome that a person does not have for certain. */
export interface OtherAnswer {
  readonly outcome: string
  /** The nearest ways, each as a sentence; or one sentence that says why nothing can. */
  readonly sentences: readonly string[]
}

/** By decision, in the order in which the policy puts its outcomes. */
export interface OtherAnswers {
  readonly [decision: string]: readonly OtherAnswer[]
}

/** As many ways as are worth reading about one outcome. */
const fewWays = 2

/** What would give a person another answer, for every decision that has one answer. */
export function otherAnswers(policy: Policy, nominal: Nominal, asAt: string, assume: Facts): OtherAnswers {
  const found: Record<string, OtherAnswer[]> = {}
  for (const [decision, { hitPolicy, outcomes }] of Object.entries(policy.decisions)) {
    if (hitPolicy === 'COLLECT') continue
    found[decision] = Object.keys(outcomes).flatMap((outcome) => {
      const sentences = waysTo(policy, nominal, decision, outcome, asAt, assume)
      return sentences.length === 0 ? [] : [{ outcome, sentences }]
    })
  }
  return found
}

function waysTo(
  policy: Policy,
  nominal: Nominal,
  decision: string,
  outcome: string,
  asAt: string,
  assume: Facts,
): readonly string[] {
  try {
    const options = { asAt, assume, most: fewWays }
    const { found, impossible } = counterfactuals(policy, nominal, decision, outcome, options)
    // Ways that take more facts than the first say nothing that it does not.
    const fewest = found[0]?.changes.length
    const nearest = found.filter(({ changes }) => changes.length === fewest).map(({ words }) => words)
    return impossible === undefined ? nearest : [impossible]
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return [error.message]
    throw error
  }
}

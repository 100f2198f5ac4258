import type { Assessment, DecisionResult, Nominal, Policy } from '@iom-rules/core'

/** One person under the published policy and under the draft. */
export interface Assessed {
  readonly nominal: Nominal
  readonly published: Policy
  readonly draft: Policy
  readonly before: Assessment
  readonly after: Assessment
}

/** The results in the order the policy puts its decisions in. */
export function inOrder(policy: Policy, assessment: Assessment): [string, DecisionResult][] {
  return Object.keys(policy.decisions).flatMap((id): [string, DecisionResult][] => {
    const result = assessment.decisions[id]
    return result === undefined ? [] : [[id, result]]
  })
}

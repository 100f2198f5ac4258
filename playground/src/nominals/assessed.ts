import type { Assessment, DecisionResult, Nominal, Policy } from '@iom-rules/core'

/** One person under the published policy and under the draft. */
export interface Assessed {
  /** As far as the draft has a place for what is known of them. */
  readonly nominal: Nominal
  readonly published: Policy
  readonly draft: Policy
  /** `null` where the facts do not fit the published policy. */
  readonly before: Assessment | null
  readonly after: Assessment
}

/** The results in the order the policy puts its decisions in. */
export function inOrder(policy: Policy, assessment: Assessment): [string, DecisionResult][] {
  return Object.keys(policy.decisions).flatMap((id): [string, DecisionResult][] => {
    const result = assessment.decisions[id]
    return result === undefined ? [] : [[id, result]]
  })
}

import { useMemo } from 'react'
import {
  assess,
  isIomRulesError,
  type Assessment,
  type DecisionResult,
  type Nominal,
  type Policy,
} from '@iom-rules/core'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'

/** One person under the published policy and under the draft. */
export interface Assessed {
  readonly nominal: Nominal
  readonly published: Policy
  readonly draft: Policy
  readonly before: Assessment
  readonly after: Assessment
}

/** Assesses one person with every reason; a text says why that cannot be done. */
export function useAssessment(ref: string): Assessed | string {
  const nominal = useDraft(({ caseload }) => caseload.find((one) => one.ref === ref))
  const asAt = useDraft((draft) => draft.asAt)
  const { published, draft } = usePolicies()
  return useMemo(() => {
    if (nominal === undefined)
      return `The caseload has nobody called ${ref}. Undo brings back who was removed.`
    try {
      const before = assess(published, nominal, { asAt })
      const after = draft === published ? before : assess(draft, nominal, { asAt })
      return { nominal, published, draft, before, after }
    } catch (error) {
      if (isIomRulesError(error)) return `The facts of ${ref} do not fit the draft. ${error.message}`
      throw error
    }
  }, [ref, nominal, asAt, published, draft])
}

/** The results in the order the policy puts its decisions in. */
export function inOrder(policy: Policy, assessment: Assessment): [string, DecisionResult][] {
  return Object.keys(policy.decisions).flatMap((id): [string, DecisionResult][] => {
    const result = assessment.decisions[id]
    return result === undefined ? [] : [[id, result]]
  })
}

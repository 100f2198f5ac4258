import { useMemo } from 'react'
import {
  assess,
  isIomRulesError,
  type Assessment,
  type DecisionResult,
  type Facts,
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
  const assessed = useAssessmentOf(nominal ?? nobody, asAt)
  if (nominal === undefined) return `The caseload has nobody called ${ref}. Undo brings back who was removed.`
  return assessed
}

const nobody: Nominal = { ref: 'NOBODY', facts: {} }

/** The same for anybody, as at any day; `assume` is taken as given where the person carries none of it. */
export function useAssessmentOf(nominal: Nominal, asAt: string, assume?: Facts): Assessed | string {
  const { published, draft } = usePolicies()
  return useMemo(() => {
    const options = { asAt, ...(assume === undefined ? {} : { assume }) }
    try {
      const before = assess(published, nominal, options)
      const after = draft === published ? before : assess(draft, nominal, options)
      return { nominal, published, draft, before, after }
    } catch (error) {
      if (isIomRulesError(error)) return `The facts of ${nominal.ref} do not fit the draft. ${error.message}`
      throw error
    }
  }, [nominal, asAt, assume, published, draft])
}

/** The results in the order the policy puts its decisions in. */
export function inOrder(policy: Policy, assessment: Assessment): [string, DecisionResult][] {
  return Object.keys(policy.decisions).flatMap((id): [string, DecisionResult][] => {
    const result = assessment.decisions[id]
    return result === undefined ? [] : [[id, result]]
  })
}

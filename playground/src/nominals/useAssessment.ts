import { useMemo } from 'react'
import { assess, isIomRulesError, type Facts, type Nominal } from '@iom-rules/core'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import type { Assessed } from './assessed.ts'

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

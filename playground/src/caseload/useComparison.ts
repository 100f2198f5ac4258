import { useDeferredValue, useMemo } from 'react'
import type { Nominal, Policy } from '@iom-rules/core'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import { decideCaseload, type CaseloadAnswers } from './answers.ts'

/** The caseload under the published policy and under the draft. */
export interface Comparison {
  readonly caseload: readonly Nominal[]
  readonly asAt: string
  readonly published: Policy
  readonly draft: Policy
  readonly before: CaseloadAnswers
  readonly after: CaseloadAnswers
  /** Time taken to make the drafted policy and decide everybody under it. */
  readonly milliseconds: number
}

/** Decides the caseload under both policies; follows the draft a moment later, so typing stays smooth. */
export function useComparison(): Comparison {
  const { published, draft, milliseconds } = usePolicies()
  const caseload = useDeferredValue(useDraft((now) => now.caseload))
  const asAt = useDeferredValue(useDraft((now) => now.asAt))
  return useMemo(() => {
    const before = decideCaseload(published, caseload, asAt)
    const after = published === draft ? before : decideCaseload(draft, caseload, asAt)
    const taken = milliseconds + after.milliseconds
    return { caseload, asAt, published, draft, before, after, milliseconds: taken }
  }, [published, draft, milliseconds, caseload, asAt])
}

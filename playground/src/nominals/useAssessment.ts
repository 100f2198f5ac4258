import { useMemo } from 'react'
import type { Facts, Nominal, Policy } from '@iom-rules/core'
import { knownTo } from '@iom-rules/core/analysis'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import type { Assessed } from './assessed.ts'
import { assessedBy } from './assessed-by.ts'

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
  return useMemo(
    () => assessedUnder(published, draft, nominal, { asAt, assume }),
    [nominal, asAt, assume, published, draft],
  )
}

interface Given {
  readonly asAt: string
  readonly assume?: Facts | undefined
}

/** As everybody is compared at once: what only the other policy has is not known to this one. */
export function assessedUnder(
  published: Policy,
  draft: Policy,
  nominal: Nominal,
  { asAt, assume }: Given,
): Assessed | string {
  const under = (policy: Policy, other: Policy) => {
    const known = policy === other ? nominal : (knownTo(policy, other, nominal) as Nominal)
    return { known, ...assessedBy(policy, known, { asAt, ...(assume === undefined ? {} : { assume }) }) }
  }
  const { known, assessment: after, fault } = under(draft, published)
  if (after === null) return `The facts of ${nominal.ref} do not fit the draft. ${fault}`
  const before = draft === published ? after : under(published, draft).assessment
  return { nominal: known, published, draft, before, after }
}

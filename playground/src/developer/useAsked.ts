import { useMemo } from 'react'
import type { Nominal } from '@iom-rules/core'
import { knownTo } from '@iom-rules/core/analysis'
import { addressOf, go, useHashPath, useQuery } from '../address/address.ts'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import type { Asked } from './snippet/snippet.ts'
import { policyFileOf } from './snippet/kinds.ts'

/** Somebody of whom nothing is known, where there is nobody else. */
const nobody: Nominal = { ref: 'NOBODY', facts: {} }

/** Whom and what is asked about, as the address says, and the way to ask about another. */
export function useAsked(): { readonly asked: Asked; readonly ask: (part: Partial<Wanted>) => void } {
  const query = useQuery()
  const [path] = useHashPath()
  const people = useDraft((draft) => draft.caseload)
  const asAt = useDraft((draft) => draft.asAt)
  const { published, draft: policy } = usePolicies()
  const ref = query.get('nominal')
  const wanted = query.get('decision') ?? ''
  const nominal = useMemo(() => {
    const found = people.find((each) => each.ref === ref) ?? people[0] ?? nobody
    // A fact that the draft has no place for any more is no part of a program for the draft.
    return policy === published ? found : (knownTo(policy, published, found) as Nominal)
  }, [people, ref, policy, published])
  const decision = Object.hasOwn(policy.decisions, wanted) ? wanted : firstDecision(policy.decisions)
  const asked = useMemo(
    () => ({ policy, nominal, asAt, decision, policyFile: policyFileOf(policy.id) }),
    [policy, nominal, asAt, decision],
  )
  const ask = (part: Partial<Wanted>) =>
    go(addressOf(path, { ...Object.fromEntries(query), ...part }), { replace: true })
  return { asked, ask }
}

interface Wanted {
  readonly nominal: string
  readonly decision: string
  readonly kind: string
  readonly what: string
  readonly journey: string
}

/** The one with one outcome for each person says most. */
function firstDecision(decisions: Asked['policy']['decisions']): string {
  const single = Object.entries(decisions).find(([, { hitPolicy }]) => hitPolicy !== 'COLLECT')
  return single?.[0] ?? Object.keys(decisions)[0] ?? ''
}

import type { Policy } from '@iom-rules/core'
import { pathwaysFor, type Standing } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { SummaryList } from '../../design/SummaryList.tsx'

/** The policy's pathways, those the person needs help with marked, and what each was called before. */
export function Pathways({ policy, standing }: { policy: Policy; standing: Standing }) {
  const { needs } = standing.facts
  const known = Array.isArray(needs)
  const { pathways } = pathwaysFor(policy, known ? needs.map(String) : [])
  if (pathways.length === 0) return null
  const rows = pathways.map(({ pathway, title, needs: under }) => {
    const formerly = policy.pathways?.[pathway]?.formerly?.length ?? 0
    const taken = formerly > 1 ? `Takes up ${formerly} pathways of the older scheme.` : ''
    const needed = known ? (under.length > 0 ? 'Needed.' : 'Not needed.') : 'Not known.'
    return { key: pathway, title, value: `${needed} ${taken}`.trim() }
  })
  return (
    <Details plain summary="Pathways">
      <SummaryList rows={rows} />
    </Details>
  )
}

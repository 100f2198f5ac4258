import type { Basis, Policy } from '@iom-rules/core'
import { Details } from '../design/Details.tsx'
import { Quotation } from './Quotation.tsx'

interface BasisDetailsProps {
  readonly policy: Policy
  readonly basis: Basis
  /** What it is the basis of, for people who hear the page. */
  readonly of: string
  readonly open?: boolean
}

/** The passages that something rests on, or the reason for an assumption, on demand. */
export function BasisDetails({ policy, basis, of, open = false }: BasisDetailsProps) {
  const { cite = [], assumption } = basis
  if (cite.length === 0 && assumption === undefined) return null
  const summary = cite.length > 0 ? 'Source' : 'Why this is assumed'
  return (
    <Details
      open={open}
      summary={
        <>
          {summary}
          <span className="govuk-visually-hidden"> for {of}</span>
        </>
      }
    >
      {cite.map((citation) => (
        <Quotation
          key={`${citation.source} ${citation.line} ${citation.quote}`}
          policy={policy}
          citation={citation}
        />
      ))}
      {assumption !== undefined && <p className="govuk-body">Assumption: {assumption}</p>}
    </Details>
  )
}

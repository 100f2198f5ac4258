import type { ReactNode } from 'react'

interface DetailsProps {
  readonly summary: ReactNode
  readonly open?: boolean
  /** Without the line and the indent beside what is inside. */
  readonly plain?: boolean
  readonly children: ReactNode
}

/** Something to open when wanted; it prints open. */
export function Details({ summary, open = false, plain = false, children }: DetailsProps) {
  return (
    <details className={`govuk-details${plain ? ' details--plain' : ''}`} open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  )
}

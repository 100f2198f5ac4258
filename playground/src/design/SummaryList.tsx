import type { ReactNode } from 'react'

export interface SummaryRow {
  readonly key: string
  readonly title: ReactNode
  readonly value: ReactNode
  readonly actions?: ReactNode
}

/** Pairs of a title and what it says. */
export function SummaryList({ rows, compact = false }: { rows: readonly SummaryRow[]; compact?: boolean }) {
  const hasActions = rows.some(({ actions }) => actions !== undefined)
  return (
    <dl className={`govuk-summary-list${compact ? ' summary-list--compact' : ''}`}>
      {rows.map(({ key, title, value, actions }) => (
        <div
          key={key}
          className={`govuk-summary-list__row${hasActions && actions === undefined ? ' govuk-summary-list__row--no-actions' : ''}`}
        >
          <dt className="govuk-summary-list__key">{title}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {actions !== undefined && <dd className="govuk-summary-list__actions">{actions}</dd>}
        </div>
      ))}
    </dl>
  )
}

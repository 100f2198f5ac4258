import type { Policy } from '@iom-rules/core'
import type { Mover } from '../../caseload/asked.ts'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { AnswerTag } from '../../words/AnswerTag.tsx'

interface MoversTableProps {
  readonly before: Policy
  readonly after: Policy
  readonly decision: string
  readonly movers: readonly Mover[]
  /** The id of what names the table. */
  readonly labelledBy: string
  /** Does the way to why lead to this decision? Otherwise to the top of the page. */
  readonly toDecision?: boolean
}

/** People whose answer changes: from what to what, what it hangs on, and the way to why. */
export function MoversTable({
  before,
  after,
  decision,
  movers,
  labelledBy,
  toDecision = false,
}: MoversTableProps) {
  const title = after.decisions[decision]?.title ?? decision
  const says = movers.some(({ why }) => why !== '')
  const headings = ['Reference', 'Area', `${title}: from`, 'To', ...(says ? ['What it hangs on'] : [])]
  return (
    <ScrollRegion label="Table of who moves">
      <table className="govuk-table movers" aria-labelledby={labelledBy}>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {headings.map((heading) => (
              <th key={heading} scope="col" className="govuk-table__header">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {movers.map(({ ref, area, from, to, why }) => (
            <tr key={ref} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <a
                  className="govuk-link"
                  href={`#/nominals/${ref}/why${toDecision ? `?decision=${decision}` : ''}`}
                >
                  {ref}
                  <span className="govuk-visually-hidden">: why</span>
                </a>
              </th>
              <td className="govuk-table__cell">
                {area === undefined ? '' : (after.areas[area]?.title ?? area)}
              </td>
              <td className="govuk-table__cell">
                <AnswerTag policy={before} decision={decision} answer={from} />
              </td>
              <td className="govuk-table__cell">
                <AnswerTag policy={after} decision={decision} answer={to} />
              </td>
              {says && <td className="govuk-table__cell movers__why">{why}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

import type { Policy } from '@iom-rules/core'
import { allAreas, type Cell, type Counts } from '../../caseload/counts.ts'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import { difference, numberInWords } from '../../words/numbers.ts'

interface CountsTableProps {
  readonly policy: Policy
  readonly decision: string
  readonly counts: Counts
  /** What is compared, in the order of the figures: `published → draft`. */
  readonly sides?: string
}

/** Counts by outcome and area, before and after, every difference with its sign. */
export function CountsTable({ policy, decision, counts, sides = 'published → draft' }: CountsTableProps) {
  const title = policy.decisions[decision]?.title ?? decision
  const areas = Object.entries(policy.areas).map(([id, area]) => ({ id, title: area.title }))
  const columns = [{ id: allAreas, title: 'All areas' }, ...areas]
  return (
    <>
      <h3 className="govuk-heading-s counts__title" id="counts-heading">
        {title}: people by area, {sides}
      </h3>
      <ScrollRegion label={`${title} by area`}>
        <table className="govuk-table counts" aria-labelledby="counts-heading">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                <span className="govuk-visually-hidden">Outcome</span>
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col" className="govuk-table__header govuk-table__header--numeric">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {counts.lines.map((line) => (
              <tr key={line.key} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {line.outcome === null ? (
                    line.title
                  ) : (
                    <>
                      <OutcomeTag policy={policy} decision={decision} outcome={line.outcome} />
                      {line.certainty !== 'settled' && (
                        <span className="answer__certainty">
                          {line.certainty === 'provisional' ? ' provisional' : ' possible'}
                        </span>
                      )}
                    </>
                  )}
                </th>
                {columns.map(({ id }) => (
                  <td key={id} className="govuk-table__cell govuk-table__cell--numeric">
                    <BeforeAfter cell={counts.cells[line.key]?.[id]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

function BeforeAfter({ cell }: { cell: Cell | undefined }) {
  const { before, after } = cell ?? { before: 0, after: 0 }
  if (before === after)
    return <span className={after === 0 ? 'counts__none' : undefined}>{numberInWords(after)}</span>
  return (
    <span className="counts__changed">
      <span className="counts__move">
        {numberInWords(before)}
        <span aria-hidden="true"> → </span>
        <span className="govuk-visually-hidden"> before, now </span>
        <strong>{numberInWords(after)}</strong>
      </span>
      <span className={`counts__difference counts__difference--${after > before ? 'up' : 'down'}`}>
        {difference(before, after)}
      </span>
    </span>
  )
}

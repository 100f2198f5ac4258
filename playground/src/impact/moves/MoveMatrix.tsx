import type { ComparedCounts } from '../../caseload/asked.ts'
import type { ComparedPolicies } from '../../caseload/useCompared.ts'
import { shortAnswer } from '../../changes/effect/move.ts'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { numberInWords } from '../../words/numbers.ts'
import type { Baseline } from '../baseline/useBaseline.ts'
import type { View } from '../view.ts'
import { matrixOf, outcomesMoved } from './matrix.ts'

interface MoveMatrixProps {
  readonly counted: ComparedCounts
  readonly compared: ComparedPolicies
  readonly baseline: Baseline
  readonly view: View
  readonly address: (changed: { readonly [name: string]: string }) => string
}

/** From which answer to which, and how many: each figure leads to the people. */
export function MoveMatrix(props: MoveMatrixProps) {
  const { counted, compared, view } = props
  const area = compared.after.areas[view.area]?.title
  const collects = compared.after.decisions[view.decision]?.hitPolicy === 'COLLECT'
  if (counted.moves.length === 0) return null
  return (
    <section className="impact__part" aria-labelledby="impact-moves">
      <h2 className="govuk-heading-m" id="impact-moves">
        From what to what{area === undefined ? '' : `: ${area}`}
      </h2>
      {collects ? <Outcomes {...props} /> : <Matrix {...props} />}
    </section>
  )
}

function Matrix({ counted, compared, baseline, view, address }: MoveMatrixProps) {
  const { before, after } = compared
  const { decision, area } = view
  const { rows, columns, at } = matrixOf(counted, area)
  const was = (text: string) => shortAnswer(before, decision, text)
  const now = (text: string) => shortAnswer(after, decision, text)
  return (
    <ScrollRegion label="Table of moves">
      <table className="govuk-table counts move-matrix" aria-labelledby="impact-moves">
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              {baseline.short} ↓ draft →
            </th>
            {columns.map((to) => (
              <th key={to} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {now(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((from) => (
            <tr key={from} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {was(from)}
              </th>
              {columns.map((to) => {
                const number = at(from, to)
                return (
                  <td key={to} className="govuk-table__cell govuk-table__cell--numeric">
                    {number === 0 ? (
                      <span className="counts__none">{from === to ? '–' : '0'}</span>
                    ) : (
                      <a
                        className="govuk-link"
                        href={address({ from, to })}
                        aria-current={view.from === from && view.to === to ? 'true' : undefined}
                      >
                        {numberInWords(number)}
                        <span className="govuk-visually-hidden">
                          {' '}
                          from {was(from)} to {now(to)}: list them
                        </span>
                      </a>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

// Who has several outcomes at once would make a line for each mixture of them.
function Outcomes({ counted, compared, view }: MoveMatrixProps) {
  return (
    <ScrollRegion label="Table of moves">
      <table className="govuk-table counts" aria-labelledby="impact-moves">
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Outcome', 'Before', 'Now'].map((heading) => (
              <th key={heading} scope="col" className="govuk-table__header">
                {heading}
              </th>
            ))}
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              People
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {outcomesMoved(counted, view).map(({ outcome, from, to, count }) => (
            <tr key={`${outcome} ${from} ${to}`} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {shortAnswer(compared.after, view.decision, outcome)}
              </th>
              <td className="govuk-table__cell">{from}</td>
              <td className="govuk-table__cell">{to}</td>
              <td className="govuk-table__cell govuk-table__cell--numeric">{numberInWords(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

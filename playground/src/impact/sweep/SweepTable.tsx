import { stepAt, type Sweep } from '@iom-rules/core/caseload'
import { Details } from '../../design/Details.tsx'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { numberInWords } from '../../words/numbers.ts'
import type { Curve } from './curve.ts'
import { intervalInWords } from './words.ts'

/** Rows above and below the value at hand. */
const around = 12

interface SweepTableProps {
  readonly sweep: Sweep
  readonly curves: readonly Curve[]
  /** The step of the value at hand. */
  readonly at: number
  readonly unit: string | undefined
  readonly title: string
  readonly where: string
}

/** The curve in figures, round the value at hand: at which values something changes, and to what. */
export function SweepTable({ sweep, curves, at, unit, title, where }: SweepTableProps) {
  const first = Math.max(0, at - around)
  const last = Math.min(sweep.size - 1, at + around)
  const rows = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  return (
    <Details summary="The curve as a table">
      <p className="govuk-body-s">
        In {where}. {numberInWords(sweep.size)} stretches of values over the whole range;{' '}
        {rows.length === sweep.size ? 'all' : `the ${rows.length} round the value at hand`} shown. The files
        to save have them all.
      </p>
      <ScrollRegion label="Table of the curve">
        <table className="govuk-table counts sweep-table">
          <caption className="govuk-visually-hidden">
            {title}: people by answer at every value, {where}
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Values
              </th>
              {curves.map((curve) => (
                <th
                  key={curve.answer}
                  scope="col"
                  className="govuk-table__header govuk-table__header--numeric"
                >
                  {curve.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {rows.map((row) => (
              <tr key={row} className="govuk-table__row" aria-current={row === at ? 'true' : undefined}>
                <th scope="row" className="govuk-table__header">
                  {intervalInWords(stepAt(sweep, row), unit)}
                  {row === at && ' (here)'}
                </th>
                {curves.map(({ answer, counts }) => (
                  <td key={answer} className="govuk-table__cell govuk-table__cell--numeric">
                    {numberInWords(counts[row] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Details>
  )
}

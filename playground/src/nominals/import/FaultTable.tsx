import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { count, numberInWords } from '../../words/numbers.ts'
import type { Checked } from './plan.ts'

const shownAtMost = 100

/** What is wrong, row by row, and what to do about it. */
export function FaultTable({ checked: { faults, faultCount, rows, good } }: { checked: Checked }) {
  if (faultCount === 0) return null
  const shown = faults.slice(0, shownAtMost)
  return (
    <>
      <h3 className="govuk-heading-s">{count(faultCount, 'fault', 'faults')}</h3>
      <ScrollRegion label="Faults">
        <table className="govuk-table faults">
          <caption className="govuk-visually-hidden">Rows that cannot be read, and why</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Table', 'Row', 'Column', 'What is wrong and what to do'].map((heading) => (
                <th key={heading} scope="col" className="govuk-table__header">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {shown.map(({ table, row, column, message }, at) => (
              <tr key={at} className="govuk-table__row">
                <td className="govuk-table__cell">{table}</td>
                <td className="govuk-table__cell">{numberInWords(row)}</td>
                <td className="govuk-table__cell">{column}</td>
                <td className="govuk-table__cell">{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {faultCount > shown.length && (
        <p className="govuk-body">
          And {numberInWords(faultCount - shown.length)} more.
          {rows > good && ' What is wrong with each person kept aside is in the file of them.'}
        </p>
      )}
    </>
  )
}

import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import type { AgendaPart, AgendaRow } from './parts.ts'

/** One table of an agenda, or that there is nothing. */
export function AgendaTable({ part, area }: { part: AgendaPart; area: string }) {
  const { title, columns, rows, nothing } = part
  return (
    <>
      <h3 className="govuk-heading-s agenda__part">{title}</h3>
      {rows.length === 0 ? (
        <p className="govuk-body">{nothing}</p>
      ) : (
        <ScrollRegion label={`${title}, ${area}`}>
          <table className="govuk-table agenda__table">
            <caption className="govuk-visually-hidden">
              {title}, {area}
            </caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                {columns.map((column) => (
                  <th key={column} scope="col" className="govuk-table__header">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  )
}

function Row({ row: { ref, cells } }: { row: AgendaRow }) {
  const [first, ...rest] = cells
  const named = ref === null ? rest : cells
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {ref === null ? (
          first
        ) : (
          <a className="govuk-link" href={`#/nominals/${ref}`}>
            {ref}
          </a>
        )}
      </th>
      {named.map((cell, at) => (
        <td key={at} className="govuk-table__cell">
          {cell}
        </td>
      ))}
    </tr>
  )
}

import type { Policy } from '@iom-rules/core'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { Tag } from '../../design/Tag.tsx'
import { AnswerTag } from '../../words/AnswerTag.tsx'
import { factInWords, notKnown } from '../../words/facts.ts'
import { membershipOf, type Row, type View } from './row.ts'

interface NominalsTableProps {
  readonly policy: Policy
  readonly decisions: readonly string[]
  readonly rows: readonly Row[]
  readonly view: View
  readonly change: (changed: { readonly [name: string]: string }) => void
}

/** The people, ordered by any column. */
export function NominalsTable({ policy, decisions, rows, view, change }: NominalsTableProps) {
  const columns = [
    { id: 'ref', title: 'Reference' },
    ...decisions.map((id) => ({ id, title: policy.decisions[id]?.title ?? id })),
    { id: 'membership', title: 'Membership' },
    { id: 'area', title: 'Area' },
  ]
  return (
    <ScrollRegion label="Nominals">
      <table className="govuk-table nominals">
        <caption className="govuk-visually-hidden">Nominals; the buttons in the headings order them</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map(({ id, title }) => (
              <SortHeading key={id} id={id} title={title} view={view} change={change} />
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row) => (
            <NominalRow key={row.nominal.ref} policy={policy} decisions={decisions} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface SortHeadingProps extends Pick<NominalsTableProps, 'view' | 'change'> {
  readonly id: string
  readonly title: string
}

function SortHeading({ id, title, view, change }: SortHeadingProps) {
  const isSorted = view.sort === id
  const order = view.descending ? 'descending' : 'ascending'
  const next = isSorted && !view.descending ? 'descending' : ''
  return (
    <th scope="col" className="govuk-table__header" aria-sort={isSorted ? order : 'none'}>
      <button type="button" className="sort-button" onClick={() => change({ sort: id, order: next })}>
        {title}
        <span className="sort-button__arrow" aria-hidden="true">
          {isSorted ? (view.descending ? '▼' : '▲') : '↕'}
        </span>
      </button>
    </th>
  )
}

function NominalRow({
  policy,
  decisions,
  row,
}: Pick<NominalsTableProps, 'policy' | 'decisions'> & { row: Row }) {
  const { nominal, answers, isMoved } = row
  const { ref, area } = nominal
  const membership = membershipOf(nominal)
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        <a className="govuk-link" href={`#/nominals/${ref}`}>
          {ref}
        </a>
        {isMoved && (
          <>
            {' '}
            <Tag colour="blue">Moved</Tag>
          </>
        )}
      </th>
      {decisions.map((id) => (
        <td key={id} className="govuk-table__cell">
          <AnswerTag policy={policy} decision={id} answer={answers[id]} />
        </td>
      ))}
      <td className="govuk-table__cell">
        {factInWords(policy.facts['membership'], membership === '' ? null : membership)}
      </td>
      <td className="govuk-table__cell">
        {area === undefined ? notKnown : (policy.areas[area]?.title ?? area)}
      </td>
    </tr>
  )
}

import type { Policy } from '@iom-rules/core'
import { Tag } from '../../design/Tag.tsx'
import { AnswerTag } from '../../words/AnswerTag.tsx'
import { factInWords, notKnown } from '../../words/facts.ts'
import { membershipOf, type Row } from './view.ts'

interface NominalRowProps {
  readonly policy: Policy
  readonly decisions: readonly string[]
  readonly row: Row
  /** Position among the rows of the table, from 0. */
  readonly index: number
}

/** One person in the table. */
export function NominalRow({ policy, decisions, row, index }: NominalRowProps) {
  const { nominal, answers, isMoved } = row
  const { ref, area } = nominal
  const membership = membershipOf(nominal)
  return (
    <tr className="govuk-table__row" aria-rowindex={index + 2} data-index={index}>
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
          <a className="govuk-link" href={`#/nominals/${ref}/why?decision=${id}`}>
            <AnswerTag policy={policy} decision={id} answer={answers[id]} />
            <span className="govuk-visually-hidden">: why, {ref}</span>
          </a>
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

import type { Nominal, Policy } from '@iom-rules/core'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { factInWords, notKnown } from '../../words/facts.ts'

/** The first people as they will be read, side by side. */
export function Preview({ policy, people }: { policy: Policy; people: readonly Nominal[] }) {
  const facts = Object.entries(policy.facts).filter(([id]) =>
    people.some((nominal) => (nominal.facts[id] ?? null) !== null),
  )
  const areaOf = ({ area }: Nominal) => (area === undefined ? notKnown : (policy.areas[area]?.title ?? area))
  return (
    <>
      <h3 className="govuk-heading-s">The first people, as they are read</h3>
      <ScrollRegion label="The first people">
        <table className="govuk-table preview">
          <caption className="govuk-visually-hidden">The first people, as they are read</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Reference
              </th>
              {people.map(({ ref }) => (
                <th key={ref} scope="col" className="govuk-table__header">
                  {ref}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            <PreviewRow title="Area" cells={people.map(areaOf)} />
            {facts.map(([id, declared]) => (
              <PreviewRow
                key={id}
                title={declared.title}
                cells={people.map((nominal) => factInWords(declared, nominal.facts[id]))}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

function PreviewRow({ title, cells }: { title: string; cells: readonly string[] }) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {title}
      </th>
      {cells.map((words, at) => (
        <td key={at} className="govuk-table__cell">
          {words === notKnown ? <span className="not-known">{words}</span> : words}
        </td>
      ))}
    </tr>
  )
}

import { useState } from 'react'
import type { Policy } from '@iom-rules/core'
import type { Mover } from '../../caseload/movers.ts'
import { Button } from '../../design/Button.tsx'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { AnswerTag } from '../../words/AnswerTag.tsx'
import { count } from '../../words/numbers.ts'

const shownAtFirst = 20

interface MoversProps {
  readonly policy: Policy
  readonly decision: string
  readonly movers: readonly Mover[]
  readonly people: number
}

/** Everybody whose answer changes, with the way to why. */
export function Movers({ policy, decision, movers, people }: MoversProps) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? movers : movers.slice(0, shownAtFirst)
  const title = policy.decisions[decision]?.title ?? decision
  return (
    <>
      <h3 className="govuk-heading-s" id="movers-heading">
        Who moves
      </h3>
      <p className="govuk-body-s" role="status">
        {movers.length === 0
          ? `Nobody moves: the draft gives all ${people} people the same answer as the published policy.`
          : `${count(movers.length, 'person moves', 'people move')} out of ${people}.`}
      </p>
      {movers.length > 0 && (
        <ScrollRegion label="Who moves">
          <table className="govuk-table movers" aria-labelledby="movers-heading">
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                {['Reference', 'Area', `${title}: from`, 'To'].map((heading) => (
                  <th key={heading} scope="col" className="govuk-table__header">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {shown.map(({ ref, area, from, to }) => (
                <tr key={ref} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    <a className="govuk-link" href={`#/nominals/${ref}/why`}>
                      {ref}
                      <span className="govuk-visually-hidden">: why</span>
                    </a>
                  </th>
                  <td className="govuk-table__cell">
                    {area === undefined ? '' : (policy.areas[area]?.title ?? area)}
                  </td>
                  <td className="govuk-table__cell">
                    <AnswerTag policy={policy} decision={decision} answer={from} />
                  </td>
                  <td className="govuk-table__cell">
                    <AnswerTag policy={policy} decision={decision} answer={to} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {movers.length > shownAtFirst && (
        <Button variant="secondary" small aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? `Show the first ${shownAtFirst}` : `Show all ${movers.length}`}
        </Button>
      )}
    </>
  )
}

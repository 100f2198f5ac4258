import type { Policy } from '@iom-rules/core'
import type { Step, Timeline } from '@iom-rules/core/journey'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { Tag } from '../../design/Tag.tsx'
import { AnswerTag } from '../../words/AnswerTag.tsx'
import { dayInWords } from '../../words/days.ts'
import { eventTitle } from '../words/carried.ts'
import { memberWords } from '../words/changed.ts'
import { decisionTitle, told } from '../words/decisions.ts'

interface TimelineTableProps {
  readonly policy: Policy
  readonly timeline: Timeline
  readonly step: number
  /** The address of a step; left out on paper. */
  readonly pathOf?: (step: number) => string
}

/** Every step with where the nominal stood after it, in words and colours. */
export function TimelineTable({ policy, timeline, step, pathOf }: TimelineTableProps) {
  const columns = told.filter(({ decision }) => policy.decisions[decision] !== undefined)
  return (
    <ScrollRegion label="Timeline">
      <table className="govuk-table timeline">
        <caption className="govuk-visually-hidden">Where the nominal stood after each step</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Step
            </th>
            <th scope="col" className="govuk-table__header">
              Decided by the panel
            </th>
            {columns.map(({ decision }) => (
              <th key={decision} scope="col" className="govuk-table__header">
                {decisionTitle(policy, decision)}
              </th>
            ))}
            <th scope="col" className="govuk-table__header">
              Duties owed
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {timeline.steps.map((each) => (
            <tr key={each.index} className={`govuk-table__row${each.index === step ? ' timeline__now' : ''}`}>
              <th scope="row" className="govuk-table__header timeline__step">
                <StepName
                  policy={policy}
                  step={each}
                  isNow={each.index === step}
                  {...(pathOf ? { pathOf } : {})}
                />
              </th>
              <td className="govuk-table__cell">{memberWords(policy, each.standing.membership)}</td>
              {columns.map(({ decision }) => (
                <td key={decision} className="govuk-table__cell">
                  <AnswerTag
                    policy={policy}
                    decision={decision}
                    answer={each.standing.assessment.decisions[decision]}
                  />
                </td>
              ))}
              <td className="govuk-table__cell">
                {each.standing.obligations.map(({ title }) => title).join('; ') || 'None'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface StepNameProps {
  readonly policy: Policy
  readonly step: Step
  readonly isNow: boolean
  readonly pathOf?: (step: number) => string
}

function StepName({ policy, step, isNow, pathOf }: StepNameProps) {
  const { index, event, permitted, standing } = step
  const title = event === null ? 'Start' : `${index}. ${eventTitle(policy, event.type)}`
  return (
    <>
      {pathOf === undefined ? (
        title
      ) : (
        <a className="govuk-link" href={`#${pathOf(index)}`} aria-current={isNow ? 'step' : undefined}>
          {title}
        </a>
      )}
      <span className="timeline__day">{dayInWords(event?.day ?? standing.asAt)}</span>
      {!permitted && <Tag colour="red">Refused</Tag>}
      {isNow && <span className="timeline__here">Shown now</span>}
    </>
  )
}

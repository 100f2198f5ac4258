import type { Policy } from '@iom-rules/core'
import type { ClosedDuty, OpenDuty, Standing } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { dayInWords } from '../../words/days.ts'
import { dutyTitle } from '../words/changed.ts'

/** The duties of a standing: owed, perhaps owed, and no longer owed. */
export function Duties({ policy, standing }: { policy: Policy; standing: Standing }) {
  const { obligations, possibleObligations, discharged } = standing
  return (
    <>
      {obligations.length === 0 ? (
        'None'
      ) : (
        <ul className="govuk-list standing__list">
          {obligations.map((duty) => (
            <li key={`${duty.duty} ${duty.since}`}>
              {duty.title}
              <span className="standing__note"> {owedInWords(duty)}</span>
            </li>
          ))}
        </ul>
      )}
      {possibleObligations.length > 0 && (
        <p className="result-note">
          Perhaps owed, depending on what is not known:{' '}
          {possibleObligations.map((duty) => dutyTitle(policy, duty)).join('; ')}.
        </p>
      )}
      {discharged.length > 0 && (
        <Details plain summary="No longer owed">
          <ul className="govuk-list standing__list">
            {discharged.map((duty) => (
              <li key={`${duty.duty} ${duty.since} ${duty.on}`}>
                {duty.title}
                <span className="standing__note"> {closedInWords(duty)}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function owedInWords({ since, due, waivable }: OpenDuty): string {
  const deadline = due === null ? '' : `, due by ${dayInWords(due)}`
  return `since ${dayInWords(since)}${deadline}${waivable ? ', may be waived' : ''}`
}

const how = { done: 'done', waived: 'waived', lapsed: 'no rule asks for it any more,' } as const

function closedInWords({ how: ended, on, reason }: ClosedDuty): string {
  return `${how[ended]} ${dayInWords(on)}${reason === undefined ? '' : `: ${reason}`}`
}

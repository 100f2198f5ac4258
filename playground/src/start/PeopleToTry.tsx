import { useCompared, useOverview } from '../caseload/useCompared.ts'
import { count } from '../words/numbers.ts'

const certainties = ['provisional', 'undetermined'] as const

/** People worth talking about, and one to make up. */
export function PeopleToTry() {
  const { latest } = useOverview(useCompared())
  if (latest === null) return null
  const { certain } = latest.value
  return (
    <>
      <h3 className="govuk-heading-s">Try one</h3>
      <ul className="govuk-list">
        {certainties
          .filter((certainty) => certain[certainty] > 0)
          .map((certainty) => (
            <li key={certainty}>
              <a className="govuk-link" href={`#/nominals?certainty=${certainty}`}>
                {count(certain[certainty], 'person', 'people')} with an answer that is {certainty}
              </a>
            </li>
          ))}
        <li>
          <a className="govuk-link" href="#/nominals/new?ask=cohort">
            Interview an invented person, asking only what matters
          </a>
        </li>
      </ul>
    </>
  )
}

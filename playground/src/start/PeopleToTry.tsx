import { useCompared, useOverview } from '../caseload/useCompared.ts'
import { usePolicies } from '../draft/DraftProvider.tsx'
import { count } from '../words/numbers.ts'

const certainties = ['provisional', 'undetermined'] as const

/** People worth talking about, and one to make up. */
export function PeopleToTry() {
  const { latest } = useOverview(useCompared())
  const { decisions } = usePolicies().draft
  if (latest === null) return null
  const asked = decisions['cohort'] === undefined ? (Object.keys(decisions)[0] ?? '') : 'cohort'
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
          <a className="govuk-link" href={`#/nominals/new?ask=${asked}`}>
            Interview an invented person, asking only what matters
          </a>
        </li>
      </ul>
    </>
  )
}

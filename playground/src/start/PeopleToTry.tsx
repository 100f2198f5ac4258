import { decisionsAbout, isSingle } from '../caseload/answers.ts'
import { useComparison } from '../caseload/ComparisonProvider.tsx'
import { count } from '../words/numbers.ts'

const certainties = ['provisional', 'undetermined'] as const

/** People worth talking about, and one to make up. */
export function PeopleToTry() {
  const comparison = useComparison()
  if (comparison === null) return null
  const { draft, before, after } = comparison
  const decisions = decisionsAbout(draft, before)
  const people = (certainty: string) =>
    [...after.of.values()].filter((answers) =>
      decisions.some((id) => {
        const answer = answers[id]
        return isSingle(answer) && answer.certainty === certainty
      }),
    ).length
  return (
    <>
      <h3 className="govuk-heading-s">Try one</h3>
      <ul className="govuk-list">
        {certainties.map((certainty) => (
          <li key={certainty}>
            <a className="govuk-link" href={`#/nominals?certainty=${certainty}`}>
              {count(people(certainty), 'person', 'people')} with an answer that is {certainty}
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

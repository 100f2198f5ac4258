import { Page } from '../../address/Page.tsx'
import { AddAsExample } from '../../checks/examples/AddAsExample.tsx'
import { dayInWords } from '../../words/days.ts'
import { NoAnswer } from '../NoAnswer.tsx'
import { useAssessment } from '../useAssessment.ts'
import { AllReasons } from './AllReasons.tsx'

/** Why every decision answers what it does for one person. */
export function WhyPage({ nominalRef }: { nominalRef: string }) {
  const assessed = useAssessment(nominalRef)
  if (typeof assessed === 'string') return <NoAnswer nominalRef={nominalRef} why={assessed} />
  const { nominal, draft, after } = assessed
  const { ref, area } = nominal
  return (
    <Page
      title={`Why: ${ref}`}
      caption={[
        area === undefined ? undefined : (draft.areas[area]?.title ?? area),
        `as at ${dayInWords(after.asAt)}`,
      ]
        .filter(Boolean)
        .join(', ')}
    >
      <AllReasons
        assessed={assessed}
        addressOf={(decision) => `#/nominals/${ref}/why?decision=${decision}`}
        edit={`#/nominals/${ref}/edit`}
      />
      <AddAsExample assessed={assessed} />
      <p className="govuk-body no-print">
        <a className="govuk-link" href={`#/nominals/${ref}/edit`}>
          Change the facts
        </a>
      </p>
    </Page>
  )
}

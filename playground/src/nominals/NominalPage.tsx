import { Page } from '../address/Page.tsx'
import { SummaryList } from '../design/SummaryList.tsx'
import { DraftEffect } from './DraftEffect.tsx'
import { FactList } from './FactList.tsx'
import { NoAnswer } from './NoAnswer.tsx'
import { Result } from './why/Result.tsx'
import { inOrder } from './assessed.ts'
import { useAssessment } from './useAssessment.ts'

/** One person: what every decision answers, and the facts it is based on. */
export function NominalPage({ nominalRef }: { nominalRef: string }) {
  const assessed = useAssessment(nominalRef)
  if (typeof assessed === 'string') return <NoAnswer nominalRef={nominalRef} why={assessed} />
  const { nominal, draft, after } = assessed
  const { ref, area } = nominal
  return (
    <Page
      title={ref}
      caption={area === undefined ? 'Nominal' : `Nominal, ${draft.areas[area]?.title ?? area}`}
    >
      <DraftEffect assessed={assessed} />
      <div className="govuk-button-group no-print">
        <a href={`#/nominals/${ref}/why`} className="govuk-button">
          Why
        </a>
        <a href={`#/nominals/${ref}/edit`} className="govuk-button govuk-button--secondary">
          Change the facts
        </a>
      </div>
      <h2 className="govuk-heading-m">Answers</h2>
      <SummaryList
        rows={inOrder(draft, after).map(([id, result]) => ({
          key: id,
          title: draft.decisions[id]?.title ?? id,
          value: <Result policy={draft} decision={id} result={result} />,
          actions: (
            <a className="govuk-link" href={`#/nominals/${ref}/why?decision=${id}`}>
              Why<span className="govuk-visually-hidden"> {draft.decisions[id]?.title ?? id}</span>
            </a>
          ),
        }))}
      />
      <h2 className="govuk-heading-m">Facts</h2>
      <FactList policy={draft} nominal={nominal} assessment={after} />
    </Page>
  )
}

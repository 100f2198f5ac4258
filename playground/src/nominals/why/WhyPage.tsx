import { useQuery } from '../../address/address.ts'
import { Page } from '../../address/Page.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { dayInWords } from '../../words/days.ts'
import { DraftEffect } from '../DraftEffect.tsx'
import { FactList } from '../FactList.tsx'
import { NoAnswer } from '../NoAnswer.tsx'
import { inOrder, useAssessment } from '../useAssessment.ts'
import { DecisionReasons } from './DecisionReasons.tsx'

/** Why every decision answers what it does for one person. */
export function WhyPage({ nominalRef }: { nominalRef: string }) {
  const assessed = useAssessment(nominalRef)
  const asked = useQuery().get('decision')
  if (typeof assessed === 'string') return <NoAnswer nominalRef={nominalRef} why={assessed} />
  const { nominal, draft, before, after } = assessed
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
      {!after.inForce && <InsetText>The policy is not in force on this day.</InsetText>}
      <DraftEffect assessed={assessed} />
      <nav aria-label="On this page" className="contents">
        <ul className="govuk-list contents__list">
          {inOrder(draft, after).map(([id]) => (
            <li key={id}>
              <a className="govuk-link" href={`#/nominals/${ref}/why?decision=${id}`}>
                {draft.decisions[id]?.title ?? id}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {after.conflicts.length > 0 && (
        <InsetText>
          <p className="govuk-body">
            <strong>Facts that contradict each other</strong>
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {after.conflicts.map(({ assumption, reason }) => (
              <li key={assumption}>{reason}</li>
            ))}
          </ul>
        </InsetText>
      )}
      {inOrder(draft, after).map(([id, result]) => (
        <DecisionReasons
          key={id}
          policy={draft}
          assessment={after}
          decision={id}
          result={result}
          before={before.decisions[id]}
          isAsked={id === asked}
        />
      ))}
      <h2 className="govuk-heading-m">Facts</h2>
      <FactList policy={draft} nominal={nominal} assessment={after} />
      <p className="govuk-body no-print">
        <a className="govuk-link" href={`#/nominals/${ref}/edit`}>
          Change the facts
        </a>
      </p>
    </Page>
  )
}

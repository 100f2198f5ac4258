import type { ReactNode } from 'react'
import { InsetText } from '../../design/InsetText.tsx'
import { DraftEffect } from '../DraftEffect.tsx'
import { FactList } from '../FactList.tsx'
import { inOrder, type Assessed } from '../assessed.ts'
import { DecisionReasons } from './DecisionReasons.tsx'
import { outOfForceWords } from './in-force.ts'

interface ReasonsProps {
  readonly assessed: Assessed
  /** The address that leads to a decision on this page. */
  readonly addressOf: (decision: string) => string
  /** The decision that is asked about, if one is. */
  readonly asked: string | null
  /** What would give another answer of a decision. */
  readonly renderOthers: (decision: string) => ReactNode
  /** The address at which the facts are changed, if they can be. */
  readonly edit?: string
}

/** Every decision explained for one person, and the facts it rests on. */
export function Reasons({ assessed, addressOf, asked, renderOthers, edit }: ReasonsProps) {
  const { nominal, published, draft, after } = assessed
  const outOfForce = outOfForceWords(published, draft, after.asAt)
  return (
    <>
      {outOfForce !== null && <InsetText>{outOfForce}</InsetText>}
      <DraftEffect assessed={assessed} />
      <nav aria-label="On this page" className="contents">
        <ul className="govuk-list contents__list">
          {inOrder(draft, after).map(([id]) => (
            <li key={id}>
              <a className="govuk-link" href={addressOf(id)}>
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
          others={renderOthers(id)}
          isAsked={id === asked}
          {...(edit === undefined ? {} : { edit })}
        />
      ))}
      <h2 className="govuk-heading-m">Facts</h2>
      <FactList policy={draft} nominal={nominal} assessment={after} />
    </>
  )
}

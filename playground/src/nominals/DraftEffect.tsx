import type { DecisionResult } from '@iom-rules/core'
import { InsetText } from '../design/InsetText.tsx'
import { answerText } from '../words/AnswerTag.tsx'
import { sameAnswer } from '../caseload/answers.ts'
import { inOrder, type Assessed } from './assessed.ts'

/** What the draft changes for one person, if anything. */
export function DraftEffect({ assessed }: { assessed: Assessed }) {
  const { published, draft, before, after } = assessed
  if (published === draft) return null
  if (before === null) {
    return (
      <InsetText>
        The facts of this person do not fit the published policy, so there is nothing to compare the answers
        of the draft with.
      </InsetText>
    )
  }
  const changed = inOrder(draft, after).flatMap(([id, now]) => {
    const was: DecisionResult | undefined = before.decisions[id]
    return was === undefined || sameAnswer(was, now) ? [] : [{ id, was, now }]
  })
  if (changed.length === 0) {
    return <InsetText>The draft changes nothing for this person.</InsetText>
  }
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>The draft changes this person’s answers.</strong>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {changed.map(({ id, was, now }) => (
          <li key={id}>
            {draft.decisions[id]?.title ?? id}: {answerText(published, id, was)} as published,{' '}
            <strong>{answerText(draft, id, now)}</strong> in the draft
          </li>
        ))}
      </ul>
    </InsetText>
  )
}

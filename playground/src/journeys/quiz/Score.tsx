import { useEffect, useRef } from 'react'
import type { Policy } from '@iom-rules/core'
import type { Question } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { answersInWords } from '../words/answered.ts'
import { isRight, optionTitle, score, type Given } from './quiz.ts'

interface ScoreProps {
  readonly policy: Policy
  readonly questions: readonly Question[]
  readonly given: Given
  readonly onAgain: () => void
}

/** How it went, question by question. */
export function Score({ policy, questions, given, onAgain }: ScoreProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="score-title">
      <h2 className="govuk-heading-m" id="score-title" tabIndex={-1} ref={heading}>
        {score(questions, given)} of {questions.length} right
      </h2>
      <p className="govuk-body">
        The answers are those of {policy.id} {policy.version}, as it is drafted here.
      </p>
      <ScrollRegion label="Answers">
        <table className="govuk-table score">
          <caption className="govuk-visually-hidden">Your answers and the policy’s</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Question', 'You said', 'The policy says', 'Right?'].map((title) => (
                <th key={title} scope="col" className="govuk-table__header">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {questions.map((question, at) => (
              <tr key={at} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {at + 1}. {question.text}
                </th>
                <td className="govuk-table__cell">{optionTitle(question, given[at] ?? null)}</td>
                <td className="govuk-table__cell">{answersInWords(question)}</td>
                <td className="govuk-table__cell">{isRight(question, given[at] ?? null) ? 'Yes' : 'No'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="govuk-button-group">
        <Button onClick={onAgain}>Try again</Button>
        <a className="govuk-link" href="#/journeys">
          Choose another journey
        </a>
      </div>
    </section>
  )
}

import type { Question } from '@iom-rules/core/journey'
import { Paragraphs } from '../teach/WhyNow.tsx'
import { answersInWords, reasonLines } from '../words/answered.ts'

interface AskedOnPaperProps {
  readonly question: Question
  readonly number: number
  readonly isAnswered: boolean
}

/** A question with boxes to tick and lines to write on, or with its answer and the reason. */
export function AskedOnPaper({ question, number, isAnswered }: AskedOnPaperProps) {
  return (
    <div className="asked">
      <h3 className="govuk-heading-s">
        {number}. {question.text}
      </h3>
      <ul className="asked__options">
        {question.options.map(({ id, title }) => {
          const isTicked = isAnswered && question.answers.includes(id)
          return (
            <li key={id}>
              <span aria-hidden="true">{isTicked ? '☑' : '☐'}</span>{' '}
              {isTicked ? <strong>{title}</strong> : title}
            </li>
          )
        })}
      </ul>
      {isAnswered ? (
        <div className="asked__reason">
          <p className="govuk-body">
            <strong>Answer: {answersInWords(question)}</strong>
          </p>
          <Paragraphs lines={reasonLines(question)} />
        </div>
      ) : (
        <>
          <p className="asked__why">Why?</p>
          <div className="asked__line" />
          <div className="asked__line" />
        </>
      )}
    </div>
  )
}

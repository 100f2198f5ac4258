import type { Question } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { answersInWords, reasonLines } from '../words/answered.ts'
import { Paragraphs } from './WhyNow.tsx'

/** The questions of a step, each with its answer on demand. */
export function QuestionsHere({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null
  return (
    <section className="questions" aria-labelledby="questions-title">
      <h3 className="govuk-heading-s" id="questions-title">
        {questions.length === 1 ? 'Question at this step' : 'Questions at this step'}
      </h3>
      {questions.map((question) => (
        <div key={`${question.ask} ${question.text}`} className="questions__one">
          <p className="govuk-body">{question.text}</p>
          <Details
            summary={
              <>
                Answer<span className="govuk-visually-hidden"> to: {question.text}</span>
              </>
            }
          >
            <p className="govuk-body">
              <strong>{answersInWords(question)}</strong>
            </p>
            <Paragraphs lines={reasonLines(question)} />
          </Details>
        </div>
      ))}
    </section>
  )
}

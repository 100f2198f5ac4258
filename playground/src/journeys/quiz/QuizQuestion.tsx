import { useEffect, useRef } from 'react'
import type { Policy } from '@iom-rules/core'
import type { Journey, Question, Step, Timeline } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { nominalAt } from '../teach/nominal.ts'
import { answersInWords } from '../words/answered.ts'
import { KnownFacts } from './KnownFacts.tsx'
import type { Difference } from '../words/differs.ts'
import { isRight } from './quiz.ts'
import { Reveal } from './Reveal.tsx'
import { Story } from './Story.tsx'

interface QuizQuestionProps {
  readonly policy: Policy
  readonly journey: Journey
  readonly timeline: Timeline
  readonly question: Question
  readonly number: number
  readonly of: number
  /** What happened before the last question. */
  readonly earlier: readonly Step[]
  readonly since: readonly Step[]
  readonly given: string | null
  /** Does another question ask about the same step? */
  readonly isMoreAsked: boolean
  /** What the published policy says otherwise at the step. */
  readonly differences: readonly Difference[]
  /** Has somebody come here from another question? */
  readonly isMoved: boolean
  readonly onGive: (answer: string) => void
  readonly onNext: () => void
}

/** One question: what happened, what is known, and the answers to choose from. */
export function QuizQuestion(props: QuizQuestionProps) {
  const {
    policy,
    journey,
    timeline,
    question,
    number,
    of,
    earlier,
    since,
    given,
    isMoved,
    isMoreAsked,
    differences,
  } = props
  const heading = useRef<HTMLHeadingElement>(null)
  // An answer given takes focus to what is revealed instead.
  const takesFocus = isMoved && given === null
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const step = timeline.steps[question.step]
  if (step === undefined) return null
  return (
    <section className="quiz" aria-labelledby="quiz-title">
      <h2 className="govuk-heading-m" id="quiz-title" tabIndex={-1} ref={heading}>
        Question {number} of {of}
      </h2>
      {earlier.length > 0 && (
        <Details summary="What happened before">
          <Story policy={policy} steps={earlier} />
        </Details>
      )}
      {since.length > 0 && <Story policy={policy} steps={since} />}
      <Details summary={`What is known now of ${journey.start.ref}`} open={number === 1}>
        <KnownFacts policy={policy} nominal={nominalAt(journey, step)} standing={step.standing} />
      </Details>
      <p className="govuk-body-l quiz__text" id="quiz-text">
        {question.text}
      </p>
      <p className="govuk-visually-hidden" role="status">
        {given !== null &&
          `${isRight(question, given) ? 'Right' : 'Not this time'}: ${answersInWords(question)}`}
      </p>
      {given === null ? (
        <ul className="quiz__options" aria-labelledby="quiz-text">
          {question.options.map(({ id, title }) => (
            <li key={id}>
              <Button variant="secondary" onClick={() => props.onGive(id)}>
                {title}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Reveal
          {...{ policy, question, step, given, isMoreAsked, differences }}
          isLast={number === of}
          onNext={props.onNext}
        />
      )}
    </section>
  )
}

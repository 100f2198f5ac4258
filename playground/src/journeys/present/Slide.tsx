import { useEffect, useRef, type Ref } from 'react'
import type { Policy } from '@iom-rules/core'
import type { Journey, Question, Step } from '@iom-rules/core/journey'
import { AnswerTag } from '../../words/AnswerTag.tsx'
import { dayInWords } from '../../words/days.ts'
import { KnownFacts } from '../quiz/KnownFacts.tsx'
import { ChangeText } from '../teach/ChangeList.tsx'
import { Differences } from '../teach/Differences.tsx'
import { nominalAt } from '../teach/nominal.ts'
import { answersInWords, reasonInBrief } from '../words/answered.ts'
import { carriedInWords, eventTitle } from '../words/carried.ts'
import { memberWords } from '../words/changed.ts'
import type { Difference } from '../words/differs.ts'
import { inProse } from '../words/prose.ts'
import { decisionTitle, told } from '../words/decisions.ts'

interface SlideProps {
  readonly policy: Policy
  readonly journey: Journey
  readonly step: Step
  readonly questions: readonly Question[]
  /** How many of the questions show their answer. */
  readonly revealed: number
  /** What the published policy says otherwise. */
  readonly differences: readonly Difference[]
  readonly heading: Ref<HTMLHeadingElement>
}

/** One step on a large screen. */
export function Slide({ policy, journey, step, questions, revealed, differences, heading }: SlideProps) {
  const { event, standing, refusal } = step
  const isOpen = revealed >= questions.length
  return (
    <>
      <h1 className="present__title" tabIndex={-1} ref={heading}>
        <span className="present__day">{dayInWords(event?.day ?? standing.asAt)}</span>
        {event === null ? `${journey.start.ref}: the start` : eventTitle(policy, event.type)}
      </h1>
      {event !== null && (
        <ul className="present__carried">
          {carriedInWords(policy, event).map(({ title, value }) => (
            <li key={title}>
              {title}: <strong>{value}</strong>
            </li>
          ))}
        </ul>
      )}
      {event === null && (
        <div className="present__facts">
          <KnownFacts policy={policy} nominal={nominalAt(journey, step)} standing={standing} />
        </div>
      )}
      <div role="status">
        {questions.map((question, at) => (
          <Asked
            key={`${question.ask} ${at}`}
            question={question}
            isRevealed={at < revealed}
            isLatest={at === revealed - 1}
            isNext={at <= revealed}
          />
        ))}
        {isOpen && refusal !== null && (
          <p className="present__refusal">Refused. {inProse(refusal.message)}</p>
        )}
        {isOpen && <StandingSlide policy={policy} step={step} />}
        {isOpen && <Differences of={differences} isNamed />}
      </div>
    </>
  )
}

interface AskedProps {
  readonly question: Question
  readonly isRevealed: boolean
  /** Was it revealed last? Then its reason is shown too. */
  readonly isLatest: boolean
  /** Has its turn come? */
  readonly isNext: boolean
}

function Asked({ question, isRevealed, isLatest, isNext }: AskedProps) {
  const box = useRef<HTMLDivElement>(null)
  // What was hidden may come below the edge of the screen.
  useEffect(() => {
    if (isRevealed) box.current?.scrollIntoView({ block: 'start' })
  }, [isRevealed])
  if (!isNext) return null
  return (
    <div className="present__question" ref={box}>
      <p className="present__text">{question.text}</p>
      {isRevealed ? (
        <>
          <p className="present__answer">{answersInWords(question)}</p>
          {(isLatest ? reasonInBrief(question) : []).map((line) => (
            <p key={line} className="present__reason">
              {inProse(line)}
            </p>
          ))}
        </>
      ) : (
        <ul className="present__options">
          {question.options.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function StandingSlide({ policy, step }: { policy: Policy; step: Step }) {
  const { standing, changes } = step
  return (
    <>
      <dl className="present__standing">
        <div>
          <dt>Decided by the panel</dt>
          <dd>{memberWords(policy, standing.membership)}</dd>
        </div>
        {told.map(({ key, decision }) => {
          const result = standing.assessment.decisions[decision]
          if (standing[key] === null || result === undefined) return null
          return (
            <div key={decision}>
              <dt>{decisionTitle(policy, decision)}</dt>
              <dd>
                <AnswerTag policy={policy} decision={decision} answer={result} />
              </dd>
            </div>
          )
        })}
      </dl>
      {changes.length > 0 && (
        <div className="present__changes">
          {changes.map((change, at) => (
            <ChangeText key={at} policy={policy} change={change} />
          ))}
        </div>
      )}
    </>
  )
}

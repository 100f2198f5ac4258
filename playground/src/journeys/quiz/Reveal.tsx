import { useEffect, useRef } from 'react'
import type { Policy } from '@iom-rules/core'
import type { Question, Step } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { ChangeList } from '../teach/ChangeList.tsx'
import { Differences } from '../teach/Differences.tsx'
import { Paragraphs } from '../teach/WhyNow.tsx'
import { answersInWords, reasonLines } from '../words/answered.ts'
import type { Difference } from '../words/differs.ts'
import { standingInWords } from '../words/standing.ts'
import { isRight, optionTitle } from './quiz.ts'

interface RevealProps {
  readonly policy: Policy
  readonly question: Question
  readonly step: Step
  readonly given: string
  /** Does another question ask about the same step? Then what else is so must wait. */
  readonly isMoreAsked: boolean
  /** What the published policy says otherwise at the step. */
  readonly differences: readonly Difference[]
  readonly isLast: boolean
  readonly onNext: () => void
}

/** What the policy says, beside what was answered, and what decides it. */
export function Reveal({
  policy,
  question,
  step,
  given,
  isMoreAsked,
  differences,
  isLast,
  onNext,
}: RevealProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const right = isRight(question, given)
  return (
    <div className={`reveal reveal--${right ? 'right' : 'wrong'}`}>
      <h3 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        <span aria-hidden="true">{right ? '✓ ' : '✗ '}</span>
        {right ? 'Right' : 'Not this time'}: {answersInWords(question)}
      </h3>
      {!right && <p className="govuk-body">You said: {optionTitle(question, given)}.</p>}
      <Paragraphs lines={reasonLines(question)} />
      {!isMoreAsked && (
        <>
          <p className="govuk-body">Standing now. {standingInWords(policy, step.standing)}</p>
          <Differences of={differences} isNamed />
          <Details summary="Everything that changed at this step">
            <ChangeList policy={policy} step={step} />
          </Details>
        </>
      )}
      <Button onClick={onNext}>{isLast ? 'See how you did' : 'Next question'}</Button>
    </div>
  )
}

import { useMemo, useState } from 'react'
import type { Policy } from '@iom-rules/core'
import { questionsOf, type Journey, type Timeline } from '@iom-rules/core/journey'
import { go } from '../../address/address.ts'
import { journeyPath } from '../place.ts'
import type { Difference } from '../words/differs.ts'
import { QuizQuestion } from './QuizQuestion.tsx'
import { questionFrom, sinceThen, type Given } from './quiz.ts'
import { Score } from './Score.tsx'

interface QuizViewProps {
  readonly policy: Policy
  readonly journeyKey: string
  readonly journey: Journey
  readonly timeline: Timeline
  /** What the published policy says otherwise, step by step. */
  readonly differences: readonly (readonly Difference[])[]
  readonly step: number
}

/** Asks one question after another; what the policy says is shown once an answer is given. */
export function QuizView({ policy, journeyKey, journey, timeline, differences, step }: QuizViewProps) {
  const questions = useMemo(() => questionsOf(policy, journey, timeline), [policy, journey, timeline])
  const [at, setAt] = useState(() => questionFrom(questions, step))
  const [given, setGiven] = useState<Given>(() => questions.map(() => null))
  const goTo = (next: number) => {
    setAt(next)
    const asked = questions[next]
    if (asked !== undefined)
      go(journeyPath(journeyKey, { mode: 'quiz', step: asked.step }), { replace: true })
  }
  const question = questions[at]
  if (questions.length === 0) return <p className="govuk-body">This journey asks no questions.</p>
  if (question === undefined) {
    const again = () => {
      setGiven(questions.map(() => null))
      goTo(0)
    }
    return <Score policy={policy} questions={questions} given={given} onAgain={again} />
  }
  return (
    <QuizQuestion
      key={at}
      {...{ policy, journey, timeline, question }}
      number={at + 1}
      of={questions.length}
      earlier={timeline.steps.slice(0, (questions[at - 1]?.step ?? -1) + 1)}
      since={sinceThen(timeline, questions, at)}
      given={given[at] ?? null}
      differences={differences[question.step] ?? []}
      isMoreAsked={questions[at + 1]?.step === question.step}
      isMoved={given.some((one) => one !== null)}
      onGive={(answer) => setGiven((now) => now.with(at, answer))}
      onNext={() => goTo(at + 1)}
    />
  )
}

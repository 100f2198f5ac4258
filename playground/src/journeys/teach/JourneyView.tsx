import { useEffect, useMemo, useRef } from 'react'
import type { Policy } from '@iom-rules/core'
import { questionsOf, type Journey, type Timeline } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { Tag } from '../../design/Tag.tsx'
import { FactList } from '../../nominals/FactList.tsx'
import { DiagramSection } from '../diagram/DiagramSection.tsx'
import type { JourneyEdit } from '../edit.ts'
import { EventChooser } from '../events/EventChooser.tsx'
import { LiveRun } from '../run/LiveRun.tsx'
import type { Difference } from '../words/differs.ts'
import { standingInWords, stepInWords } from '../words/standing.ts'
import { ChangeList } from './ChangeList.tsx'
import { Differences } from './Differences.tsx'
import { EventCard } from './EventCard.tsx'
import { nominalAt } from './nominal.ts'
import { MarkersOfSuccess } from './MarkersOfSuccess.tsx'
import { Pathways } from './Pathways.tsx'
import { QuestionsHere } from './QuestionsHere.tsx'
import { StandingNow } from './StandingNow.tsx'
import { StepBar } from './StepBar.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import { WhyNow } from './WhyNow.tsx'

export interface JourneyViewProps {
  readonly policy: Policy
  readonly journey: Journey
  readonly timeline: Timeline
  /** What the published policy says otherwise, step by step. */
  readonly differences: readonly (readonly Difference[])[]
  readonly step: number
  /** The address of a step. */
  readonly pathOf: (step: number) => string
  /** Goes a step on or back. */
  readonly onStep: (step: number) => void
  /** What becomes of the journey when an event is added here, if it is not simply longer. */
  readonly note?: string
  readonly onEdit: (edit: JourneyEdit) => void
}

/** A journey at one of its steps, with everything that can be said and done there. */
export function JourneyView(props: JourneyViewProps) {
  const { policy, journey, timeline, step, pathOf, onStep, note, onEdit } = props
  const now = timeline.steps[step]
  const questions = useMemo(() => questionsOf(policy, journey, timeline), [policy, journey, timeline])
  const heading = useFocusOnArrival(step, timeline.steps.length)
  if (now === undefined) return null
  const differences = props.differences[step] ?? []
  const atEvent = differences.filter(({ decision }) => decision === 'event')
  return (
    <>
      <StepBar step={step} last={timeline.steps.length - 1} onStep={onStep} />
      <Announcement text={`${stepInWords(policy, now)}. ${standingInWords(policy, now.standing)}`} />
      <h2 className="govuk-heading-m journey__step" tabIndex={-1} ref={heading}>
        {stepInWords(policy, now)} {!now.permitted && <Tag colour="red">Refused</Tag>}
      </h2>
      <div className="journey__columns">
        <div className="journey__happened">
          <EventCard policy={policy} step={now} />
          <Differences of={atEvent} isNamed />
          <h3 className="govuk-heading-s">What changed</h3>
          <ChangeList policy={policy} step={now} />
          <QuestionsHere questions={questions.filter((question) => question.step === step)} />
        </div>
        <section className="journey__standing" aria-labelledby="standing-title">
          <h3 className="govuk-heading-s" id="standing-title">
            Where {journey.start.ref} stands
          </h3>
          <StandingNow policy={policy} step={now} differences={differences} />
          <WhyNow policy={policy} standing={now.standing} />
        </section>
      </div>
      <LiveRun policy={policy} journey={journey} step={step}>
        {(position) => (
          <>
            <EventChooser
              key={step}
              policy={policy}
              position={position}
              {...(note === undefined ? {} : { note })}
              onAdd={(event) => onEdit({ kind: 'event-added', after: step, event })}
            />
            <h2 className="govuk-heading-m">Timeline</h2>
            <TimelineTable policy={policy} timeline={timeline} step={step} pathOf={pathOf} />
            <DiagramSection policy={policy} states={position.states} />
          </>
        )}
      </LiveRun>
      <Details plain summary={`Facts now: ${journey.start.ref}`}>
        <FactList policy={policy} nominal={nominalAt(journey, now)} assessment={now.standing.assessment} />
      </Details>
      <Pathways policy={policy} standing={now.standing} />
      <MarkersOfSuccess policy={policy} timeline={timeline} />
    </>
  )
}

// Said aloud whenever it changes; what is there on arrival is read with the page.
function Announcement({ text }: { text: string }) {
  return (
    <p className="govuk-visually-hidden" role="status">
      {text}
    </p>
  )
}

/** Takes focus to the step when it was reached by a link or by adding an event, and not by the step buttons. */
function useFocusOnArrival(step: number, steps: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef({ step, steps })
  useEffect(() => {
    const isSame = before.current.step === step && before.current.steps === steps
    before.current = { step, steps }
    if (isSame) return
    const isStepping = document.activeElement?.closest('.step-bar') instanceof Element
    if (!isStepping) heading.current?.focus()
  }, [step, steps])
  return heading
}

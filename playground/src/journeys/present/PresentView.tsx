import { useEffect, useMemo, useRef, useState } from 'react'
import type { Policy } from '@iom-rules/core'
import { questionsOf, type Journey, type Timeline } from '@iom-rules/core/journey'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { journeyPath } from '../place.ts'
import type { Difference } from '../words/differs.ts'
import { Slide } from './Slide.tsx'
import { useClicker } from './useClicker.ts'

interface PresentViewProps {
  readonly policy: Policy
  readonly published: Policy
  readonly journeyKey: string
  readonly journey: Journey
  readonly timeline: Timeline
  /** What the published policy says otherwise, step by step. */
  readonly differences: readonly (readonly Difference[])[]
  readonly step: number
}

/** A journey for a room: large, step by step, answers hidden until they are asked for. */
export function PresentView({
  policy,
  published,
  journeyKey,
  journey,
  timeline,
  differences,
  step,
}: PresentViewProps) {
  const questions = useMemo(() => questionsOf(policy, journey, timeline), [policy, journey, timeline])
  /** How many questions have been revealed, step by step. */
  const [revealed, setRevealed] = useState<{ readonly [step: number]: number }>({})
  const here = questions.filter((question) => question.step === step)
  const open = revealed[step] ?? 0
  const last = timeline.steps.length - 1
  const clicker = useMemo(() => {
    const goTo = (to: number) => go(journeyPath(journeyKey, { mode: 'present', step: to }), { replace: true })
    const isHiding = open < here.length
    const onReveal = () => {
      if (isHiding) setRevealed((now) => ({ ...now, [step]: open + 1 }))
    }
    return {
      onReveal,
      // A clicker has two buttons: forward reveals before it goes on.
      onForward: () => (isHiding ? onReveal() : step < last && goTo(step + 1)),
      onBack: () => step > 0 && goTo(step - 1),
      onLeave: () => go(journeyPath(journeyKey, { step })),
    }
  }, [journeyKey, step, last, open, here.length])
  useClicker(clicker)
  const heading = useTitleAndFocus(journey.title, step)
  const now = timeline.steps[step]
  if (now === undefined) return null
  return (
    <div className="present">
      <p className="present__place">
        {journey.title}. Step {step} of {last}.
      </p>
      <Slide
        policy={policy}
        journey={journey}
        step={now}
        questions={here}
        revealed={open}
        differences={differences[step] ?? []}
        heading={heading}
      />
      <div className="present__controls">
        <Button small variant="secondary" aria-disabled={step === 0} onClick={clicker.onBack}>
          Back
        </Button>
        <Button small variant="secondary" aria-disabled={open >= here.length} onClick={clicker.onReveal}>
          Reveal
        </Button>
        <Button small variant="secondary" onClick={clicker.onForward}>
          Next
        </Button>
        <Button small variant="secondary" onClick={clicker.onLeave}>
          Leave
        </Button>
        <span className="present__under">
          Invented case. {policy.id} {policy.version}
          {policy === published ? '' : ', with the changes of a draft'}.
        </span>
      </div>
    </div>
  )
}

// The screen has no heading of the usual kind; every slide is a new place for who listens to it.
function useTitleAndFocus(title: string, step: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title}, step ${step} – IOM rules`
    scrollTo(0, 0)
    const isPressing = document.activeElement?.closest('.present__controls') instanceof Element
    if (!isPressing) heading.current?.focus()
  }, [title, step])
  return heading
}

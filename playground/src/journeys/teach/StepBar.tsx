import type { ReactNode } from 'react'
import { Button } from '../../design/Button.tsx'

interface StepBarProps {
  readonly step: number
  /** The number of the last step. */
  readonly last: number
  readonly onStep: (step: number) => void
  readonly children?: ReactNode
}

/** The way through the steps one by one; focus stays on the button, and the step is announced. */
export function StepBar({ step, last, onStep, children }: StepBarProps) {
  return (
    <div className="step-bar no-print">
      <Button
        small
        variant="secondary"
        aria-disabled={step === 0}
        onClick={() => step > 0 && onStep(step - 1)}
      >
        Previous step
      </Button>
      <Button small aria-disabled={step === last} onClick={() => step < last && onStep(step + 1)}>
        Next step
      </Button>
      <span className="step-bar__place">
        Step {step} of {last}
      </span>
      {children}
    </div>
  )
}

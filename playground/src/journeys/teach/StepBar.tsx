import type { ReactNode } from 'react'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'

interface StepBarProps {
  readonly step: number
  /** The number of the last step. */
  readonly last: number
  /** The address of a step. */
  readonly pathOf: (step: number) => string
  readonly children?: ReactNode
}

/** The way through the steps one by one; focus stays on the button, and the step is announced. */
export function StepBar({ step, last, pathOf, children }: StepBarProps) {
  return (
    <div className="step-bar no-print">
      <Button
        small
        variant="secondary"
        aria-disabled={step === 0}
        onClick={() => step > 0 && go(pathOf(step - 1), { replace: true })}
      >
        Previous step
      </Button>
      <Button
        small
        aria-disabled={step === last}
        onClick={() => step < last && go(pathOf(step + 1), { replace: true })}
      >
        Next step
      </Button>
      <span className="step-bar__place">
        Step {step} of {last}
      </span>
      {children}
    </div>
  )
}

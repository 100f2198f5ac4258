import { useEffect, useRef, useState } from 'react'
import { dayNumber, dayText, type Policy } from '@iom-rules/core'
import { nextChange, type JourneyEvent, type Position } from '@iom-rules/core/journey'
import { runInSlices } from './slices.ts'
import { Button } from '../../design/Button.tsx'
import { eventTitle } from '../words/carried.ts'

/** The event by which nothing happens but time. */
const timePassed = 'DAY_PASSED'

interface LetTimePassProps {
  readonly policy: Policy
  readonly position: Position
  readonly onAdd: (event: JourneyEvent) => void
}

/** Adds the day on which the policy says something else though nothing has happened. */
export function LetTimePass({ policy, position, onAdd }: LetTimePassProps) {
  /** What has been looked for, and from where: elsewhere it says nothing. */
  const [looked, setLooked] = useState<{ from: Position; found: 'looking' | 'none' } | null>(null)
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [policy, position])
  const state = looked?.from === position ? looked.found : 'idle'
  if (policy.events[timePassed] === undefined) return null
  const look = () => {
    setLooked({ from: position, found: 'looking' })
    stop.current = runInSlices(daysAhead(policy, position), (day) => {
      if (day === null) return setLooked({ from: position, found: 'none' })
      setLooked(null)
      onAdd({ type: timePassed, day })
    })
  }
  return (
    <div className="let-time-pass">
      <Button small disabled={state === 'looking'} onClick={look}>
        Let time pass to the next change
      </Button>
      <p className="govuk-body-s" role="status">
        {state === 'looking' && `${eventTitle(policy, timePassed)}: looking ahead, day by day…`}
        {state === 'none' && 'Time alone changes nothing within ten years.'}
      </p>
    </div>
  )
}

const daysLookedAt = 3653
const daysAtOnce = 30

/** The day of the next change, looked for a month at a time so that the screen can breathe. */
export function* daysAhead(policy: Policy, position: Position): Generator<undefined, string | null> {
  const { context, states } = position
  const from = dayNumber(context.asAt)
  if (from === null) return null
  let asAt = context.asAt
  for (let ahead = 0; ahead < daysLookedAt;) {
    ahead = Math.min(ahead + daysAtOnce, daysLookedAt)
    const until = dayText(from + ahead)
    // Nothing has changed up to here, so looking on from here is looking on from the start.
    const found = nextChange(policy, { states, context: { ...context, asAt } }, until)
    if (found !== null) return found.day
    asAt = until
    yield
  }
  return null
}

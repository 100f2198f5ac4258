import type { Policy } from '@iom-rules/core'
import type { Step } from '@iom-rules/core/journey'
import { dayInWords } from '../../words/days.ts'
import { eventInWords } from '../words/carried.ts'

interface StoryProps {
  readonly policy: Policy
  readonly steps: readonly Step[]
}

/** What happened, day by day, without what the policy says of it. */
export function Story({ policy, steps }: StoryProps) {
  return (
    <ol className="story">
      {steps.map(({ index, event, standing, permitted }) => (
        <li key={index} className="story__step">
          <strong className="story__day">{dayInWords(event?.day ?? standing.asAt)}</strong>{' '}
          {event === null ? 'The journey begins.' : `${eventInWords(policy, event)}.`}
          {!permitted && ' It was refused, and changed nothing.'}
          {event?.note !== undefined && <span className="story__note"> {event.note}</span>}
        </li>
      ))}
    </ol>
  )
}

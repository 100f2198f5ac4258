import type { Policy } from '@iom-rules/core'
import type { Step } from '@iom-rules/core/journey'
import { SummaryList } from '../../design/SummaryList.tsx'
import { Tag } from '../../design/Tag.tsx'
import { dayInWords } from '../../words/days.ts'
import { carriedInWords, eventTitle } from '../words/carried.ts'

interface EventCardProps {
  readonly policy: Policy
  readonly step: Step
}

/** What happened at a step: the event with what it carries, and why it is refused if it is. */
export function EventCard({ policy, step }: EventCardProps) {
  const { event, refusal } = step
  if (event === null) {
    return <p className="govuk-body">Nothing has happened yet. These are the facts on the first day.</p>
  }
  const carried = carriedInWords(policy, event)
  return (
    <div className="event">
      <p className="event__title">
        <strong>{eventTitle(policy, event.type)}</strong>, {dayInWords(event.day)}{' '}
        {refusal !== null && <Tag colour="red">Refused</Tag>}
      </p>
      {carried.length > 0 && (
        <SummaryList compact rows={carried.map(({ title, value }) => ({ key: title, title, value }))} />
      )}
      {event.by !== undefined && <p className="govuk-body-s">Recorded by: {event.by}</p>}
      {event.note !== undefined && <p className="govuk-body-s">Note: {event.note}</p>}
      {refusal !== null && (
        <div className="govuk-inset-text">
          <p className="govuk-body">{refusal.message}</p>
          <p className="govuk-body">The event changes nothing.</p>
        </div>
      )}
    </div>
  )
}

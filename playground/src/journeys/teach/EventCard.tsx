import type { Policy } from '@iom-rules/core'
import type { Step } from '@iom-rules/core/journey'
import { SummaryList } from '../../design/SummaryList.tsx'
import { carriedInWords } from '../words/carried.ts'
import { inProse } from '../words/prose.ts'

interface EventCardProps {
  readonly policy: Policy
  readonly step: Step
}

/** What an event carries, who recorded it, and why it is refused if it is. */
export function EventCard({ policy, step }: EventCardProps) {
  const { event, refusal } = step
  if (event === null) {
    return <p className="govuk-body">Nothing has happened yet. These are the facts on the first day.</p>
  }
  const carried = carriedInWords(policy, event)
  const isBare = carried.length === 0 && event.by === undefined && event.note === undefined
  if (isBare && refusal === null) return null
  return (
    <div className="event">
      {carried.length > 0 && (
        <SummaryList compact rows={carried.map(({ title, value }) => ({ key: title, title, value }))} />
      )}
      {event.by !== undefined && <p className="govuk-body-s">Recorded by: {event.by}</p>}
      {event.note !== undefined && <p className="govuk-body-s">Note: {event.note}</p>}
      {refusal !== null && (
        <div className="govuk-inset-text">
          <p className="govuk-body">{inProse(refusal.message)}</p>
          <p className="govuk-body">The event changes nothing.</p>
        </div>
      )}
    </div>
  )
}

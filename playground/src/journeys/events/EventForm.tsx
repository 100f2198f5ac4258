import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Policy } from '@iom-rules/core'
import { takeEvent, type EventChoice, type JourneyEvent, type Position } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { DateInput } from '../../design/DateInput.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { inProse } from '../words/prose.ts'
import { CarriedField } from './CarriedField.tsx'
import { entryFor, type EventEntry } from './entry.ts'
import { dayId, readEvent } from './read.ts'

interface EventFormProps {
  readonly policy: Policy
  readonly choice: EventChoice
  readonly position: Position
  readonly onAdd: (event: JourneyEvent) => void
  readonly onCancel: () => void
}

/** Asks what an event carries and on which day it happened; says what is wrong, and loses nothing. */
export function EventForm({ policy, choice, position, onAdd, onCancel }: EventFormProps) {
  const { asAt, facts } = position.context
  const [entry, setEntry] = useState(() => entryFor(choice, asAt))
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  /** What was refused, and how the form stood then: once it stands otherwise, that is no more what is asked. */
  const [refused, setRefused] = useState<{ event: JourneyEvent; entry: EventEntry } | null>(null)
  const attempt = refused?.entry === entry ? refused.event : null
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const unknown = Object.keys(policy.facts).filter(
    (fact) => facts[fact] === undefined && fact !== 'membership',
  )
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    const read = readEvent(policy, choice, entry, asAt)
    if (!read.ok) {
      setRefused(null)
      setErrors(read.errors)
      return
    }
    const { refusal } = takeEvent(policy, position, read.event)
    if (refusal === null) return onAdd(read.event)
    setErrors([{ field: dayId(choice.type), message: inProse(refusal.message) }])
    // What cannot be read would spoil the journey; what is only not permitted is worth showing.
    const isUnreadable = refusal.code === 'payload' || refusal.code === 'day'
    setRefused(isUnreadable ? null : { event: read.event, entry })
  }
  return (
    <form className="event-form" noValidate onSubmit={submit}>
      <h3 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {choice.title}
      </h3>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {choice.hint !== undefined && <p className="govuk-hint">{choice.hint}</p>}
      {choice.fields.map((field) => {
        const carried = entry.carried[field.field]
        return (
          carried !== undefined && (
            <CarriedField
              key={field.field}
              policy={policy}
              eventType={choice.type}
              field={field}
              entry={carried}
              unknown={unknown}
              errors={errors}
              onChange={(changed) =>
                setEntry((now) => ({ ...now, carried: { ...now.carried, [field.field]: changed } }))
              }
            />
          )
        )
      })}
      <DateInput
        id={dayId(choice.type)}
        legend="Day of the event"
        legendSize="s"
        value={entry.day}
        error={
          refused === null ? errors.find(({ field }) => field === dayId(choice.type))?.message : undefined
        }
        onChange={(day) => setEntry((now) => ({ ...now, day }))}
      />
      <div className="govuk-button-group">
        <Button type="submit">Add this event</Button>
        {attempt !== null && (
          <Button variant="secondary" onClick={() => onAdd(attempt)}>
            Add it as a refused attempt
          </Button>
        )}
        <Button variant="link" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

import { useId, useState, type FormEvent } from 'react'
import { parseNominal, type Nominal, type Policy } from '@iom-rules/core'
import { Button } from '../design/Button.tsx'
import { DateInput, type DayEntry } from '../design/DateInput.tsx'
import { useChange, useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import { dayEntry, dayInWords, readDay } from '../words/days.ts'
import { count } from '../words/numbers.ts'

/** The day everybody is judged on, and the way to move it. */
export function AsAt() {
  const asAt = useDraft((draft) => draft.asAt)
  const caseload = useDraft((draft) => draft.caseload)
  const { draft: policy } = usePolicies()
  const change = useChange()
  const id = useId()
  const [entry, setEntry] = useState<DayEntry | null>(null)
  const [error, setError] = useState<string>()
  const isOpen = entry !== null
  const toggle = () => {
    setEntry(isOpen ? null : dayEntry(asAt))
    setError(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = entry === null ? null : readDay(entry)
    const fault = day === null ? 'Enter a real day, such as 22 11 2026' : tooEarly(policy, caseload, day)
    if (day === null || fault !== undefined) {
      setError(fault)
      document.getElementById(`${id}-day`)?.focus()
      return
    }
    change.dayMoved({ asAt: day })
    setEntry(null)
    setError(undefined)
    document.getElementById(`${id}-toggle`)?.focus()
  }
  return (
    <div className="as-at">
      <p className="as-at__day">
        As at <strong>{dayInWords(asAt)}</strong>{' '}
        <Button variant="link" id={`${id}-toggle`} aria-expanded={isOpen} onClick={toggle}>
          {isOpen ? 'Cancel' : 'Change'}
          <span className="govuk-visually-hidden"> the day everybody is judged on</span>
        </Button>
      </p>
      {isOpen && (
        <form className="as-at__form" noValidate onSubmit={submit}>
          <DateInput
            id={`${id}-day`}
            legend="Judge everybody as at this day"
            value={entry}
            onChange={setEntry}
            error={error}
          />
          <Button small type="submit">
            Set the day
          </Button>
        </form>
      )}
    </div>
  )
}

// A record from after the day cannot be judged as at it.
function tooEarly(policy: Policy, caseload: readonly Nominal[], asAt: string): string | undefined {
  const later = caseload.filter((nominal) => !parseNominal(policy, nominal, { asAt }).ok)
  if (later.length === 0) return undefined
  return `Enter a later day: ${count(later.length, 'person has', 'people have')} records from after ${dayInWords(asAt)}`
}

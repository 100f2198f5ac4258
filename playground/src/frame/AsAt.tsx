import { useId, useState, type FormEvent } from 'react'
import { Button } from '../design/Button.tsx'
import { DateInput, type DayEntry } from '../design/DateInput.tsx'
import { useChange, useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import { dayEntry, dayInWords, readDay } from '../words/days.ts'
import { count } from '../words/numbers.ts'
import { WorkStatus } from '../work/WorkStatus.tsx'
import { useErrand } from '../work/WorkProvider.tsx'

/** The day everybody is judged on, and the way to move it. */
export function AsAt() {
  const asAt = useDraft((draft) => draft.asAt)
  const people = useDraft((draft) => draft.caseload)
  const { draft: policy } = usePolicies()
  const change = useChange()
  const id = useId()
  const [entry, setEntry] = useState<DayEntry | null>(null)
  const [error, setError] = useState<string>()
  const [asked, setAsked] = useState('')
  const isOpen = entry !== null
  const refuse = (fault: string) => {
    setError(fault)
    document.getElementById(`${id}-day`)?.focus()
  }
  // Everybody is looked at where they are held: there may be very many.
  const looking = useErrand('tooEarly', (later) => {
    // Somebody has thought better of it meanwhile.
    if (!isOpen) return
    if (later > 0) return refuse(tooEarly(later, asked))
    change.dayMoved({ asAt: asked })
    setEntry(null)
    setError(undefined)
    document.getElementById(`${id}-toggle`)?.focus()
  })
  const toggle = () => {
    setEntry(isOpen ? null : dayEntry(asAt))
    setError(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = entry === null ? null : readDay(entry)
    if (day === null) return refuse('Enter a real day, such as 22 11 2026')
    setAsked(day)
    looking.start({ policy, people, asAt: day })
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
          {looking.work !== null && <WorkStatus work={looking.work} doing="Looking at everybody" />}
        </form>
      )}
    </div>
  )
}

// A record from after the day cannot be judged as at it.
function tooEarly(later: number, asAt: string): string {
  return `Enter a later day: ${count(later, 'person has', 'people have')} records from after ${dayInWords(asAt)}`
}

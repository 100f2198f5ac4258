import { useState, type FormEvent } from 'react'
import { go, useQuery } from '../../address/address.ts'
import { Page } from '../../address/Page.tsx'
import { Button } from '../../design/Button.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { dayEntry } from '../../words/days.ts'
import { newJourney } from '../edit.ts'
import { journeyPath } from '../place.ts'
import { useShelf } from '../shelf/ShelfProvider.tsx'
import { readStart, type StartEntry } from './start.ts'
import { StartFields } from './StartFields.tsx'

/** Begins a journey: with somebody of the caseload, or with nobody of whom anything is known. */
export function MakeOneUpPage() {
  const { draft: policy } = usePolicies()
  const caseload = useDraft((draft) => draft.caseload)
  const asAt = useDraft((draft) => draft.asAt)
  const shelf = useShelf()
  const given = useQuery().get('from')
  const [entry, setEntry] = useState<StartEntry>(() => ({
    from: 'somebody',
    ref: given ?? caseload[0]?.ref ?? '',
    day: dayEntry(asAt),
  }))
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const start = readStart(policy, caseload, entry)
    setErrors(start.ok ? [] : start.errors)
    if (!start.ok) return
    const { nominal, day } = start
    const title = entry.from === 'nobody' ? 'Made up from nothing' : `Made up from ${nominal.ref}`
    go(journeyPath(shelf.add((key) => newJourney(policy, key, nominal, day, title))))
  }
  return (
    <Page title="Make a journey up" caption="Journeys">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p className="govuk-body">Choose where it starts. Then add what happens, event by event.</p>
      <form noValidate onSubmit={submit}>
        <StartFields entry={entry} errors={errors} onChange={setEntry} />
        <Button type="submit">Start the journey</Button>
      </form>
    </Page>
  )
}

import { useCallback, useEffect, useMemo, useState, type FormEvent } from 'react'
import { shortestJourney, type Goal, type Journey, type JourneyStart } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { Select } from '../../design/Select.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { dayEntry } from '../../words/days.ts'
import { newJourney } from '../edit.ts'
import { readStart, type StartEntry } from '../library/start.ts'
import { StartFields } from '../library/StartFields.tsx'
import { useWorkedOut, type WorkedOut } from '../useWorkedOut.ts'
import { goalsOf, type NamedGoal } from './goals.ts'

interface ShortestWayProps {
  readonly onOpen: (journey: Journey) => void
}

interface Asked {
  readonly start: JourneyStart
  readonly goal: Goal
}

/** Asks where to get to, and from where; opens the journey with the fewest events. */
export function ShortestWay({ onOpen }: ShortestWayProps) {
  const { draft: policy } = usePolicies()
  const caseload = useDraft((draft) => draft.caseload)
  const asAt = useDraft((draft) => draft.asAt)
  const goals = useMemo(() => goalsOf(policy), [policy])
  const [wanted, setWanted] = useState(() => (goals.find(isMember) ?? goals[0])?.id ?? '')
  const [entry, setEntry] = useState<StartEntry>({
    from: 'nobody',
    ref: caseload[0]?.ref ?? '',
    day: dayEntry(asAt),
  })
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [asked, setAsked] = useState<Asked | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const start = readStart(policy, caseload, entry)
    const goal = goals.find(({ id }) => id === wanted)?.goal
    setErrors(start.ok ? [] : start.errors)
    if (!start.ok || goal === undefined) return setAsked(null)
    setAsked({ start: newJourney(policy, 'start', start.nominal, start.day, '').start, goal })
  }
  return (
    <section className="generate" aria-labelledby="shortest-title">
      <h2 className="govuk-heading-m" id="shortest-title">
        The shortest way
      </h2>
      <p className="govuk-body">The least that has to happen for somebody to get there.</p>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form noValidate onSubmit={submit}>
        <Select
          id="goal"
          label="Get to"
          choices={goals.map(({ id, title }) => ({ value: id, text: title }))}
          value={wanted}
          onChange={setWanted}
        />
        <StartFields entry={entry} errors={errors} onChange={setEntry} />
        <Button type="submit">Find the shortest way</Button>
      </form>
      {asked !== null && <Search asked={asked} onOpen={onOpen} />}
    </section>
  )
}

/** What is asked for most. */
function isMember({ goal }: NamedGoal): boolean {
  return 'state' in goal && goal.state === 'MEMBER'
}

function Search({ asked, onOpen }: ShortestWayProps & { readonly asked: Asked }) {
  const { draft: policy } = usePolicies()
  const work = useCallback(() => shortestJourney(policy, asked.start, asked.goal), [policy, asked])
  const found = useWorkedOut(work)
  const journey = found.state === 'done' ? found.value : null
  useEffect(() => {
    if (journey !== null) onOpen(journey)
  }, [journey, onOpen])
  return (
    <p className="govuk-body" role="status">
      {inWords(found)}
    </p>
  )
}

function inWords(found: WorkedOut<Journey | null>): string {
  if (found.state === 'working') return 'Looking for the shortest way…'
  if (found.state === 'failed') return found.message
  return found.value === null ? 'No ten events lead there from there.' : ''
}

import { useState, type FormEvent } from 'react'
import { randomJourney, type Journey } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { Input } from '../../design/Input.tsx'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { numberInWords, readNumber } from '../../words/numbers.ts'

const seedId = 'random-seed'
const eventsId = 'random-events'
const most = { [seedId]: 4_294_967_295, [eventsId]: 100 } as const

/** An invented journey that makes sense; the same seed gives the same one. */
export function AtRandom({ onOpen }: { onOpen: (journey: Journey) => void }) {
  const { draft: policy } = usePolicies()
  const [seed, setSeed] = useState('1')
  const [events, setEvents] = useState('12')
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faults = [
      ...wholeNumberFaults(seedId, 'seed', seed),
      ...wholeNumberFaults(eventsId, 'number of events', events),
    ]
    setErrors(faults)
    if (faults.length > 0) return
    onOpen(randomJourney(policy, { seed: Number(readNumber(seed)), events: Number(readNumber(events)) }))
  }
  return (
    <section className="generate" aria-labelledby="random-title">
      <h2 className="govuk-heading-m" id="random-title">
        At random
      </h2>
      <p className="govuk-body">Something that might happen to somebody. Everything in it is permitted.</p>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form noValidate onSubmit={submit}>
        <Input
          id={seedId}
          label="Seed"
          hint="The same number gives the same journey again."
          inputMode="numeric"
          width={10}
          value={seed}
          error={errorOf(seedId)}
          onChange={setSeed}
        />
        <Input
          id={eventsId}
          label="Events"
          inputMode="numeric"
          width={3}
          value={events}
          error={errorOf(eventsId)}
          onChange={setEvents}
        />
        <Button type="submit">Make a journey up at random</Button>
      </form>
    </section>
  )
}

function wholeNumberFaults(field: keyof typeof most, noun: string, text: string): FieldError[] {
  const number = readNumber(text)
  if (number !== null && Number.isInteger(number) && number >= 0 && number <= most[field]) return []
  return [
    { field, message: `Enter a ${noun} that is a whole number from 0 to ${numberInWords(most[field])}` },
  ]
}

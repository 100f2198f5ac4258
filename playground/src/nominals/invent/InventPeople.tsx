import { useEffect, useId, useMemo, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../design/Button.tsx'
import { Radios } from '../../design/Choices.tsx'
import { Details } from '../../design/Details.tsx'
import { ErrorSummary } from '../../design/ErrorSummary.tsx'
import { Input } from '../../design/Input.tsx'
import { useChange, useDraft, usePolicies, usePublished } from '../../draft/DraftProvider.tsx'
import { count, numberInWords } from '../../words/numbers.ts'
import { useErrand } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { readInvention, type InventionEntry } from './read.ts'

const sizes = [1000, 10_000, 100_000]
const usual: InventionEntry = { count: '10000', seed: '1', unknown: '8' }

/** Puts many invented people in the place of the caseload, and the sample back. */
export function InventPeople() {
  const id = useId()
  const { policy: published, caseload: sample } = usePublished()
  const { draft: policy } = usePolicies()
  const asAt = useDraft((draft) => draft.asAt)
  const origin = useDraft((draft) => draft.origin)
  const change = useChange()
  const [entry, setEntry] = useState(usual)
  const [tried, setTried] = useState<InventionEntry | null>(null)
  const [madeFor, setMadeFor] = useState({ policy, asAt })
  const [times, setTimes] = useState(0)
  const read = useMemo(() => readInvention(entry, id), [entry, id])
  const { work, start } = useErrand('invent', ({ people }) => {
    const made = readInvention(tried ?? entry, id)
    if (!made.ok) return
    const { seed, unknownRate } = made.invention
    // The form is closed, so that the people can be seen.
    setTimes(times + 1)
    change.caseloadReplaced({ caseload: people, origin: { kind: 'invented', seed, unknownRate, madeFor } })
  })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (times > 0) box.current?.querySelector('summary')?.focus()
  }, [times])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(entry)
    setMadeFor({ policy, asAt })
    if (read.ok) start({ policy, asAt, ...read.invention })
  }
  const errors = tried === entry && !read.ok ? read.errors : []
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const backToSample = () => change.caseloadReplaced({ caseload: sample, origin: { kind: 'sample' } })
  return (
    <div className="invent no-print" ref={box}>
      <Details
        key={times}
        summary={`Try with ${sizes.slice(1).map(numberInWords).join(' or ')} invented people`}
      >
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <form noValidate onSubmit={submit}>
          <p className="govuk-body">
            They are made up on this machine for {published.title}, and stand for nobody. They take the place
            of the people there are now; Undo brings those back.
          </p>
          <div className="invent__fields">
            <Radios
              id={`${id}-count`}
              legend="How many"
              inline
              small
              choices={sizes.map((size) => ({ value: String(size), text: numberInWords(size) }))}
              value={entry.count}
              onChange={(chosen) => setEntry({ ...entry, count: chosen })}
            />
            <Input
              id={`${id}-unknown`}
              label="Share of facts that are not known"
              suffix="%"
              width={3}
              inputMode="decimal"
              value={entry.unknown}
              error={errorOf(`${id}-unknown`)}
              onChange={(unknown) => setEntry({ ...entry, unknown })}
            />
            <Input
              id={`${id}-seed`}
              label="Seed"
              hint="The same number makes up the same people on any machine."
              width={10}
              inputMode="numeric"
              value={entry.seed}
              error={errorOf(`${id}-seed`)}
              onChange={(seed) => setEntry({ ...entry, seed })}
            />
          </div>
          <Button type="submit" disabled={work?.state === 'working'}>
            Make them up
          </Button>
        </form>
      </Details>
      {work !== null && <WorkStatus work={work} doing="Making people up" />}
      {origin.kind !== 'sample' && work?.state !== 'working' && (
        <Button variant="secondary" onClick={backToSample}>
          Back to the sample of {count(sample.length, 'person', 'people')}
        </Button>
      )}
    </div>
  )
}

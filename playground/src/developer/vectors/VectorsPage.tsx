import { useMemo, useState, type FormEvent } from 'react'
import type { Nominal } from '@iom-rules/core'
import { knownTo } from '@iom-rules/core/analysis'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { Input } from '../../design/Input.tsx'
import { useDraft, usePolicies, useWholePolicies } from '../../draft/DraftProvider.tsx'
import { download } from '../../files/download.ts'
import { assessedUnder } from '../../nominals/useAssessment.ts'
import { useErrand } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { count, numberInWords, readNumber } from '../../words/numbers.ts'
import { DeveloperPage } from '../DeveloperPage.tsx'
import { useAsked } from '../useAsked.ts'
import { mostVectors } from './lines.ts'
import type { Vectors } from './vectors.ts'

const type = 'application/x-ndjson'
/** Of people who are left out. */
const mostShown = 20

/** What goes in and what must come out, for the tests of another program. */
export function VectorsPage() {
  return (
    <DeveloperPage title="Test vectors">
      <p className="govuk-body">
        A line of JSON for each nominal, with the whole assessment of this draft: <code>nominal</code>,{' '}
        <code>asAt</code>, <code>assessment</code>. An engine of your own is right when it gives the same. The
        same draft, people and day give the same bytes.
      </p>
      <OfExamples />
      <OfCaseload />
    </DeveloperPage>
  )
}

function OfExamples() {
  const whole = useWholePolicies()
  const { draft } = usePolicies()
  const [said, setSaid] = useState('')
  const name = `${draft.id}-example-vectors.ndjson`
  const { work, start } = useErrand('exampleVectors', (file) => {
    download(name, type, file)
    setSaid(`Saved as ${name}.`)
  })
  const examples = whole?.draft.document.examples?.length ?? 0
  return (
    <section aria-labelledby="vectors-examples">
      <h2 className="govuk-heading-m" id="vectors-examples">
        The examples of the policy
      </h2>
      <p className="govuk-body">
        {whole === null
          ? 'Opening the examples…'
          : `${numberInWords(examples)} people who stand for the cases that matter, with what is expected of each.`}
      </p>
      <Button
        disabled={whole === null || examples === 0}
        onClick={() => whole && work === null && start({ policy: whole.draft })}
      >
        Save the examples as vectors
      </Button>
      {work !== null && <WorkStatus work={work} doing="Working out the examples" />}
      <p className="govuk-body" role="status">
        {said}
      </p>
    </section>
  )
}

function OfCaseload() {
  const people = useDraft((draft) => draft.caseload)
  const isImported = useDraft((draft) => draft.origin.kind === 'imported')
  const { asked } = useAsked()
  const { policy, asAt } = asked
  const { published } = usePolicies()
  const most = Math.min(people.length, mostVectors)
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const [said, setSaid] = useState('')
  const name = `${policy.id}-vectors.ndjson`
  const [leftOut, setLeftOut] = useState<Vectors['leftOut']>([])
  const { work, start } = useErrand('caseloadVectors', (vectors) => {
    setLeftOut(vectors.leftOut)
    if (vectors.file.size === 0) setSaid('Nothing is saved: none of them can be assessed under this draft.')
    else {
      download(name, type, vectors.file)
      setSaid(`Saved as ${name}.`)
    }
  })
  const size = useMemo(() => {
    const found = assessedUnder(policy, policy, asked.nominal, { asAt })
    if (typeof found === 'string') return ''
    const kilobytes = numberInWords(Math.ceil(JSON.stringify(found.after).length / 1000))
    return `An assessment is about ${kilobytes} KB, so a thousand people are ${kilobytes} MB.`
  }, [policy, asked.nominal, asAt])
  const hint = most < people.length ? `At most ${numberInWords(most)}; for more, use the command line.` : ''
  const text = typed ?? String(Math.min(most, 1000))
  const first = readNumber(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSaid('')
    setLeftOut([])
    if (first === null || !Number.isInteger(first) || first < 1 || first > most) {
      setError(`Enter a whole number between 1 and ${numberInWords(most)}`)
      document.getElementById('vectors-first')?.focus()
      return
    }
    setError(undefined)
    // A fact that the draft has no place for any more is left out, as it is where everybody is compared.
    const isNarrower = Object.keys(published.facts).some((fact) => policy.facts[fact] === undefined)
    const known = (one: Nominal) => knownTo(policy, published, one) as Nominal
    start({ policy, people: isNarrower ? people.slice(0, first).map(known) : people, asAt, first })
  }
  if (people.length === 0)
    return (
      <p className="govuk-body">There is nobody in the caseload. Add people on Nominals, or make some up.</p>
    )
  return (
    <section aria-labelledby="vectors-caseload">
      <h2 className="govuk-heading-m" id="vectors-caseload">
        The caseload
      </h2>
      {isImported && (
        <p className="govuk-body">You imported these people: the file says what is known of each of them.</p>
      )}
      <form noValidate onSubmit={submit}>
        <Input
          id="vectors-first"
          label="How many people, from the top"
          hint={[size, hint].filter(Boolean).join(' ') || undefined}
          error={error}
          width={5}
          inputMode="numeric"
          value={text}
          onChange={setTyped}
        />
        <Button type="submit" variant="secondary">
          Save the caseload as vectors
        </Button>
        {work !== null && <WorkStatus work={work} doing="Assessing everybody" />}
      </form>
      <p className="govuk-body" role="status">
        {said}
        {leftOut.length > 0 && ` ${count(leftOut.length, 'person is', 'people are')} left out.`}
      </p>
      {leftOut.length > 0 && (
        <Details summary="Who is left out, and why">
          <ul className="govuk-list govuk-list--bullet">
            {leftOut.slice(0, mostShown).map(({ ref, why }) => (
              <li key={ref}>
                <a className="govuk-link" href={`#/nominals/${encodeURIComponent(ref)}`}>
                  {ref}
                </a>
                : {why}
              </li>
            ))}
          </ul>
          {leftOut.length > mostShown && (
            <p className="govuk-body">And {numberInWords(leftOut.length - mostShown)} more.</p>
          )}
        </Details>
      )}
    </section>
  )
}

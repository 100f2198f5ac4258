import { useMemo, useState, type FormEvent } from 'react'
import { assess } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { useDraft, usePolicies, useWholePolicies } from '../../draft/DraftProvider.tsx'
import { download } from '../../files/download.ts'
import { useErrand } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { numberInWords, readNumber } from '../../words/numbers.ts'
import { DeveloperPage } from '../DeveloperPage.tsx'
import { useAsked } from '../useAsked.ts'
import { mostVectors } from './lines.ts'

const type = 'application/x-ndjson'

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
  const most = Math.min(people.length, mostVectors)
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const [said, setSaid] = useState('')
  const name = `${policy.id}-vectors.ndjson`
  const { work, start } = useErrand('caseloadVectors', (file) => {
    download(name, type, file)
    setSaid(`Saved as ${name}.`)
  })
  const each = useMemo(
    () => JSON.stringify(assess(policy, asked.nominal, { asAt })).length,
    [policy, asked.nominal, asAt],
  )
  const text = typed ?? String(Math.min(most, 1000))
  const first = readNumber(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSaid('')
    if (first === null || !Number.isInteger(first) || first < 1 || first > most) {
      setError(`Enter a whole number between 1 and ${numberInWords(most)}`)
      document.getElementById('vectors-first')?.focus()
      return
    }
    setError(undefined)
    start({ policy, people, asAt, first })
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
          hint={`An assessment is about ${numberInWords(Math.ceil(each / 1000))} KB, so a thousand people are ${numberInWords(Math.ceil(each / 1000))} MB.${most < people.length ? ` At most ${numberInWords(most)}; for more, use the command line.` : ''}`}
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
      </p>
    </section>
  )
}

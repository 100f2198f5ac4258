import { useRef, useState } from 'react'
import type { Example, Policy } from '@iom-rules/core'
import type { MutantReport, Survivor } from '@iom-rules/core/analysis'
import { Button } from '../../design/Button.tsx'
import { useChange, useDraft } from '../../draft/DraftProvider.tsx'
import { count, numberInWords } from '../../words/numbers.ts'
import { personInWords } from '../../words/person.ts'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { useLatest, useWork } from '../../work/WorkProvider.tsx'
import type { Given } from '../../work/given.ts'
import { exampleAddress } from '../example/address.ts'

/** Small changes to the policy that its examples would let pass, each with the example that would not. */
export function Unnoticed({ policy, whole }: { policy: Policy; whole: Given | null }) {
  const asAt = useDraft((draft) => draft.asAt)
  const work = useWork('mutants', whole === null ? null : { policy: whole, asAt })
  const latest = useLatest(work)
  return (
    <section aria-labelledby="unnoticed-heading" className="checks__group">
      <h2 className="govuk-heading-m" id="unnoticed-heading">
        What they would not notice
      </h2>
      <p className="govuk-body">
        The policy is changed a little, one place at a time: a figure by one, a comparison, a rule left out. A
        good set of examples notices every change that makes a difference to somebody.
      </p>
      <WorkStatus work={work} doing="Trying small changes" isBehind={latest !== null} />
      {latest !== null && <Report policy={policy} report={latest.value} milliseconds={latest.milliseconds} />}
    </section>
  )
}

interface ReportProps {
  readonly policy: Policy
  readonly report: MutantReport
  readonly milliseconds: number
}

function Report({ policy, report, milliseconds }: ReportProps) {
  const change = useChange()
  const added = useDraft(({ examples }) => examples)
  const [said, setSaid] = useState('')
  const summary = useRef<HTMLParagraphElement>(null)
  const { total, killed, equivalent, survivors, tooComplex } = report
  const addedTexts = new Set(added.map((example) => JSON.stringify(example)))
  // Until the next run is done, those whose example has been added meanwhile are not shown again.
  const open = survivors.filter(({ example }) => !addedTexts.has(JSON.stringify(example)))
  const add = (example: Example) => {
    change.exampleAdded({ example })
    setSaid(`Added the example “${example.title}”. Undo takes it back.`)
    summary.current?.focus()
  }
  return (
    <>
      <p className="govuk-body" tabIndex={-1} ref={summary}>
        <strong>
          {open.length === 0
            ? 'The examples notice every change that makes a difference.'
            : `The examples would not notice ${count(open.length, 'change', 'changes')}.`}
        </strong>{' '}
        {count(total, 'small change was', 'small changes were')} tried: {count(killed, 'is', 'are')} noticed,{' '}
        {count(equivalent, 'makes', 'make')} no difference to anybody (proved)
        {tooComplex.length > 0 && `, ${numberInWords(tooComplex.length)} could not be worked out`}.{' '}
        {numberInWords(Math.max(1, Math.round(milliseconds)))} ms.
      </p>
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      <ul className="finding-list">
        {open.map((survivor) => (
          <UnnoticedChange key={survivor.mutant.id} policy={policy} survivor={survivor} onAdd={add} />
        ))}
      </ul>
    </>
  )
}

interface UnnoticedChangeProps {
  readonly policy: Policy
  readonly survivor: Survivor
  readonly onAdd: (example: Example) => void
}

function UnnoticedChange({ policy, survivor, onAdd }: UnnoticedChangeProps) {
  const { mutant, example } = survivor
  return (
    <li className="finding finding--warning">
      <p className="finding__message">Your examples would not notice if {mutant.words}</p>
      {example === null ? (
        <p className="govuk-body-s">No example that would notice it was found.</p>
      ) : (
        <>
          <p className="finding__example">
            <strong>This example would:</strong> {example.title}. {personInWords(policy, example.facts)}.
          </p>
          <div className="finding__actions no-print">
            <Button variant="secondary" small onClick={() => onAdd(example)}>
              Add the example<span className="govuk-visually-hidden">: {example.title}</span>
            </Button>
            <a className="govuk-link" href={`#${exampleAddress(example, Object.keys(example.expect)[0])}`}>
              Show<span className="govuk-visually-hidden">: {example.title}</span>
            </a>
          </div>
        </>
      )}
    </li>
  )
}

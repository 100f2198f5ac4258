import { useId, useRef, useState } from 'react'
import type { Policy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Tag, type TagColour } from '../../design/Tag.tsx'
import { personInWords } from '../../words/person.ts'
import { exampleAddress } from '../example/address.ts'
import { AcceptForm } from './AcceptForm.tsx'
import { Families } from './Families.tsx'
import { fixAddress, kindOf, type AnyFinding, type Severity } from './finding.ts'
import { RunJourney } from './RunJourney.tsx'

const marks: { readonly [Kind in Severity]: { readonly word: string; readonly colour: TagColour } } = {
  error: { word: 'Error', colour: 'red' },
  warning: { word: 'Warning', colour: 'yellow' },
  info: { word: 'For information', colour: 'grey' },
}

interface FindingCardProps {
  readonly policy: Policy
  readonly finding: AnyFinding
  /** Told once it is accepted and leaves the list; left out where there is nothing to accept. */
  readonly onAccepted?: (finding: AnyFinding) => void
}

/** One finding: a sentence, whom it is about, an example, and what can be done about it. */
export function FindingCard({ policy, finding, onAccepted }: FindingCardProps) {
  const id = useId()
  const [isAccepting, setAccepting] = useState(false)
  const acceptButton = useRef<HTMLButtonElement>(null)
  const { severity, message, help, decision } = finding
  const { word, colour } = marks[severity]
  const families = 'families' in finding ? (finding.families ?? []) : []
  const more = 'moreFamilies' in finding ? (finding.moreFamilies ?? 0) : 0
  const witness = 'witness' in finding ? finding.witness : undefined
  const trail = 'journey' in finding ? finding.journey : undefined
  const fix = fixAddress(policy, finding)
  const of = <span className="govuk-visually-hidden">: {message}</span>
  const close = () => {
    setAccepting(false)
    acceptButton.current?.focus()
  }
  return (
    <li className={`finding finding--${severity}`}>
      <p className="finding__head">
        <Tag colour={colour}>{word}</Tag> <strong>{kindOf(finding)}</strong>
        {decision !== undefined && (
          <span className="finding__decision">{policy.decisions[decision]?.title ?? decision}</span>
        )}
      </p>
      <p className="finding__message">{message}</p>
      {help !== undefined && <p className="govuk-body-s">{help}</p>}
      {families.length > 0 && <Families families={families} more={more} decision={decision} />}
      {witness !== undefined && (
        <p className="finding__example">
          <strong>For example:</strong> {personInWords(policy, witness.facts)}
        </p>
      )}
      <div className="finding__actions no-print">
        {witness !== undefined && (
          <a className="govuk-link" href={`#${exampleAddress(witness, decision)}`}>
            Show{of}
          </a>
        )}
        {trail !== undefined && <RunJourney message={message} trail={trail} />}
        {fix !== null && (
          <a className="govuk-link" href={`#${fix}`}>
            Fix…{of}
          </a>
        )}
        {onAccepted !== undefined && (
          <Button
            variant="link"
            ref={acceptButton}
            aria-expanded={isAccepting}
            onClick={() => setAccepting(!isAccepting)}
          >
            Accept{of}
          </Button>
        )}
      </div>
      {isAccepting && onAccepted !== undefined && (
        <AcceptForm id={id} finding={finding} onCancel={close} onAccepted={() => onAccepted(finding)} />
      )}
    </li>
  )
}

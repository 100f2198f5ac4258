import { useRef } from 'react'
import { staleAcceptances, type Acceptance, type Policy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { useChange } from '../../draft/DraftProvider.tsx'
import { dayInWords } from '../../words/days.ts'
import { findingKey, kindOf, type AnyFinding, type Judged } from './finding.ts'

interface AcceptedProps {
  readonly policy: Policy
  readonly judged: readonly Judged[]
  readonly acceptances: readonly Acceptance[]
}

/** What somebody lets stand, with the reason and the way to take it back. */
export function Accepted({ policy, judged, acceptances }: AcceptedProps) {
  const change = useChange()
  const heading = useRef<HTMLHeadingElement>(null)
  const findings = judged.map(({ finding }) => finding)
  const accepted = judged.flatMap(({ finding, acceptance }) =>
    acceptance === null ? [] : [{ finding, acceptance }],
  )
  const stale = staleAcceptances({ ...policy, acceptances }, findings)
  const takeBack = (acceptance: Acceptance) => {
    change.acceptanceTakenBack({ acceptance })
    heading.current?.focus()
  }
  if (acceptances.length === 0) return null
  return (
    <section aria-labelledby="accepted-heading" className="checks__group">
      <h2 className="govuk-heading-m" id="accepted-heading" tabIndex={-1} ref={heading}>
        Accepted ({accepted.length})
      </h2>
      <ul className="finding-list">
        {accepted.map(({ finding, acceptance }) => (
          <li key={findingKey(finding)} className="finding finding--accepted">
            <p className="finding__head">
              <strong>{kindOf(finding)}</strong>
            </p>
            <p className="finding__message">{finding.message}</p>
            <Record acceptance={acceptance} of={finding} onTakeBack={() => takeBack(acceptance)} />
          </li>
        ))}
        {stale.map((acceptance) => (
          <li key={JSON.stringify(acceptance)} className="finding finding--accepted">
            <p className="finding__message">
              What was accepted here is no longer found, so the acceptance can be taken back.
            </p>
            <Record acceptance={acceptance} onTakeBack={() => takeBack(acceptance)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RecordProps {
  readonly acceptance: Acceptance
  readonly of?: AnyFinding
  readonly onTakeBack: () => void
}

function Record({ acceptance, of, onTakeBack }: RecordProps) {
  const { reason, by, on } = acceptance
  return (
    <>
      <p className="finding__reason">
        <strong>Accepted because:</strong> {reason}
      </p>
      <p className="govuk-body-s">
        {by}, {dayInWords(on)}
      </p>
      <p className="no-print finding__actions">
        <Button variant="link" onClick={onTakeBack}>
          Take back<span className="govuk-visually-hidden">: {of?.message ?? reason}</span>
        </Button>
      </p>
    </>
  )
}

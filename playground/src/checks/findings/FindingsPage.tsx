import { useRef, useState } from 'react'
import { Details } from '../../design/Details.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { useDraftName } from '../../draft/useDraftName.ts'
import { dayInWords } from '../../words/days.ts'
import { count, numberInWords } from '../../words/numbers.ts'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { ChecksPage } from '../ChecksPage.tsx'
import { failing, useChecks, useExamplesRun } from '../useChecks.ts'
import { Accepted } from './Accepted.tsx'
import { byKind, findingKey, openOnes, type AnyFinding, type Judged } from './finding.ts'
import { FindingCard } from './FindingCard.tsx'

/** What is found in the draft: gaps, overlaps, rules that do nothing, faults of the process, what rests on nothing. */
export function FindingsPage() {
  const { work, judged, milliseconds, acceptances } = useChecks()
  const { draft } = usePolicies()
  return (
    <ChecksPage title="Findings">
      <p className="govuk-body">
        The whole policy is looked at: everybody there could be, not only the people of the caseload. What is
        found is proved, with an example person.
      </p>
      <WorkStatus work={work} doing="Checking the policy" isBehind={judged !== null} />
      {judged !== null && (
        <>
          <Summary judged={judged} milliseconds={milliseconds} isBehind={work.state !== 'done'} />
          <FailingExamples />
          <Open judged={judged} />
          <Accepted policy={draft} judged={judged} acceptances={acceptances} />
          <ForInformation judged={judged} />
        </>
      )}
    </ChecksPage>
  )
}

interface SummaryProps {
  readonly judged: readonly Judged[]
  readonly milliseconds: number
  readonly isBehind: boolean
}

function Summary({ judged, milliseconds, isBehind }: SummaryProps) {
  const name = useDraftName()
  const asAt = useDraft((draft) => draft.asAt)
  const errors = openOnes(judged, 'error').length
  const warnings = openOnes(judged, 'warning').length
  const notes = openOnes(judged, 'info').length
  return (
    <p className="govuk-body" role="status">
      <strong>
        {count(errors, 'error', 'errors')}, {count(warnings, 'warning', 'warnings')}
      </strong>{' '}
      and {count(notes, 'note', 'notes')} for information.
      {!isBehind &&
        ` ${name}, as at ${dayInWords(asAt)}; ${numberInWords(Math.max(1, Math.round(milliseconds)))} ms.`}
    </p>
  )
}

function FailingExamples() {
  const { run } = useExamplesRun()
  const failed = failing(run).length
  if (run === null || failed === 0) return null
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>
          {count(failed, 'example does', 'examples do')} not hold, of {numberInWords(run.outcomes.length)}.
        </strong>{' '}
        <a className="govuk-link" href="#/checks/examples?show=failing">
          See what differs
        </a>
      </p>
    </InsetText>
  )
}

const titles = { error: 'Errors', warning: 'Warnings' } as const

function Open({ judged }: { judged: readonly Judged[] }) {
  const { draft } = usePolicies()
  const errors = openOnes(judged, 'error')
  const warnings = openOnes(judged, 'warning')
  const [said, setSaid] = useState('')
  const headings = {
    error: useRef<HTMLHeadingElement>(null),
    warning: useRef<HTMLHeadingElement>(null),
  }
  const onAccepted = (severity: 'error' | 'warning') => (finding: AnyFinding) => {
    setSaid(`Accepted: ${finding.message} Undo takes it back.`)
    // The finding leaves the list, and would take focus with it.
    headings[severity].current?.focus()
  }
  return (
    <>
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      {errors.length + warnings.length === 0 && (
        <InsetText>
          No error and no warning is open: what was found has been accepted, or is only for information.
        </InsetText>
      )}
      {(['error', 'warning'] as const).map((severity) => {
        const findings = severity === 'error' ? errors : warnings
        return (
          <section key={severity} aria-labelledby={`${severity}-heading`} className="checks__group">
            <h2
              className={findings.length === 0 ? 'govuk-visually-hidden' : 'govuk-heading-m'}
              id={`${severity}-heading`}
              tabIndex={-1}
              ref={headings[severity]}
            >
              {titles[severity]} ({findings.length})
            </h2>
            <ul className="finding-list">
              {findings.map((finding) => (
                <FindingCard
                  key={findingKey(finding)}
                  policy={draft}
                  finding={finding}
                  onAccepted={onAccepted(severity)}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function ForInformation({ judged }: { judged: readonly Judged[] }) {
  const { draft } = usePolicies()
  const kinds = byKind(openOnes(judged, 'info'))
  if (kinds.length === 0) return null
  return (
    <section aria-labelledby="info-heading" className="checks__group">
      <h2 className="govuk-heading-m" id="info-heading">
        For information
      </h2>
      <p className="govuk-body">
        Nothing is wrong here. It is what somebody who answers for the policy should know.
      </p>
      {kinds.map(([kind, findings]) => (
        <Details key={kind} plain summary={`${kind} (${findings.length})`}>
          <ul className="finding-list">
            {findings.map((finding) => (
              <FindingCard key={findingKey(finding)} policy={draft} finding={finding} />
            ))}
          </ul>
        </Details>
      ))}
    </section>
  )
}

import { useEffect, useMemo, useRef } from 'react'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { ErrorSummary } from '../../design/ErrorSummary.tsx'
import { useChange, useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { download } from '../../files/download.ts'
import { count, numberInWords } from '../../words/numbers.ts'
import type { InputOf } from '../../work/task.ts'
import { useErrand } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { refusalField } from './faults.ts'
import { FaultTable } from './FaultTable.tsx'
import type { LookedTable } from './look.ts'
import type { Checked, Plan } from './plan.ts'
import { Preview } from './Preview.tsx'
import { refusalInWords } from './refusal.ts'
import { Translations } from './Translations.tsx'

interface CheckedFilesProps {
  readonly checked: Checked
  readonly given: InputOf<'lookAtFiles'>
  readonly plan: Plan
  readonly tables: readonly LookedTable[]
}

/** What comes of the files, and the way to take it. */
export function CheckedFiles({ checked, given, plan, tables }: CheckedFilesProps) {
  const { draft: policy } = usePolicies()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // What is refused takes focus itself.
    if (checked.refused.length === 0) heading.current?.focus()
  }, [checked])
  const { refused, rows, good, notes } = checked
  const bad = rows - good
  return (
    <section aria-label="What comes of it">
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {refused.length > 0
          ? 'The import is refused'
          : `${numberInWords(good)} of ${count(rows, 'person', 'people')} can be read`}
      </h2>
      {refused.length > 0 ? (
        <Refused checked={checked} tables={tables} />
      ) : (
        <>
          {notes.map((note) => (
            <p key={note} className="govuk-inset-text">
              {note}
            </p>
          ))}
          <FaultTable checked={checked} />
          {bad > 0 && (
            <p className="govuk-body">
              {count(bad, 'row is', 'rows are')} kept aside.{' '}
              <Button variant="link" onClick={() => download('kept-aside.csv', 'text/csv', checked.aside)}>
                Save what is kept aside
              </Button>{' '}
              to put it right and import it later.
            </p>
          )}
          {good > 0 && (
            <>
              <Preview policy={policy} people={checked.preview} />
              <Translations policy={policy} translations={checked.translations} />
              <TakePeople {...{ checked, given, plan }} />
            </>
          )}
        </>
      )}
    </section>
  )
}

/** Why nothing is taken, each line leading to where that can be changed. */
function Refused({ checked: { refused }, tables }: Pick<CheckedFilesProps, 'checked' | 'tables'>) {
  const errors = useMemo(
    () =>
      refused.map((refusal) => ({ field: refusalField(refusal, tables), message: refusalInWords(refusal) })),
    [refused, tables],
  )
  return (
    <>
      <ErrorSummary errors={errors} />
      <p className="govuk-body">
        The files would bring in who people are. Nothing of them has been kept. Change how they are read, and
        check every row again.
      </p>
    </>
  )
}

/** Adds the people, or puts them in the place of the caseload; both are one step to undo. */
function TakePeople({ checked, given, plan }: Omit<CheckedFilesProps, 'tables'>) {
  const change = useChange()
  const people = useDraft((draft) => draft.caseload)
  const { good, clashes } = checked
  const adding = useErrand('takeFiles', ({ people: more }) => {
    change.caseloadReplaced({ caseload: [...people, ...more], origin: { kind: 'imported', added: true } })
    go('/nominals')
  })
  const replacing = useErrand('takeFiles', ({ people: others }) => {
    change.caseloadReplaced({ caseload: others, origin: { kind: 'imported', added: false } })
    go('/nominals')
  })
  const work = adding.work ?? replacing.work
  if (work?.state === 'working') return <WorkStatus work={work} doing="Taking the people" />
  const input = { ...given, plan, people }
  return (
    <>
      {work !== null && <WorkStatus work={work} doing="Taking the people" />}
      {clashes > 0 && (
        <p className="govuk-inset-text">
          {count(clashes, 'person has', 'people have')} a reference that somebody in the caseload has already.
          Adding leaves them out; replacing takes them.
        </p>
      )}
      <div className="govuk-button-group">
        <Button disabled={good === clashes} onClick={() => adding.start({ ...input, leaveOutTaken: true })}>
          Add {count(good - clashes, 'person', 'people')} to the caseload
        </Button>
        <Button variant="secondary" onClick={() => replacing.start({ ...input, leaveOutTaken: false })}>
          Replace the caseload with {count(good, 'person', 'people')}
        </Button>
      </div>
      <p className="govuk-body">Undo brings back the caseload as it was.</p>
    </>
  )
}

import { useState } from 'react'
import { Page } from '../../address/Page.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { StaleNotice, useStaleness } from '../../policy/result/StaleNotice.tsx'
import { standingOf } from '../note/note.ts'
import { NothingChanged } from '../NothingChanged.tsx'
import { listErrors, readRecord, type RecordErrors } from '../record/read.ts'
import { RecordForm } from '../record/RecordForm.tsx'
import { useChanges, type Changes } from '../useChanges.ts'
import { useResults, useTold } from '../useTold.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { NotePreview } from './NotePreview.tsx'
import { NoteProgress } from './NoteProgress.tsx'

/** Where it is said that the draft is no policy. */
const staleField = 'stale-draft'

/** Who decided, and the files to take to a board. */
export function ExportPage() {
  const { published } = usePolicies()
  const changes = useChanges()
  const staleness = useStaleness()
  return (
    <Page title="Decision and export" caption={`Your draft of ${published.id} ${published.version}`}>
      <div id={staleField} tabIndex={-1} className="no-print">
        <StaleNotice staleness={staleness} />
      </div>
      {changes === null ? (
        <p className="govuk-body">Opening the examples…</p>
      ) : (
        <Deciding changes={changes} isStale={staleness.isStale} />
      )}
    </Page>
  )
}

interface Problems {
  readonly fields: RecordErrors
  readonly list: readonly FieldError[]
}

const noProblems: Problems = { fields: {}, list: [] }

function Deciding({ changes, isStale }: { changes: Changes; isStale: boolean }) {
  const { isChanged, published, recorded } = changes
  const results = useResults(changes)
  const told = useTold(changes, results)
  const entered = useDraft((draft) => draft.record)
  const [problems, setProblems] = useState(noProblems)
  // What is wrong is said when something is to be made, and stays as it was said until the next time.
  const check = (forFile: boolean): boolean => {
    const { errors } = readRecord(entered, { published: published.version, isChanged, forFile })
    const stale = isStale ? [{ field: staleField, message: 'Mend the draft before you export it' }] : []
    const list = [...stale, ...listErrors(errors)]
    setProblems(list.length === 0 ? noProblems : { fields: errors, list })
    return list.length === 0
  }
  return (
    <>
      {problems.list.length > 0 && <ErrorSummary errors={problems.list} />}
      {isChanged ? (
        <div className="no-print">
          <InsetText>
            <strong>{standingOf(recorded)}</strong> A live version needs a sign-off for police and one for
            probation.
          </InsetText>
          <RecordForm published={published.version} errors={problems.fields} />
        </div>
      ) : (
        <NothingChanged />
      )}
      <section className="no-print" aria-labelledby="export-title">
        <h2 className="govuk-heading-m" id="export-title">
          Export
        </h2>
        {told === null ? (
          <NoteProgress changes={changes} />
        ) : (
          <ExportButtons told={told} isChanged={isChanged} check={check} />
        )}
      </section>
      {told !== null && isChanged && <NotePreview told={told} />}
    </>
  )
}

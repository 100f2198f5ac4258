import { useState, type ComponentType } from 'react'
import { Page } from '../../address/Page.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { useDraft, usePolicies, usePublished, useWholePolicies } from '../../draft/DraftProvider.tsx'
import { download } from '../../files/download.ts'
import { StaleNotice, useStaleness } from '../../policy/result/StaleNotice.tsx'
import { plainText } from '../../policy-text/write.ts'
import { draftFile } from '../../sharing/draft-file.ts'
import { standingOf } from '../note/note.ts'
import { NothingChanged } from '../NothingChanged.tsx'
import { listErrors, readRecord, type RecordErrors } from '../record/read.ts'
import { RecordForm } from '../record/RecordForm.tsx'
import { useChanges, type Changes } from '../useChanges.ts'
import { UnfitExamples, unfitField } from '../unfit/UnfitExamples.tsx'
import { useResults, useTold } from '../useTold.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { NotePreview } from './NotePreview.tsx'
import { NoteProgress } from './NoteProgress.tsx'

/** Where it is said that the draft is no policy. */
const staleField = 'stale-draft'

/** Ways to send the draft to somebody else; given what saves it as a file. */
type Share = ComponentType<{ readonly onSave: () => void }>

/** Who decided, and the files to take to a board. */
export function ExportPage({ Share }: { Share?: Share }) {
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
        <Deciding changes={changes} isStale={staleness.isStale} Share={Share} />
      )}
    </Page>
  )
}

interface Problems {
  readonly fields: RecordErrors
  readonly list: readonly FieldError[]
}

const stale: FieldError = { field: staleField, message: 'Mend the draft before you export it' }
const unfit: FieldError = {
  field: unfitField,
  message: 'Take out the examples that no longer fit, or put back what they name',
}

const noProblems: Problems = { fields: {}, list: [] }

interface DecidingProps {
  readonly changes: Changes
  readonly isStale: boolean
  readonly Share: Share | undefined
}

function Deciding({ changes, isStale, Share }: DecidingProps) {
  const { isChanged, published, documents, recorded } = changes
  const results = useResults(changes)
  const told = useTold(changes, results)
  const entered = useDraft((draft) => draft.record)
  const whole = useWholePolicies()
  const hasUnfit = (whole?.unfit.length ?? 0) > 0
  const { text: came } = usePublished()
  const [problems, setProblems] = useState(noProblems)
  // What is wrong is said when something is to be made, and stays as it was said until the next time.
  const check = (forFile: boolean): boolean => {
    const inForce = { published: published.inForce.from, draft: documents.draft.inForce.from }
    const { errors } = readRecord(entered, { published: published.version, inForce, isChanged, forFile })
    const ofDraft = [...(isStale ? [stale] : []), ...(forFile && hasUnfit ? [unfit] : [])]
    const list = [...ofDraft, ...listErrors(errors)]
    setProblems(list.length === 0 ? noProblems : { fields: errors, list })
    return list.length === 0
  }
  const saveDraft = () => {
    const list = [...(isStale ? [stale] : []), ...(hasUnfit ? [unfit] : [])]
    setProblems(list.length === 0 ? noProblems : { fields: {}, list })
    if (whole === null || list.length > 0) return
    const { name, text } = draftFile(whole.draft, came ?? plainText(whole.published.document))
    download(name, 'application/json', text)
  }
  return (
    <>
      {problems.list.length > 0 && <ErrorSummary errors={problems.list} />}
      <div className="no-print">
        <UnfitExamples />
      </div>
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
      {Share !== undefined && <Share onSave={saveDraft} />}
    </>
  )
}

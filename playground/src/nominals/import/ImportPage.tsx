import { useMemo, useState } from 'react'
import { Page } from '../../address/Page.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { useWork } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { ErrorSummary } from '../../design/ErrorSummary.tsx'
import { ChooseFiles, filesField } from './ChooseFiles.tsx'
import { PlanForm } from './PlanForm.tsx'

interface Chosen {
  readonly files: readonly File[]
  /** `null` finds it out. */
  readonly separator: string | null
}

/** Reads people from files: choose, say what each column is, check, and only then take them. */
export default function ImportPage() {
  const { draft: policy } = usePolicies()
  const asAt = useDraft((draft) => draft.asAt)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const input = useMemo(() => (chosen === null ? null : { ...chosen, policy, asAt }), [chosen, policy, asAt])
  const work = useWork('lookAtFiles', input)
  const looked = input !== null && work.state === 'done' ? work.value : null
  const problem = looked === null || looked.ok ? undefined : looked.message
  const errors = useMemo(
    () => (problem === undefined ? [] : [{ field: filesField, message: problem }]),
    [problem],
  )
  return (
    <Page title="Import people" caption="Nominals">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p className="govuk-body">
        Invented people, or people of whom nobody can tell who they are. Columns with names, dates of birth,
        addresses or the numbers of real records are refused. Nothing leaves this browser, and nothing in the
        caseload changes until you add the people at the end.
      </p>
      <ChooseFiles
        error={problem}
        files={chosen?.files ?? []}
        onChoose={(files) => setChosen({ files, separator: null })}
      />
      {input !== null && <WorkStatus work={work} doing="Reading the file" />}
      {input !== null && looked?.ok === true && (
        <PlanForm
          key={`${looked.tables.map(({ name }) => name).join()} ${input.separator ?? ''} ${input.files.map(({ lastModified, size }) => `${size}.${lastModified}`).join()}`}
          looked={looked}
          given={input}
          onSeparator={(separator) => setChosen({ files: input.files, separator })}
        />
      )}
    </Page>
  )
}

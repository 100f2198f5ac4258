import { useMemo } from 'react'
import { Page } from '../address/Page.tsx'
import { decisionsAbout } from '../caseload/answers.ts'
import type { Comparison } from '../caseload/comparison.ts'
import { useComparison } from '../caseload/ComparisonProvider.tsx'
import { Pagination } from '../design/Pagination.tsx'
import { count } from '../words/numbers.ts'
import { Filters } from './table/Filters.tsx'
import { NominalsTable } from './table/NominalsTable.tsx'
import { narrow, rowsOf } from './table/row.ts'
import { useView } from './table/useView.ts'

const rowsOnPage = 50

/** The caseload as a table. */
export function NominalsPage() {
  const comparison = useComparison()
  return (
    <Page title="Nominals">
      <p className="govuk-body">
        An invented caseload, with what the draft answers for each person. Choose a reference to see more.
      </p>
      <p className="no-print">
        <a href="#/nominals/new" className="govuk-button govuk-button--secondary">
          Add a person
        </a>
      </p>
      {comparison === null ? <p className="govuk-body">Deciding…</p> : <Caseload comparison={comparison} />}
    </Page>
  )
}

function Caseload({ comparison }: { comparison: Comparison }) {
  const { draft, before } = comparison
  const decisions = useMemo(
    () => decisionsAbout(draft, before).filter((id) => draft.decisions[id]?.hitPolicy !== 'COLLECT'),
    [draft, before],
  )
  const { view, page, pageAddress, change, clear, isNarrowed } = useView(decisions)
  const rows = useMemo(() => rowsOf(comparison), [comparison])
  const narrowed = useMemo(() => narrow(rows, view, decisions), [rows, view, decisions])
  const pages = Math.max(1, Math.ceil(narrowed.length / rowsOnPage))
  const at = Math.min(page, pages)
  const first = (at - 1) * rowsOnPage
  const shown = narrowed.slice(first, first + rowsOnPage)
  return (
    <>
      <Filters policy={draft} decisions={decisions} view={view} change={change} />
      <p className="govuk-body" role="status">
        {count(narrowed.length, 'person', 'people')}
        {isNarrowed && ` of ${rows.length}`}
        {pages > 1 && `, ${first + 1} to ${first + shown.length} shown`}.{' '}
        {isNarrowed && (
          <button type="button" className="link-button" onClick={clear}>
            Show everybody
          </button>
        )}
      </p>
      {shown.length > 0 ? (
        <NominalsTable policy={draft} decisions={decisions} rows={shown} view={view} change={change} />
      ) : (
        <p className="govuk-inset-text">Nobody fits. Take a filter away, or show everybody.</p>
      )}
      <Pagination page={at} pages={pages} addressOf={pageAddress} />
    </>
  )
}

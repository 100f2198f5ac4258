import { useMemo } from 'react'
import { Page } from '../address/Page.tsx'
import type { Misfits } from '../caseload/asked.ts'
import { useAsked, useCompared, useOverview, type ComparedPolicies } from '../caseload/useCompared.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { originInWords } from '../draft/origin.ts'
import { count, numberInWords } from '../words/numbers.ts'
import { WorkStatus } from '../work/WorkStatus.tsx'
import { SavePeople } from './export/SavePeople.tsx'
import { InventPeople } from './invent/InventPeople.tsx'
import type { Columns } from './table/answered.ts'
import { Filters } from './table/Filters.tsx'
import { NominalsTable } from './table/NominalsTable.tsx'
import { useView } from './table/useView.ts'
import { rowsOf } from './table/view.ts'

/** The caseload as a table. */
export function NominalsPage() {
  const compared = useCompared()
  const { latest: overview } = useOverview(compared)
  const { latest, work } = useAsked('columns', compared)
  const draft = compared.after
  const about = overview?.value.about
  const decisions = useMemo(
    () => (about ?? []).filter((id) => draft.decisions[id]?.hitPolicy !== 'COLLECT'),
    [about, draft],
  )
  return (
    <Page title="Nominals">
      <Whose />
      <div className="govuk-button-group no-print">
        <a href="#/nominals/new" className="govuk-button govuk-button--secondary">
          Add a person
        </a>
        <a href="#/nominals/import" className="govuk-button govuk-button--secondary">
          Import people
        </a>
        <SavePeople />
      </div>
      <InventPeople />
      <WorkStatus work={work} doing="Deciding" isBehind={latest !== null} />
      {latest !== null && overview !== null && (
        <Caseload
          compared={latest.asked}
          columns={latest.value}
          decisions={decisions}
          misfits={overview.value.misfits}
        />
      )}
    </Page>
  )
}

/** Who the people are; whoever is not shipped is kept with the draft. */
function Whose() {
  const origin = useDraft((draft) => draft.origin)
  const people = useDraft((draft) => draft.caseload.length)
  return (
    <>
      <p className="govuk-body">
        {originInWords(origin, people)} The table has what the draft answers for each person. Choose a
        reference to see more.
      </p>
      {origin.kind !== 'sample' && people > 0 && (
        <p className="govuk-inset-text no-print">
          They are kept with this draft, in this browser only. Save them as CSV to have them elsewhere.
        </p>
      )}
    </>
  )
}

interface CaseloadProps {
  readonly compared: ComparedPolicies
  readonly columns: Columns
  readonly decisions: readonly string[]
  readonly misfits: Misfits | null
}

function Caseload({ compared, columns, decisions, misfits }: CaseloadProps) {
  const { after: policy, people } = compared
  const { view, change, clear, isNarrowed } = useView(decisions)
  const answered = useMemo(() => ({ people, columns }), [people, columns])
  const rows = useMemo(() => rowsOf(answered, view, decisions), [answered, view, decisions])
  return (
    <>
      <Filters policy={policy} decisions={decisions} view={view} change={change} />
      <p className="govuk-body" role="status">
        {count(rows.length, 'person', 'people')}
        {isNarrowed && ` of ${numberInWords(columns.byRef.length)}`}.{' '}
        {isNarrowed && (
          <button type="button" className="link-button" onClick={clear}>
            Show everybody
          </button>
        )}
      </p>
      {misfits !== null && misfits.count > 0 && (
        <p className="govuk-inset-text">
          {count(misfits.count, 'person is', 'people are')} left out, since their facts do not fit both the
          draft and the published policy. {misfits.why}
        </p>
      )}
      {rows.length > 0 ? (
        <NominalsTable {...{ policy, decisions, answered, rows, view, change }} />
      ) : (
        <p className="govuk-inset-text">{nobodyShown(people.length, isNarrowed)}</p>
      )}
    </>
  )
}

function nobodyShown(people: number, isNarrowed: boolean): string {
  if (people === 0) return 'There is nobody. Add a person, import people, or go back to the sample.'
  return isNarrowed
    ? 'Nobody fits. Take a filter away, or show everybody.'
    : 'Everybody is left out. Undo what you changed, or change their facts.'
}

import { useState } from 'react'
import type { Sweep } from '@iom-rules/core/caseload'
import type { ComparedCounts } from '../../caseload/asked.ts'
import type { Counts } from '../../caseload/counts.ts'
import type { ComparedPolicies } from '../../caseload/useCompared.ts'
import { Button } from '../../design/Button.tsx'
import { useDraft } from '../../draft/DraftProvider.tsx'
import { originInWords } from '../../draft/origin.ts'
import { useDraftName } from '../../draft/useDraftName.ts'
import { download, fileName } from '../../files/download.ts'
import { dayInWords } from '../../words/days.ts'
import { useErrand } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import type { Baseline } from '../baseline/useBaseline.ts'
import type { View } from '../view.ts'
import type { FileTable } from '../../files/table.ts'
import { countsTable, movesTable, narrowedTo } from './tables.ts'

interface ExportImpactProps {
  readonly compared: ComparedPolicies
  readonly view: View
  readonly baseline: Baseline
  readonly counts: Counts
  readonly counted: ComparedCounts
  readonly sweep: Sweep | null
}

type Form = 'excel' | 'csv'

const types = {
  excel: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'application/zip',
} as const

/** The figures to take away: a sheet or a file each for counts, moves, people and every value. */
export function ExportImpact({ compared, view, baseline, counts, counted, sweep }: ExportImpactProps) {
  const name = useDraftName()
  const origin = useDraft((now) => now.origin)
  const [form, setForm] = useState<Form>('excel')
  const [said, setSaid] = useState('')
  const { decision, group, area, from, to } = view
  const base = `${compared.after.id} ${decision}`
  const about: FileTable = {
    name: 'About',
    rows: [
      ['What', 'Says'],
      ['Draft', name],
      ['Compared with', baseline.words],
      ['Decision', compared.after.decisions[decision]?.title ?? decision],
      ['Judged as at', dayInWords(compared.asAt)],
      ['People', `${originInWords(origin, counted.people)} None of it decides about anybody.`],
      ...narrowedTo(compared, view),
    ],
  }
  const errand = useErrand('impactFile', ({ bytes }) => {
    const file = fileName(form === 'excel' ? base : `${base} csv`, form === 'excel' ? 'xlsx' : 'zip')
    download(file, types[form], bytes)
    setSaid(`Saved as ${file}.`)
  })
  const start = (wanted: Form) => {
    setForm(wanted)
    setSaid('')
    const tables = [about, countsTable(compared, view, counts), movesTable(compared, view, counted)]
    errand.start({ ...compared, decision, group, area, from, to, form: wanted, base, tables, sweep })
  }
  return (
    <section className="impact__part no-print" aria-labelledby="impact-export">
      <h2 className="govuk-heading-m" id="impact-export">
        Take it away
      </h2>
      <p className="govuk-body">
        Counts, moves, who moves and every value of the figure. Nothing leaves this browser but into your
        file.
      </p>
      <div className="govuk-button-group">
        <Button variant="secondary" onClick={() => start('excel')}>
          Excel file
        </Button>
        <Button variant="secondary" onClick={() => start('csv')}>
          CSV files
        </Button>
        <Button variant="secondary" onClick={() => print()}>
          Print this screen
        </Button>
      </div>
      {errand.work !== null && <WorkStatus work={errand.work} doing="Making the file" />}
      <p className="govuk-body" role="status">
        {said}
      </p>
    </section>
  )
}

import { useState, type FormEvent } from 'react'
import { Button } from '../../design/Button.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { count } from '../../words/numbers.ts'
import type { InputOf } from '../../work/task.ts'
import { useErrand } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { CheckedFiles } from './CheckedFiles.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { planFaults } from './faults.ts'
import { ListTable } from './ListTable.tsx'
import type { Looked } from './look.ts'
import type { Checked, Plan } from './plan.ts'
import { PlanOptions } from './PlanOptions.tsx'
import { withPeopleIn } from './replan.ts'

interface PlanFormProps {
  readonly looked: Extract<Looked, { readonly ok: true }>
  readonly given: InputOf<'lookAtFiles'>
  readonly onSeparator: (separator: string) => void
}

/** Says how the files are to be read, and what comes of that. */
export function PlanForm({ looked, given, onSeparator }: PlanFormProps) {
  const { draft: policy } = usePolicies()
  const people = useDraft((draft) => draft.caseload)
  const [plan, setPlan] = useState<Plan>(looked.plan)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [result, setResult] = useState<{ readonly plan: Plan; readonly checked: Checked } | null>(null)
  // The plan can be changed while the rows are checked as it was.
  const [asked, setAsked] = useState(plan)
  const { work, start } = useErrand('checkFiles', (checked) => setResult({ plan: asked, checked }))
  const { tables } = looked
  const main = tables[plan.people.table]
  const change = (changed: Partial<Plan>) => setPlan({ ...plan, ...changed })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faults = planFaults(policy, tables, plan)
    setErrors(faults)
    setResult(null)
    if (faults.length > 0) return
    setAsked(plan)
    start({ ...given, plan, people })
  }
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form noValidate onSubmit={submit}>
        <h2 className="govuk-heading-m">What each column is</h2>
        <p className="govuk-body">
          Guessed from the names of the columns. Whatever you leave out is not read, and not kept.
        </p>
        {main !== undefined && (
          <>
            <h3 className="govuk-heading-s">
              {main.name}: {count(main.rows, 'person', 'people')}
            </h3>
            <ColumnTable
              policy={policy}
              table={main}
              position={plan.people.table}
              fact={null}
              columns={plan.people.columns}
              joins={plan.newRefs && plan.lists.length > 0}
              onChange={(columns) => change({ people: { ...plan.people, columns } })}
            />
          </>
        )}
        {tables.map((table, position) =>
          position === plan.people.table ? null : (
            <ListTable
              key={position}
              {...{ policy, table, position, plan }}
              onChange={(lists) => change({ lists })}
              onPeople={() => setPlan(withPeopleIn(policy, tables, plan, position))}
            />
          ),
        )}
        <PlanOptions {...{ policy, tables, plan, change, onSeparator }} />
        <Button type="submit" disabled={work?.state === 'working'}>
          Check every row
        </Button>
      </form>
      {work !== null && <WorkStatus work={work} doing="Checking every row" />}
      {result !== null && result.plan === plan && work === null && (
        <CheckedFiles checked={result.checked} {...{ given, plan, tables }} />
      )}
      {result !== null && result.plan !== plan && work === null && (
        <p className="govuk-body">You have changed how the files are read. Check every row again.</p>
      )}
    </>
  )
}

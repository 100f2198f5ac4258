import type { Policy } from '@iom-rules/core'
import { Radios } from '../../design/Choices.tsx'
import { Select } from '../../design/Select.tsx'
import { separators } from '../../files/csv.ts'
import { factTitle } from '../../words/facts.ts'
import { listInWords } from '../../words/answers.ts'
import { referencesField } from './faults.ts'
import type { LookedTable } from './look.ts'
import type { Plan } from './plan.ts'

interface PlanOptionsProps {
  readonly policy: Policy
  readonly tables: readonly LookedTable[]
  readonly plan: Plan
  readonly change: (changed: Partial<Plan>) => void
  readonly onSeparator: (separator: string) => void
}

/** What cannot be told from the files: days, references, and what a missing row means. */
export function PlanOptions({ policy, tables, plan, change, onSeparator }: PlanOptionsProps) {
  const separator = tables.find((table) => table.separator !== null)?.separator ?? null
  const lists = listInWords(plan.lists.map(({ fact }) => `“${factTitle(policy, fact)}”`))
  return (
    <>
      <h2 className="govuk-heading-m">How it is written</h2>
      {separator !== null && (
        <Select
          id="import-separator"
          label="What stands between columns"
          choices={Object.entries(separators).map(([value, text]) => ({ value, text }))}
          value={separator}
          onChange={onSeparator}
        />
      )}
      <Radios
        id="import-days"
        legend="A day such as 03/04/2026 is"
        inline
        small
        choices={[
          { value: 'day-month-year', text: '3 April 2026' },
          { value: 'month-day-year', text: '4 March 2026' },
        ]}
        value={plan.dayOrder}
        onChange={(order) => change({ dayOrder: order === 'month-day-year' ? order : 'day-month-year' })}
      />
      <Radios
        id={referencesField}
        legend="References"
        small
        choices={[
          {
            value: 'file',
            text: 'Take those of the file',
            hint: 'Made-up ones only: names and the numbers of real records are refused.',
          },
          {
            value: 'new',
            text: 'Make new references: IMP-0001, IMP-0002 and so on',
            hint: 'What stands in the file is forgotten, and no list is kept of who was who.',
          },
        ]}
        value={plan.newRefs ? 'new' : 'file'}
        onChange={(chosen) => change({ newRefs: chosen === 'new' })}
      />
      {plan.lists.length > 0 && (
        <Radios
          id="import-absent"
          legend={`Somebody with no row in ${lists}`}
          small
          choices={[
            { value: 'unknown', text: 'Nothing is known' },
            { value: 'none', text: 'It is known that there are none' },
          ]}
          value={plan.absent}
          onChange={(chosen) => change({ absent: chosen === 'none' ? 'none' : 'unknown' })}
        />
      )}
    </>
  )
}

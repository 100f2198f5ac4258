import type { Policy } from '@iom-rules/core'
import { Select } from '../../design/Select.tsx'
import { count } from '../../words/numbers.ts'
import { ColumnTable } from './ColumnTable.tsx'
import type { LookedTable } from './look.ts'
import type { ListPlan, Plan } from './plan.ts'
import { listPlanOf } from './replan.ts'

interface ListTableProps {
  readonly policy: Policy
  readonly table: LookedTable
  readonly position: number
  readonly plan: Plan
  readonly onChange: (lists: readonly ListPlan[]) => void
  /** The people are in this table. */
  readonly onPeople: () => void
}

const people = '(people)'

/** A table beside that of the people: the records of a list, or left out. */
export function ListTable({ policy, table, position, plan, onChange, onPeople }: ListTableProps) {
  const list = plan.lists.find((one) => one.table === position)
  const others = plan.lists.filter((one) => one.table !== position)
  const facts = Object.entries(policy.facts).filter(
    ([, declared]) => declared.type === 'list' && declared.record !== undefined,
  )
  const choose = (chosen: string) => {
    if (chosen === people) return onPeople()
    if (chosen === '') return onChange(others)
    const free = others.filter(({ fact }) => fact !== chosen)
    onChange([...free, listPlanOf(policy, table, position, chosen)])
  }
  return (
    <>
      <h3 className="govuk-heading-s">
        {table.name}: {count(table.rows, 'row', 'rows')}
      </h3>
      <Select
        id={`table-${position}`}
        label={`What is in ${table.name}`}
        choices={[
          { value: '', text: 'Leave out' },
          ...facts.map(([value, { title }]) => ({ value, text: title })),
          { value: people, text: 'The people' },
        ]}
        value={list?.fact ?? ''}
        onChange={choose}
      />
      {list !== undefined && (
        <ColumnTable
          policy={policy}
          table={table}
          position={position}
          fact={list.fact}
          columns={list.columns}
          joins={plan.newRefs}
          onChange={(columns) => onChange([...others, { ...list, columns }])}
        />
      )}
    </>
  )
}

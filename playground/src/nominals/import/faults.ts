import type { Policy } from '@iom-rules/core'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { factTitle } from '../../words/facts.ts'
import type { LookedTable } from './look.ts'
import type { Plan, Refusal, TablePlan } from './plan.ts'

/** The id of the control that says what a column is. */
export function columnField(table: number, at: number): string {
  return `column-${table}-${at}`
}

/** The id of the control that says whose references are taken. */
export const referencesField = 'import-refs'

/** Where a refused column can be left out, or its references replaced. */
export function refusalField(refusal: Refusal, tables: readonly LookedTable[]): string {
  if (refusal.isReference) return referencesField
  const table = tables.findIndex(({ name }) => name === refusal.table)
  return columnField(table, tables[table]?.columns.findIndex(({ header }) => header === refusal.column) ?? 0)
}

/** What a column of people or of records can be, in words. */
export function targetTitle(policy: Policy, fact: string | null, target: string): string {
  if (target === 'ref') return 'Reference'
  if (fact === null) return target === 'area' ? 'Area' : factTitle(policy, target)
  const declared = policy.facts[fact]
  return (declared?.type === 'list' ? declared.record?.[target]?.title : undefined) ?? target
}

/** What is wrong with a plan, at the controls to put it right. */
export function planFaults(policy: Policy, tables: readonly LookedTable[], plan: Plan): FieldError[] {
  const { people, lists, newRefs } = plan
  const faults = twice(people, (target) => targetTitle(policy, null, target))
  const ref = people.columns.includes('ref')
  if (!ref && !newRefs) {
    faults.push({
      field: referencesField,
      message: 'Say which column is the reference, or choose “Make new references”',
    })
  }
  if (people.columns.every((target) => target === '' || target === 'ref')) {
    faults.push({ field: columnField(people.table, 0), message: 'Say what at least one column is' })
  }
  for (const list of lists) {
    const name = tables[list.table]?.name ?? ''
    faults.push(...twice(list, (target) => targetTitle(policy, list.fact, target)))
    if (!list.columns.includes('ref')) {
      faults.push({
        field: columnField(list.table, 0),
        message: `Say which column of “${name}” is the reference of the person`,
      })
    } else if (!ref) {
      faults.push({
        field: columnField(people.table, 0),
        message: `Say which column of “${tables[people.table]?.name ?? ''}” is the reference, so that “${name}” can be put together with it`,
      })
    }
  }
  return faults
}

function twice({ table, columns }: TablePlan, titleOf: (target: string) => string): FieldError[] {
  return columns.flatMap((target, at) =>
    target !== '' && columns.indexOf(target) < at
      ? [
          {
            field: columnField(table, at),
            message: `Two columns are “${titleOf(target)}”: leave one of them out`,
          },
        ]
      : [],
  )
}

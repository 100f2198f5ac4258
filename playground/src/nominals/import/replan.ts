import type { Policy } from '@iom-rules/core'
import { firstPlan, type LookedTable } from './look.ts'
import { guessColumns, guessFields } from './names.ts'
import type { ListPlan, Plan } from './plan.ts'

/** The plan with the people in another table; what the others are is guessed again. */
export function withPeopleIn(
  policy: Policy,
  tables: readonly LookedTable[],
  plan: Plan,
  table: number,
): Plan {
  const columns = kept(tables[table], guessColumns(policy, headersOf(tables[table])))
  const lists = firstPlan(policy, tables).lists.filter((list) => list.table !== table)
  return { ...plan, people: { table, columns }, lists, newRefs: plan.newRefs || !columns.includes('ref') }
}

/** A table read as the records of a list, its columns guessed. */
export function listPlanOf(policy: Policy, tableOf: LookedTable, table: number, fact: string): ListPlan {
  return { fact, table, columns: kept(tableOf, guessFields(policy, fact, headersOf(tableOf))) }
}

function headersOf(table: LookedTable | undefined): string[] {
  return (table?.columns ?? []).map(({ header }) => header)
}

function kept(table: LookedTable | undefined, columns: readonly string[]): readonly string[] {
  return columns.map((target, at) => ((table?.columns[at]?.personal ?? null) === null ? target : ''))
}

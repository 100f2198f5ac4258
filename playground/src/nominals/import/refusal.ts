import { personalWords, type Personal } from '@iom-rules/core/record'
import { personalHeader } from './personal.ts'
import type { Refusal, TablePlan } from './plan.ts'
import type { SourceTable } from './source.ts'

/** The refusal of a column for what is in it, seen in one row or in many. */
export function refusalOf(
  { name, headers }: SourceTable,
  at: number,
  kind: Personal,
  row: number | null,
  isReference = false,
): Refusal {
  return { table: name, column: headers[at] ?? '', kind, inHeader: false, row, isReference }
}

/** Columns that are to be kept though their headers say that they tell who people are. */
export function refusedHeaders(table: SourceTable, { columns }: TablePlan, newRefs: boolean): Refusal[] {
  return columns.flatMap((target, at) => {
    // With new references, what stands in the file only puts tables together, and is not kept.
    if (target === '' || (target === 'ref' && newRefs)) return []
    const kind = personalHeader(table.headers[at] ?? '')
    return kind === null ? [] : [{ ...refusalOf(table, at, kind, null, target === 'ref'), inHeader: true }]
  })
}

/** Why the column is refused, and what to do; never what stands in it. */
export function refusalInWords({ column, kind, inHeader, row, isReference }: Refusal): string {
  const seen = inHeader ? 'is for' : 'has what looks like'
  const where = row === null ? '' : `, for example in row ${row}`
  const remedy = isReference ? 'Choose “Make new references”' : 'Leave the column out'
  return `Column “${column}” ${seen} ${personalWords[kind]}${where}. ${remedy}`
}

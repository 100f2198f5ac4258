import type { FactRecord, Policy, Scalar } from '@iom-rules/core'
import { factColumn, type ColumnReader } from './column.ts'
import { refusalOf } from './refusal.ts'
import type { ListPlan, Refusal, RowFault } from './plan.ts'
import { progressOf, type Breathe, type SourceTable } from './source.ts'
import type { DayOrder } from './value.ts'

/** The records of one list, by the reference of the person they belong to. */
export interface JoinedList {
  readonly fact: string
  readonly recordsOf: ReadonlyMap<string, FactRecord[]>
  /** Faults by reference: somebody whose records cannot all be read has no list. */
  readonly faultsOf: ReadonlyMap<string, RowFault[]>
  /** Rows that belong to nobody because they have no reference. */
  readonly strays: readonly RowFault[]
  /** The first row of each reference, to say where one that nobody has stands. */
  readonly firstRow: ReadonlyMap<string, number>
  readonly table: string
  /** The header of its references. */
  readonly refColumn: string
  readonly refused: readonly Refusal[]
}

/** Reads a table whose rows are records of a list. */
export async function readList(
  policy: Policy,
  plan: ListPlan,
  table: SourceTable,
  dayOrder: DayOrder,
  breathe: Breathe,
): Promise<JoinedList> {
  const declared = policy.facts[plan.fact]
  const fields = declared?.type === 'list' ? (declared.record ?? {}) : {}
  const refAt = plan.columns.indexOf('ref')
  const columns = plan.columns.flatMap((field, at): { field: string; at: number; reader: ColumnReader }[] => {
    const found = fields[field]
    return found === undefined ? [] : [{ field, at, reader: factColumn(found, dayOrder) }]
  })
  const recordsOf = new Map<string, FactRecord[]>()
  const faultsOf = new Map<string, RowFault[]>()
  const firstRow = new Map<string, number>()
  const strays: RowFault[] = []
  const refused = new Map<number, Refusal>()
  for (const [index, cells] of table.rows.entries()) {
    if (index % 2000 === 0) await breathe(progressOf(index, table))
    if (cells.length === 0) continue
    const row = index + 2
    const ref = (cells[refAt] ?? '').trim()
    const record: { [field: string]: Scalar } = {}
    const faults: RowFault[] = []
    for (const { field, at, reader } of columns) {
      const { read, personal } = reader.look(cells[at] ?? '')
      if (personal !== null && !refused.has(at)) refused.set(at, refusalOf(table, at, personal, row))
      if ('fault' in read) {
        faults.push({ table: table.name, row, column: table.headers[at] ?? '', message: read.fault })
      } else if (read.value !== null) record[field] = read.value as Scalar
    }
    if (ref === '') {
      const column = table.headers[refAt] ?? ''
      strays.push({
        table: table.name,
        row,
        column,
        message: 'Enter the reference of the person the row belongs to',
      })
      continue
    }
    if (!firstRow.has(ref)) firstRow.set(ref, row)
    gather(recordsOf, ref, [record])
    if (faults.length > 0) gather(faultsOf, ref, faults)
  }
  return {
    fact: plan.fact,
    recordsOf,
    faultsOf,
    strays,
    firstRow,
    table: table.name,
    refColumn: table.headers[refAt] ?? '',
    refused: [...refused.values()],
  }
}

function gather<One>(lists: Map<string, One[]>, key: string, more: readonly One[]): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [...more])
  else list.push(...more)
}

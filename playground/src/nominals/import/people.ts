import type { Nominal, Policy } from '@iom-rules/core'
import { csvText } from '../../files/csv.ts'
import { readList, type JoinedList } from './lists.ts'
import type { Checked, ListPlan, Plan, Refusal, RowFault, TablePlan } from './plan.ts'
import { refusedHeaders } from './refusal.ts'
import { openRows, type RowReader } from './row.ts'
import { progressOf, type Breathe, type SourceTable } from './source.ts'

export interface Reading {
  readonly policy: Policy
  readonly asAt: string
  readonly tables: readonly SourceTable[]
  readonly plan: Plan
  /** The references of the people there are now. */
  readonly taken: ReadonlySet<string>
}

const faultsShown = 500
const peopleShown = 5

/**
 * Reads every row as planned. Whoever can be read is handed to `take`. That a column is refused can show at the
 * last row: then none of them may be kept.
 */
export async function readPeople(
  reading: Reading,
  breathe: Breathe,
  take: (nominal: Nominal) => void,
): Promise<Checked> {
  const { policy, plan, taken } = reading
  const table = tableOf(reading, plan.people)
  const lists: JoinedList[] = []
  for (const list of plan.lists) {
    lists.push(await readList(policy, list, tableOf(reading, list), plan.dayOrder, breathe))
  }
  const reader = openRows({ ...reading, table, lists })
  const faulty: { readonly row: number; readonly faults: readonly RowFault[] }[] = []
  const preview: Nominal[] = []
  let good = 0
  let clashes = 0
  for (const [index, cells] of table.rows.entries()) {
    if (index % 1000 === 0) await breathe(progressOf(index, table))
    if (cells.length === 0) continue
    const read = reader.read(cells, index + 2)
    if (!('ref' in read)) {
      faulty.push({ row: index + 2, faults: read })
      continue
    }
    good++
    if (taken.has(read.ref)) clashes++
    if (preview.length < peopleShown) preview.push(read)
    take(read)
  }
  const refused = refusals(reading, table, lists, reader)
  const faults = [
    ...faulty.flatMap((row) => row.faults),
    ...lists.flatMap((list) => strays(list, table, reader)),
  ]
  const told = {
    refused,
    rows: good + faulty.length,
    good,
    clashes,
    faults: faults.slice(0, faultsShown),
    faultCount: faults.length,
  }
  // Of a file that is refused, nothing is shown.
  if (refused.length > 0) return { ...told, aside: '', preview: [], translations: {}, notes: [] }
  const { columns } = plan.people
  const kept = columns.flatMap((target, at) =>
    target === '' || (target === 'ref' && plan.newRefs) ? [] : [at],
  )
  return {
    ...told,
    aside: faulty.length === 0 ? '' : asideText(table, kept, faulty),
    preview,
    translations: reader.translations(),
    notes: reader.notes(),
  }
}

function tableOf({ tables }: Reading, { table }: TablePlan): SourceTable {
  const found = tables[table]
  if (found === undefined) throw new Error('The plan is about other files')
  return found
}

/** Every column once, for the first thing that speaks against it. */
function refusals(
  reading: Reading,
  table: SourceTable,
  lists: readonly JoinedList[],
  reader: RowReader,
): readonly Refusal[] {
  const { plan } = reading
  const all = [
    ...refusedHeaders(table, plan.people, plan.newRefs),
    ...plan.lists.flatMap((list: ListPlan) => refusedHeaders(tableOf(reading, list), list, plan.newRefs)),
    ...reader.refused(),
    ...lists.flatMap((list) => list.refused),
  ]
  return [
    ...new Map(all.toReversed().map((one) => [`${one.table}\n${one.column}`, one])).values(),
  ].toReversed()
}

/** Rows of a list that belong to nobody. */
function strays(list: JoinedList, people: SourceTable, reader: RowReader): RowFault[] {
  const message = `No row of “${people.name}” has this reference, so the row belongs to nobody`
  const unmet = [...list.firstRow].flatMap(([ref, row]): RowFault[] =>
    reader.has(ref) ? [] : [{ table: list.table, row, column: list.refColumn, message }],
  )
  return [...list.strays, ...unmet]
}

/** The rows that were not taken, to be mended and read again; columns that are left out are not in it. */
function asideText(
  table: SourceTable,
  kept: readonly number[],
  faulty: readonly { readonly row: number; readonly faults: readonly RowFault[] }[],
): string {
  const why = (faults: readonly RowFault[]) =>
    faults.map(({ column, message }) => `${column}: ${message}`).join('. ')
  return csvText([
    ['Row', 'What is wrong', ...kept.map((at) => table.headers[at])],
    ...faulty.map(({ row, faults }) => [row, why(faults), ...kept.map((at) => table.rows[row - 2]?.[at])]),
  ])
}

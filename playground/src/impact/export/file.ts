import type { Sweep } from '@iom-rules/core/caseload'
import type { Movers } from '../../caseload/asked.ts'
import type { Both } from '../../caseload/both.ts'
import { moversTable } from '../../caseload/movers.ts'
import { packed } from '../../changes/write/pack.ts'
import { csvText } from '../../files/csv.ts'
import { fileName } from '../../files/download.ts'
import type { FileTable } from '../../files/table.ts'
import { breath, type Hear } from '../../work/hear.ts'
import { sweepTable } from './tables.ts'

interface Asked extends Pick<Movers, 'decision' | 'area' | 'from' | 'to' | 'asAt'> {
  readonly form: 'excel' | 'csv'
  readonly base: string
  /** What the page has already. */
  readonly tables: readonly FileTable[]
  readonly sweep: Sweep | null
}

/** The figures with everybody who moves and every value of the figure, as one file. */
export async function impactFile(
  both: Both,
  asked: Asked,
  hear: Hear,
): Promise<{ bytes: Uint8Array<ArrayBuffer> }> {
  const { form, base, decision, sweep } = asked
  const people = { name: 'Who moves', rows: await moversTable(both, asked, hear) }
  const values = sweep === null ? [] : [sweepTable(both.after.policy, decision, sweep)]
  const tables = [...asked.tables, people, ...values]
  await breath(hear.signal)
  if (form === 'excel') {
    // The library comes when somebody asks for such a file.
    const { toExcel } = await import('./excel.ts')
    return { bytes: await toExcel(tables) }
  }
  const files = tables.map(({ name, rows }) => ({
    name: fileName(`${base} ${name}`, 'csv'),
    bytes: new TextEncoder().encode(csvText(rows)),
  }))
  return { bytes: packed(files) }
}

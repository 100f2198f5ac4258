import { broken } from '../input/csv.ts'
import type { Input } from '../input/batch.ts'
import type { Place } from '../input/rows.ts'
import { frameOf } from '../output/encode.ts'
import type { Sink } from '../output/sink.ts'
import { openProgress } from '../progress.ts'
import type { Rejects } from '../rejects.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Job, Refused } from './job.ts'
import { inOrder, openPool, type Pool } from './pool.ts'

/** Where answers and refused rows go, and how many threads do the work. */
interface Outlets {
  readonly jobs: number
  /** Of a CSV. */
  readonly header: readonly string[]
  readonly rejects: Rejects
  readonly sink: Sink
}

/** Assesses an input batch by batch, in constant memory and in order. Gives the number of rows. */
export async function workOff(
  job: Job,
  input: Input,
  { jobs, header, rejects, sink }: Outlets,
  surroundings: Surroundings,
): Promise<number> {
  const { format, view } = job
  let at: Place = { rows: 0, lines: input.lines }
  const single = () => input.maySingle && at.rows === 1
  const frame = frameOf({ format, width: view.width, single }, header)
  const progress = openProgress(surroundings, sink.isFile)
  const refuse = ({ at: position, line, issues, input: found }: Refused) =>
    rejects.refuse(
      { row: at.rows + position + 1, line: line === null ? null : at.lines + line, input: found },
      issues,
    )
  let held = ''
  const write = async () => {
    if (held !== '') await sink.write(held)
    held = ''
  }
  let pool: Pool | null = null
  try {
    // The widths of a table are those of its first rows, so one thread writes it.
    pool = await openPool(job, format === 'table' ? 1 : jobs, surroundings)
    const results = inOrder(input.batches, pool)
    for (;;) {
      const next = results.next()
      // What is ready waits for what follows at once, so that a small input with a fault leaves nothing behind.
      if (held !== '' && !(await isSoon(next))) await write()
      const result = await next
      await write()
      if (result.done === true) break
      const { broken: fault, refused, text, records, rows, lines } = result.value
      if (fault !== null) throw broken(fault, at, input.name)
      for (const each of refused) await refuse(each)
      if (records > 0) held = frame.around(text, records)
      at = { rows: at.rows + rows, lines: at.lines + lines }
      progress.show(at.rows, input.size === null ? null : input.done() / input.size)
    }
    const end = frame.end()
    if (end !== '') await sink.write(end)
    await sink.keep()
    return at.rows
  } catch (error) {
    await sink.drop()
    throw error
  } finally {
    progress.clear()
    await pool?.close()
  }
}

/** Is it settled before anything else happens? */
function isSoon(next: Promise<unknown>): Promise<boolean> {
  const settled = next.then(
    () => true,
    () => true,
  )
  return Promise.race([settled, new Promise<boolean>((resolve) => setImmediate(resolve, false))])
}

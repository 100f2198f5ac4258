// Threads that work off batches: one that has ended says so, whoever asks.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Batch } from '../../packages/cli/src/input/batch.ts'
import { openPool } from '../../packages/cli/src/work/pool.ts'
import type { Job } from '../../packages/cli/src/work/job.ts'
import type { Surroundings } from '../../packages/cli/src/surroundings.ts'
import { policyOf } from '../rules/shipped.ts'
import { folderOf } from './terminal.ts'

test('a batch for a thread that ended while nobody waited for it is refused, and not waited for', async () => {
  const own = 'node_modules/@iom-rules/cli'
  const folder = folderOf({
    [`${own}/package.json`]: '{"type":"module"}',
    [`${own}/dist/esm/worker.js`]: 'throw new Error("out of memory")',
  })
  const decisions = ['cohort']
  const job: Job = {
    policy: policyOf('cheshire'),
    form: { kind: 'pieces' },
    settings: { asAt: '2026-11-22', decisions },
    view: { decisions, exact: true, explain: false, brief: true, counterfactual: false, width: 80 },
    format: 'json',
    answers: false,
    counterfactual: null,
    stops: false,
  }
  const pool = await openPool(job, 2, { from: join(folder, 'here.js') } as Surroundings)
  // More than is worked off before threads are started.
  const large: Batch = { kind: 'pieces', pieces: [{ text: ' '.repeat(3_000_000) }] } as unknown as Batch
  const fault = { message: 'out of memory' }
  await Promise.all([1, 2].map(() => expect(pool.run(large)).rejects.toMatchObject(fault)))
  await expect(pool.run(large)).rejects.toMatchObject(fault)
  await pool.close()
})

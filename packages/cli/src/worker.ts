import { parentPort, workerData } from 'node:worker_threads'
import type { Batch } from './input/batch.ts'
import { told } from './told.ts'
import type { Job } from './work/job.ts'
import { openWork } from './work/work.ts'

// The program of a worker: it is told the job when it starts, and is sent batches one after another.
const work = openWork(workerData as Job)

function answer(reply: object): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  parentPort?.postMessage(reply)
}

parentPort?.on('message', ({ id, batch }: { readonly id: number; readonly batch: Batch }) => {
  work
    .then((run) => run(batch))
    .then(
      (worked) => answer({ id, worked }),
      (error: unknown) => answer({ id, fault: told(error) }),
    )
    .catch(() => undefined)
})

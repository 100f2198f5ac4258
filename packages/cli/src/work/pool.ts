import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Stop } from '../exit.ts'
import type { Batch } from '../input/batch.ts'
import { ownFile, type Surroundings } from '../surroundings.ts'
import type { Told } from '../told.ts'
import type { Job, Work, Worked } from './job.ts'
import { openWork } from './work.ts'

/** Characters that are worked off here before workers are started: a small input is done sooner without. */
const small = 2_097_152

/** MiB a worker lets short-lived data take before it clears up: more is hardly faster. */
const youngest = 24

/** Somewhere that works off batches, some of them at the same time. */
export interface Pool {
  readonly run: Work
  /** Batches that can be under way at once. */
  readonly most: number
  readonly close: () => Promise<void>
}

/**
 * Works batches off in this thread, and in workers of their own once there is much of it.
 *
 * @param jobs how many threads do the work; 1: this one does
 */
export async function openPool(job: Job, jobs: number, surroundings: Surroundings): Promise<Pool> {
  const here = await openWork(job)
  if (jobs === 1) return { run: here, most: 1, close: () => Promise.resolve() }
  let seen = 0
  let workers: readonly Hand[] | null = null
  return {
    run: (batch) => {
      seen += lengthOf(batch)
      if (seen <= small) return here(batch)
      workers ??= Array.from({ length: jobs }, () => startWorker(job, surroundings))
      return workers.reduce((least, each) => (each.load() < least.load() ? each : least)).run(batch)
    },
    // A second batch waits at each worker, so that none has to wait for one.
    most: jobs * 2,
    close: async () => {
      await Promise.all((workers ?? []).map((worker) => worker.stop()))
    },
  }
}

function lengthOf(batch: Batch): number {
  return batch.kind === 'csv'
    ? batch.text.length
    : batch.pieces.reduce((sum, { text }) => sum + text.length, 0)
}

interface Hand {
  readonly run: Work
  /** Batches it has been sent and not answered. */
  readonly load: () => number
  readonly stop: () => Promise<unknown>
}

type Reply = { readonly id: number; readonly worked: Worked } | { readonly id: number; readonly fault: Told }

interface Waiting {
  readonly resolve: (worked: Worked) => void
  readonly reject: (error: unknown) => void
}

function startWorker(job: Job, surroundings: Surroundings): Hand {
  const worker = new Worker(ownFile(surroundings, join('dist', 'esm', 'worker.js')), {
    workerData: job,
    resourceLimits: { maxYoungGenerationSizeMb: youngest },
  })
  const waiting = new Map<number, Waiting>()
  let sent = 0
  /** Set once it can do no more, whether or not anybody was waiting. */
  let ended: { readonly error: unknown } | null = null
  worker.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('worked' in reply) asked?.resolve(reply.worked)
    else asked?.reject(new Stop(reply.fault.code, reply.fault.message))
  })
  worker.on('error', (error) => {
    ended = { error }
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return {
    run: (batch) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended.error)
          return
        }
        const id = (sent += 1)
        waiting.set(id, { resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
        worker.postMessage({ id, batch })
      }),
    load: () => waiting.size,
    stop: () => worker.terminate(),
  }
}

/**
 * What became of each batch, in order and as soon as it is known, while later ones are under way.
 */
export async function* inOrder(
  batches: AsyncIterable<Batch>,
  { run, most }: Pool,
): AsyncGenerator<Worked, void, undefined> {
  const coming = batches[Symbol.asyncIterator]()
  const underWay: Promise<{ readonly worked: Worked }>[] = []
  const start = (batch: Batch) => {
    const done = run(batch).then((worked) => ({ worked }))
    // A fault is told in its turn; until then it must not count as unhandled.
    done.catch(() => undefined)
    underWay.push(done)
  }
  const another = () => {
    const next = coming.next().then((batch) => ({ batch }))
    next.catch(() => undefined)
    return next
  }
  let next: ReturnType<typeof another> | null = another()
  try {
    for (;;) {
      const [oldest] = underWay
      const wanted = next !== null && underWay.length < most ? [next] : []
      if (oldest === undefined && wanted.length === 0) return
      const first = await Promise.race([...(oldest === undefined ? [] : [oldest]), ...wanted])
      if ('worked' in first) {
        void underWay.shift()
        yield first.worked
      } else if (first.batch.done === true) next = null
      else {
        start(first.batch.value)
        next = another()
      }
    }
  } finally {
    // Not waited for: an input that says nothing for now would hold up the end.
    coming.return?.().catch(() => undefined)
  }
}

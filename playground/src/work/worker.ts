import '../boot/worker.ts'
import '../jitless.ts'
import type { Heard, Said } from './said.ts'
import { openShelf } from './shelf.ts'
import type { Told } from './task.ts'
import { doTask } from './tasks.ts'

// The worker: one order in, what is to be told of it out. It can be stopped by ending it, or between two slices.
const shelf = openShelf()
const stops = new Map<number, AbortController>()

addEventListener('message', ({ data: said }: MessageEvent<Said>) => {
  if (said.kind === 'stop') stops.get(said.run)?.abort()
  else if (said.kind !== 'do') shelf.hear(said)
  else {
    const { run, order } = said
    const stop = new AbortController()
    stops.set(run, stop)
    doTask(
      shelf.fill(order),
      (told: Told) => {
        if (told.kind === 'people') shelf.make(run, told.people)
        if (told.kind === 'done' || told.kind === 'failed') stops.delete(run)
        postMessage({ run, told } satisfies Heard)
      },
      stop.signal,
    )
  }
})

import { workerAddress } from './address.ts'
import { plain, type Order, type Told } from './task.ts'

/** Does one piece of work at a time, away from the screen. */
export interface Runner {
  /** Gets ready, so that the first work need not wait for it. */
  readonly warm: () => void
  readonly run: (order: Order, tell: (told: Told) => void) => void
  /** Stops the work at hand; nothing more is told of it, and the next can be run. */
  readonly stop: () => void
}

/** A worker where the browser lets the page have one, and otherwise the page itself, on a timer. */
export function openRunner(): Runner {
  const inPage = () => (runner = pageRunner())
  let runner = typeof Worker === 'undefined' ? pageRunner() : workerRunner(inPage)
  /** A browser can refuse a worker at once, as it does a page opened from a file. */
  const attempt = (action: (runner: Runner) => void) => {
    try {
      action(runner)
    } catch {
      action(inPage())
    }
  }
  return {
    warm: () => attempt((one) => one.warm()),
    run: (order, tell) => attempt((one) => one.run(order, tell)),
    stop: () => runner.stop(),
  }
}

/** `instead` gives what does the work where no worker is to be had. */
function workerRunner(instead: () => Runner): Runner {
  let worker: Worker | null = null
  let heard = false
  let current: { readonly order: Order; readonly tell: (told: Told) => void } | null = null
  const end = () => {
    worker?.terminate()
    worker = null
  }
  const start = () => {
    const mine = new Worker(workerAddress, { type: 'module', name: 'iom-rules' })
    worker = mine
    mine.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      // One that has been ended may have said something just before.
      if (worker !== mine) return
      heard = true
      const asked = current
      if (data.kind !== 'progress') current = null
      asked?.tell(data)
    })
    mine.addEventListener('error', (event) => {
      if (worker !== mine) return
      const asked = current
      current = null
      end()
      // One that never said anything could not be started.
      if (!heard) {
        const other = instead()
        if (asked !== null) other.run(asked.order, asked.tell)
      } else asked?.tell({ kind: 'failed', message: event.message || 'The work stopped without saying why.' })
    })
    return mine
  }
  return {
    warm() {
      worker ??= start()
    },
    run(order, tell) {
      current = { order, tell }
      const hand = worker ?? start()
      hand.postMessage(plain(order), [])
    },
    stop() {
      if (current === null) return
      current = null
      end()
      // Started anew at once, so that the next work need not wait for it.
      start()
    },
  }
}

/** The same work in the page. It cannot be stopped once begun, only not listened to. */
export function pageRunner(): Runner {
  let run = 0
  return {
    warm() {},
    run(order, tell) {
      const mine = ++run
      const say = (told: Told) => {
        if (run === mine) tell(told)
      }
      const begin = async () => {
        const { doTask } = await import('./tasks.ts')
        // A breath, so that what was just done is on the screen before.
        setTimeout(() => {
          if (run === mine) doTask(plain(order), say)
        })
      }
      begin().catch((error: unknown) => say({ kind: 'failed', message: String(error) }))
    },
    stop() {
      run++
    },
  }
}

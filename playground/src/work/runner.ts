import { workerAddress, workerType } from './address.ts'
import { handOver, keepMade, nothingHanded } from './handover.ts'
import type { Heard, Said } from './said.ts'
import { gather } from './gather.ts'
import { named, peopleOf, plain, type Order, type Told } from './task.ts'

/** Does one piece of work at a time, away from the screen. */
export interface Runner {
  /** Gets ready, so that the first work need not wait for it. */
  readonly warm: () => void
  readonly run: (order: Order, tell: (told: Told) => void) => void
  /** Stops the work at hand; nothing more is told of it, and the next can be run. */
  readonly stop: () => void
}

type OpenWorker = (instead: () => Runner) => Runner

/** For work that is stopped by ending the worker: it holds nothing that is missed. */
export const openRunner = (): Runner => attempting(endedRunner)

/** For work about people: the worker holds them, and so is never ended. It stops where the work pauses. */
export const openKeeper = (): Runner => attempting(keepingRunner)

/** A worker where the browser lets the page have one, and otherwise the page itself, on a timer. */
function attempting(open: OpenWorker): Runner {
  const inPage = () => (runner = pageRunner())
  let runner = typeof Worker === 'undefined' ? pageRunner() : open(inPage)
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

interface Hand {
  readonly say: (said: Said) => void
  readonly isReady: () => boolean
  readonly start: () => void
  readonly end: () => void
}

interface Listener {
  readonly hear: (heard: Heard) => void
  /** It stopped by itself, without a reason where it could not be started at all. */
  readonly fail: (message: string | null) => void
}

/** One worker, begun when it is needed. */
function openHand({ hear, fail }: Listener): Hand {
  let worker: Worker | null = null
  let heard = false
  const end = () => {
    worker?.terminate()
    worker = null
  }
  const start = () => {
    const mine = new Worker(workerAddress, { type: workerType, name: 'iom-rules' })
    worker = mine
    mine.addEventListener('message', ({ data }: MessageEvent<Heard>) => {
      // One that has been ended may have said something just before.
      if (worker !== mine) return
      heard = true
      hear(data)
    })
    mine.addEventListener('error', (event) => {
      if (worker !== mine) return
      end()
      // One that never said anything could not be started.
      fail(heard ? event.message || 'The work stopped without saying why.' : null)
    })
    return mine
  }
  return {
    say: (said) => (worker ?? start()).postMessage(said, []),
    isReady: () => worker !== null,
    start: () => void start(),
    end,
  }
}

interface Current {
  readonly run: number
  readonly order: Order
  readonly tell: (told: Told) => void
}

/** `instead` gives what does the work where no worker is to be had. */
function endedRunner(instead: () => Runner): Runner {
  let current: Current | null = null
  let runs = 0
  const hand = openHand({
    hear({ run, told }) {
      const asked = current
      if (asked?.run !== run) return
      if (told.kind !== 'progress') current = null
      asked.tell(told)
    },
    fail(message) {
      const asked = current
      current = null
      if (message === null) {
        const other = instead()
        if (asked !== null) other.run(asked.order, asked.tell)
      } else asked?.tell({ kind: 'failed', message })
    },
  })
  return {
    warm() {
      if (!hand.isReady()) hand.start()
    },
    run(order, tell) {
      current = { run: ++runs, order, tell }
      hand.say({ kind: 'do', run: runs, order: plain(order) })
    },
    stop() {
      if (current === null) return
      current = null
      hand.end()
      // Started anew at once, so that the next work need not wait for it.
      hand.start()
    },
  }
}

function keepingRunner(instead: () => Runner): Runner {
  let current: Current | null = null
  let runs = 0
  let handed = nothingHanded()
  const hand = openHand({
    hear({ run, told }) {
      const asked = current
      if (asked?.run !== run) return
      if (told.kind === 'done' || told.kind === 'failed') current = null
      asked.tell(told)
    },
    fail(message) {
      const asked = current
      current = null
      // Whoever it held is gone with it.
      handed = nothingHanded()
      if (message === null) {
        const other = instead()
        if (asked !== null) other.run(asked.order, asked.tell)
      } else asked?.tell({ kind: 'failed', message })
    },
  })
  const begin = async (mine: Current) => {
    const people = peopleOf(mine.order)
    if (people !== undefined) {
      for (const said of handOver(handed, people)) {
        hand.say(said)
        if (said.kind === 'some') await breath()
      }
    }
    if (current === mine) hand.say({ kind: 'do', run: mine.run, order: named(plain(mine.order)) })
  }
  /** One after the other: people who are being handed over are handed over whole. */
  let line: Promise<void> = Promise.resolve()
  return {
    warm() {
      if (!hand.isReady()) hand.start()
    },
    run(order, tell) {
      const run = ++runs
      const take = gather(tell, (people) => {
        for (const said of keepMade(handed, people, run)) hand.say(said)
      })
      const mine: Current = { run, order, tell: take }
      current = mine
      // Refused at once where there is no worker to be had.
      if (!hand.isReady()) hand.start()
      line = line
        .then(() => begin(mine))
        .catch((error: unknown) => {
          if (current !== mine) return
          current = null
          tell({ kind: 'failed', message: String(error) })
        })
    },
    stop() {
      if (current === null) return
      hand.say({ kind: 'stop', run: current.run })
      current = null
    },
  }
}

function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}

/** The same work in the page. It stops where it pauses, and is not listened to any more. */
export function pageRunner(): Runner {
  let run = 0
  let stop = new AbortController()
  return {
    warm() {},
    run(order, tell) {
      const mine = ++run
      stop = new AbortController()
      const { signal } = stop
      const take = gather(tell, () => {})
      const say = (told: Told) => {
        if (run === mine) take(told)
      }
      const begin = async () => {
        const { doTask } = await import('./tasks.ts')
        // A breath, so that what was just done is on the screen before.
        setTimeout(() => {
          if (run === mine) doTask(plain(order), say, signal)
        })
      }
      begin().catch((error: unknown) => say({ kind: 'failed', message: String(error) }))
    },
    stop() {
      run++
      stop.abort()
    },
  }
}

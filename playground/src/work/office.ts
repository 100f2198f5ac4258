import type { Progress } from '@iom-rules/core/analysis'
import type { Runner } from './runner.ts'
import { isRemembered, isResumed, keyOf, rankOf, type Order, type Told } from './task.ts'

/** How far a piece of work is. */
export type Work<Value> =
  | { readonly state: 'working'; readonly progress: Progress | null; readonly cancel: () => void }
  | { readonly state: 'done'; readonly value: Value; readonly milliseconds: number }
  | { readonly state: 'failed'; readonly message: string; readonly again: () => void }
  | { readonly state: 'cancelled'; readonly again: () => void }

interface Job {
  readonly key: string
  readonly order: Order
  /** How many places on the screen want it. */
  wanted: number
  /** Has it been wanted long enough to be begun? */
  settled: boolean
  work: Work<unknown>
}

/** Where work is asked for, one piece after another, and where its results are remembered. */
export interface Office {
  /** Wants the work done until the function given back is called; without `hurry` it may wait for more calm. */
  readonly want: (order: Order, hurry: boolean) => () => void
  readonly workOf: (key: string) => Work<unknown>
  readonly subscribe: (listener: () => void) => () => void
}

/** Milliseconds of calm before work is begun, so that typing does not begin it over and over. */
interface Calm {
  /** For what somebody is looking at. */
  readonly hurry: number
  /** For what would be good to know. */
  readonly patient: number
}

export const usualCalm: Calm = { hurry: 250, patient: 2500 }
/** For what is answered while somebody moves a control. */
export const atOnce: Calm = { hurry: 0, patient: 250 }
/** Milliseconds in which what a screen asks for at once is gathered, so that the shortest of it is done first. */
const gather = 10
const rememberAtMost = 40

/** What is said of work that nobody has asked for yet. */
export const notBegun: Work<never> = { state: 'working', progress: null, cancel: () => {} }

/** Opens an office with one runner. */
export function openOffice(runner: Runner, calm: Calm = usualCalm): Office {
  const jobs = new Map<string, Job>()
  const listeners = new Set<() => void>()
  let current: Job | null = null

  const set = (job: Job, work: Work<unknown>) => {
    job.work = work
    for (const listener of listeners) listener()
  }
  const waiting = () =>
    [...jobs.values()]
      .filter((job) => job !== current && job.wanted > 0 && job.settled && job.work.state === 'working')
      .sort((one, other) => rankOf(one.order) - rankOf(other.order))

  // Work that nobody wants any more goes on while nothing waits: somebody may undo, and want it again.
  const next = () => {
    const [first] = waiting()
    if (first === undefined) return
    if (current !== null) {
      const makesRoom = isResumed(current.order) && rankOf(first.order) < rankOf(current.order)
      if (current.wanted > 0 && !makesRoom) return
      runner.stop()
      if (current.wanted === 0) jobs.delete(current.key)
    }
    current = first
    runner.run(first.order, (told) => hear(first, told))
  }
  const hear = (job: Job, told: Told) => {
    // Whoever makes people hears them gathered, with the result.
    if (told.kind === 'people') return
    if (told.kind === 'progress') {
      set(job, { state: 'working', progress: told.progress, cancel: () => cancel(job) })
      return
    }
    current = null
    if (told.kind === 'done') set(job, { state: 'done', value: told.value, milliseconds: told.milliseconds })
    else set(job, { state: 'failed', message: told.message, again: () => again(job) })
    forgetOldest()
    next()
  }
  const cancel = (job: Job) => {
    if (job.work.state !== 'working') return
    if (current === job) {
      runner.stop()
      current = null
    }
    set(job, { state: 'cancelled', again: () => again(job) })
    next()
  }
  const again = (job: Job) => {
    set(job, begun(job))
    next()
  }
  const begun = (job: Job): Work<unknown> => {
    return { state: 'working', progress: null, cancel: () => cancel(job) }
  }
  const settle = (job: Job) => {
    if (jobs.get(job.key) !== job) return
    job.settled = true
    setTimeout(next, gather)
  }
  const forgetOldest = () => {
    const unwanted = [...jobs.values()].filter((job) => job.wanted === 0 && job !== current)
    const tooMany = Math.max(0, jobs.size - rememberAtMost)
    for (const [at, job] of unwanted.entries()) {
      if (at < tooMany || !isRemembered(job.order)) jobs.delete(job.key)
    }
  }

  return {
    want(order, hurry) {
      const key = keyOf(order)
      const job = jobs.get(key) ?? open(key, order)
      job.wanted++
      if (job.settled) next()
      else setTimeout(() => settle(job), hurry ? calm.hurry : calm.patient)
      return () => {
        job.wanted--
        if (job.wanted === 0 && !isRemembered(job.order)) {
          cancel(job)
          jobs.delete(key)
        }
        // Cancelled by whoever wanted it then; whoever wants it next has not.
        if (job.wanted === 0 && job.work.state !== 'done' && job !== current) jobs.delete(key)
      }
    },
    workOf: (key) => jobs.get(key)?.work ?? notBegun,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  function open(key: string, order: Order): Job {
    const job: Job = { key, order, wanted: 0, settled: false, work: notBegun }
    jobs.set(key, job)
    set(job, begun(job))
    return job
  }
}

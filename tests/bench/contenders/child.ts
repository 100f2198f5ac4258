import { timed } from '../measure.ts'
import { contenders } from './all.ts'
import type { Contender, Job } from './contender.ts'

/** What the parent asks of a contender's process, one thing after another. */
export type Asked =
  | { readonly ask: 'open'; readonly most: number }
  | { readonly ask: 'answers' | 'tally'; readonly count: number }
  | { readonly ask: 'run'; readonly job: string; readonly size: number }
  | { readonly ask: 'close' }

export interface Opened {
  readonly jobs: readonly { readonly name: string; readonly most: number }[]
  readonly hasAnswers: boolean
  readonly hasTally: boolean
  readonly absent: string | null
}

/** The clock sees at least this many milliseconds at once. */
const least = 12

/** Serves the parent until it says `close`. */
export function serve(name: string): void {
  let contender: Contender = { jobs: {} }
  const repeats = new Map<string, number>()
  const run = async (name: string, size: number): Promise<number> => {
    const job = contender.jobs[name] as Job
    await job.prepare?.(size)
    const key = `${name} ${size}`
    let times = repeats.get(key)
    if (times === undefined) {
      const first = await timed(() => job.run(size), 1)
      // Quick jobs run for a while, until the compiler has had its say; of slow ones the smaller sizes have seen to it.
      const before = Math.min(2_000, Math.floor(150 / Math.max(first, 0.001)))
      const again = before === 0 ? first : await timed(() => job.run(size), before)
      times = Math.min(100_000, Math.max(1, Math.ceil(least / again)))
      repeats.set(key, times)
    }
    globalThis.gc?.()
    return timed(() => job.run(size), times)
  }
  const answer = async (asked: Asked): Promise<unknown> => {
    switch (asked.ask) {
      case 'open': {
        contender = (await (await contenders[name]?.open())?.(asked.most)) ?? contender
        const opened: Opened = {
          jobs: Object.entries(contender.jobs).map(([job, { most }]) => ({
            name: job,
            most: Math.min(most, Number.MAX_SAFE_INTEGER),
          })),
          hasAnswers: contender.answers !== undefined,
          hasTally: contender.tally !== undefined,
          absent: contender.absent ?? null,
        }
        return opened
      }
      case 'answers':
        return contender.answers?.(asked.count)
      case 'tally':
        return contender.tally?.(asked.count)
      case 'run':
        return run(asked.job, asked.size)
      case 'close':
        await contender.close?.()
        return null
    }
  }
  // The parent has failed: a database must not outlive it.
  process.on('disconnect', () => void Promise.resolve(contender.close?.()).then(() => process.exit()))
  process.on('message', (asked: Asked) => {
    void answer(asked).then(
      (result) => process.send?.({ result }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    )
  })
}

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { contenders } from './all.ts'
import type { Asked, Opened } from './child.ts'

/** A contender in a process of its own. */
export interface Running extends Opened {
  readonly name: string
  readonly ask: <T>(asked: Asked) => Promise<T>
}

/** Starts a contender's process and opens it for sizes up to `most`. */
export async function start(name: string, most: number): Promise<Running> {
  const own = [...process.execArgv, process.argv[1] as string, 'contender', name]
  const isPinned = contenders[name]?.isPinned === true && canPin
  const child = spawn(
    isPinned ? 'taskset' : process.execPath,
    isPinned ? ['--cpu-list', '0', process.execPath, ...own] : own,
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const ask = async <T>(asked: Asked): Promise<T> => {
    child.send(asked)
    const waiting = new AbortController()
    const gone = once(child, 'exit', waiting).then(([code, signal]: unknown[]) => {
      throw new Error(`${name} ended with ${String(code ?? signal)}`)
    })
    const [answer] = (await Promise.race([once(child, 'message', waiting), gone])) as [
      { readonly result?: T; readonly error?: string },
    ]
    gone.catch(() => undefined)
    waiting.abort()
    if (answer.error !== undefined) throw new Error(`${name}: ${answer.error}`)
    return answer.result as T
  }
  const opened = await ask<Opened>({ ask: 'open', most })
  return { ...opened, name, ask }
}

export const canPin = spawnSync('taskset', ['--version']).status === 0

export async function stop(running: Running): Promise<void> {
  await running.ask({ ask: 'close' })
}

/** Runs a Node.js program to its end. @returns the most memory it took, in megabytes; `null` where it cannot be told */
export async function memoryOf(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  let most: number | null = null
  const look = setInterval(() => {
    try {
      const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      if (found !== null) most = Math.max(most ?? 0, Number(found[1]) / 1024)
    } catch {
      // It has ended, or this is not Linux.
    }
  }, 20)
  const [code] = (await once(child, 'exit')) as [number]
  clearInterval(look)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return most
}

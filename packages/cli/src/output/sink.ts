import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { chmod, lstat, realpath, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import process from 'node:process'
import type { Writable } from 'node:stream'
import { exitCode, PipeClosed, Stop, usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'

/** Where text goes. A file appears at `keep`, whole; `drop` leaves what was there before. */
export interface Sink {
  /** Does it go to a file, and not to the screen? */
  readonly isFile: boolean
  /** Settles when there is room for more. */
  readonly write: (text: string) => Promise<void>
  readonly keep: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** Opens the file, or stdout when there is none. */
export async function openSink(file: string | undefined, surroundings: Surroundings): Promise<Sink> {
  return file === undefined
    ? toScreen(surroundings.stdout)
    : openFile(resolve(surroundings.folder, file), file, surroundings)
}

/** Waits for what was begun after the sink was opened; where that fails, the sink leaves nothing behind. */
export async function orDrop<T>(begun: Promise<T>, sink: Sink): Promise<T> {
  try {
    return await begun
  } catch (error) {
    await sink.drop()
    throw error
  }
}

function toScreen(stream: Writable): Sink {
  // The write that fails says so itself; without a listener the event would end the process.
  stream.on('error', () => undefined)
  const nothing = () => Promise.resolve()
  return { isFile: false, write: (text) => send(stream, text), keep: nothing, drop: nothing }
}

/** Where a file is written until it is whole, and how it then takes its place. */
export interface Draft {
  /** Is it written in its place, because it is a device or a pipe? */
  readonly direct: boolean
  readonly path: string
  readonly keep: () => Promise<void>
  readonly drop: () => Promise<void>
}

/**
 * A place beside the file named, which becomes that file when it is kept. When the program is interrupted it
 * is taken away. A device or a pipe is its own draft: moving a file over it would replace it.
 */
export async function openDraft(
  path: string,
  asked: string,
  { whenInterrupted }: Surroundings,
): Promise<Draft> {
  const target = await realpath(path).catch(() => path)
  const there = await lstat(target).catch(() => null)
  if (there?.isDirectory()) throw usage(`\`${asked}\` is a folder: name a file.`)
  if (there !== null && !there.isFile()) {
    const nothing = () => Promise.resolve()
    return { direct: true, path: target, keep: nothing, drop: nothing }
  }
  const written = `${target}.${process.pid}.part`
  const cancel = whenInterrupted(() => rmSync(written, { force: true }))
  return {
    direct: false,
    path: written,
    keep: async () => {
      // A file that only some may read stays one.
      if (there !== null) await chmod(written, there.mode)
      await rename(written, target)
      cancel()
    },
    drop: async () => {
      await rm(written, { force: true })
      cancel()
    },
  }
}

async function openFile(path: string, asked: string, surroundings: Surroundings): Promise<Sink> {
  const draft = await openDraft(path, asked, surroundings)
  return openStream(draft.path, asked, draft, draft.direct ? 'a' : 'w')
}

/** Writes text to a draft; `done` says what becomes of it. */
export async function openStream(
  path: string,
  asked: string,
  done: Pick<Draft, 'keep' | 'drop'>,
  flags: 'a' | 'w' = 'w',
): Promise<Sink> {
  const stream = createWriteStream(path, { encoding: 'utf8', flags })
  try {
    await once(stream, 'open')
  } catch (error) {
    await done.drop()
    throw usage(`Cannot write to \`${asked}\`: ${words(error)}.`)
  }
  stream.on('error', () => undefined)
  return {
    isFile: true,
    write: (text) => send(stream, text),
    keep: async () => {
      stream.end()
      if (!stream.closed) await once(stream, 'close')
      if (stream.errored) throw new Stop(exitCode.unexpected, `Cannot write: ${words(stream.errored)}.`)
      await done.keep()
    },
    drop: async () => {
      stream.destroy()
      if (!stream.closed) await once(stream, 'close')
      await done.drop()
    },
  }
}

function send(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve()
      else
        reject(
          isGone(error) ? new PipeClosed() : new Stop(exitCode.unexpected, `Cannot write: ${words(error)}.`),
        )
    })
  })
}

function isGone(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

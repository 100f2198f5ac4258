import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { lstat, realpath, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import process from 'node:process'
import type { Writable } from 'node:stream'
import { exitCode, PipeClosed, Stop, usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'

/** Where text goes. A file appears at `keep`, whole; `drop` leaves what was there before. */
export interface Sink {
  /** Settles when there is room for more. */
  readonly write: (text: string) => Promise<void>
  readonly keep: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** Opens the file, or stdout when there is none. */
export async function openSink(file: string | undefined, surroundings: Surroundings): Promise<Sink> {
  return file === undefined
    ? toScreen(surroundings.stdout)
    : openFile(resolve(surroundings.folder, file), file)
}

function toScreen(stream: Writable): Sink {
  // The write that fails says so itself; without a listener the event would end the process.
  stream.on('error', () => undefined)
  const nothing = () => Promise.resolve()
  return { write: (text) => send(stream, text), keep: nothing, drop: nothing }
}

/** Writes to a file beside the one named, and moves it there when it is complete. */
async function openFile(path: string, asked: string): Promise<Sink> {
  const target = await realpath(path).catch(() => path)
  const there = await lstat(target).catch(() => null)
  if (there?.isDirectory()) throw usage(`\`${asked}\` is a folder: name a file.`)
  // A device or a pipe (/dev/null) is written to: moving a file over it would replace it.
  const direct = there !== null && !there.isFile()
  const written = direct ? target : `${target}.${process.pid}.part`
  const stream = createWriteStream(written, { encoding: 'utf8', flags: direct ? 'a' : 'w' })
  try {
    await once(stream, 'open')
  } catch (error) {
    throw usage(`Cannot write to \`${asked}\`: ${words(error)}.`)
  }
  stream.on('error', () => undefined)
  return {
    write: (text) => send(stream, text),
    keep: async () => {
      stream.end()
      if (!stream.closed) await once(stream, 'close')
      if (!direct) await rename(written, target)
    },
    drop: async () => {
      stream.destroy()
      if (!direct) await rm(written, { force: true })
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

// Runs the command line inside the test process, on streams that are kept.
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { run, type Surroundings } from '@iom-rules/cli'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Scene {
  /** What stdin holds; chunks are handed over one by one. */
  readonly stdin?: string | Uint8Array | readonly (string | Uint8Array)[]
  readonly folder?: string
  /** Stdout is a terminal this wide. */
  readonly columns?: number
  readonly today?: string
  /** Where a policy of that id is looked for, in place of `@iom-rules/core`. */
  readonly from?: string
}

/** A writable that remembers, and that can be as wide as a terminal. */
function memory(columns?: number): { stream: Surroundings['stdout']; text: () => string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const screen = columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns })
  return { stream: screen, text: () => Buffer.concat(chunks).toString('utf8') }
}

export async function cli(args: readonly string[], scene: Scene = {}): Promise<Ran> {
  const stdout = memory(scene.columns)
  const stderr = memory()
  const given = scene.stdin ?? ''
  const chunks = typeof given === 'string' || given instanceof Uint8Array ? [given] : given
  const surroundings: Surroundings = {
    stdin: Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: {},
    folder: scene.folder ?? process.cwd(),
    today: () => scene.today ?? '2026-11-22',
    from: scene.from ?? import.meta.url,
    whenInterrupted: () => () => undefined,
  }
  const code = await run(args, surroundings)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** A folder of files that only this test has. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'iom-rules-cli-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** The JSON values of NDJSON text. */
export function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

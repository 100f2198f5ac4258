import { readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import type { Readable, Writable } from 'node:stream'

/** A stream to write to, and what is known of the terminal behind it. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** Everything a command touches outside itself, so that a test can hand over its own. */
export interface Surroundings {
  /** What `--input -` reads, as UTF-8; `ask` reads its answers here too. `isTTY`: somebody is typing. */
  readonly stdin: Readable & { readonly isTTY?: boolean }
  /** Where data goes, and nothing else. */
  readonly stdout: Screen
  /** Where messages and progress go. */
  readonly stderr: Screen
  /** Environment variables, such as `COLUMNS`. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder that relative paths start from. */
  readonly folder: string
  /** The local calendar day, `YYYY-MM-DD`. Only `--as-at today` asks: the core never sees a clock. */
  readonly today: () => string
  /** A file or file URL from which `@iom-rules/core` can be found, for the policies it carries. */
  readonly from: string
  /** Has something done should the program be interrupted; the answer takes that back. */
  readonly whenInterrupted: (undo: () => void) => () => void
}

/** The process this program runs in. */
export function processSurroundings(): Surroundings {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    folder: process.cwd(),
    today: () => localDay(new Date()),
    from: program(),
    whenInterrupted,
  }
}

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Undoes, and then lets the signal do what it always does. */
function whenInterrupted(undo: () => void): () => void {
  const handle = (signal: NodeJS.Signals) => {
    cancel()
    undo()
    process.kill(process.pid, signal)
  }
  const cancel = () => {
    for (const signal of interruptions) process.off(signal, handle)
  }
  for (const signal of interruptions) process.on(signal, handle)
  return cancel
}

/** The folder of the policies that `@iom-rules/core` carries. */
export function shippedPolicies(surroundings: Surroundings): string {
  const manifest = createRequire(surroundings.from).resolve('@iom-rules/core/package.json')
  return join(manifest, '..', 'policies')
}

/** A file of this package, by its path from the package's folder. */
export function ownFile(surroundings: Surroundings, path: string): string {
  return join(createRequire(surroundings.from).resolve('@iom-rules/cli/package.json'), '..', path)
}

/** The version of this command line. */
export function version(surroundings: Surroundings): string {
  const file = ownFile(surroundings, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }
  return manifest.version
}

function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/**
 * The program's own file, links followed. This library is built as ESM and as CommonJS, and neither
 * `import.meta` nor `__filename` compiles to both.
 */
function program(): string {
  const [, script] = process.argv
  if (script === undefined) return join(process.cwd(), 'here.js')
  try {
    return realpathSync(script)
  } catch {
    return script
  }
}

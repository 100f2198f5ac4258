import { locate, type Issue } from '@iom-rules/core'
import type { Found } from './find.ts'

/** A fault, and where it is, in words. */
export interface Placed extends Issue {
  /** `line 12 of facts.json`. */
  readonly where?: string
}

/** How many are told at once: the rest often goes with them. */
export const toldAtMost = 10

/** The faults; those that are told have the line of the file that they are on. */
export function placed(issues: readonly Issue[], found: Found): Placed[] {
  return issues.map((issue, at) => {
    if (at >= toldAtMost) return issue
    const within = withinOf(issue, found)
    const line = within === null ? null : locate(within.text, within.path)
    if (within === null || line === null) return issue
    return { ...issue, where: `line ${line.line} of ${within.name}` }
  })
}

interface Within {
  readonly name: string
  readonly text: string
  /** The rest of the way, within the file. */
  readonly path: string
}

function withinOf({ path, message }: Issue, found: Found): Within | null {
  // A text that is no JSON, or says a thing twice, says itself on which line.
  if (path === '' || (found.kind === 'file' && /\bon lines? \d/.test(message))) return null
  if (found.kind === 'file') return { name: found.name, text: found.text, path }
  const { files } = found
  const told = /^(\S+\.json): /.exec(message)?.[1]
  if (told !== undefined) return fileOf(files, told, path)
  const parts = path.split('/').slice(1)
  return (
    fileOf(files, `${parts.slice(0, 2).join('/')}.json`, wayOf(parts.slice(2))) ??
    fileOf(files, `${parts[0] ?? ''}.json`, wayOf(parts.slice(1))) ??
    fileOf(files, 'policy.json', path)
  )
}

function fileOf(files: { readonly [path: string]: string }, name: string, path: string): Within | null {
  const text = files[name]
  return text === undefined ? null : { name, text, path }
}

function wayOf(parts: readonly string[]): string {
  return parts.map((part) => `/${part}`).join('')
}

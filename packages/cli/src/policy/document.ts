import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { joinPolicy, limits, readJson, type Result } from '@iom-rules/core'
import { fault } from '../fault.ts'

/** A policy as it lies on disk: one file, or a folder of files that are joined. */
export interface PolicyFiles {
  /** As a person would name it. */
  readonly name: string
  /** The file, or the folder. */
  readonly path: string
  /** Texts by their path within the folder; for a single file, by the empty string. */
  readonly texts: Readonly<Record<string, string>>
}

const largest = limits.bytes
const mostFiles = 1000

/** Reads a file or folder, no further than a policy may be large. */
export function readPolicyFiles(path: string, name: string): Result<PolicyFiles> {
  try {
    return readFiles(path, name)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { ok: false, issues: [fault('not-readable', '', `Cannot read the policy: ${why}.`)] }
  }
}

function readFiles(path: string, name: string): Result<PolicyFiles> {
  const inFolder = statSync(path).isDirectory()
  const files = inFolder ? jsonFiles(path) : ['']
  if (inFolder && !files.includes('policy.json')) {
    const help = 'A policy folder holds policy.json and a file or folder for each large key.'
    return { ok: false, issues: [fault('no-policy', '', `There is no policy.json in ${name}.`, help)] }
  }
  const texts: Record<string, string> = {}
  let room = largest
  for (const file of files) {
    const bytes = readUpTo(join(path, file), room + 1)
    room -= bytes.length
    if (room < 0 || files.length > mostFiles) {
      const message = `The policy is larger than ${largest / 1024 / 1024} MiB or has more than ${mostFiles} files.`
      return { ok: false, issues: [fault('too-large', '', message)] }
    }
    try {
      texts[file] = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      const message = `${file === '' ? 'The file' : file} is not UTF-8 text.`
      return { ok: false, issues: [fault('not-text', '', message, 'Give a JSON document saved as UTF-8.')] }
    }
  }
  return { ok: true, value: { name, path, texts }, issues: [] }
}

/** The document in these files, before what it extends is put under it. */
export function readDocument({ texts }: PolicyFiles): Result<unknown> {
  const single = texts['']
  return single === undefined ? joinPolicy(texts) : readJson(single)
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.json') && entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function readUpTo(file: string, most: number): Buffer {
  const buffer = Buffer.allocUnsafe(most)
  const open = openSync(file, 'r')
  try {
    let length = 0
    for (;;) {
      const read = readSync(open, buffer, length, most - length, null)
      if (read === 0) return buffer.subarray(0, length)
      length += read
    }
  } finally {
    closeSync(open)
  }
}

import { locate, readJson, type Issue } from '@iom-rules/core'
import type { PolicyFiles } from './document.ts'

/** An issue of a policy, and where in its files it is. */
export interface PlacedIssue extends Issue {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** File, line and column as an editor takes them: `rules/local/facts.json:12:5`. */
export function placeOf({ file, line, column }: PlacedIssue): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

/**
 * Finds the line of an issue in the files the policy was read from. A document that extends others
 * holds only a part of the flat policy that paths lead into, with rules at other positions: there,
 * what it holds itself is shown to the second step, and the rest has no line.
 */
export function placed(issue: Issue, files: PolicyFiles, document?: unknown): PlacedIssue {
  const { name, texts } = files
  // What is wrong with one file of a folder is told with its path before the words.
  const [prefix = '', file] = /^(\S+\.json): /.exec(issue.message) ?? []
  if (file !== undefined && texts[file] !== undefined) {
    const message = issue.message.slice(prefix.length)
    return { ...issue, message, file: `${name}/${file}`, ...locate(texts[file], issue.path) }
  }
  const path = ownPath(issue.path, document)
  const single = texts['']
  const found =
    path === null ? null : single === undefined ? fileOf(path, texts) : { file: '', text: single, path }
  if (found === null) return { ...issue, file: name }
  return {
    ...issue,
    file: found.file === '' ? name : `${name}/${found.file}`,
    ...locate(found.text, found.path),
  }
}

/** How far a path into the flat policy leads within the document itself; `null` when nowhere. */
function ownPath(path: string, document: unknown): string | null {
  if (typeof document !== 'object' || document === null || !('extends' in document)) return path
  const [key = '', id] = path.split('/').slice(1)
  const part: unknown = Object.entries(document).find(([own]) => own === key)?.[1]
  if (id === undefined || part === undefined) return part === undefined ? null : `/${key}`
  return typeof part === 'object' && part !== null && Object.hasOwn(part, id) ? `/${key}/${id}` : null
}

interface Within {
  readonly file: string
  readonly text: string
  /** The rest of the way, within the file. */
  readonly path: string
}

/** The file of a folder that a pointer into the joined document leads to. */
function fileOf(path: string, texts: PolicyFiles['texts']): Within | null {
  const parts = path.split('/').slice(1)
  for (let length = Math.min(parts.length, 2); length > 0; length -= 1) {
    const found = within(`${parts.slice(0, length).join('/')}.json`, parts.slice(length), texts)
    if (found !== null) return found
  }
  return memberOf(parts, texts) ?? within('policy.json', parts, texts)
}

function within(
  file: string,
  parts: readonly (string | number)[],
  texts: PolicyFiles['texts'],
): Within | null {
  const text = texts[file]
  return text === undefined ? null : { file, text, path: parts.map((part) => `/${part}`).join('') }
}

/** A list that is spread over the files of a folder: counts on to the file that holds the member. */
function memberOf([key, index, ...rest]: readonly string[], texts: PolicyFiles['texts']): Within | null {
  let at = Number(index)
  if (!Number.isInteger(at)) return null
  const files = Object.keys(texts).filter(
    (file) => file.startsWith(`${key}/`) && !file.endsWith('/index.json'),
  )
  for (const file of files.sort()) {
    const length = lengthOf(texts[file] ?? '')
    if (at < length) return within(file, [at, ...rest], texts)
    at -= length
  }
  return null
}

function lengthOf(text: string): number {
  const read = readJson(text)
  return read.ok && Array.isArray(read.value) ? read.value.length : 0
}

import { locate, readJson, type Issue } from '@iom-rules/core'
import type { PolicyFiles } from './document.ts'

/** An issue of a policy, and where in its files it is. */
export interface PlacedIssue extends Issue {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** Finds the line of an issue in the files the policy was read from, as nearly as the files show it. */
export function placed(issue: Issue, { name, texts }: PolicyFiles): PlacedIssue {
  const single = texts['']
  if (single !== undefined) return { ...issue, file: name, ...locate(single, issue.path) }
  // What is wrong with one file of a folder is told with its path before the words.
  const [prefix = '', file] = /^(\S+\.json): /.exec(issue.message) ?? []
  if (file !== undefined && texts[file] !== undefined) {
    const message = issue.message.slice(prefix.length)
    return { ...issue, message, file: `${name}/${file}`, ...locate(texts[file], issue.path) }
  }
  const found = fileOf(issue.path, texts)
  return {
    ...issue,
    file: found === null ? name : `${name}/${found.file}`,
    ...(found && locate(found.text, found.path)),
  }
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

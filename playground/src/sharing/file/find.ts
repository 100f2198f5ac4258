import type { Result } from '@iom-rules/core'
import { refuse, type Refused } from '../refuse.ts'
import { baseName, isJson, type Entry } from './entry.ts'

/** Where a policy was found: in one file, or in the files of a folder by their way in it. */
export type Found =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'folder'; readonly name: string; readonly files: { readonly [path: string]: string } }

/** What a bundle holds beside the policy. */
export const resultsName = 'check-results.json'

const shownAtMost = 5

/** Finds the policy among files: a policy file, or the folder that `policy.json` lies in. */
export function findPolicy(entries: readonly Entry[]): Result<Found> {
  const files = entries.filter((entry) => isJson(entry) && !isBeside(entry.path))
  const [first, second] = files
  if (first === undefined) return none(entries)
  if (second === undefined) return oneFile(first)
  const roots = files.filter(({ path }) => baseName(path) === 'policy.json').map(({ path }) => folderOf(path))
  const [root, other] = roots
  if (root === undefined) return several(files.map(({ path }) => baseName(path)))
  if (other !== undefined) return several(roots.map((folder) => baseName(folder)))
  const inside = files.filter(({ path }) => path.startsWith(root === '' ? '' : `${root}/`))
  const [alone, another] = inside
  if (alone !== undefined && another === undefined) return oneFile(alone)
  return folder(root, inside)
}

// The mark of what macOS puts beside files, and what our own bundle does.
function isBeside(path: string): boolean {
  return baseName(path) === resultsName || path.split('/').some((part) => /^(\.|__MACOSX$)/.test(part))
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}

function oneFile(entry: Entry): Result<Found> {
  const text = textOf(entry)
  if (typeof text !== 'string') return text
  return { ok: true, value: { kind: 'file', name: baseName(entry.path), text }, issues: [] }
}

function folder(root: string, inside: readonly Entry[]): Result<Found> {
  const files: [string, string][] = []
  for (const entry of inside) {
    const text = textOf(entry)
    if (typeof text !== 'string') return text
    files.push([root === '' ? entry.path : entry.path.slice(root.length + 1), text])
  }
  const name = root === '' ? 'policy' : baseName(root)
  return { ok: true, value: { kind: 'folder', name, files: Object.fromEntries(files) }, issues: [] }
}

function textOf({ path, bytes }: Entry): string | Refused {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse(
      'not-text',
      `${baseName(path)} is not a text file in UTF-8.`,
      'Open it in the program it was made with and save it as plain text in UTF-8, or ask for the file again.',
    )
  }
}

function none(entries: readonly Entry[]): Refused {
  const names = listed(entries.map(({ path }) => baseName(path)))
  const found = names === '' ? 'There is no policy file.' : `There is no policy file: ${names}.`
  return refuse(
    'no-policy-file',
    found,
    'Choose a policy file, whose name ends in .json, a ZIP file with one in it, or the folder of a policy.',
  )
}

function several(names: readonly string[]): Refused {
  const message = `There is more than one policy: ${listed(names)}.`
  return refuse('several-policies', message, 'Open one of them at a time.')
}

function listed(names: readonly string[]): string {
  const more = names.length - shownAtMost
  return [...names.slice(0, shownAtMost), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

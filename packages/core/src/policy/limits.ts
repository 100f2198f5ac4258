import { fault, pointer, type Issue } from '../vocabulary/issue.ts'

/** What a document may cost before any library sees it. A policy from a link is hostile until parsed. */
export const limits = {
  /** Bytes of a policy document (UTF-8). */
  bytes: 2 * 1024 * 1024,
  /** Levels of nesting. */
  depth: 32,
  /** Parts of conditions, counted after named conditions are put in place. */
  conditionParts: 10_000,
  /** Facts a policy may declare. */
  facts: 200,
  /** Characters of an id or name. */
  name: 80,
  /** Characters of the reason in an entry of the register. */
  reason: 400,
} as const

/** Names that every JavaScript object answers to: as the name of a fact they would seem to be known. */
const reserved = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)])

/**
 * Is this value plain JSON data of a bearable size? Walks without recursion, so a value nested a
 * million deep, or one that contains itself, is an issue and not a crash.
 */
export function inspect(value: unknown): Issue[] {
  const issues: Issue[] = []
  const open: { value: unknown; path: readonly (string | number)[] }[] = [{ value, path: [] }]
  let size = 0
  for (let next = open.pop(); next !== undefined && issues.length < 20; next = open.pop()) {
    size += cost(next.value)
    if (size > limits.bytes) return [tooLarge()]
    if (typeof next.value !== 'object' || next.value === null) {
      if (!isJsonScalar(next.value)) issues.push(notJson(next.value, next.path))
      continue
    }
    if (!isPlain(next.value)) {
      issues.push(notJson(next.value, next.path))
      continue
    }
    if (next.path.length >= limits.depth) {
      issues.push(tooDeep(pointer(next.path.slice(0, 8))))
      continue
    }
    if (Array.isArray(next.value)) {
      // Not `forEach`, which passes over what a list with holes has not.
      for (const [at, member] of (next.value as unknown[]).entries())
        open.push({ value: member, path: [...next.path, at] })
      continue
    }
    for (const [key, member] of Object.entries(next.value)) {
      size += key.length
      if (reserved.has(key)) {
        const help = 'Choose another name.'
        issues.push(
          fault('reserved-key', pointer([...next.path, key]), `The key \`${key}\` is not allowed.`, help),
        )
      } else open.push({ value: member, path: [...next.path, key] })
    }
  }
  return issues
}

/** Guards text before it is parsed: its size, its nesting, and bytes that are not text. */
export function inspectText(text: string): Issue[] {
  if (text.length > limits.bytes || new TextEncoder().encode(text).length > limits.bytes) return [tooLarge()]
  if (text.includes('\u0000')) {
    const help = 'Save it as plain text in UTF-8, without another program’s format.'
    return [fault('not-text', '', 'This is not a text document: it contains binary data.', help)]
  }
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (quoted) {
      if (character === 92) at += 1
      else if (character === 34) quoted = false
    } else if (character === 34) quoted = true
    else if (character === 91 || character === 123) {
      depth += 1
      if (depth > limits.depth) return [tooDeep('')]
    } else if (character === 93 || character === 125) depth -= 1
  }
  return []
}

function cost(value: unknown): number {
  return typeof value === 'string' ? value.length + 2 : 2
}

/** A day, a map or a text in an object's clothes would be read as an object without members. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]'
}

function isJsonScalar(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

function notJson(value: unknown, path: readonly (string | number)[]): Issue {
  const found = typeof value === 'number' ? String(value) : typeof value
  return fault(
    'not-json',
    pointer(path),
    `JSON cannot hold this value (${found}).`,
    'Leave it out, or give null.',
  )
}

function tooLarge(): Issue {
  return fault(
    'too-large',
    '',
    `The document is larger than ${limits.bytes / 1024 / 1024} MiB.`,
    'Split it, or leave out examples that are not needed.',
  )
}

function tooDeep(path: string): Issue {
  return fault(
    'too-deep',
    path,
    `The document is nested more than ${limits.depth} levels deep, or contains itself.`,
    'Give a part of the conditions a name under `conditions`, and use the name.',
  )
}

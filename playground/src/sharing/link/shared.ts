import { limits, type Result, type Step } from '@iom-rules/core'
import { refuse } from '../refuse.ts'

/** Which policy a shared draft starts from. */
export interface Base {
  readonly id: string
  readonly version: string
  readonly hash: string
}

/**
 * A draft as a link holds it: how it differs from a policy that whoever opens it has as well. It says what the
 * policy means and no more. Nobody is in it: no people, no examples, no reasons, and no record of who decided,
 * accepted or signed off, for all of those may name somebody.
 */
export interface Shared {
  readonly base: Base
  /** What makes of the base the policy that the draft was compared with, where that was another one. */
  readonly opened: readonly Step[]
  /** What makes of that the drafted policy. */
  readonly steps: readonly Step[]
  /** The fingerprint of the drafted policy, by which a damaged link is found out. */
  readonly makes: string
}

/** What a link may hold. */
export const linkLimits = {
  /** Bytes, packed. */
  packed: 32 * 1024,
  /** Steps of an edit: each copies the lists it lies in, so many of them take long. */
  steps: 1000,
  /** Members of one list or object of a step, for the same reason. */
  members: 1000,
  /** Characters of a path. */
  path: 1000,
} as const

/** The form of the link. A later one gets another number. */
export const linkForm = 1

/** Makes sure that what came out of a link is what goes into one, before any of it is applied. */
export function readShared(value: unknown): Result<Shared> {
  if (!isObject(value) || typeof value['form'] !== 'number') return damaged()
  if (value['form'] !== linkForm) {
    return refuse(
      'newer-link',
      'The link was made by another version of the playground.',
      'Open it in the version it was made with, or ask for the policy file.',
    )
  }
  const base = readBase(value['base'])
  const { opened = [], steps, makes } = value
  if (base === null || !Array.isArray(opened) || !Array.isArray(steps) || !isHash(makes)) return damaged()
  if (opened.length + steps.length > linkLimits.steps) {
    const message = `The link holds more than ${linkLimits.steps.toLocaleString('en-GB')} changes.`
    return refuse('too-many-steps', message, 'Ask for the policy file instead.')
  }
  if (!opened.every(isStep) || !steps.every(isStep)) return damaged()
  return { ok: true, value: { base, opened, steps, makes }, issues: [] }
}

/** What is said of a link that cannot be read. */
export function damaged() {
  return refuse(
    'damaged-link',
    'The link is not whole, or something in it has been changed.',
    'Copy all of it, from the first character to the last, and open it again.',
  )
}

function readBase(value: unknown): Base | null {
  if (!isObject(value)) return null
  const { id, version, hash } = value
  return isName(id) && isName(version) && isHash(hash) ? { id, version, hash } : null
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= limits.name
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

/**
 * The steps that a difference is made of. There are others, which it never needs: `copy` could make of a short text
 * more than a machine holds, and `test` would go through all of it.
 */
function isStep(value: unknown): value is Step {
  if (!isObject(value) || !isPath(value['path'])) return false
  switch (value['op']) {
    case 'add':
    case 'replace':
      return Object.hasOwn(value, 'value') && isNarrow(value['value'])
    case 'remove':
      return true
    case 'move':
      return isPath(value['from'])
    default:
      return false
  }
}

function isPath(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > linkLimits.path) return false
  return value === '' || (value.startsWith('/') && value.split('/').length - 1 <= limits.depth)
}

// How deep it goes has been looked at before, in the text.
function isNarrow(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  const members: readonly unknown[] = Object.values(value)
  return members.length <= linkLimits.members && members.every(isNarrow)
}

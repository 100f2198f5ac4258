import type { Example, Policy, PolicyDocument } from '@iom-rules/core'
import { acceptancesOf, type OnRecord } from './draft.ts'

/**
 * A policy with everything that belongs to it. The policies the screens work with leave the examples out, which
 * are much of a document and decide nothing; the hash does not count them, so it is the same.
 */
export interface WholePolicy {
  readonly document: PolicyDocument
  readonly hash: string
}

/** The published policy with its examples. */
export function wholePublished({ document, hash }: Policy, examples: readonly Example[]): WholePolicy {
  return { document: { ...document, examples }, hash }
}

/** The drafted policy with its examples, those added here, and what is on record. */
export function wholeDraft(
  { document, hash }: Policy,
  examples: readonly Example[],
  draft: OnRecord,
): WholePolicy {
  const acceptances = acceptancesOf(document, draft)
  const whole = { ...document, examples: joined(examples, draft.examples) }
  return { document: acceptances === undefined ? whole : { ...whole, acceptances }, hash }
}

const joinedBefore = new WeakMap<readonly Example[], readonly Example[]>()

// The same lists give the same list, so that what was worked out from it is found again after an undo.
function joined(published: readonly Example[], added: readonly Example[]): readonly Example[] {
  if (added.length === 0) return published
  const before = joinedBefore.get(added)
  if (before !== undefined && before.length === published.length + added.length) return before
  const list = [...published, ...added]
  joinedBefore.set(added, list)
  return list
}

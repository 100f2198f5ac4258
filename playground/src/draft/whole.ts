import type { Example, Policy, PolicyDocument } from '@iom-rules/core'
import type { Draft } from './draft.ts'
import { joinExamples } from './examples.ts'

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

/** The drafted policy with its examples: those added here too, and not those taken out. */
export function wholeDraft(
  { document, hash }: Policy,
  examples: readonly Example[],
  draft: Pick<Draft, 'examples' | 'examplesOut'>,
): WholePolicy {
  return { document: { ...document, examples: joined(examples, draft) }, hash }
}

const nothing: readonly Example[] = []
const joinedBefore = new WeakMap<
  readonly Example[],
  WeakMap<readonly Example[], WeakMap<readonly Example[], readonly Example[]>>
>()

// The same lists give the same list, so that what was worked out from it is found again after an undo.
function joined(
  published: readonly Example[],
  { examples, examplesOut }: Pick<Draft, 'examples' | 'examplesOut'>,
): readonly Example[] {
  if (examples.length + examplesOut.length === 0) return published
  const ofPublished = entryOf(joinedBefore, published, () => new WeakMap())
  const added = examples.length === 0 ? nothing : examples
  const out = examplesOut.length === 0 ? nothing : examplesOut
  const ofAdded = entryOf(ofPublished, added, () => new WeakMap())
  return entryOf(ofAdded, out, () => joinExamples(published, { examples, examplesOut }))
}

function entryOf<Key extends object, Value>(map: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

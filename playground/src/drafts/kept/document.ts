import { applyEdit, type Example, type PolicyDocument } from '@iom-rules/core'
import { joinExamples } from '../../draft/examples.ts'
import type { Bases } from '../shipped/base.ts'
import { readContent } from './shape.ts'

/** The policy of a draft, whole. */
export interface KeptDocument {
  readonly document: PolicyDocument
  readonly examples: readonly Example[]
  /** The text of the file that the draft started from, where it did. */
  readonly text?: string
}

/** The policy that a kept draft is of, without opening the draft; `null` where that is not to be had. */
export async function keptDocument(kept: unknown, bases: Bases): Promise<KeptDocument | null> {
  const content = readContent(kept)
  if ('why' in content) return null
  const found = await bases.find(content.base)
  if (!found.ok) return null
  const { policy, examples: coming } = found.base.published
  const edited = applyEdit(policy.document, content.steps)
  if (!edited.ok) return null
  const examples = joinExamples((await coming) ?? policy.examples, content)
  const text = content.base.kind === 'file' ? { text: content.base.text } : {}
  return { document: edited.value, examples, ...text }
}

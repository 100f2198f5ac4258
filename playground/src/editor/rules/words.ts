import type { Policy } from '@iom-rules/core'
import type { EditorProps } from '../edit.ts'

/** The last valid policy with the words of what is drafted, so that a new title is said at once. */
export function wordsFor({ policy, document }: EditorProps): Policy {
  const { decisions = {}, sources = {} } = document
  return { ...policy, decisions, sources }
}

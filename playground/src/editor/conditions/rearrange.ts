import { applyEdit, type Issue, type Step } from '@iom-rules/core'
import type { EditorProps } from '../edit.ts'
import { rehomed } from './edits/rehome.ts'

let rearrangements = 0

/**
 * Makes an edit that rearranges a condition, and lets what was typed in it and cannot be used go along with its test.
 * Both are one step to undo.
 */
export function rearrange(
  { document, mistyped, onEdit, onMistype }: EditorProps,
  root: string,
  steps: readonly Step[],
): readonly Issue[] {
  const session = `rearranged ${++rearrangements}`
  const after = applyEdit(document, steps)
  const refused = after.ok ? onEdit(steps, { session }) : after.issues
  if (!after.ok || refused.length > 0) return refused
  const moved = rehomed(document, after.value, root, mistyped)
  // All are taken up before any is put down: one can come to stand where another was.
  for (const { from } of moved) onMistype(from, null, session)
  for (const { to, text } of moved) if (to !== null) onMistype(to, text, session)
  return []
}

import type { Issue, Step } from '@iom-rules/core'
import type { EditorProps } from '../../edit.ts'
import { isWithin } from '../../place.ts'

let times = 0

/**
 * Makes an edit of a whole thing, and lets go of what was typed into its fields and could not be used; where the
 * thing has another place afterwards, it is kept there. Both are one step to undo.
 */
export function editWhole(
  { mistyped, onEdit, onMistype }: EditorProps,
  place: string,
  steps: readonly Step[],
  to: string | null = null,
): readonly Issue[] {
  const session = `whole ${place} ${++times}`
  const refused = onEdit(steps, { session })
  if (refused.length > 0) return refused
  for (const [path, text] of Object.entries(mistyped)) {
    if (!isWithin(path, place)) continue
    onMistype(path, null, session)
    if (to !== null) onMistype(`${to}${path.slice(place.length)}`, text, session)
  }
  return []
}

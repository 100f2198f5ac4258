import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core'
import type { EditorProps } from '../../edit.ts'
import { valueAt } from '../../place.ts'
import type { Scope } from '../scope.ts'
import type { Gap } from '../edits/move.ts'
import { partInWords } from '../words.ts'
import { gapOf } from './gap.ts'

/** Said of every handle. */
export const instructions: ScreenReaderInstructions = {
  draggable:
    'Press space to pick this part up, the arrow keys to choose a place, space again to put it there, escape to leave it where it was.',
}

/** What is said while a part is moved. */
export function announcementsFor(editor: EditorProps, scope: Scope): Announcements {
  const words = (path: string) => partInWords(editor, scope, path)
  return {
    onDragStart: ({ active }) => `Picked up: ${words(String(active.id))}.`,
    onDragOver: ({ over }) =>
      over === null ? 'Nowhere to put it here.' : placeInWords(gapOf(String(over.id)), editor, words),
    // What came of it is said by the tree.
    onDragEnd: () => undefined,
    onDragCancel: () => 'Left where it was.',
  }
}

function placeInWords({ list, at }: Gap, { document }: EditorProps, words: (path: string) => string): string {
  const members = valueAt(document, list)
  const length = Array.isArray(members) ? members.length : 0
  if (at > 0) return `After: ${words(`${list}/${at - 1}`)}.`
  return length === 0 ? 'In the empty group.' : `Before: ${words(`${list}/0`)}.`
}

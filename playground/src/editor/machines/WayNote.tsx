import { Textarea } from '../../design/Textarea.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { useField } from '../vocabulary/fields/useField.ts'
import { changeTransition } from './change-transition.ts'
import type { DraftedTransition } from './transition.ts'

/** What is said about a way; it may be left out, and a way written as a bare target can have it too. */
export function WayNote({ editor, drafted }: { editor: EditorProps; drafted: DraftedTransition }) {
  const { id, mistyped, fault, onFocus, edit } = useField({
    editor,
    path: drafted.path + pathTo('description'),
  })
  const type = (text: string) =>
    edit(changeTransition(drafted, { description: text.trim() === '' ? undefined : text }), text)
  return (
    <div onFocus={onFocus}>
      <Textarea
        id={id}
        label="Description"
        error={fault}
        rows={2}
        maxLength={4000}
        value={mistyped ?? drafted.transition.description ?? ''}
        onChange={type}
      />
    </div>
  )
}

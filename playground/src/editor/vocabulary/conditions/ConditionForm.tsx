import { ConditionEditor } from '../../conditions/ConditionEditor.tsx'
import { pathTo } from '../../place.ts'
import type { EntryFormProps } from '../list/entry.ts'
import { nameAsTitle } from './words.ts'

/** A named condition: the sentence, and the tree to change it by. */
export function ConditionForm({ editor, id }: EntryFormProps) {
  return (
    <ConditionEditor
      {...editor}
      path={pathTo('conditions', id)}
      scope={{ kind: 'facts' }}
      label={`The condition “${nameAsTitle(id)}”`}
    />
  )
}

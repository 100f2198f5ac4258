import { ConditionEditor } from '../../conditions/ConditionEditor.tsx'
import { conditionTitle } from '../../conditions/words.ts'
import { pathTo } from '../../place.ts'
import type { EntryFormProps } from '../list/entry.ts'

/** A named condition: the sentence, and the tree to change it by. */
export function ConditionForm({ editor, id }: EntryFormProps) {
  return (
    <ConditionEditor
      {...editor}
      path={pathTo('conditions', id)}
      scope={{ kind: 'facts' }}
      label={`The condition “${conditionTitle(id)}”`}
    />
  )
}

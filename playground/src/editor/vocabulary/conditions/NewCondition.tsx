import { newGroup } from '../../conditions/edits/add.ts'
import { idFromTitle } from '../entry/id.ts'
import type { NewEntryProps } from '../list/entry.ts'
import { NewThing } from '../list/NewThing.tsx'

/** What has to be known of a new named condition: its name. */
export function NewCondition({ editor, onAdd, onCancel }: NewEntryProps) {
  const add = (name: string) => {
    onAdd(idFromTitle(editor.document, 'conditions', name), newGroup({ kind: 'facts' }, 'all'))
    return []
  }
  return (
    <NewThing
      field="new-condition"
      label="Name"
      hint="What is so when it is met, such as “due for release”."
      needed="Enter a name"
      button="Add the named condition"
      onAdd={add}
      onCancel={onCancel}
    />
  )
}

import { newGroup } from '../../conditions/edits/add.ts'
import { idFromTitle } from '../entry/id.ts'
import type { NewEntryProps } from '../list/entry.ts'
import { NewThing } from '../list/NewThing.tsx'

/** What has to be known of a new assumption: why it is always so. */
export function NewAssumption({ editor, onAdd, onCancel }: NewEntryProps) {
  const add = (reason: string) => {
    const id = idFromTitle(editor.document, 'assumptions', reason.split(' ').slice(0, 6).join(' '))
    onAdd(id, { id, condition: newGroup({ kind: 'facts' }, 'any'), reason, use: 'report' })
    return []
  }
  return (
    <NewThing
      field="new-assumption"
      label="Why it is always so"
      hint="Such as “A recent listed offence is a listed offence on record”."
      needed="Enter why it is always so"
      button="Add the assumption"
      onAdd={add}
      onCancel={onCancel}
    />
  )
}

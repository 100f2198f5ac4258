import { pathTo } from '../../place.ts'
import { TextField } from '../fields/TextField.tsx'
import type { EntryFormProps } from '../list/entry.ts'

/** All that an area says. */
export function AreaForm({ editor, id }: EntryFormProps) {
  return (
    <TextField editor={editor} path={pathTo('areas', id, 'title')} label="Title" needed="Enter a title" />
  )
}

import { pathTo } from '../../place.ts'
import { DayField } from '../fields/DayField.tsx'
import { TextField } from '../fields/TextField.tsx'
import type { EntryFormProps } from '../list/entry.ts'

/** Everything a source says. */
export function SourceForm({ editor, id }: EntryFormProps) {
  const path = pathTo('sources', id)
  const field = (key: string) => ({ editor, path: `${path}/${key}` })
  return (
    <>
      <TextField {...field('title')} label="Title" needed="Enter a title" />
      <DayField
        {...field('published')}
        label="Published on (optional)"
        message="Enter the day it was published, or leave it empty"
      />
      <TextField
        {...field('file')}
        label="File"
        hint="The name of its text file, such as slides.txt"
        needed="Enter the name of the file"
        width={20}
      />
      <TextField {...field('note')} label="Note (optional)" isLong />
    </>
  )
}

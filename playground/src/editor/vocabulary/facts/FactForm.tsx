import type { EntryFormProps } from '../list/entry.ts'
import { pathTo } from '../../place.ts'
import { FlagField } from '../fields/FlagField.tsx'
import { TextField } from '../fields/TextField.tsx'
import { RecordFields } from './RecordFields.tsx'
import { TypeFields } from './TypeFields.tsx'

const types = ['boolean', 'number', 'choice', 'day', 'list'] as const

/** Everything a fact says. */
export function FactForm({ editor, id }: EntryFormProps) {
  const path = pathTo('facts', id)
  const fact = editor.document.facts?.[id]
  if (fact === undefined) return null
  const field = (key: string) => ({ editor, path: `${path}/${key}` })
  return (
    <>
      <TextField {...field('title')} label="Title" needed="Enter a title" />
      <TextField {...field('hint')} label="Hint (optional)" hint="For whoever fills it in." isLong />
      <TextField
        {...field('suppliedBy')}
        label="Supplied by (optional)"
        hint="A role, such as police or probation; never a person’s name."
        width={20}
      />
      <FlagField
        {...field('changeable')}
        label="May still change"
        hint="A person’s circumstances can change it; the past cannot be changed."
        usual
      />
      <TypeFields editor={editor} path={path} fact={fact} types={types} />
      {fact.type === 'list' && fact.record !== undefined && (
        <RecordFields editor={editor} list={id} record={fact.record} />
      )}
    </>
  )
}

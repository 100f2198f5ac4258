import { useState } from 'react'
import { Radios } from '../../../design/Choices.tsx'
import { Select } from '../../../design/Select.tsx'
import type { EditorProps } from '../../edit.ts'
import { idFromTitle } from '../entry/id.ts'
import type { NewEntryProps } from '../list/entry.ts'
import { NewThing } from '../list/NewThing.tsx'
import { fieldsOf, kindChoices, newDerived, recordLists, type DerivedKind } from './kinds.ts'

/** What has to be known of a new derived fact. */
export function NewDerived({ editor, onAdd, onCancel }: NewEntryProps) {
  const { document } = editor
  const lists = recordLists(document)
  const [kind, setKind] = useState<string>('exists')
  const [list, setList] = useState(lists[0]?.value ?? '')
  const add = (title: string) => {
    const missing = missingFor(document, kind as DerivedKind, list)
    if (missing !== null) return [{ field: missing.field, message: missing.message }]
    onAdd(idFromTitle(document, 'derived', title), newDerived(document, title, kind as DerivedKind, list))
    return []
  }
  return (
    <NewThing
      field="new-derived"
      label="Title"
      hint="What is worked out, such as “Recently committed a listed offence”."
      needed="Enter a title"
      button="Add the derived fact"
      onAdd={add}
      onCancel={onCancel}
    >
      {(errorOf) => (
        <>
          <Radios
            id="new-derived-kind"
            legend="What is worked out"
            small
            error={errorOf('new-derived-kind')}
            choices={kindChoices}
            value={kind}
            onChange={setKind}
          />
          <Select
            id="new-derived-list"
            label="From the list"
            error={errorOf('new-derived-list')}
            choices={lists.length > 0 ? lists : [{ value: '', text: 'There is no list of records' }]}
            value={list}
            onChange={setList}
          />
        </>
      )}
    </NewThing>
  )
}

/** What is not there to work with. */
function missingFor(document: EditorProps['document'], kind: DerivedKind, list: string) {
  if (list === '') return { field: 'new-derived-list', message: 'Add a list of records to the facts first' }
  if (kind === 'latest' && fieldsOf(document, list, 'day').length === 0)
    return { field: 'new-derived-list', message: 'Choose a list whose records have a day' }
  if (kind !== 'sum') return null
  if (Object.keys(document.tables ?? {}).length === 0)
    return { field: 'new-derived-kind', message: 'Add a table of figures first, further down this page' }
  if (fieldsOf(document, list, 'choice').length === 0)
    return {
      field: 'new-derived-list',
      message: 'Choose a list whose records have a choice to look figures up by',
    }
  return null
}

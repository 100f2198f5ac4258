import { idFromTitle } from '../entry/id.ts'
import { sections, type SectionKey } from '../entry/sections.ts'
import type { NewEntryProps } from './entry.ts'
import { NewThing } from './NewThing.tsx'

/** What a new one says beside its title. */
const fresh: { readonly [section in SectionKey]?: (id: string) => object } = {
  tables: () => ({ edition: 'draft', rows: {} }),
  sources: (id) => ({ file: `${id}.txt` }),
}

/** What has to be known of something new that has a title and little else. */
export function NewTitled({ editor, section, onAdd, onCancel }: NewEntryProps) {
  const add = (title: string) => {
    const id = idFromTitle(editor.document, section, title)
    onAdd(id, { title, ...fresh[section]?.(id) })
    return []
  }
  return (
    <NewThing
      field={`new-${section}`}
      label="Title"
      needed="Enter a title"
      button={`Add the ${sections[section].one}`}
      onAdd={add}
      onCancel={onCancel}
    />
  )
}

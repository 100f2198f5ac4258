import type { ComponentType, ReactNode } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Input } from '../../../design/Input.tsx'
import { count } from '../../../words/numbers.ts'
import type { EditorProps } from '../../edit.ts'
import { pathTo, valueAt } from '../../place.ts'
import { sections, type SectionKey } from '../entry/sections.ts'
import {
  addButtonId,
  listHeadingId,
  type EntryFormProps,
  type EntryWords,
  type NewEntryProps,
} from './entry.ts'
import { EntryCard } from './EntryCard.tsx'
import { sought } from './search.ts'
import { TakenOut } from './TakenOut.tsx'
import { useEntries } from './useEntries.ts'

interface EntryListProps {
  readonly editor: EditorProps
  readonly section: SectionKey
  /** The id that the address asks for. */
  readonly rest: string
  readonly heading: string
  readonly intro: ReactNode
  readonly wordsOf: (editor: EditorProps, id: string) => EntryWords
  /** Everything that one of them says. */
  readonly Form: ComponentType<EntryFormProps>
  /** The questions to be answered for a new one. */
  readonly New: ComponentType<NewEntryProps>
}

/** Lists longer than this can be searched. */
const short = 5

/** The things of one kind, each to open in place; to search, to add to and to take from. */
export function EntryList(props: EntryListProps) {
  const { editor, section, rest, heading, intro, wordsOf, Form, New } = props
  const { one, many } = sections[section]
  const titleOf = (id: string) => wordsOf(editor, id).title
  const entries = useEntries({ editor, section, rest, titleOf })
  const { ids, open, changed, search, isAdding } = entries
  const isSearching = search.trim() !== ''
  const says = (id: string) => valueAt(editor.document, pathTo(section, id))
  const shown = isSearching ? ids.filter((id) => sought(search, id, titleOf(id), says(id))) : ids
  return (
    <section className="entries" aria-labelledby={listHeadingId(section)}>
      <h2 className="govuk-heading-m" id={listHeadingId(section)} tabIndex={-1}>
        {heading}
      </h2>
      {intro}
      <div className="entries__tools">
        {(ids.length > short || isSearching) && (
          <Input
            id={`${section}-search`}
            label={`Search the ${many}`}
            width={20}
            value={search}
            onChange={entries.setSearch}
          />
        )}
        {!isAdding && (
          <Button variant="secondary" id={addButtonId(section)} onClick={entries.startAdding}>
            Add {/^[aeiou]/.test(one) ? 'an' : 'a'} {one}
          </Button>
        )}
      </div>
      {isAdding && (
        <div className="entry entry--new">
          <h3 className="govuk-heading-s">New {one}</h3>
          <New editor={editor} section={section} onAdd={entries.add} onCancel={entries.stopAdding} />
        </div>
      )}
      <p role="status" className="entries__said">
        {[...(isSearching ? [`${count(shown.length, one, many)} found`] : []), entries.said]
          .filter((words) => words !== '')
          .join('. ')}
      </p>
      {ids.length === 0 && !isAdding && (
        <p className="govuk-body">There are no {many} yet. Add the first one with the button above.</p>
      )}
      <ol className="govuk-list entries__list">
        {shown.map((id) => (
          <EntryCard
            key={id}
            {...{ editor, section, id }}
            words={wordsOf(editor, id)}
            state={changed.added.has(id) ? 'added' : changed.changed.has(id) ? 'changed' : 'same'}
            isOpen={open.has(id)}
            onToggle={() => entries.toggle(id)}
            onRemove={() => entries.remove(id)}
            onDuplicate={() => entries.duplicate(id)}
            onRenamed={(to) => entries.renamed(id, to)}
          >
            {open.has(id) && <Form editor={editor} id={id} />}
          </EntryCard>
        ))}
      </ol>
      <TakenOut
        published={editor.published.document}
        section={section}
        ids={changed.removed}
        onPutBack={entries.putBack}
      />
    </section>
  )
}

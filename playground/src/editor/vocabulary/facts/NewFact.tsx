import { useState } from 'react'
import { Radios } from '../../../design/Choices.tsx'
import { Textarea } from '../../../design/Textarea.tsx'
import { idFromTitle } from '../entry/id.ts'
import { readLines } from '../fields/lines.ts'
import type { NewEntryProps } from '../list/entry.ts'
import { NewThing } from '../list/NewThing.tsx'
import { newFact, newList } from './declaration.ts'

const kinds = [
  { value: 'boolean', text: 'Yes or no' },
  { value: 'number', text: 'A number', hint: 'With a smallest and a largest value, and a unit' },
  { value: 'choice', text: 'One of several values' },
  { value: 'day', text: 'A day' },
  { value: 'values', text: 'Any of several values', hint: 'Such as needs' },
  { value: 'records', text: 'A list of records', hint: 'Such as offences, each with its type and day' },
] as const
type Kind = (typeof kinds)[number]['value']

/** What has to be known of a new fact. */
export function NewFact({ editor, onAdd, onCancel }: NewEntryProps) {
  const [kind, setKind] = useState<string>('boolean')
  const [lines, setLines] = useState('')
  const hasValues = kind === 'choice' || kind === 'values'
  const add = (title: string) => {
    const typed = readLines(lines)
    if (hasValues && typed.values.length === 0)
      return [{ field: 'new-fact-values', message: 'Enter the values it may have, one on each line' }]
    onAdd(idFromTitle(editor.document, 'facts', title), declared(kind as Kind, title, typed))
    return []
  }
  return (
    <NewThing
      field="new-fact"
      label="Title"
      hint="What it says of a person, such as “Under 18”. Never what identifies one."
      needed="Enter a title"
      button="Add the fact"
      onAdd={add}
      onCancel={onCancel}
    >
      {(errorOf) => (
        <>
          <Radios
            id="new-fact-kind"
            legend="What it can say"
            small
            choices={kinds}
            value={kind}
            onChange={setKind}
          />
          {hasValues && (
            <Textarea
              id="new-fact-values"
              label="Values"
              hint="One on each line, in words."
              error={errorOf('new-fact-values')}
              value={lines}
              onChange={setLines}
            />
          )}
        </>
      )}
    </NewThing>
  )
}

function declared(kind: Kind, title: string, typed: ReturnType<typeof readLines>) {
  if (kind === 'values') return newList({ title }, typed)
  if (kind === 'records') return newList({ title }, { values: [], labels: {} })
  return newFact(kind, { title }, typed)
}

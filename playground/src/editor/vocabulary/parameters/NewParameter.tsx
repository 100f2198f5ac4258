import { useState } from 'react'
import { Radios } from '../../../design/Choices.tsx'
import { Textarea } from '../../../design/Textarea.tsx'
import { idFromTitle } from '../entry/id.ts'
import { readLines } from '../fields/lines.ts'
import type { NewEntryProps } from '../list/entry.ts'
import { NewThing } from '../list/NewThing.tsx'
import { newParameter, type ParameterKind } from './new.ts'

const kinds = [
  { value: 'number', text: 'A number', hint: 'Such as a threshold, or a number of months' },
  { value: 'list', text: 'A list', hint: 'Several of some values, such as the offences that count' },
  { value: 'choice', text: 'One of several values' },
  { value: 'yes-no', text: 'Yes or no' },
]

/** What has to be known of a new parameter. */
export function NewParameter({ editor, onAdd, onCancel }: NewEntryProps) {
  const [kind, setKind] = useState<string>('number')
  const [lines, setLines] = useState('')
  const hasValues = kind === 'list' || kind === 'choice'
  const add = (title: string) => {
    const { values } = readLines(lines)
    if (hasValues && values.length === 0)
      return [{ field: 'new-parameter-values', message: 'Enter the values it may have, one on each line' }]
    onAdd(
      idFromTitle(editor.document, 'parameters', title),
      newParameter(title, kind as ParameterKind, values),
    )
    return []
  }
  return (
    <NewThing
      field="new-parameter"
      label="Title"
      hint="What the figure or list is, such as “Months within which an offence is recent”."
      needed="Enter a title"
      button="Add the parameter"
      onAdd={add}
      onCancel={onCancel}
    >
      {(errorOf) => (
        <>
          <Radios
            id="new-parameter-kind"
            legend="What it holds"
            small
            choices={kinds}
            value={kind}
            onChange={setKind}
          />
          {hasValues && (
            <Textarea
              id="new-parameter-values"
              label="Values it may have"
              hint="One on each line, as the facts have them: BURGLARY, ROBBERY."
              error={errorOf('new-parameter-values')}
              value={lines}
              onChange={setLines}
            />
          )}
        </>
      )}
    </NewThing>
  )
}

import type { ListFact } from '@iom-rules/core'
import { Checkboxes, Radios } from '../../design/Choices.tsx'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { choiceInWords, notKnown } from '../../words/facts.ts'
import type { Entry, Known } from './entry.ts'
import { fieldId } from './read.ts'

type ValuesEntry = Extract<Entry, { kind: 'values' }>

interface ValuesFieldProps {
  readonly id: string
  readonly declaration: ListFact
  readonly entry: ValuesEntry
  readonly errors: readonly FieldError[]
  readonly onChange: (entry: ValuesEntry) => void
  readonly size: 's' | 'm'
}

/** A list of plain choices: not known, none, or some. */
export function ValuesField({ id, declaration, entry, errors, onChange, size }: ValuesFieldProps) {
  const { title, hint, values = [], labels } = declaration
  const field = fieldId(id, 'values')
  return (
    <>
      <KnownRadios
        {...{ id: fieldId(id), title, hint, size }}
        known={entry.known}
        some="These"
        onChange={(known) => onChange({ ...entry, known })}
      />
      {entry.known === 'some' && (
        <div className="list-editor">
          <Checkboxes
            id={field}
            legend={title}
            small
            choices={values.map((value) => ({ value, text: labels?.[value] ?? choiceInWords(value) }))}
            values={entry.values}
            error={errors.find((error) => error.field === field)?.message}
            onChange={(chosen) => onChange({ ...entry, values: chosen })}
          />
        </div>
      )}
    </>
  )
}

interface KnownRadiosProps {
  readonly id: string
  readonly title: string
  readonly hint: string | undefined
  readonly size: 's' | 'm'
  readonly known: Known
  /** The words for "some". */
  readonly some: string
  readonly onChange: (known: Known) => void
}

/** Whether a list is not known, known to be empty, or holds something. */
export function KnownRadios({ id, title, hint, size, known, some, onChange }: KnownRadiosProps) {
  return (
    <Radios
      id={id}
      legend={title}
      legendSize={size}
      hint={hint}
      inline
      small
      choices={[
        { value: 'some', text: some },
        { value: 'none', text: 'None' },
        { value: 'unknown', text: notKnown },
      ]}
      value={known}
      onChange={(value) => onChange(value as Known)}
    />
  )
}

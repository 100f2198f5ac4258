import type { ReactNode } from 'react'
import { describedBy, FieldNotes, FormGroup, type FieldWords } from './FormGroup.tsx'

interface SelectProps extends FieldWords {
  readonly label: ReactNode
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of many, in a short space. */
export function Select({ label, choices, value, onChange, ...words }: SelectProps) {
  return (
    <FormGroup error={words.error}>
      <label className="govuk-label" htmlFor={words.id}>
        {label}
      </label>
      <FieldNotes {...words} />
      <select
        className={`govuk-select${words.error === undefined ? '' : ' govuk-select--error'}`}
        id={words.id}
        value={value}
        aria-describedby={describedBy(words)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}

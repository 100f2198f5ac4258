import type { KeyboardEventHandler, ReactNode, Ref } from 'react'
import { FieldNotes, FormGroup, describedBy, type FieldWords } from './FormGroup.tsx'

interface TextareaProps extends FieldWords {
  readonly label: ReactNode
  readonly rows?: number
  /** So many characters, and no more can be typed. */
  readonly maxLength?: number
  readonly ref?: Ref<HTMLTextAreaElement>
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>
}

/** Several lines of text. */
export function Textarea({
  label,
  rows = 4,
  maxLength,
  ref,
  value,
  onChange,
  onKeyDown,
  ...words
}: TextareaProps) {
  return (
    <FormGroup error={words.error}>
      <label className="govuk-label" htmlFor={words.id}>
        {label}
      </label>
      <FieldNotes {...words} />
      <textarea
        className="govuk-textarea"
        id={words.id}
        rows={rows}
        ref={ref}
        onKeyDown={onKeyDown}
        maxLength={maxLength}
        value={value}
        aria-describedby={describedBy(words)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FormGroup>
  )
}

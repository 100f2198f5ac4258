import { FieldNotes, FormGroup, describedBy, type FieldWords } from '../../design/FormGroup.tsx'

interface TextareaProps extends FieldWords {
  readonly label: string
  readonly rows?: number
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Several lines of text. */
export function Textarea({ label, rows = 4, value, onChange, ...words }: TextareaProps) {
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
        value={value}
        aria-describedby={describedBy(words)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FormGroup>
  )
}

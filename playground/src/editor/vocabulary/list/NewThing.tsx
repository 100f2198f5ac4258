import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '../../../design/Button.tsx'
import { ErrorSummary, type FieldError } from '../../../design/ErrorSummary.tsx'
import { Input } from '../../../design/Input.tsx'

interface NewThingProps {
  /** The beginning of the ids of its controls. */
  readonly field: string
  readonly label: string
  readonly hint?: string
  /** What to do about an empty box: `Enter a title`. */
  readonly needed: string
  readonly button: string
  /** Adds it; or says what is wrong with the other questions. */
  readonly onAdd: (words: string) => readonly FieldError[]
  readonly onCancel: () => void
  /** The other questions; each gets its own error. */
  readonly children?: (errorOf: (field: string) => string | undefined) => ReactNode
}

/** The questions about something new: what it is called, and what else has to be known to begin. */
export function NewThing({ field, label, hint, needed, button, onAdd, onCancel, children }: NewThingProps) {
  const [words, setWords] = useState('')
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const errorOf = (id: string) => errors.find((error) => error.field === id)?.message
  useEffect(() => document.getElementById(field)?.focus(), [field])
  const add = () => {
    const empty = words.trim() === '' ? [{ field, message: needed }] : []
    setErrors(empty.length > 0 ? empty : onAdd(words.trim()))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Input
        id={field}
        label={label}
        hint={hint}
        error={errorOf(field)}
        maxLength={400}
        value={words}
        onChange={setWords}
      />
      {children?.(errorOf)}
      <div className="govuk-button-group">
        <Button small type="submit">
          {button}
        </Button>
        <Button small variant="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

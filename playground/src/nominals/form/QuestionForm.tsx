import { useEffect, useEffectEvent, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../design/Button.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import type { Entry } from './entry.ts'
import { FactField } from './FactField.tsx'
import type { Question } from './interview.ts'

interface QuestionFormProps {
  readonly question: Question
  readonly entry: Entry
  /** Every question but the first, which leaves focus on the heading of the page. */
  readonly takesFocus: boolean
  /** Takes the answer, or says what is wrong with it. */
  readonly onAnswer: (entry: Entry) => readonly FieldError[]
  /** Saves the person with the answer as it stands here, or says what is wrong with it. */
  readonly onSave: (entry: Entry) => readonly FieldError[]
  /** Told of what was entered, when another question or all facts are shown instead. */
  readonly onLeave: (entry: Entry) => void
}

/** One question at a time. */
export function QuestionForm({ question, entry, takesFocus, onAnswer, onSave, onLeave }: QuestionFormProps) {
  const [pending, setPending] = useState(entry)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (takesFocus) box.current?.focus()
  }, [takesFocus])
  const leave = useEffectEvent(() => {
    if (pending !== entry) onLeave(pending)
  })
  useEffect(() => () => leave(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setErrors(onAnswer(pending))
  }
  const { fact, declaration } = question
  return (
    <>
      <form noValidate onSubmit={submit} ref={box} tabIndex={-1}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <FactField
          large
          id={fact}
          declaration={declaration}
          entry={pending}
          errors={errors}
          onChange={setPending}
        />
        <div className="govuk-button-group">
          <Button type="submit">Continue</Button>
        </div>
      </form>
      <Button variant="secondary" onClick={() => setErrors(onSave(pending))}>
        Save this person
      </Button>
    </>
  )
}

import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../design/Button.tsx'
import { Textarea } from '../../design/Textarea.tsx'
import { longestTitle } from '../examples/example.ts'

interface ExampleTitleProps {
  readonly title: string
  readonly onChange: (title: string) => void
}

/** What an example says it shows, and the way to say it otherwise. */
export function ExampleTitle({ title, onChange }: ExampleTitleProps) {
  const [isEdited, setEdited] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isLeft = useRef(false)
  useEffect(() => {
    if (isLeft.current) button.current?.focus()
    isLeft.current = false
  }, [isEdited])
  const done = (wanted: string) => {
    setEdited(false)
    if (wanted === title) isLeft.current = true
    else onChange(wanted)
  }
  if (isEdited) return <TitleForm title={title} onDone={done} />
  return (
    <p className="govuk-body-l">
      {title}{' '}
      <Button variant="link" className="no-print" ref={button} onClick={() => setEdited(true)}>
        Change the title
      </Button>
    </p>
  )
}

interface TitleFormProps {
  readonly title: string
  /** With the new title, or the one that there is where it stays. */
  readonly onDone: (title: string) => void
}

function TitleForm({ title, onDone }: TitleFormProps) {
  const [text, setText] = useState(title)
  const [error, setError] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A title is one line wherever it is listed.
    const wanted = text.trim().replaceAll(/\s+/g, ' ')
    if (wanted !== '') return onDone(wanted)
    setError('Enter a title: what the example shows')
    field.current?.focus()
  }
  return (
    <form className="no-print" noValidate onSubmit={submit}>
      <Textarea
        id="example-title"
        label="Title of the example"
        hint="What the example shows, such as which side of a figure the person is on. Never the name of a real person."
        rows={2}
        maxLength={longestTitle}
        value={text}
        error={error}
        onChange={setText}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onDone(title)
        }}
        ref={field}
      />
      <div className="govuk-button-group">
        <Button small type="submit">
          Change the title
        </Button>
        <Button small variant="secondary" onClick={() => onDone(title)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { longestName } from '../desk/names.ts'

interface RenameFormProps {
  readonly name: string
  /** With the new name, or `null` when the old one stays. */
  readonly onDone: (name: string | null) => void
}

/** Gives a draft another name, in its place. */
export function RenameForm({ name, onDone }: RenameFormProps) {
  const id = useId()
  const [text, setText] = useState(name)
  const [error, setError] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.select(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted === '' || wanted.length > longestName) {
      setError(`Enter a name of up to ${longestName} characters`)
      return document.getElementById(id)?.focus()
    }
    onDone(wanted === name ? null : wanted)
  }
  return (
    <form className="rename" noValidate ref={form} onSubmit={submit}>
      <Input
        id={id}
        label="Name of the draft"
        hint="Never the name of a real person."
        value={text}
        error={error}
        onChange={setText}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onDone(null)
        }}
        beside={
          <>
            <Button small type="submit">
              Rename
            </Button>
            <Button small variant="secondary" onClick={() => onDone(null)}>
              Cancel
            </Button>
          </>
        }
      />
    </form>
  )
}

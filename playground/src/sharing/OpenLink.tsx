import { useState, type FormEvent } from 'react'
import { go } from '../address/address.ts'
import { Button } from '../design/Button.tsx'
import { ErrorSummary, type FieldError } from '../design/ErrorSummary.tsx'
import { Textarea } from '../design/Textarea.tsx'
import { packedPart } from './link/unpack.ts'

const field = 'pasted-link'

/** Opens a link to a shared draft that somebody pastes: all of it, or only what stands after the `#`. */
export function OpenLink() {
  const [text, setText] = useState('')
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const open = (event: FormEvent) => {
    event.preventDefault()
    const packed = packedPart(text)
    if (packed !== null) return go(`/p=${packed}`)
    const message =
      text.trim() === ''
        ? 'Paste the link'
        : 'Paste all of the link: it has “#p=” in it, and many letters and figures after that'
    setErrors([{ field, message }])
  }
  return (
    <section aria-labelledby="open-link">
      <h2 className="govuk-heading-m" id="open-link">
        From a link
      </h2>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form onSubmit={open} noValidate>
        <Textarea
          id={field}
          rows={3}
          label="Link to a shared draft"
          hint="Paste the whole link, or the part from “#p=” on. It works from any copy of the playground."
          error={errors[0]?.message}
          value={text}
          onChange={setText}
        />
        <Button type="submit" variant="secondary">
          Look at the link
        </Button>
      </form>
    </section>
  )
}

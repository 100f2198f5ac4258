import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { idFormFault } from '../vocabulary/entry/id.ts'

interface IdFieldProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string
  /** Ids that others of its kind have, or that mean something else. */
  readonly taken: readonly string[]
  readonly onRename: (to: string) => void
}

/** An id, by which others speak of something: given all at once, for half an id is another one. */
export function IdField({ id, label, hint, value, taken, onRename }: IdFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isAsked, setAsked] = useState(false)
  const text = (typed ?? value).trim()
  const isTaken = text !== value && taken.includes(text)
  const fault = idFormFault(text) ?? (isTaken ? `Enter an id that is not in use: there is “${text}” already` : undefined)
  const rename = () => {
    setAsked(fault !== undefined)
    if (fault !== undefined) return
    setTyped(null)
    if (text !== value) onRename(text)
  }
  return (
    <div className="id-field">
      <Input
        id={id}
        label={label}
        hint={hint}
        width={20}
        error={isAsked ? fault : undefined}
        value={typed ?? value}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename()
        }}
        beside={
          <Button small variant="secondary" className="id-field__button" onClick={rename}>
            Rename
          </Button>
        }
      />
    </div>
  )
}

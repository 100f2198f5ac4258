import { useState } from 'react'
import type { Scalar } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Radios } from '../../design/Choices.tsx'
import { Input } from '../../design/Input.tsx'
import { readNumber } from '../../words/numbers.ts'
import { useFocusLater } from '../useFocusLater.ts'
import { idFormFault, idFromWords } from '../vocabulary/entry/id.ts'

interface NewParamProps {
  readonly id: string
  readonly taken: readonly string[]
  readonly of: string
  readonly onAdd: (key: string, value: Scalar) => void
}

const kinds = [
  { value: 'yes-no', text: 'Yes or no' },
  { value: 'number', text: 'A number' },
  { value: 'text', text: 'Words' },
]

/** One more detail: its name, what kind of thing it is, and what it says. */
export function NewParam({ id, taken, of, onAdd }: NewParamProps) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [kind, setKind] = useState('yes-no')
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  // The button and the first box have one id, and stand in one place.
  const focusLater = useFocusLater()
  const show = (isShown: boolean) => {
    setOpen(isShown)
    setAsked(false)
    focusLater(id)
  }
  if (!isOpen)
    return (
      <Button variant="secondary" small id={id} onClick={() => show(true)}>
        Add a detail<span className="govuk-visually-hidden"> to {of}</span>
      </Button>
    )
  const key = idFromWords(name, 'camel')
  const nameFault =
    name.trim() === ''
      ? 'Enter a name for the detail'
      : taken.includes(key)
        ? 'Enter a name that is not there yet'
        : idFormFault(key)
  const number = readNumber(text)
  const valueFault =
    kind === 'number' && number === null
      ? 'Enter a number'
      : kind === 'text' && text.trim() === ''
        ? 'Enter what it says'
        : undefined
  const add = () => {
    setAsked(true)
    if (nameFault !== undefined || valueFault !== undefined) return
    onAdd(key, kind === 'yes-no' ? true : kind === 'number' ? (number ?? 0) : text.trim())
    setOpen(false)
    setAsked(false)
    setName('')
    setText('')
  }
  return (
    <div className="params__new">
      <Input
        id={id}
        label="Name of the detail"
        width={20}
        error={isAsked ? nameFault : undefined}
        value={name}
        onChange={setName}
      />
      <Radios id={`${id}-kind`} legend="What it is" small inline choices={kinds} value={kind} onChange={setKind} />
      {kind !== 'yes-no' && (
        <Input
          id={`${id}-value`}
          label="What it says"
          width={20}
          error={isAsked ? valueFault : undefined}
          maxLength={80}
          value={text}
          onChange={setText}
        />
      )}
      <div className="govuk-button-group">
        <Button small onClick={add}>
          Add this detail
        </Button>
        <Button small variant="secondary" onClick={() => show(false)}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

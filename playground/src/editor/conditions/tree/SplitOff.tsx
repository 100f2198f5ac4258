import { useState, type FormEvent } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Input } from '../../../design/Input.tsx'
import { idFromTitle } from '../../vocabulary/entry/id.ts'
import { splitOff } from '../edits/name.ts'
import type { Item } from '../shape.ts'
import { nameInWords } from '../words.ts'
import { useTree } from './tree.ts'

/** Gives a part a name, so that other rules can use it too. */
export function SplitOff({ item }: { item: Item }) {
  const { editor, idOf, rearrange } = useTree()
  const { document } = editor
  const [name, setName] = useState('')
  const [isRefused, setIsRefused] = useState(false)
  const id = idOf(`${item.path}/name`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') {
      setIsRefused(true)
      globalThis.document.getElementById(id)?.focus()
      return
    }
    const named = idFromTitle(document, 'conditions', name)
    rearrange(
      splitOff(document, item.inner, named),
      `Named ${nameInWords(named)}, and used here by its name.`,
      {
        focus: (at) => `${at}/condition`,
      },
    )
  }
  return (
    <form className="part-actions__form" noValidate onSubmit={submit}>
      <Input
        id={id}
        label="Give this a name, so that other rules can use it too"
        hint="A few words, such as “long sentence”"
        error={isRefused && name.trim() === '' ? 'Enter a name' : undefined}
        width={20}
        maxLength={60}
        value={name}
        onChange={setName}
      />
      <Button small variant="secondary" type="submit">
        Give it this name
      </Button>
    </form>
  )
}

import { useEffect, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Input } from '../../../design/Input.tsx'
import type { EditorProps } from '../../edit.ts'
import { idFault, idFromWords } from '../entry/id.ts'
import { placeOf, sections, type SectionKey } from '../entry/sections.ts'
import { editWhole } from '../entry/whole.ts'
import { renameSteps } from '../mentions/rename.ts'

interface RenameFormProps {
  readonly editor: EditorProps
  readonly section: SectionKey
  readonly id: string
  readonly onRenamed: (to: string) => void
  readonly onCancel: () => void
}

/** Another id for something, and for every mention of it. */
export function RenameForm({ editor, section, id, onRenamed, onCancel }: RenameFormProps) {
  const field = `${section}-${id}-rename`
  const [typed, setTyped] = useState(id)
  const [error, setError] = useState<string | undefined>(undefined)
  const { kind, called, idStyle } = sections[section]
  useEffect(() => document.getElementById(field)?.focus(), [field])
  const rename = () => {
    // A name may be typed in words.
    const words = typed.trim()
    const to = called === 'name' && /\s/.test(words) ? idFromWords(words, idStyle) : words
    const fault = idFault(editor.document, section, { from: id, to })
    const steps = renameSteps(editor.document, kind, id, to)
    const refused =
      fault === undefined ? editWhole(editor, placeOf(section, id), steps, placeOf(section, to)) : []
    const message = fault ?? refused[0]?.message
    setError(message)
    if (message !== undefined) return document.getElementById(field)?.focus()
    return to === id ? onCancel() : onRenamed(to)
  }
  return (
    <form
      className="entry__rename"
      onSubmit={(event) => {
        event.preventDefault()
        rename()
      }}
    >
      <Input
        id={field}
        label={`New ${called}`}
        hint={
          kind === 'fact'
            ? 'Everything in the policy that names it follows. People and examples that are already recorded under the old id do not: for them, the renamed fact is not known.'
            : kind === 'area'
              ? 'Everything in the policy that names it follows. People and examples that are already recorded under the old id do not.'
              : 'Everything in the policy that names it follows.'
        }
        error={error}
        width={20}
        maxLength={80}
        value={typed}
        onChange={setTyped}
      />
      <div className="govuk-button-group">
        <Button small type="submit">
          Change the {called}
        </Button>
        <Button small variant="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

import { useMemo, useState } from 'react'
import type { RecordField } from '@iom-rules/core'
import { Button } from '../../../design/Button.tsx'
import { Input } from '../../../design/Input.tsx'
import type { EditorProps } from '../../edit.ts'
import { editWhole } from '../entry/whole.ts'
import { FlagField } from '../fields/FlagField.tsx'
import { TextField } from '../fields/TextField.tsx'
import { UsedIn } from '../list/UsedIn.tsx'
import { renameSteps } from '../mentions/rename.ts'
import { usesIn } from '../mentions/uses.ts'
import { fieldIdFault, fieldPath } from './record.ts'
import { TypeFields } from './TypeFields.tsx'

interface RecordFieldFormProps {
  readonly editor: EditorProps
  readonly list: string
  readonly field: string
  readonly declared: RecordField
  readonly isOnly: boolean
  readonly onRenamed: (to: string) => void
  readonly onRemoved: () => void
}

const types = ['boolean', 'number', 'choice', 'day', 'code'] as const

/** Everything one field of a list’s records says. */
export function RecordFieldForm(props: RecordFieldFormProps) {
  const { editor, list, field, declared, isOnly, onRemoved } = props
  const path = fieldPath(list, field)
  const { document } = editor
  const uses = useMemo(() => usesIn(document)(`field of ${list}`, field), [document, list, field])
  return (
    <div className="record-field__form">
      <TextField editor={editor} path={`${path}/title`} label="Title" needed="Enter a title" />
      <TextField editor={editor} path={`${path}/hint`} label="Hint (optional)" isLong />
      {declared.suppliedBy !== undefined && (
        <TextField editor={editor} path={`${path}/suppliedBy`} label="Supplied by (optional)" width={20} />
      )}
      {declared.changeable !== undefined && (
        <FlagField editor={editor} path={`${path}/changeable`} label="May still change" usual />
      )}
      <TypeFields editor={editor} path={path} fact={declared} types={types} />
      <FieldId {...props} />
      <UsedIn one="field" uses={uses} />
      {uses.length === 0 && !isOnly && (
        <Button
          small
          variant="secondary"
          onClick={() => {
            editWhole(editor, path, [{ op: 'remove', path }])
            onRemoved()
          }}
        >
          Remove this field<span className="govuk-visually-hidden">: {declared.title}</span>
        </Button>
      )}
      {(uses.length > 0 || isOnly) && (
        <p className="govuk-hint">
          {isOnly
            ? 'The only field cannot be removed: a record has to say something.'
            : 'It cannot be removed while something uses it.'}
        </p>
      )}
    </div>
  )
}

function FieldId({ editor, list, field, onRenamed }: RecordFieldFormProps) {
  const [typed, setTyped] = useState(field)
  const [error, setError] = useState<string | undefined>(undefined)
  const id = `record-${list}-${field}-id`
  const rename = () => {
    const to = typed.trim()
    const fault = fieldIdFault(editor.document, list, { from: field, to })
    setError(fault)
    if (fault !== undefined) return document.getElementById(id)?.focus()
    const steps = renameSteps(editor.document, `field of ${list}`, field, to)
    editWhole(editor, fieldPath(list, field), steps, fieldPath(list, to))
    return onRenamed(to)
  }
  return (
    <Input
      id={id}
      label="Id"
      hint="Everything in the policy that names it follows; people already recorded do not."
      width={20}
      maxLength={80}
      error={error}
      value={typed}
      onChange={setTyped}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        rename()
      }}
      beside={
        typed.trim() !== field && (
          <Button small variant="secondary" className="values__add" onClick={rename}>
            Change<span className="govuk-visually-hidden"> the id</span>
          </Button>
        )
      }
    />
  )
}

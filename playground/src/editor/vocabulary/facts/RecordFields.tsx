import { useState } from 'react'
import type { RecordField } from '@iom-rules/core'
import { Button } from '../../../design/Button.tsx'
import { Input } from '../../../design/Input.tsx'
import type { EditorProps } from '../../edit.ts'
import { declarationInWords } from './words.ts'
import { newField } from './record.ts'
import { RecordFieldForm } from './RecordFieldForm.tsx'

interface RecordFieldsProps {
  readonly editor: EditorProps
  readonly list: string
  readonly record: { readonly [field: string]: RecordField }
}

/** What each record of a list says, field by field. */
export function RecordFields({ editor, list, record }: RecordFieldsProps) {
  const [open, setOpen] = useState<string | null>(null)
  const fields = Object.entries(record)
  const base = `record-${list}`
  const show = (field: string | null) => {
    setOpen(field)
    requestAnimationFrame(() => document.getElementById(`${base}-${field ?? 'new'}`)?.focus())
  }
  return (
    <fieldset className="govuk-fieldset record-fields">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What each record says</legend>
      <ul className="govuk-list">
        {fields.map(([field, declared]) => (
          <li key={field} className="record-field">
            <div className="entry__head">
              <h4 className="entry__title" id={`${base}-${field}`} tabIndex={-1}>
                {declared.title}
              </h4>
              <Button
                small
                variant="secondary"
                aria-expanded={open === field}
                onClick={() => setOpen(open === field ? null : field)}
              >
                {open === field ? 'Close' : 'Edit'}
                <span className="govuk-visually-hidden"> {declared.title}</span>
              </Button>
            </div>
            <p className="govuk-body-s">{declarationInWords(declared)}</p>
            {open === field && (
              <RecordFieldForm
                {...{ editor, list, field, declared }}
                isOnly={fields.length === 1}
                onRenamed={show}
                onRemoved={() => show(null)}
              />
            )}
          </li>
        ))}
      </ul>
      <NewField
        id={`${base}-new`}
        onAdd={(title) => {
          const { id, steps } = newField(list, record, title)
          editor.onEdit(steps)
          show(id)
        }}
      />
    </fieldset>
  )
}

function NewField({ id, onAdd }: { id: string; onAdd: (title: string) => void }) {
  const [title, setTitle] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const add = () => {
    setIsAsked(title.trim() === '')
    if (title.trim() === '') return document.getElementById(id)?.focus()
    setTitle('')
    return onAdd(title.trim())
  }
  return (
    <Input
      id={id}
      label="Another field"
      width={20}
      maxLength={400}
      error={isAsked ? 'Enter what the field is called' : undefined}
      value={title}
      onChange={setTitle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        add()
      }}
      beside={
        <Button small variant="secondary" className="values__add" onClick={add}>
          Add<span className="govuk-visually-hidden"> the field</span>
        </Button>
      }
    />
  )
}

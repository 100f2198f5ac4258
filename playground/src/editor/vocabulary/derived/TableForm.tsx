import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Select } from '../../../design/Select.tsx'
import type { EditorProps } from '../../edit.ts'
import type { EntryFormProps } from '../list/entry.ts'
import { useFocusLater } from '../../useFocusLater.ts'
import { pathTo } from '../../place.ts'
import { choiceLabel } from '../../../words/facts.ts'
import { editWhole } from '../entry/whole.ts'
import { NumberField } from '../fields/NumberField.tsx'
import { TextField } from '../fields/TextField.tsx'
import { fieldId } from '../fields/useField.ts'
import { rowChoices } from './rows.ts'

/** Everything a table of figures says. */
export function TableForm({ editor, id }: EntryFormProps) {
  const path = pathTo('tables', id)
  const table = editor.document.tables?.[id]
  if (table === undefined) return null
  const field = (key: string) => ({ editor, path: `${path}/${key}` })
  return (
    <>
      <TextField {...field('title')} label="Title" needed="Enter a title" />
      <TextField
        {...field('edition')}
        label="Edition"
        hint="Such as 2024; figures differ from edition to edition."
        needed="Enter the edition"
        width={10}
      />
      <TextField {...field('note')} label="Note (optional)" isLong />
      <Rows editor={editor} path={path} id={id} rows={Object.keys(table.rows)} />
    </>
  )
}

interface RowsProps {
  readonly editor: EditorProps
  readonly path: string
  readonly id: string
  readonly rows: readonly string[]
}

function Rows({ editor, path, id, rows }: RowsProps) {
  const others = rowChoices(editor.document, id).filter(({ value }) => !rows.includes(value))
  const focusLater = useFocusLater()
  const [chosen, setChosen] = useState('')
  const next = others.some(({ value }) => value === chosen) ? chosen : (others[0]?.value ?? '')
  const choose = `table-${id}-row`
  const place = (row: string) => `${path}/rows${pathTo(row)}`
  const add = () => {
    const [path, figure] = [place(next), `${place(next)}/value`]
    const session = `new ${path}`
    editor.onEdit([{ op: 'add', path, value: { value: 0, grade: 'not known yet' } }], { session })
    // Which figure it is nobody has said: until then it is still to be entered.
    editor.onMistype(figure, '', session)
    setChosen('')
    focusLater(fieldId(figure))
  }
  return (
    <fieldset className="govuk-fieldset figures">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Figures</legend>
      {rows.length === 0 && <p className="govuk-hint">There are no figures yet. Add the first one.</p>}
      {rows.map((row) => (
        <fieldset key={row} className="govuk-fieldset figures__row">
          <legend className="govuk-fieldset__legend">{choiceLabel(editor.policy, row)}</legend>
          <div className="fields-row">
            <NumberField
              editor={editor}
              path={`${place(row)}/value`}
              label="Figure"
              message="Enter a figure of 0 or more"
              isAllowed={(figure) => figure >= 0}
            />
            <TextField
              editor={editor}
              path={`${place(row)}/grade`}
              label="How well it is known"
              needed="Enter how well it is known, such as: official table"
              width={20}
            />
            <TextField editor={editor} path={`${place(row)}/note`} label="Note (optional)" />
            <Button
              small
              variant="secondary"
              onClick={() => {
                editWhole(editor, place(row), [{ op: 'remove', path: place(row) }])
                focusLater(choose)
              }}
            >
              Remove<span className="govuk-visually-hidden">: {choiceLabel(editor.policy, row)}</span>
            </Button>
          </div>
        </fieldset>
      ))}
      {others.length > 0 && (
        <div className="figures__new">
          <Select
            id={choose}
            label="Another figure, for"
            choices={others}
            value={next}
            onChange={setChosen}
          />
          <Button small variant="secondary" onClick={add}>
            Add the figure
          </Button>
        </div>
      )}
      {others.length === 0 && (
        <p className="govuk-hint" id={choose} tabIndex={-1}>
          Every value has a figure.
        </p>
      )}
    </fieldset>
  )
}

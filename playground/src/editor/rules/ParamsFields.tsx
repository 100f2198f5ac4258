import type { Step } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import { idInWords } from '../../words/titles.ts'
import type { EditorProps } from '../edit.ts'
import { pathTo, valueAt } from '../place.ts'
import { useFocusLater } from '../useFocusLater.ts'
import { TextField } from '../vocabulary/fields/TextField.tsx'
import { NumberField } from '../vocabulary/fields/NumberField.tsx'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { isMembers } from './members.ts'
import { NewParam } from './NewParam.tsx'

interface ParamsFieldsProps {
  readonly editor: EditorProps
  /** JSON Pointer to the details, which may not be there yet. */
  readonly path: string
  readonly of: string
}

/** What goes with an outcome, such as `waivable` with a duty: details that are carried along and decide nothing. */
export function ParamsFields({ editor, path, of }: ParamsFieldsProps) {
  const { document, onEdit } = editor
  const focusLater = useFocusLater()
  const now = valueAt(document, path)
  const params = isMembers(now) ? now : {}
  const remove = (key: string) => {
    const isLast = Object.keys(params).length === 1
    onEdit([{ op: 'remove', path: isLast ? path : `${path}${pathTo(key)}` }])
    focusLater(`${fieldId(path)}-new`)
  }
  return (
    <fieldset className="govuk-fieldset params">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Details given with the outcome</legend>
      {Object.keys(params).length === 0 && <p className="govuk-hint">None.</p>}
      {Object.entries(params).map(([key, value]) => (
        <div key={key} className="params__one">
          <ParamField editor={editor} path={`${path}${pathTo(key)}`} label={idInWords(key)} value={value} />
          <Button variant="link" onClick={() => remove(key)}>
            Take out<span className="govuk-visually-hidden"> {idInWords(key)}</span>
          </Button>
        </div>
      ))}
      <NewParam
        id={`${fieldId(path)}-new`}
        taken={Object.keys(params)}
        of={of}
        onAdd={(key, value) => {
          const steps: readonly Step[] = isMembers(now)
            ? [{ op: 'add', path: `${path}${pathTo(key)}`, value }]
            : [{ op: 'add', path, value: { [key]: value } }]
          onEdit(steps)
          focusLater(fieldId(`${path}${pathTo(key)}`))
        }}
      />
    </fieldset>
  )
}

function ParamField({
  value,
  ...field
}: {
  editor: EditorProps
  path: string
  label: string
  value: unknown
}) {
  if (typeof value === 'number')
    return <NumberField {...field} message={`Enter ${field.label} as a number`} />
  if (typeof value !== 'boolean') return <TextField {...field} needed={`Enter ${field.label}`} width={20} />
  const set = (chosen: string) =>
    field.editor.onEdit([{ op: 'replace', path: field.path, value: chosen === 'yes' }])
  return (
    <Select
      id={fieldId(field.path)}
      label={field.label}
      choices={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]}
      value={value ? 'yes' : 'no'}
      onChange={set}
    />
  )
}

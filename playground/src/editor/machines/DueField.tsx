import type { Action } from '@iom-rules/core'
import { Select } from '../../design/Select.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { settingSteps } from '../vocabulary/fields/set.ts'
import { NumberField } from '../vocabulary/fields/NumberField.tsx'
import { dueParameter } from './actions.ts'

interface DueFieldProps {
  readonly editor: EditorProps
  readonly action: Extract<Action, { readonly type: 'oblige' }>
  /** JSON Pointer to what the action carries. */
  readonly params: string
}

/** No deadline can be longer than a hundred years. */
const mostDays = 36_525

/** By when a duty is due: no deadline, so many days, or a figure of the policy. */
export function DueField({ editor, action, params }: DueFieldProps) {
  const { document, onEdit } = editor
  const place = params + pathTo('dueWithinDays')
  const due = action.params.dueWithinDays
  const parameter = dueParameter(due)
  const isTyped = editor.mistyped[place] !== undefined || (due !== undefined && parameter === null)
  const figures = Object.entries(document.parameters ?? {}).filter(
    ([, { value, unit }]) => typeof value === 'number' && unit === 'days',
  )
  const choose = (choice: string) => {
    const value =
      choice === 'none' ? undefined : choice === 'days' ? 28 : { fact: `parameter.${choice.slice(1)}` }
    onEdit(settingSteps(document, place, value), { place })
  }
  return (
    <div className="machine__due">
      <Select
        id={`due${place}`}
        label="Deadline"
        choices={[
          { value: 'none', text: 'No deadline' },
          { value: 'days', text: 'A number of days' },
          ...figures.map(([id, { title }]) => ({ value: `=${id}`, text: title })),
          ...(parameter !== null && figures.every(([id]) => id !== parameter)
            ? [{ value: `=${parameter}`, text: parameter }]
            : []),
        ]}
        value={parameter !== null ? `=${parameter}` : isTyped ? 'days' : 'none'}
        onChange={choose}
      />
      {isTyped && (
        <NumberField
          editor={editor}
          path={place}
          label="Days"
          unit="days"
          message="Enter a whole number of days between 0 and 36,525"
          isAllowed={(days) => Number.isInteger(days) && days >= 0 && days <= mostDays}
        />
      )}
    </div>
  )
}

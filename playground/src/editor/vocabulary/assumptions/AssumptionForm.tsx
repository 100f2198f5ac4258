import { Radios } from '../../../design/Choices.tsx'
import { ConditionEditor } from '../../conditions/ConditionEditor.tsx'
import type { EditorProps } from '../../edit.ts'
import type { EntryFormProps } from '../list/entry.ts'
import { pathTo } from '../../place.ts'
import { TextField } from '../fields/TextField.tsx'
import { useField } from '../fields/useField.ts'

const uses = [
  {
    value: 'reason',
    text: 'Reason with it',
    hint: 'What is unknown can only be what agrees with it, so that fewer outcomes stay possible.',
  },
  {
    value: 'report',
    text: 'Only report what contradicts it',
    hint: 'Outcomes stay as they are; facts that do not agree are shown to be checked.',
  },
]

/** Everything an assumption says. */
export function AssumptionForm({ editor, id }: EntryFormProps) {
  const path = pathTo('assumptions', id)
  return (
    <>
      <TextField
        editor={editor}
        path={`${path}/reason`}
        label="Why it is always so"
        isLong
        needed="Enter why it is always so"
      />
      <UseField editor={editor} path={`${path}/use`} />
      <ConditionEditor
        {...editor}
        path={`${path}/condition`}
        scope={{ kind: 'facts' }}
        label="What is always so"
        lead="It is always so that"
      />
    </>
  )
}

function UseField({ editor, path }: { editor: EditorProps; path: string }) {
  const { id, value, fault, onFocus, set } = useField({ editor, path })
  return (
    <div onFocus={onFocus}>
      <Radios
        id={id}
        legend="What it is used for"
        small
        error={fault}
        choices={uses}
        value={value === 'report' ? 'report' : 'reason'}
        onChange={(use) => set(use, use)}
      />
    </div>
  )
}

import { Checkboxes } from '../../../design/Choices.tsx'
import { Select } from '../../../design/Select.tsx'
import { useEditSession } from '../../useEditSession.ts'
import { withChosen } from '../../with-chosen.ts'
import { chooseValue } from '../edits/test.ts'
import { useTree } from '../tree/tree.ts'
import type { ValueProps } from './value-props.ts'

/** One choice, or several. */
export function ChoiceValue({ path, subject, comparison, value, error }: ValueProps) {
  const { editor, scope, idOf, change } = useTree()
  const place = `${path}/value`
  const { onFocus, session } = useEditSession(place)
  const { choices, title } = subject
  const set = (chosen: unknown) => change(chooseValue(editor.document, scope, path, chosen), session())
  if (comparison.takes === 'list') {
    const chosen = Array.isArray(value) ? value.map(String) : []
    return (
      <div className="choice-list" onFocus={onFocus}>
        <Checkboxes
          id={idOf(place)}
          legend={<span className="govuk-visually-hidden">{title}: any of</span>}
          small
          choices={withChosen(choices, chosen)}
          values={chosen}
          error={error}
          onChange={(now) => set(now.length === 0 ? undefined : now)}
        />
      </div>
    )
  }
  const now = typeof value === 'string' ? value : ''
  return (
    <div onFocus={onFocus}>
      <Select
        id={idOf(place)}
        label={<span className="govuk-visually-hidden">{title}</span>}
        choices={now === '' ? [{ value: '', text: 'Choose one' }, ...choices] : withChosen(choices, [now])}
        value={now}
        error={error}
        onChange={(chosen) => set(chosen === '' ? undefined : chosen)}
      />
    </div>
  )
}

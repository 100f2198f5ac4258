import { useState } from 'react'
import type { Action } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo, valueAt } from '../place.ts'
import { isMembers } from '../rules/members.ts'
import { actionInWords, actionsOffered } from './actions.ts'
import { DueField } from './DueField.tsx'
import type { PanelState } from './usePanel.ts'

interface ActionListProps {
  readonly editor: EditorProps
  /** JSON Pointer to the list, which need not be there. */
  readonly place: string
  readonly title: string
  /** What is said where nothing happens. */
  readonly nothing: string
  readonly panel: PanelState
  readonly onChange: (actions: readonly Action[]) => unknown
}

/** What happens beside the change of state: duties with their deadlines, what is put to the panel, who is told. */
export function ActionList({ editor, place, title, nothing, panel, onChange }: ActionListProps) {
  const [chosen, setChosen] = useState('')
  const { document } = editor
  const written = valueAt(document, place)
  const actions: readonly Action[] = Array.isArray(written) ? written.filter(isAction) : []
  const field = `add${place}`
  const offered = actionsOffered(document)
  const add = () => {
    const found = offered[Number(chosen)]
    if (chosen === '' || found === undefined) return
    onChange([...actions, found.action])
    setChosen('')
    panel.say(`Added: ${found.text}.`)
  }
  const remove = (at: number, words: string) => {
    onChange(actions.filter((_, each) => each !== at))
    panel.say(`Removed: ${words}. You can undo this.`, field)
  }
  return (
    <fieldset className="govuk-fieldset machine__actions">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{title}</legend>
      {actions.length === 0 && <p className="govuk-body-s">{nothing}</p>}
      <ul className="machine__action-list">
        {actions.map((action, at) => {
          const words = actionInWords(document, action)
          return (
            <li key={`${at} ${action.type}`}>
              <p className="machine__line">
                {words}{' '}
                <Button variant="link" className="no-print" onClick={() => remove(at, words)}>
                  Remove<span className="govuk-visually-hidden"> – {words}</span>
                </Button>
              </p>
              {action.type === 'oblige' && (
                <DueField editor={editor} action={action} params={place + pathTo(at, 'params')} />
              )}
            </li>
          )
        })}
      </ul>
      <div className="machine__add">
        <Select
          id={field}
          label="Let something more happen"
          choices={[
            { value: '', text: 'Choose' },
            ...offered.map(({ text }, at) => ({ value: String(at), text })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
        <Button small variant="secondary" onClick={add} aria-disabled={chosen === '' || undefined}>
          Add
        </Button>
      </div>
    </fieldset>
  )
}

function isAction(value: unknown): value is Action {
  return isMembers(value) && (value['type'] === 'set' || isMembers(value['params']))
}

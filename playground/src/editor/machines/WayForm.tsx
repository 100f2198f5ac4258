import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import type { EditorProps } from '../edit.ts'
import { faultAt, faultInWords, faultsWithin } from '../faults.ts'
import { pathTo } from '../place.ts'
import { withChosen } from '../with-chosen.ts'
import { ActionList } from './ActionList.tsx'
import { changeTransition, moveTransition, removeTransition } from './change-transition.ts'
import { GuardFields } from './GuardFields.tsx'
import type { DraftedRegion, DraftedState } from './region.ts'
import type { DraftedTransition } from './transition.ts'
import { WayNote } from './WayNote.tsx'
import { openerId, panelId, type PanelState } from './usePanel.ts'

interface WayFormProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly state: DraftedState
  readonly drafted: DraftedTransition
  readonly panel: PanelState
  readonly title: string
}

/** Where a way leads, what has to be met for it, what is owed after it, and its removal. */
export function WayForm({ editor, region, state, drafted, panel, title }: WayFormProps) {
  const { document, issues, onEdit } = editor
  const { path, at, of, transition } = drafted
  const change = (to: Parameters<typeof changeTransition>[1]) => onEdit(changeTransition(drafted, to))
  const remove = () => {
    if (onEdit(removeTransition(document, drafted)).length > 0) return
    panel.close(path)
    panel.say(
      `“${title}” no longer leads out of “${state.title}”. You can undo this.`,
      openerId(`${state.path}/add`),
    )
  }
  const move = (by: -1 | 1) => {
    if (onEdit(moveTransition(drafted, by)).length > 0) return
    const holder = path.slice(0, path.lastIndexOf('/'))
    panel.open(holder + pathTo(at + by), `It is now tried as number ${at + by + 1} of ${of}.`)
  }
  return (
    <div className="machine__panel">
      <h4 className="govuk-heading-s" id={panelId(path)} tabIndex={-1}>
        “{title}” in “{state.title}”
      </h4>
      {faultsWithin(document, issues, path).map((fault) => (
        <p key={fault.path + fault.message} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {faultInWords(fault)}
        </p>
      ))}
      <Select
        id={`target${path}`}
        label="Leads to"
        error={faultAt(document, issues, path + pathTo('target'))}
        choices={withChosen(
          [
            { value: '', text: `It stays in “${state.title}”` },
            ...region.states.map(({ name, title: text }) => ({ value: name, text })),
          ],
          [transition.target ?? ''],
        )}
        value={transition.target ?? ''}
        onChange={(target) => change({ target: target === '' ? undefined : target })}
      />
      <GuardFields
        editor={editor}
        field={`guard${path}`}
        guard={transition.guard}
        onChange={(guard) => change({ guard })}
      />
      <ActionList
        editor={editor}
        place={path + pathTo('actions')}
        title="What happens besides"
        nothing="Nothing but what the event itself says."
        panel={panel}
        onChange={(actions) => change({ actions })}
      />
      <WayNote editor={editor} drafted={drafted} />
      <div className="govuk-button-group">
        <Button small onClick={() => panel.close(path)}>
          Done
        </Button>
        {at > 0 && (
          <Button small variant="secondary" onClick={() => move(-1)}>
            Try it earlier
          </Button>
        )}
        {at < of - 1 && (
          <Button small variant="secondary" onClick={() => move(1)}>
            Try it later
          </Button>
        )}
        <Button small variant="secondary" onClick={remove}>
          Remove this way
        </Button>
      </div>
    </div>
  )
}

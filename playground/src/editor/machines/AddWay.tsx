import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { addTransition } from './change-transition.ts'
import { eventsOffered } from './events.ts'
import type { DraftedRegion, DraftedState } from './region.ts'
import { openerId, panelId, type PanelState } from './usePanel.ts'
import { eventTitle } from './words.ts'

interface AddWayProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly regions: readonly DraftedRegion[]
  readonly state: DraftedState
  readonly panel: PanelState
}

/** One more way out of a state: an event that this part may take, and where it leads. */
export function AddWay({ editor, region, regions, state, panel }: AddWayProps) {
  const [event, setEvent] = useState('')
  const [target, setTarget] = useState('')
  const { document, onEdit } = editor
  const place = state.path + pathTo('add')
  const isOpen = panel.opened === place
  const events = eventsOffered(document, regions, region)
  const add = () => {
    if (event === '') return
    const before = state.transitions.filter((each) => each.event === event).length
    if (onEdit(addTransition(document, state.path, event, target === '' ? {} : { target })).length > 0) return
    const on = state.path + pathTo('on', event)
    panel.open(
      before === 0 ? on : on + pathTo(before),
      `“${eventTitle(document, event)}” was added. It is open for change.`,
    )
    setEvent('')
    setTarget('')
  }
  return (
    <div className="no-print">
      <Button
        variant="link"
        id={openerId(place)}
        aria-expanded={isOpen}
        onClick={() => (isOpen ? panel.close(place) : panel.open(place))}
      >
        Add a way out of “{state.title}”
      </Button>
      {isOpen && (
        <div className="machine__panel">
          <h4 className="govuk-heading-s" id={panelId(place)} tabIndex={-1}>
            A way out of “{state.title}”
          </h4>
          <Select
            id={`event${place}`}
            label="When this happens"
            hint={`Events that “${region.title}” may take: an event belongs to one part of the process`}
            choices={[
              { value: '', text: 'Choose an event' },
              ...events.map((id) => ({ value: id, text: eventTitle(document, id) })),
            ]}
            value={event}
            onChange={setEvent}
          />
          <Select
            id={`to${place}`}
            label="It leads to"
            choices={[
              { value: '', text: `It stays in “${state.title}”` },
              ...region.states.map(({ name, title }) => ({ value: name, text: title })),
            ]}
            value={target}
            onChange={setTarget}
          />
          <div className="govuk-button-group">
            <Button small onClick={add} aria-disabled={event === '' || undefined}>
              Add it
            </Button>
            <Button small variant="secondary" onClick={() => panel.close(place)}>
              Cancel
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}

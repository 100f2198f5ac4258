import type { Action } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Tag } from '../../design/Tag.tsx'
import type { EditorProps } from '../edit.ts'
import { isToBeMended } from '../mended.ts'
import { actionInWords } from './actions.ts'
import { askedBy, askedInWords } from './guard.ts'
import type { DraftedRegion, DraftedState } from './region.ts'
import type { DraftedTransition } from './transition.ts'
import { openerId, type PanelState } from './usePanel.ts'
import { WayForm } from './WayForm.tsx'
import { eventTitle } from './words.ts'

interface WayProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly state: DraftedState
  readonly drafted: DraftedTransition
  readonly panel: PanelState
}

/** A way out of a state: the event, where it leads, what has to be met, and what happens besides. */
export function Way({ editor, region, state, drafted, panel }: WayProps) {
  const { document } = editor
  const { event, path, at, of, transition } = drafted
  const title = eventTitle(document, event)
  const target = region.states.find(({ name }) => name === transition.target)?.title ?? transition.target
  const asked = askedBy(transition.guard)
  const isOpen = panel.opened === path
  const always: readonly Action[] = document.events?.[event]?.actions ?? []
  return (
    <li className="machine__way">
      <p className="machine__line">
        <strong>{title}</strong>
        {of > 1 && ` (${at + 1} of ${of}, tried in this order)`} →{' '}
        {target === undefined ? 'stays here' : <>“{target}”</>}{' '}
        {isToBeMended(editor, path) && <Tag colour="red">To be mended</Tag>}{' '}
        <Button
          variant="link"
          className="no-print"
          id={openerId(path)}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? panel.close(path) : panel.open(path))}
        >
          Change
          <span className="govuk-visually-hidden">
            {' '}
            – “{title}” in “{state.title}”
          </span>
        </Button>
      </p>
      {(transition.guard !== undefined || (transition.actions?.length ?? 0) > 0 || always.length > 0) && (
        <ul className="govuk-list govuk-list--bullet machine__besides">
          {transition.guard !== undefined && (
            <li>
              Only when{' '}
              {asked === null ? 'a guard that cannot be read is met' : askedInWords(document, asked)}
            </li>
          )}
          {[...(transition.actions ?? []), ...always].map((action) => (
            <li key={JSON.stringify(action)}>{actionInWords(document, action)}</li>
          ))}
        </ul>
      )}
      {transition.description !== undefined && <p className="govuk-body-s">{transition.description}</p>}
      {isOpen && <WayForm {...{ editor, region, state, drafted, panel }} title={title} />}
    </li>
  )
}

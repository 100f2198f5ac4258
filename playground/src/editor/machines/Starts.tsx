import type { Guard } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo, valueAt } from '../place.ts'
import { withChosen } from '../with-chosen.ts'
import { settingSteps } from '../vocabulary/fields/set.ts'
import { askedBy, askedInWords } from './guard.ts'
import { GuardFields } from './GuardFields.tsx'
import type { DraftedRegion, DraftedStart } from './region.ts'
import { openerId, panelId, type PanelState } from './usePanel.ts'

interface StartsProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly panel: PanelState
}

/** Where a case starts: the first start whose guard is met by the facts at the start. */
export function Starts({ editor, region, panel }: StartsProps) {
  const { starts, states } = region
  return (
    <>
      <h2 className="govuk-heading-s">Where a case starts</h2>
      <ol className="machine__starts">
        {starts.map((start, at) => {
          const { path, target, guard } = start
          const isOpen = panel.opened === path
          const asked = askedBy(guard)
          const title = states.find(({ name }) => name === target)?.title ?? target
          return (
            <li key={path}>
              <p className="machine__line">
                In “{title}”
                {guard !== undefined &&
                  ` when ${asked === null ? 'a guard that cannot be read is met' : askedInWords(editor.document, asked)}`}
                {guard === undefined && at > 0 && ' otherwise'}.{' '}
                <Button
                  variant="link"
                  className="no-print"
                  id={openerId(path)}
                  aria-expanded={isOpen}
                  onClick={() => (isOpen ? panel.close(path) : panel.open(path))}
                >
                  Change<span className="govuk-visually-hidden"> – start in “{title}”</span>
                </Button>
              </p>
              {isOpen && (
                <StartForm {...{ editor, region, start, panel }} isLast={at === starts.length - 1} />
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}

interface StartFormProps extends StartsProps {
  readonly start: DraftedStart
  /** The last start has no guard: otherwise the facts might fit none. */
  readonly isLast: boolean
}

function StartForm({ editor, region, start, panel, isLast }: StartFormProps) {
  const { document, onEdit } = editor
  const { path, target, guard } = start
  const targetPlace = typeof valueAt(document, path) === 'string' ? path : path + pathTo('target')
  const setGuard = (next: Guard | undefined) => onEdit(settingSteps(document, path + pathTo('guard'), next))
  return (
    <div className="machine__panel">
      <h3 className="govuk-heading-s" id={panelId(path)} tabIndex={-1}>
        A start
      </h3>
      <Select
        id={`target${path}`}
        label="State"
        choices={withChosen(
          region.states.map(({ name, title }) => ({ value: name, text: title })),
          [target],
        )}
        value={target}
        onChange={(state) => onEdit(settingSteps(document, targetPlace, state))}
      />
      {isLast && guard === undefined ? (
        <p className="govuk-body-s">
          The last start has nothing to be met, so that every case starts somewhere.
        </p>
      ) : (
        <GuardFields editor={editor} field={`guard${path}`} guard={guard} onChange={setGuard} />
      )}
      <Button small onClick={() => panel.close(path)}>
        Done
      </Button>
    </div>
  )
}

import { Button } from '../../design/Button.tsx'
import type { EditorProps } from '../edit.ts'
import { panelId, type PanelState } from './usePanel.ts'
import { WordsField } from './WordsField.tsx'

interface StateWordsProps {
  readonly editor: EditorProps
  readonly panel: PanelState
  /** What the panel is open for. */
  readonly place: string
  /** JSON Pointer to what is there, and the way on from it to the state. */
  readonly root: string
  readonly inside: string
  readonly title: string
  /** Does the state also say what is true in it, and before it? Refusals of events are put in those words. */
  readonly hasClauses?: boolean
}

/** The words of a state. */
export function StateWords({
  editor,
  panel,
  place,
  root,
  inside,
  title,
  hasClauses = false,
}: StateWordsProps) {
  const field = { editor, root }
  return (
    <div className="machine__panel">
      <h4 className="govuk-heading-s" id={panelId(place)} tabIndex={-1}>
        Words of “{title}”
      </h4>
      <WordsField {...field} inside={`${inside}/meta/title`} label="Title" />
      {hasClauses && (
        <>
          <WordsField
            {...field}
            inside={`${inside}/meta/is`}
            label="What is so while in it"
            hint="A clause, such as “the panel is discussing the nomination”"
          />
          <WordsField
            {...field}
            inside={`${inside}/meta/notYet`}
            label="What is so before it"
            hint="A clause, such as “the panel has not discussed the nomination”: it says why an event cannot happen yet"
          />
        </>
      )}
      <WordsField {...field} inside={`${inside}/description`} label="Description" isLong />
      <Button small onClick={() => panel.close(place)}>
        Done
      </Button>
    </div>
  )
}

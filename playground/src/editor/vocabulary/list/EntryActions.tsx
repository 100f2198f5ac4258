import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import type { EditorProps } from '../../edit.ts'
import { valueAt } from '../../place.ts'
import { useFocusLater } from '../../useFocusLater.ts'
import { placeOf, sections, type SectionKey } from '../entry/sections.ts'
import { editWhole } from '../entry/whole.ts'
import { hindrances, usesIn } from '../mentions/uses.ts'
import { entryHeadingId } from './entry.ts'
import { RenameForm } from './RenameForm.tsx'
import { StillUsed } from './StillUsed.tsx'
import { UsedIn } from './UsedIn.tsx'

interface EntryActionsProps {
  readonly editor: EditorProps
  readonly section: SectionKey
  readonly id: string
  readonly title: string
  readonly state: 'same' | 'changed' | 'added'
  readonly onRemove: () => void
  readonly onDuplicate: () => void
  readonly onRenamed: (to: string) => void
}

/** What uses a thing, and what can be done to the whole of it. */
export function EntryActions(props: EntryActionsProps) {
  const { editor, section, id, title, state, onRemove, onDuplicate, onRenamed } = props
  const { document, published } = editor
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null)
  // After the typing: it goes through the whole document.
  const settled = useDeferredValue(document)
  const uses = useMemo(() => usesIn(settled), [settled])
  const { kind, one, called } = sections[section]
  const place = placeOf(section, id)
  const inUse = uses(kind, id)
  const hindering = hindrances(document, uses, section, id)
  const focusLater = useFocusLater()
  const renameButton = `${section}-${id}-rename-button`
  const of = <span className="govuk-visually-hidden">: {title}</span>
  const reset = () => {
    editWhole(editor, place, [{ op: 'replace', path: place, value: valueAt(published.document, place) }])
    focusLater(entryHeadingId(section, id))
  }
  const cancel = () => {
    setAsked(null)
    focusLater(renameButton)
  }
  const toggle = (what: 'rename' | 'remove') => setAsked(asked === what ? null : what)
  return (
    <div className="entry__actions">
      <p className="entry__id">
        {called === 'id' ? 'Id' : 'Name'}: <code>{id}</code>
      </p>
      <UsedIn one={one} uses={inUse} />
      <div className="govuk-button-group">
        {state === 'changed' && (
          <Button small variant="secondary" onClick={reset}>
            Reset to the published one{of}
          </Button>
        )}
        <Button small variant="secondary" onClick={onDuplicate}>
          Duplicate{of}
        </Button>
        <Button
          small
          variant="secondary"
          id={renameButton}
          aria-expanded={asked === 'rename'}
          onClick={() => toggle('rename')}
        >
          Change the {called}
          {of}
        </Button>
        <Button
          small
          variant="secondary"
          {...(hindering.length > 0 ? { 'aria-expanded': asked === 'remove' } : {})}
          onClick={() => (hindering.length > 0 ? toggle('remove') : onRemove())}
        >
          Remove{of}
        </Button>
      </div>
      {asked === 'rename' && <RenameForm {...{ editor, section, id, onRenamed }} onCancel={cancel} />}
      {asked === 'remove' && <StillUsed what={`This ${one}`} uses={hindering} />}
    </div>
  )
}

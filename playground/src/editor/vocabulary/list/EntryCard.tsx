import type { ReactNode } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Tag } from '../../../design/Tag.tsx'
import type { EditorProps } from '../../edit.ts'
import { faultInWords, faultsWithin } from '../../faults.ts'
import { isToBeMended } from '../../mended.ts'
import { namedPath } from '../../place.ts'
import { placeOf, type SectionKey } from '../entry/sections.ts'
import { EntryActions } from './EntryActions.tsx'
import { entryHeadingId, type EntryWords } from './entry.ts'

export interface EntryCardProps {
  readonly editor: EditorProps
  readonly section: SectionKey
  readonly id: string
  readonly words: EntryWords
  /** How it stands to the published one. */
  readonly state: 'same' | 'changed' | 'added'
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onRemove: () => void
  readonly onDuplicate: () => void
  readonly onRenamed: (to: string) => void
  /** Its form, when it is open. */
  readonly children: ReactNode
}

/** One thing of the policy: what it says, and its form in place. */
export function EntryCard(props: EntryCardProps) {
  const { editor, section, id, words, state, isOpen, onToggle, children } = props
  const place = placeOf(section, id)
  const faults = faultsWithin(editor.document, editor.issues, place)
  // Those that lie further in stand at their fields while the form is open.
  const own = faults.filter(({ path }) => namedPath(editor.document, path) === place)
  const told = isOpen ? own : faults
  const isFaulty = isToBeMended(editor, place)
  return (
    <li className={`entry${isFaulty ? ' entry--faulty' : ''}`}>
      <div className="entry__head">
        <h3 className="entry__title" id={entryHeadingId(section, id)} tabIndex={-1}>
          {words.title}
        </h3>
        {words.tags}
        {state !== 'same' && (
          <Tag colour="purple">{state === 'added' ? 'New in this draft' : 'Changed in this draft'}</Tag>
        )}
        {isFaulty && <Tag colour="red">Needs attention</Tag>}
        <Button small variant="secondary" className="entry__edit" aria-expanded={isOpen} onClick={onToggle}>
          {isOpen ? 'Close' : 'Edit'}
          <span className="govuk-visually-hidden"> {words.title}</span>
        </Button>
      </div>
      {words.words !== null && <p className="govuk-body-s entry__words">{words.words}</p>}
      {told.map((issue) => (
        <p key={`${issue.path} ${issue.message}`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {faultInWords(issue)}
        </p>
      ))}
      {isOpen && (
        <div className="entry__form">
          {children}
          <EntryActions {...props} title={words.title} />
        </div>
      )}
    </li>
  )
}

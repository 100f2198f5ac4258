import { useEffect, useRef, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Tag } from '../../design/Tag.tsx'
import { download, fileName } from '../../files/download.ts'
import { plainText, writeText } from '../../policy-text/write.ts'
import { count } from '../../words/numbers.ts'
import { timeInWords } from '../../words/times.ts'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import type { KeptSummary } from '../kept/format.ts'
import { RenameForm } from './RenameForm.tsx'

interface DraftRowProps {
  readonly draft: KeptSummary
  readonly onRemove: () => void
}

/** A draft that is kept, and what can be done with it. */
export function DraftRow({ draft, onRemove }: DraftRowProps) {
  const { id, name, policy, changes, savedAt } = draft
  const desk = useDeskWork()
  const isOpen = useDeskState(({ open }) => open.id === id)
  const isElsewhere = useDeskState(({ elsewhere }) => elsewhere.has(id))
  const [isRenaming, setRenaming] = useState(false)
  const rename = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) rename.current?.focus()
    wasRenaming.current = isRenaming
  }, [isRenaming])
  const save = async () => {
    const found = await desk.documentOf(id)
    if (found === null) {
      // What this copy cannot read, another may.
      const kept = plainText(await desk.raw(id))
      return download(fileName(`as-kept-${name}`, 'json'), 'application/json', kept)
    }
    const { document, examples, text } = found
    const whole = { ...document, examples }
    const written = text === undefined ? plainText(whole) : writeText(text, whole)
    download(fileName(name, 'json'), 'application/json', written)
  }
  const of = <span className="govuk-visually-hidden"> {name}</span>
  return (
    <li className="draft-row">
      <div className="draft-row__what">
        {isRenaming ? (
          <RenameForm
            name={name}
            onDone={(wanted) => {
              if (wanted !== null) void desk.rename(id, wanted)
              setRenaming(false)
            }}
          />
        ) : (
          <h3 className="draft-row__name">
            {name} {isOpen && <Tag colour="blue">{isElsewhere ? 'Open, read-only' : 'Open'}</Tag>}
            {isElsewhere && !isOpen && <Tag colour="yellow">In another tab</Tag>}
          </h3>
        )}
        <p className="draft-row__about">
          {policy.title} {policy.version},{' '}
          {changes === 0 ? 'no changes' : count(changes, 'change', 'changes')}. Saved {timeInWords(savedAt)}.
        </p>
      </div>
      <div className="draft-row__actions">
        {!isOpen && (
          <Button small onClick={() => void desk.open(id)}>
            {isElsewhere ? 'Open read-only' : 'Open'}
            {of}
          </Button>
        )}
        {!isElsewhere && !isRenaming && (
          <Button variant="link" ref={rename} onClick={() => setRenaming(true)}>
            Rename{of}
          </Button>
        )}
        <Button variant="link" onClick={() => void desk.duplicate(id)}>
          Duplicate{of}
        </Button>
        <Button variant="link" onClick={() => void save()}>
          Save{of} as a file
        </Button>
        {!isElsewhere && (
          <Button variant="link" onClick={onRemove}>
            Remove{of}
          </Button>
        )}
      </div>
    </li>
  )
}

import { useEffect, useRef, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import { RenameForm } from '../list/RenameForm.tsx'

/** What the open draft is called, and the way to call it otherwise. */
export function DraftName() {
  const { id, name } = useDeskState(({ open }) => open)
  const isMine = useDeskState(({ stance }) => stance.kind === 'mine')
  const desk = useDeskWork()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (isOpen) {
    return (
      <RenameForm
        name={name}
        onDone={(wanted) => {
          if (wanted !== null) void desk.rename(id, wanted)
          setOpen(false)
        }}
      />
    )
  }
  return (
    <>
      <span className="draft-name">{name}</span>
      {isMine && (
        <Button
          variant="link"
          className="draft-name__rename no-print"
          ref={button}
          onClick={() => setOpen(true)}
        >
          Rename<span className="govuk-visually-hidden"> the draft</span>
        </Button>
      )}
    </>
  )
}

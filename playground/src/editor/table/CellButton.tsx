import type { ReactNode } from 'react'

interface CellButtonProps {
  readonly id: string
  /** What pressing it does, for people who hear the table. */
  readonly opens: string
  readonly isOpen: boolean
  readonly isEmpty?: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What a cell says, as the button that opens it. */
export function CellButton({
  id,
  opens,
  isOpen,
  isEmpty = false,
  onOpen,
  onClose,
  children,
}: CellButtonProps) {
  return (
    <button
      type="button"
      id={id}
      className={`decision-cell${isEmpty ? ' decision-cell--empty' : ''}`}
      aria-expanded={isOpen}
      onClick={isOpen ? onClose : onOpen}
    >
      {children}
      <span className="govuk-visually-hidden"> – {opens}</span>
    </button>
  )
}

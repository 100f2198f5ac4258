import { useEffect, useRef, type ReactNode } from 'react'

interface NoticeProps {
  readonly title: string
  readonly children: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
  /** Said at once by a screen reader. */
  readonly isUrgent?: boolean
  /** Takes the focus of what is there no more: as it appears, and whenever this number is another one. */
  readonly takesFocus?: boolean | number
}

/** Something to know about the drafts, under the bar; it is in the way of nothing. */
export function Notice({ title, children, actions, isUrgent = false, takesFocus }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus === true || (typeof takesFocus === 'number' && takesFocus > 0)) box.current?.focus()
  }, [takesFocus])
  return (
    <div
      className={`draft-notice${isUrgent ? ' draft-notice--urgent' : ''}`}
      role={isUrgent ? 'alert' : undefined}
      tabIndex={-1}
      ref={box}
    >
      <h2 className="draft-notice__title">{title}</h2>
      <div className="draft-notice__text">{children}</div>
      {actions !== undefined && <div className="draft-notice__actions">{actions}</div>}
    </div>
  )
}

/** Focus goes to the heading of the screen, when what had it is gone. */
export function toTheScreen(): void {
  document.querySelector<HTMLElement>('#main h1')?.focus()
}

import { useEffect, useRef } from 'react'
import { Button } from '../../design/Button.tsx'
import { useDeskState } from '../desk/DeskProvider.tsx'

interface RemovedListProps {
  /** The one removed last, which takes the focus of the row that is gone. */
  readonly last: string | null
  readonly onPutBack: (id: string) => void
}

/** Drafts that have just been removed; they can be put back until the page is left. */
export function RemovedList({ last, onPutBack }: RemovedListProps) {
  const removed = useDeskState((state) => state.removed)
  const row = useRef<HTMLLIElement>(null)
  const isThere = removed.some(({ id }) => id === last)
  useEffect(() => {
    if (isThere) row.current?.focus()
  }, [isThere, last])
  if (removed.length === 0) return null
  return (
    <ul className="draft-list draft-list--removed">
      {removed.map(({ id, name }) => (
        <li key={id} className="draft-row" tabIndex={-1} ref={id === last ? row : null}>
          <p className="draft-row__about">
            “{name}” is removed. You can put it back until you close or reload this page.
          </p>
          <Button small variant="secondary" onClick={() => onPutBack(id)}>
            Put back<span className="govuk-visually-hidden"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

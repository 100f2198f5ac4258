import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Issue } from '@iom-rules/core'
import { parseJourney } from '@iom-rules/core/journey'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { IssueList } from '../NoJourney.tsx'
import { journeyPath } from '../place.ts'
import { useShelf } from '../shelf/ShelfProvider.tsx'

interface Unread {
  readonly name: string
  readonly issues: readonly Issue[]
}

/** Opens a journey from a file; one that cannot be read says why, and changes nothing. */
export function OpenFile({ children }: { children: ReactNode }) {
  const { draft } = usePolicies()
  const shelf = useShelf()
  const input = useRef<HTMLInputElement>(null)
  const [unread, setUnread] = useState<Unread | null>(null)
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const parsed = parseJourney(draft, await file.text())
    if (!parsed.ok) return setUnread({ name: file.name, issues: parsed.issues })
    go(journeyPath(shelf.add(() => parsed.value)))
  }
  return (
    <>
      {unread !== null && <Problem key={unread.name} {...unread} />}
      <div className="govuk-button-group no-print">
        {children}
        <Button variant="secondary" onClick={() => input.current?.click()}>
          Open a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="Journey file"
          hidden
          onChange={(event) => {
            const control = event.currentTarget
            // Emptied, so that the same file can be chosen again once it is mended.
            void read(control.files?.[0]).finally(() => (control.value = ''))
          }}
        />
      </div>
    </>
  )
}

function Problem({ name, issues }: Unread) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [issues])
  return (
    <div className="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{name} cannot be opened</h2>
        <div className="govuk-error-summary__body">
          <p>Nothing has been changed. Mend this in the file, and open it again:</p>
          <IssueList issues={issues} />
        </div>
      </div>
    </div>
  )
}

import { useState, useSyncExternalStore } from 'react'
import { Button } from '../design/Button.tsx'
import { openKeeper, type Keeper } from './keeper.ts'

const none: Keeper = { isNewer: () => false, subscribe: () => () => {}, reload: () => {} }

/** Says that a newer version of the playground is there; it is shown when somebody asks for it. */
export default function NewVersion() {
  const [keeper] = useState(() => ('serviceWorker' in navigator ? openKeeper(navigator.serviceWorker) : none))
  const isNewer = useSyncExternalStore(keeper.subscribe, keeper.isNewer)
  return (
    <div role="status">
      {isNewer && (
        <div className="new-version">
          <p className="govuk-width-container">
            A new version of the playground is ready. Drafts that are saved are kept.{' '}
            <Button variant="link" onClick={keeper.reload}>
              Reload to use it
            </Button>
          </p>
        </div>
      )}
    </div>
  )
}

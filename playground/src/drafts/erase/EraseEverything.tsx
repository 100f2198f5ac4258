import { useEffect, useRef, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { count } from '../../words/numbers.ts'
import { useFocusLater } from '../../editor/useFocusLater.ts'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import type { DeskState } from '../desk/state.ts'

/** Throws away all that is kept in this browser, and says what that was. */
export function EraseEverything() {
  const desk = useDeskWork()
  const erased = useDeskState((state) => state.erased)
  const [isAsked, setAsked] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const focusLater = useFocusLater()
  useEffect(() => {
    if (erased !== null) box.current?.focus()
  }, [erased])
  const drafts = useDeskState(({ kept, aside }) => {
    const number = kept.length + aside.length
    return number === 0 ? 'all that is kept' : `${count(number, 'draft', 'drafts')} and all else that is kept`
  })
  const ask = () => {
    setAsked(true)
    focusLater('erase-question')
  }
  const keep = () => {
    setAsked(false)
    focusLater('erase-button')
  }
  return (
    <>
      {erased !== null && (
        <div className="draft-notice" role="status" tabIndex={-1} ref={box}>
          <p className="draft-notice__title">Everything is erased</p>
          <p className="draft-notice__text">
            {inWords(erased)} No draft is kept again until you change something.
          </p>
        </div>
      )}
      <p className="govuk-body">
        Removes every draft with the people in it, your own journeys and the copy of the page for use without
        a network, from this browser. Files that you have saved stay where you saved them.{' '}
        <strong>This cannot be undone.</strong>
      </p>
      {isAsked ? (
        // Asked, since this is the one thing here that cannot be undone.
        <div className="draft-notice draft-notice--urgent" id="erase-question" tabIndex={-1}>
          <h3 className="draft-notice__title">Erase {drafts}?</h3>
          <div className="draft-notice__actions">
            <Button small variant="warning" onClick={() => void desk.erase()}>
              Yes, erase everything
            </Button>
            <Button small variant="secondary" onClick={keep}>
              Keep it
            </Button>
          </div>
        </div>
      ) : (
        <Button variant="warning" id="erase-button" onClick={ask}>
          Erase everything
        </Button>
      )}
    </>
  )
}

function inWords({ drafts, journeys, entries, caches, workers }: NonNullable<DeskState['erased']>): string {
  const things = [
    drafts > 0 && count(drafts, 'draft', 'drafts'),
    journeys > 0 && count(journeys, 'journey of your own', 'journeys of your own'),
    entries > 0 && count(entries, 'setting', 'settings'),
    (caches > 0 || workers > 0) && 'the copy of the page for use without a network',
  ].filter((thing) => thing !== false)
  if (things.length === 0) return 'Nothing was kept in this browser.'
  return `Erased: ${new Intl.ListFormat('en-GB').format(things)}.`
}

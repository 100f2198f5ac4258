import { useState, type ReactNode } from 'react'
import { Button } from '../../design/Button.tsx'
import { count } from '../../words/numbers.ts'
import { timeInWords } from '../../words/times.ts'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import { Notice, toTheScreen } from './Notice.tsx'

/** On return: the draft that was kept, to be gone on with or not. */
export function KeptNotice() {
  const offered = useDeskState((state) => state.offered)
  const [discarded, setDiscarded] = useState<string | null>(null)
  if (offered !== null) return <Offer id={offered} onDiscarded={() => setDiscarded(offered)} />
  return discarded === null ? null : <Discarded id={discarded} />
}

interface OfferProps {
  readonly id: string
  readonly onDiscarded: () => void
}

function Offer({ id, onDiscarded }: OfferProps) {
  const desk = useDeskWork()
  const kept = useDeskState((state) => state.kept)
  const elsewhere = useDeskState((state) => state.elsewhere)
  const draft = kept.find((each) => each.id === id)
  if (draft === undefined) return null
  const { name, policy, changes, savedAt } = draft
  const discard = () => {
    onDiscarded()
    void desk.remove(id)
  }
  const notNow = () => {
    desk.settle({ offered: null })
    toTheScreen()
  }
  const isElsewhere = elsewhere.has(id)
  const others = kept.length - 1
  return (
    <Notice
      title={`We kept a draft from ${timeInWords(savedAt)}`}
      actions={
        <>
          <Button small onClick={() => void desk.open(id)}>
            {isElsewhere ? 'Open read-only' : 'Open'}
            <span className="govuk-visually-hidden"> {name}</span>
          </Button>
          {!isElsewhere && (
            <Button small variant="secondary" onClick={discard}>
              Discard<span className="govuk-visually-hidden"> {name}</span>
            </Button>
          )}
          <Button variant="link" onClick={notNow}>
            Not now
          </Button>
          {others > 0 && (
            <a className="govuk-link" href="#/drafts">
              {count(others, 'other draft', 'other drafts')}
            </a>
          )}
        </>
      }
    >
      <p>
        “{name}”: {policy.id} {policy.version}{' '}
        {changes === 0 ? 'without changes' : `+ ${count(changes, 'change', 'changes')}`}.{' '}
        {isElsewhere ? 'Another tab works on it.' : 'Until you open it you see the policy as published.'}
      </p>
    </Notice>
  )
}

function Discarded({ id }: { id: string }): ReactNode {
  const desk = useDeskWork()
  const draft = useDeskState(({ removed }) => removed.find((each) => each.id === id))
  if (draft === undefined) return null
  return (
    <Notice
      title={`“${draft.name}” is discarded`}
      takesFocus
      actions={
        <Button small variant="secondary" onClick={() => void desk.putBack(id).then(toTheScreen)}>
          Put it back
        </Button>
      }
    >
      <p>You can put it back until you close or reload this page.</p>
    </Notice>
  )
}

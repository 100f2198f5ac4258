import { useHashPath } from '../address/address.ts'
import { Button } from '../design/Button.tsx'
import { isUntouched, policyChanges } from '../draft/draft.ts'
import { useChange, useDraft, useHistory, usePublished } from '../draft/DraftProvider.tsx'
import { caseloadChanges } from '../draft/origin.ts'
import { count } from '../words/numbers.ts'
import { AsAt } from './AsAt.tsx'
import { useUndoKeys } from './useUndoKeys.ts'

/** What is being worked on, how far it is from what was published, and the way back. */
export function DraftBar() {
  const published = usePublished()
  const change = useChange()
  const { canUndo, canRedo } = useHistory()
  useUndoKeys()
  const policy = useDraft(policyChanges)
  const people = useDraft(caseloadChanges)
  const isImported = useDraft(({ origin }) => origin.kind === 'imported')
  const isFresh = useDraft((draft) => isUntouched(draft, published))
  const { id, version } = published.policy
  return (
    <section className="draft-bar" aria-label="Draft">
      <div className="govuk-width-container">
        <div className="draft-bar__line">
          <p className="draft-bar__name" role="status">
            Draft of {id} {version}
            <strong className="draft-bar__changes">
              {policy + people === 0 ? 'no changes' : `+ ${count(policy + people, 'change', 'changes')}`}
            </strong>
          </p>
          <div className="draft-bar__buttons">
            <Button small variant="secondary" disabled={!canUndo} onClick={() => change.undo()}>
              Undo
            </Button>
            <Button small variant="secondary" disabled={!canRedo} onClick={() => change.redo()}>
              Redo
            </Button>
            <Button
              small
              variant="secondary"
              disabled={isFresh}
              onClick={() => change.discarded({ caseload: published.caseload, asAt: published.asAt })}
            >
              Start again
            </Button>
            <BarLink path="/changes" text="Changes" />
            <BarLink path="/changes/export" text="Export" />
          </div>
          <AsAt />
        </div>
        <p className="draft-bar__promise">
          {isImported ? 'Imported people' : 'Synthetic data'}. Nothing leaves this browser.
        </p>
      </div>
    </section>
  )
}

function BarLink({ path, text }: { path: string; text: string }) {
  const [here] = useHashPath()
  return (
    <a
      className="govuk-button govuk-button--secondary button--small"
      href={`#${path}`}
      aria-current={here === path ? 'page' : undefined}
    >
      {text}
    </a>
  )
}

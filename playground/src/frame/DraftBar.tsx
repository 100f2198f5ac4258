import type { ReactNode } from 'react'
import { useHashPath } from '../address/address.ts'
import { Button } from '../design/Button.tsx'
import {
  useChange,
  useDraft,
  useHistory,
  usePolicyChanges,
  usePublished,
  useStartAgain,
} from '../draft/DraftProvider.tsx'
import { caseloadChanges } from '../draft/origin.ts'
import { count } from '../words/numbers.ts'
import { AsAt } from './AsAt.tsx'
import { useUndoKeys } from './useUndoKeys.ts'

interface DraftBarProps {
  /** What the draft is called; without one, after the policy it started from. */
  readonly name?: ReactNode
  /** Whether it is kept. */
  readonly saved?: ReactNode
  /** What the draft comes to, where the screen has no room to say it. */
  readonly effect?: ReactNode
}

/** What is being worked on, how far it is from what was published, and the way back. */
export function DraftBar({ name, saved, effect }: DraftBarProps) {
  const published = usePublished()
  const change = useChange()
  const { canUndo, canRedo } = useHistory()
  useUndoKeys()
  const policy = usePolicyChanges()
  const people = useDraft(caseloadChanges)
  const isImported = useDraft(({ origin }) => origin.kind === 'imported')
  const { isFresh, startAgain } = useStartAgain()
  const { id, version } = published.policy
  return (
    <section className="draft-bar" aria-label="Draft">
      <div className="govuk-width-container">
        <div className="draft-bar__line">
          <div className="draft-bar__name">
            {name ?? `Draft of ${id} ${version}`}
            <strong className="draft-bar__changes" role="status">
              {policy + people === 0 ? 'no changes' : `+ ${count(policy + people, 'change', 'changes')}`}
            </strong>
          </div>
          <div className="draft-bar__buttons">
            <Button small variant="secondary" disabled={!canUndo} onClick={() => change.undo()}>
              Undo
            </Button>
            <Button small variant="secondary" disabled={!canRedo} onClick={() => change.redo()}>
              Redo
            </Button>
            <Button small variant="secondary" disabled={isFresh} onClick={startAgain}>
              Start again
            </Button>
            <BarLink path="/changes" text="Changes" />
            <BarLink path="/changes/export" text="Export" />
            <BarLink path="/drafts" text="Drafts" />
          </div>
        </div>
        <div className="draft-bar__line">
          <p className="draft-bar__promise">
            {isImported ? 'Imported people' : 'Synthetic data'}. Nothing leaves this browser. {saved}
          </p>
          <AsAt />
        </div>
        {effect}
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

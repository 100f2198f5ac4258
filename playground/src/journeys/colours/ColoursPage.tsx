import { useCallback } from 'react'
import {
  compareTransitions,
  transitions,
  transitionsToCsv,
  transitionsToMermaid,
  type TransitionChanges,
  type TransitionTable,
} from '@iom-rules/core/journey'
import { Page } from '../../address/Page.tsx'
import { Button } from '../../design/Button.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { dayInWords } from '../../words/days.ts'
import { download } from '../../files/download.ts'
import { useWorkedOut } from '../useWorkedOut.ts'
import { ColourMatrix } from './ColourMatrix.tsx'
import { DraftChanges } from './DraftChanges.tsx'
import { Ways } from './Ways.tsx'

/** Which colour can follow which, and by which event: worked out, as no source says it. */
export function ColoursPage() {
  const { published, draft } = usePolicies()
  const asAt = useDraft((now) => now.asAt)
  const work = useCallback(() => {
    const table = transitions(draft, { asAt })
    return {
      table,
      change: draft === published ? null : compareTransitions(transitions(published, { asAt }), table),
    }
  }, [published, draft, asAt])
  const found = useWorkedOut(work)
  return (
    <Page title="Which colour can follow which" caption={`Journeys, as at ${dayInWords(asAt)}`}>
      <p className="govuk-body">
        No source gives this table. It is worked out from the rules and from what each event does, over every
        combination of what can be known and not known.
      </p>
      {found.state === 'working' && <p className="govuk-body">Working it out…</p>}
      {found.state === 'failed' && (
        <p className="govuk-body">It cannot be worked out under your draft. {found.message}</p>
      )}
      {found.state === 'done' && <Found {...found.value} />}
    </Page>
  )
}

function Found({ table, change }: { table: TransitionTable; change: TransitionChanges | null }) {
  return (
    <>
      {!table.exact && (
        <InsetText>
          <p className="govuk-body">The table may lack something:</p>
          <ul className="govuk-list govuk-list--bullet">
            {table.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </InsetText>
      )}
      {change !== null && <DraftChanges table={table} change={change} />}
      <ColourMatrix table={table} change={change} />
      <p className="no-print">
        <Button
          small
          variant="secondary"
          onClick={() => download('colours.csv', 'text/csv', transitionsToCsv(table))}
        >
          Save as CSV
        </Button>{' '}
        <Button
          small
          variant="secondary"
          onClick={() =>
            download('colours.mmd', 'text/vnd.mermaid', transitionsToMermaid(table, { loops: false }))
          }
        >
          Save as Mermaid
        </Button>
      </p>
      <Ways table={table} />
    </>
  )
}

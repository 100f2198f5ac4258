import type { TransitionChanges, TransitionTable } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { count } from '../../words/numbers.ts'
import { titleIn } from './table.ts'

interface DraftChangesProps {
  readonly table: TransitionTable
  readonly change: TransitionChanges
}

/** What the draft makes possible that was not, and the other way about. */
export function DraftChanges({ table, change }: DraftChangesProps) {
  const { appeared: added, disappeared: gone, exact } = change
  if (added.length + gone.length === 0)
    return <InsetText>Your draft changes nothing here: the published policy gives the same table.</InsetText>
  return (
    <InsetText>
      <p className="govuk-body">
        Compared with the published policy, your draft has {count(added.length, 'way', 'ways')} more and{' '}
        {count(gone.length, 'way', 'ways')} fewer.
      </p>
      {!exact && (
        <p className="govuk-body">One of the two tables may lack something, so there may be others.</p>
      )}
      <Details plain summary="Each of them">
        <ul className="govuk-list govuk-list--bullet">
          {[...added, ...gone].map((row, at) => (
            <li key={`${row.from} ${row.event} ${row.to}`}>
              {titleIn(table.states, row.from)} → {titleIn(table.states, row.to)} by “
              {titleIn(table.events, row.event)}”:{' '}
              {at < added.length ? 'only in your draft' : 'only as published'}
            </li>
          ))}
        </ul>
      </Details>
    </InsetText>
  )
}

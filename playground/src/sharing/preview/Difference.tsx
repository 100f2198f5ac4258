import { useMemo } from 'react'
import type { Policy } from '@iom-rules/core'
import { countLines } from '../../caseload/counts.ts'
import { effectSection } from '../../changes/note/effect.ts'
import { NoteBlocks } from '../../changes/note/NoteBlocks.tsx'
import { peopleSection } from '../../changes/note/people.ts'
import { Details } from '../../design/Details.tsx'
import { useDraft } from '../../draft/DraftProvider.tsx'
import type { WholePolicy } from '../../draft/whole.ts'
import { useWork } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { groupsOf } from './groups.ts'

interface DifferenceProps {
  readonly before: Policy
  readonly after: Policy
  /** Both with their examples. */
  readonly whole: { readonly before: WholePolicy; readonly after: WholePolicy }
}

/** How one policy differs from another: what reads otherwise, what that does, and who of the caseload moves. */
export function Difference({ before, after, whole }: DifferenceProps) {
  const asAt = useDraft((draft) => draft.asAt)
  const people = useDraft((draft) => draft.caseload)
  const compared = useWork('compare', { ...whole, asAt })
  const isCompared = compared.state === 'done'
  // Counting is soon done, and proofs may take a while: what reads differently comes first.
  const moved = useWork('effect', isCompared ? { before, after, people, asAt } : null)
  const comparison = isCompared ? compared.value : null
  const effect = useMemo(
    () => (comparison === null ? [] : effectSection({ comparison, published: before, draft: after }).blocks),
    [comparison, before, after],
  )
  const groups = useMemo(
    () => (comparison === null ? [] : groupsOf(comparison, whole.before.document, whole.after.document)),
    [comparison, whole],
  )
  const counted = useMemo(() => {
    if (comparison === null || moved.state !== 'done') return null
    const counts = moved.value.counts.map(({ decision, counted: tally }) => {
      return { decision, counts: countLines(after, decision, tally) }
    })
    const told = { ...comparison, caseload: moved.value.effect }
    return peopleSection({ published: before, draft: after, comparison: told, counts }).blocks
  }, [comparison, moved, before, after])
  return (
    <>
      <WorkStatus work={compared} doing="Working out what it changes" />
      {comparison !== null && (
        <>
          <p className="govuk-body">{comparison.summary}</p>
          {groups.map(({ title, places }) => (
            <section key={title} className="shared-group">
              <h3 className="govuk-heading-s shared-group__title">{title}</h3>
              <ul className="govuk-list govuk-list--bullet">
                {places.map(({ place, changes: [first, ...more] }) => (
                  <li key={place}>
                    {first?.words}
                    {more.map(({ kind, path, words }) => (
                      <span key={`${kind} ${path}`} className="shared-group__more">
                        {words}
                      </span>
                    ))}
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <h2 className="govuk-heading-m">Who moves</h2>
          {counted === null ? (
            <WorkStatus work={moved} doing="Counting" />
          ) : (
            <NoteBlocks level={3} blocks={counted} />
          )}
          <Details summary="What it does for everybody, proved from the rules">
            <NoteBlocks level={3} blocks={effect} />
          </Details>
        </>
      )}
    </>
  )
}

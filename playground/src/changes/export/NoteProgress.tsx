import { WorkStatus } from '../../work/WorkStatus.tsx'
import type { Changes } from '../useChanges.ts'

/** What the note still waits for. */
export function NoteProgress({ changes }: { changes: Changes }) {
  const { compared, moved, found, examples } = changes
  return (
    <>
      <p className="govuk-body">The note can be exported once everything in it is worked out.</p>
      <WorkStatus work={compared} doing="Comparing with the published policy" />
      <WorkStatus work={moved} doing="Counting" />
      <WorkStatus work={found.published} doing="Checking the published policy" />
      <WorkStatus work={found.draft} doing="Checking your draft" />
      <WorkStatus work={examples} doing="Running the examples" />
    </>
  )
}

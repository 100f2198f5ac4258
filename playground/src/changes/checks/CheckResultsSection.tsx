import { WorkStatus } from '../../work/WorkStatus.tsx'
import { checksSection, examplesSection } from '../note/checked.ts'
import { NoteBlocks } from '../note/NoteBlocks.tsx'
import type { Changes } from '../useChanges.ts'
import type { Results } from '../useTold.ts'

interface CheckResultsSectionProps {
  readonly changes: Changes
  readonly results: Results
}

/** What is found in the draft against the published policy, and whether the policy's examples still hold. */
export function CheckResultsSection({ changes, results: { checks, examples } }: CheckResultsSectionProps) {
  const { found } = changes
  const ran = examples.state === 'done' ? examplesSection({ examples: examples.value }) : null
  return (
    <>
      {checks.state === 'done' ? (
        <NoteBlocks level={3} blocks={checksSection({ checks: checks.value }).blocks} />
      ) : (
        <>
          <WorkStatus work={found.draft} doing="Checking your draft" />
          <WorkStatus work={found.published} doing="Checking the published policy" />
        </>
      )}
      <p className="govuk-body no-print">
        <a className="govuk-link" href="#/checks">
          Look at what is found, accept it or mend it
        </a>
      </p>
      <h3 className="govuk-heading-s">The policy’s own examples</h3>
      {ran === null ? (
        <WorkStatus work={changes.examples} doing="Running the examples" />
      ) : (
        <NoteBlocks level={3} blocks={ran.blocks} />
      )}
    </>
  )
}

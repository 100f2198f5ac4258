import { UnfitExamples } from '../../changes/unfit/UnfitExamples.tsx'
import { usePolicies, useWholePolicies } from '../../draft/DraftProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { ChecksPage } from '../ChecksPage.tsx'
import { useExamplesRun } from '../useChecks.ts'
import { Coverage } from './Coverage.tsx'
import { ExampleList } from './ExampleList.tsx'
import { Unnoticed } from './Unnoticed.tsx'

/** The policy’s examples, which are its tests: whether they hold, what they touch, what they would let pass. */
export function ExamplesPage() {
  const { draft } = usePolicies()
  const whole = useWholePolicies()
  const { work, run } = useExamplesRun()
  return (
    <ChecksPage title="Examples">
      <p className="govuk-body">
        Each example is an invented person and what the policy must answer for them. They are recorded in the
        policy. One that is right to fail, since a change has been decided, can take the new answer: choose
        Show.
      </p>
      <UnfitExamples />
      <WorkStatus work={work} doing="Running the examples" isBehind={run !== null} />
      {run !== null && <ExampleList policy={draft} run={run} />}
      {run !== null && <Coverage policy={draft} run={run} />}
      <Unnoticed policy={draft} whole={whole?.draft ?? null} />
    </ChecksPage>
  )
}

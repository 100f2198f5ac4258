import { useMemo } from 'react'
import { acceptanceFor, checkPolicy, type Acceptance } from '@iom-rules/core'
import type { VerifyFinding } from '@iom-rules/core/analysis'
import { useDraft, usePolicies, useWholePolicies } from '../draft/DraftProvider.tsx'
import type { Work } from '../work/office.ts'
import type { ExampleOutcome, ExamplesRun } from '../work/task.ts'
import { useLatest, useWork } from '../work/WorkProvider.tsx'
import { isOpen, type Judged } from './findings/finding.ts'

/** What is found in the draft, as far as it is known. */
export interface Checks {
  readonly work: Work<readonly VerifyFinding[]>
  /** `null` until the first check is done; afterwards the latest there was. */
  readonly judged: readonly Judged[] | null
  readonly milliseconds: number
  /** What stands accepted in the draft. */
  readonly acceptances: readonly Acceptance[]
}

const none: readonly Acceptance[] = []

/** Checks the draft, a moment after it settles: a longer one where nobody is in a `hurry` for it. */
export function useChecks(hurry = true): Checks {
  const { draft } = usePolicies()
  const asAt = useDraft((now) => now.asAt)
  const acceptances = useDraft((now) => now.document.acceptances) ?? none
  // An example that comes out otherwise is proof enough of much that takes long to prove of everybody.
  const policy = useWholePolicies()?.draft ?? draft
  const work = useWork('verify', { policy, asAt }, hurry)
  const latest = useLatest(work)
  const cited = useMemo(() => checkPolicy(draft), [draft])
  const verified = latest?.value ?? null
  const judged = useMemo(() => {
    if (verified === null) return null
    const accepting = { ...draft, acceptances }
    return [...verified, ...cited].map((finding): Judged => ({
      finding,
      acceptance: acceptanceFor(accepting, finding),
    }))
  }, [verified, cited, draft, acceptances])
  return { work, judged, milliseconds: latest?.milliseconds ?? 0, acceptances }
}

/** Runs the examples of the draft. */
export function useExamplesRun(hurry = true): {
  readonly work: Work<ExamplesRun>
  readonly run: ExamplesRun | null
} {
  const whole = useWholePolicies()
  const work = useWork('examples', whole === null ? null : { policy: whole.draft }, hurry)
  const latest = useLatest(work)
  return { work, run: latest?.value ?? null }
}

export function failing(run: ExamplesRun | null): readonly ExampleOutcome[] {
  return (run?.outcomes ?? []).filter(({ failures }) => failures.length > 0)
}

/** Errors, warnings and examples that fail, less what is accepted; `null` until it is known. */
export function useOpenCount(): number | null {
  const { judged } = useChecks(false)
  const { run } = useExamplesRun(false)
  return judged === null || run === null ? null : judged.filter(isOpen).length + failing(run).length
}

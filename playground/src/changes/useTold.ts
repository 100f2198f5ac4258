import { useMemo } from 'react'
import { checkPolicy, policyHash, type Policy } from '@iom-rules/core'
import type { Comparison, VerifyFinding } from '@iom-rules/core/analysis'
import { useComparison } from '../caseload/ComparisonProvider.tsx'
import { countAnswers } from '../caseload/counts.ts'
import type { AnyFinding } from '../checks/findings/finding.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import type { Work } from '../work/office.ts'
import { checksAgainst, type CheckResults } from './checks/against.ts'
import { exampleResults } from './examples.ts'
import { versioned } from './file/file.ts'
import type { ExampleResults, Told } from './note/told.ts'
import type { Changes } from './useChanges.ts'

/** Something that is still worked out, will not be, or is there. */
export type Result<T> =
  { readonly state: 'working' | 'stopped' } | { readonly state: 'done'; readonly value: T }

/** The parts of what the note tells, as far as they are there. */
export interface Results {
  readonly checks: Result<CheckResults>
  readonly examples: Result<ExampleResults>
  readonly counts: Told['counts'] | null
}

export function useResults({ published, draft, compared, found, examples }: Changes): Results {
  const counts = useCounts(compared)
  const checks = useMemo((): Result<CheckResults> => {
    const [before, after] = [found.published, found.draft]
    if (before.state !== 'done' || after.state !== 'done') return { state: stateOf(before, after) }
    const value = checksAgainst(
      { policy: published, findings: allFindings(published, before.value) },
      { policy: draft, findings: allFindings(draft, after.value) },
    )
    return { state: 'done', value }
  }, [published, draft, found.published, found.draft])
  const run = useMemo((): Result<ExampleResults> => {
    if (examples.state !== 'done') return { state: stateOf(examples) }
    return { state: 'done', value: exampleResults(draft, examples.value) }
  }, [draft, examples])
  return { checks, examples: run, counts }
}

// That something rests on an assumption is told apart, with what the policy rests on.
function allFindings(policy: Policy, verified: readonly VerifyFinding[]): AnyFinding[] {
  return [...verified, ...checkPolicy(policy).filter(({ severity }) => severity !== 'info')]
}

function stateOf(...works: readonly Work<unknown>[]): 'working' | 'stopped' {
  return works.some(({ state }) => state === 'failed' || state === 'cancelled') ? 'stopped' : 'working'
}

// The caseload is counted for every screen already.
function useCounts(compared: Work<Comparison>): Told['counts'] | null {
  const caseload = useComparison()
  return useMemo(() => {
    if (caseload === null || compared.state !== 'done') return null
    const { draft, before, after } = caseload
    const moves = compared.value.caseload?.moves ?? []
    return [...new Set(moves.map(({ decision }) => decision))].map((decision) => {
      return { decision, counts: countAnswers(draft, decision, caseload.caseload, before, after) }
    })
  }, [caseload, compared])
}

/** Everything for a note; `null` while a part of it is still worked out, or the comparison will not be. */
export function useTold(changes: Changes, { checks, examples, counts }: Results): Told | null {
  const { compared, isChanged, published, draft, documents, recorded } = changes
  const reasons = useDraft((now) => now.reasons)
  const { draft: document } = documents
  const { version } = recorded
  const hash = useMemo(
    () => policyHash(versioned(document, version, isChanged)),
    [document, version, isChanged],
  )
  return useMemo(() => {
    if (compared.state !== 'done' || counts === null) return null
    if (checks.state === 'working' || examples.state === 'working') return null
    return {
      published,
      draft,
      documents,
      comparison: compared.value,
      counts,
      checks: checks.state === 'done' ? checks.value : null,
      examples: examples.state === 'done' ? examples.value : null,
      reasons,
      recorded,
      hash,
    }
  }, [compared, counts, checks, examples, published, draft, documents, reasons, recorded, hash])
}

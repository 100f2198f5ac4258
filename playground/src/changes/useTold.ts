import { useMemo } from 'react'
import { checkPolicy, policyHash, type Policy } from '@iom-rules/core'
import type { CaseloadEffect, VerifyFinding } from '@iom-rules/core/analysis'
import type { EffectOnCaseload } from '../caseload/asked.ts'
import { countLines } from '../caseload/counts.ts'
import type { AnyFinding } from '../checks/findings/finding.ts'
import { useDraft, usePublished } from '../draft/DraftProvider.tsx'
import { plainText } from '../policy-text/write.ts'
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
  readonly people: PeopleMoved | null
}

/** Who of the caseload moves, and how many get which answer. */
export interface PeopleMoved {
  readonly caseload: CaseloadEffect
  readonly counts: Told['counts']
}

export function useResults({ published, draft, moved, found, examples }: Changes): Results {
  const people = usePeople(draft, moved)
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
  return { checks, examples: run, people }
}

// That something rests on an assumption is told apart, with what the policy rests on.
function allFindings(policy: Policy, verified: readonly VerifyFinding[]): AnyFinding[] {
  return [...verified, ...checkPolicy(policy).filter(({ severity }) => severity !== 'info')]
}

function stateOf(...works: readonly Work<unknown>[]): 'working' | 'stopped' {
  return works.some(({ state }) => state === 'failed' || state === 'cancelled') ? 'stopped' : 'working'
}

function usePeople(draft: Policy, moved: Work<EffectOnCaseload>): PeopleMoved | null {
  return useMemo(() => {
    if (moved.state !== 'done') return null
    const { effect, counts } = moved.value
    const lines = counts.map(({ decision, counted }) => {
      return { decision, counts: countLines(draft, decision, counted) }
    })
    return { caseload: effect, counts: lines }
  }, [draft, moved])
}

/** Everything for a note; `null` while a part of it is still worked out, or the comparison will not be. */
export function useTold(changes: Changes, { checks, examples, people }: Results): Told | null {
  const { compared, found, examples: run, isChanged, published, draft, documents, recorded } = changes
  const { text } = usePublished()
  const reasons = useDraft((now) => now.reasons)
  const { draft: document } = documents
  const { version, from } = recorded
  const hash = useMemo(
    () => policyHash(versioned(document, { version, from }, isChanged)),
    [document, version, from, isChanged],
  )
  return useMemo(() => {
    if (compared.state !== 'done' || people === null) return null
    if (checks.state === 'working' || examples.state === 'working') return null
    return {
      published,
      draft,
      documents,
      comparison: { ...compared.value, caseload: people.caseload },
      counts: people.counts,
      checks: checks.state === 'done' ? checks.value : null,
      examples: examples.state === 'done' ? examples.value : null,
      reasons,
      recorded,
      verified: found.draft.state === 'done' ? found.draft.value : null,
      ran: run.state === 'done' ? run.value.outcomes : null,
      came: text ?? plainText(documents.published),
      hash,
    }
  }, [
    compared,
    people,
    checks,
    examples,
    published,
    draft,
    documents,
    reasons,
    recorded,
    found,
    run,
    text,
    hash,
  ])
}

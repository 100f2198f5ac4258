import { useDeferredValue, useMemo } from 'react'
import { parsePolicy, type Policy, type PolicyDocument } from '@iom-rules/core'
import type { Comparison, VerifyFinding } from '@iom-rules/core/analysis'
import type { EffectOnCaseload } from '../caseload/asked.ts'
import { useCompared } from '../caseload/useCompared.ts'
import { useDraft, usePolicies, usePolicyChanges, useWholePolicies } from '../draft/DraftProvider.tsx'
import type { WholePolicy } from '../draft/whole.ts'
import type { Work } from '../work/office.ts'
import type { ExamplesRun } from '../work/task.ts'
import { useWork } from '../work/WorkProvider.tsx'
import { decidedDocument } from './file/decided.ts'
import { isSignedOff, readRecord, type Recorded } from './record/read.ts'

/** The draft against the published policy, and how far it has been worked out. */
export interface Changes {
  readonly isChanged: boolean
  readonly published: Policy
  /** As it is signed off, if it is. */
  readonly draft: Policy
  /** Both whole, with their examples. */
  readonly documents: { readonly published: PolicyDocument; readonly draft: PolicyDocument }
  readonly recorded: Recorded
  readonly compared: Work<Comparison>
  /** Who of the caseload moves. */
  readonly moved: Work<EffectOnCaseload>
  readonly found: {
    readonly published: Work<readonly VerifyFinding[]>
    readonly draft: Work<readonly VerifyFinding[]>
  }
  readonly examples: Work<ExamplesRun>
}

/** What the draft changes; `null` until both policies are there whole. */
export function useChanges(): Changes | null {
  const { published, draft } = usePolicies()
  const whole = useWholePolicies()
  const isChanged = usePolicyChanges() > 0
  const asAt = useDraft((now) => now.asAt)
  const recorded = useRecorded(isChanged)
  const decided = useDecided(recorded)
  const compared = useWork(
    'compare',
    whole === null || decided === null ? null : { before: whole.published, after: decided.whole, asAt },
  )
  // The same people under the same two policies as on every other screen.
  const moved = useWork('effect', useCompared())
  // What the draft does is what somebody came for, so the rest waits for it. It is the same work as on the
  // screen of checks, and done once: what is on record changes no finding.
  const isNext = compared.state !== 'working'
  const foundBefore = useWork('verify', isNext ? { policy: whole?.published ?? published, asAt } : null)
  const foundAfter = useWork('verify', isNext ? { policy: whole?.draft ?? draft, asAt } : null)
  const examples = useWork('examples', isNext && whole !== null ? { policy: whole.draft } : null)
  return useMemo(() => {
    if (whole === null || decided === null) return null
    return {
      isChanged,
      published,
      draft: decided.policy,
      documents: { published: whole.published.document, draft: decided.whole.document },
      recorded,
      compared,
      moved,
      found: { published: foundBefore, draft: foundAfter },
      examples,
    }
  }, [published, whole, isChanged, recorded, decided, compared, moved, foundBefore, foundAfter, examples])
}

// Deferred, so that typing is never held up by making the policy that is signed off.
function useRecorded(isChanged: boolean): Recorded {
  const entered = useDeferredValue(useDraft((now) => now.record))
  const { published, draft } = usePolicies()
  const { version } = published
  const [before, after] = [published.inForce.from, draft.inForce.from]
  return useMemo(() => {
    const inForce = { published: before, draft: after }
    return readRecord(entered, { published: version, inForce, isChanged, forFile: false }).recorded
  }, [entered, version, before, after, isChanged])
}

interface Decided {
  /** With the acceptances of the draft, which the screens’ policy does without. */
  readonly policy: Policy
  readonly whole: WholePolicy
}

function useDecided(recorded: Recorded): Decided | null {
  const { draft } = usePolicies()
  const whole = useWholePolicies()
  const isDecided = isSignedOff(recorded)
  // The rest of the record changes nothing of the policy, and must not make it anew.
  const by = isDecided ? recorded.decidedBy : null
  const on = isDecided ? recorded.date : null
  return useMemo(() => {
    if (whole === null) return null
    if (by === null || on === null) {
      const { acceptances = [] } = whole.draft.document
      return { policy: { ...draft, acceptances }, whole: whole.draft }
    }
    const document = decidedDocument(whole.published.document, whole.draft.document, { by, on })
    const parsed = parsePolicy(document)
    if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '))
    return { policy: parsed.value, whole: { document, hash: parsed.value.hash } }
  }, [draft, whole, by, on])
}

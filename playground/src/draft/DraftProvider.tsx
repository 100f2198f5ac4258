import { createContext, use, useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useSelector } from '@xstate/store-react'
import type { Example, Issue, Nominal, Policy } from '@iom-rules/core'
import { untouched, type Draft } from './draft.ts'
import { historyOf, openStore, type DraftStore } from './store.ts'
import { wholeDraft, wholePublished, type WholePolicy } from './whole.ts'
import { workingPolicy } from './working.ts'

/** What the playground starts from: a policy as published, and an invented caseload. */
export interface Published {
  readonly policy: Policy
  readonly caseload: readonly Nominal[]
  readonly asAt: string
  /** The policy’s examples, where they come later than the policy itself. */
  readonly examples?: Promise<readonly Example[]>
}

/** The two policies that every screen compares. */
export interface Policies {
  readonly published: Policy
  /** The draft, or the last draft that was a policy. */
  readonly draft: Policy
  /** Is `draft` still that of a moment ago? */
  readonly isBehind: boolean
  /** Time taken to make the drafted policy. */
  readonly milliseconds: number
  /** Why what is drafted now is no policy; empty when `draft` is up to date. */
  readonly issues: readonly Issue[]
}

/** Both policies whole, as they are exported and compared: with their examples and what is on record. */
export interface WholePolicies {
  readonly published: WholePolicy
  readonly draft: WholePolicy
}

interface Opened {
  readonly store: DraftStore
  readonly published: Published
  readonly policies: Policies
  readonly whole: WholePolicies | null
}

const DraftContext = createContext<Opened | null>(null)

/** Opens a draft of a published policy for everything inside. */
export function DraftProvider({ published, children }: { published: Published; children: ReactNode }) {
  const [store] = useState(() => openStore(untouched(published.caseload, published.asAt)))
  const policies = useWorkingPolicies(store, published.policy)
  const whole = useWhole(store, published, policies.draft)
  const opened = useMemo(() => ({ store, published, policies, whole }), [store, published, policies, whole])
  return <DraftContext value={opened}>{children}</DraftContext>
}

// Deferred, so that typing is never held up by making the policy.
function useWorkingPolicies(store: DraftStore, published: Policy): Policies {
  const parametersNow = useSelector(store, ({ context }) => context.parameters)
  const readingsNow = useSelector(store, ({ context }) => context.readings)
  const parameters = useDeferredValue(parametersNow)
  const readings = useDeferredValue(readingsNow)
  const isBehind = parameters !== parametersNow || readings !== readingsNow
  const working = useMemo(
    () => workingPolicy(published, { parameters, readings }),
    [published, parameters, readings],
  )
  const [lastValid, setLastValid] = useState({ policy: published, milliseconds: 0 })
  if (working.ok && working.policy !== lastValid.policy) setLastValid(working)
  const { policy, milliseconds } = working.ok ? working : lastValid
  return useMemo(() => {
    return { published, draft: policy, isBehind, milliseconds, issues: working.ok ? [] : working.issues }
  }, [published, policy, isBehind, milliseconds, working])
}

function useWhole(store: DraftStore, published: Published, draft: Policy): WholePolicies | null {
  const { policy, examples: coming } = published
  const [examples, setExamples] = useState(coming === undefined ? policy.examples : null)
  useEffect(() => {
    // What does not come is a fault of the page, and told as one.
    coming?.then(setExamples, reportError)
  }, [coming])
  const accepted = useSelector(store, ({ context }) => context.accepted)
  const takenBack = useSelector(store, ({ context }) => context.takenBack)
  const added = useSelector(store, ({ context }) => context.examples)
  return useMemo(() => {
    if (examples === null) return null
    return {
      published: wholePublished(policy, examples),
      draft: wholeDraft(draft, examples, { accepted, takenBack, examples: added }),
    }
  }, [policy, draft, examples, accepted, takenBack, added])
}

function useOpened(): Opened {
  const opened = use(DraftContext)
  if (opened === null) throw new Error('No draft is open here')
  return opened
}

/** A part of the draft as it is now. */
export function useDraft<Part>(part: (draft: Draft) => Part): Part {
  return useSelector(useOpened().store, ({ context }) => part(context))
}

/** What can be done to the draft. */
export function useChange(): DraftStore['trigger'] {
  return useOpened().store.trigger
}

export function usePolicies(): Policies {
  return useOpened().policies
}

/** Both policies with their examples; `null` until those are there. */
export function useWholePolicies(): WholePolicies | null {
  return useOpened().whole
}

export function usePublished(): Published {
  return useOpened().published
}

/** Whether there is a step to undo, and one to redo. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { store } = useOpened()
  const canUndo = useSelector(store, (snapshot) => historyOf(snapshot).canUndo)
  const canRedo = useSelector(store, (snapshot) => historyOf(snapshot).canRedo)
  return { canUndo, canRedo }
}

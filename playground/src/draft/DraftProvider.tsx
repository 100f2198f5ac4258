import {
  createContext,
  use,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import { useSelector } from '@xstate/store-react'
import {
  applyEdit,
  type Example,
  type Issue,
  type Nominal,
  type Policy,
  type PolicyDocument,
} from '@iom-rules/core'
import type { Edit, EditorProps } from '../editor/edit.ts'
import { isUntouched, policyChanges, untouched, type Draft, type Start } from './draft.ts'
import { historyOf, openStore, type DraftStore } from './store.ts'
import { fittingExamples, type Unfit } from './unfit.ts'
import { wholeDraft, wholePublished, type WholePolicy } from './whole.ts'
import { workingPolicy } from './working.ts'

/** What the playground starts from: a policy as published, and an invented caseload. */
export interface Published {
  /** Without its examples, which are much of it and decide nothing; see `wholeDraft`. */
  readonly policy: Policy
  readonly caseload: readonly Nominal[]
  readonly asAt: string
  /** The policy’s examples, where they come later than the policy itself. */
  readonly examples?: Promise<readonly Example[]>
  /** The text it was read from, where it is no policy that ships: an export leaves as it is what nobody changed. */
  readonly text?: string
}

/** The two policies that every screen compares. */
export interface Policies {
  readonly published: Policy
  /** The draft, or the last draft that was a policy. */
  readonly draft: Policy
  /** What is drafted now, which may be no policy. */
  readonly document: PolicyDocument
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
  /** With the examples that fit it. */
  readonly draft: WholePolicy
  /** Examples that name something that is not in the draft any more. */
  readonly unfit: readonly Unfit[]
}

interface Opened {
  readonly store: DraftStore
  /** What can be done to the draft; in one that only another tab may change, every change is refused. */
  readonly trigger: DraftStore['trigger']
  readonly published: Published
  readonly start: Start
  readonly policies: Policies
  readonly whole: WholePolicies | null
}

const DraftContext = createContext<Opened | null>(null)

interface DraftProviderProps {
  readonly published: Published
  /** The draft to go on with; without one, the policy as published. */
  readonly draft?: Draft
  /** Given while the draft can only be looked at: told of every change that is refused. */
  readonly onRefused?: (() => void) | undefined
  readonly children: ReactNode
}

/** Opens a draft of a published policy for everything inside. */
export function DraftProvider({ published, draft, onRefused, children }: DraftProviderProps) {
  const start = useMemo(() => startOf(published), [published])
  const [store] = useState(() => openStore(draft ?? untouched(start)))
  const policies = useWorkingPolicies(store, published.policy)
  const whole = useWhole(store, published, policies.draft)
  const trigger = useMemo(
    () => (onRefused === undefined ? store.trigger : new Proxy(store.trigger, { get: () => onRefused })),
    [store, onRefused],
  )
  const opened = useMemo(
    () => ({ store, trigger, published, start, policies, whole }),
    [store, trigger, published, start, policies, whole],
  )
  return <DraftContext value={opened}>{children}</DraftContext>
}

/** What a draft of a published policy starts from. */
export function startOf({ policy, caseload, asAt }: Published): Start {
  return { document: policy.document, caseload, asAt }
}

// Deferred, so that typing is never held up by making the policy.
function useWorkingPolicies(store: DraftStore, published: Policy): Policies {
  const document = useSelector(store, ({ context }) => context.document)
  const deferred = useDeferredValue(document)
  const isBehind = deferred !== document
  const working = useMemo(() => workingPolicy(published, deferred), [published, deferred])
  const [lastValid, setLastValid] = useState({ policy: published, milliseconds: 0 })
  if (working.ok && working.policy !== lastValid.policy) setLastValid(working)
  const { policy, milliseconds } = working.ok ? working : lastValid
  return useMemo(() => {
    const issues = working.ok ? [] : working.issues
    return { published, draft: policy, document, isBehind, milliseconds, issues }
  }, [published, policy, document, isBehind, milliseconds, working])
}

function useWhole(store: DraftStore, published: Published, draft: Policy): WholePolicies | null {
  const { policy, examples: coming } = published
  const [examples, setExamples] = useState(coming === undefined ? policy.examples : null)
  useEffect(() => {
    // What does not come is a fault of the page, and told as one.
    coming?.then(setExamples, reportError)
  }, [coming])
  const added = useSelector(store, ({ context }) => context.examples)
  const out = useSelector(store, ({ context }) => context.examplesOut)
  return useMemo(() => {
    if (examples === null) return null
    const whole = wholeDraft(draft, examples, { examples: added, examplesOut: out })
    const { fit, unfit } = fittingExamples(
      { published: policy, draft },
      whole.document.examples ?? examples,
      added.length > 0,
    )
    return {
      published: wholePublished(policy, examples),
      draft: unfit.length === 0 ? whole : wholePublished(draft, fit),
      unfit,
    }
  }, [policy, draft, examples, added, out])
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
  return useOpened().trigger
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

/** How many changes the draft makes to the policy. */
export function usePolicyChanges(): number {
  const { published } = usePolicies()
  return useDraft((draft) => policyChanges(published.document, draft))
}

/** Is there nothing to go back from, and the way to go back from what there is. */
export function useStartAgain(): { readonly isFresh: boolean; readonly startAgain: () => void } {
  const { trigger, start } = useOpened()
  const isFresh = useDraft((draft) => isUntouched(draft, start))
  const startAgain = useCallback(() => trigger.discarded({ start }), [trigger, start])
  return { isFresh, startAgain }
}

/** Whether there is a step to undo, and one to redo. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { store } = useOpened()
  const canUndo = useSelector(store, (snapshot) => historyOf(snapshot).canUndo)
  const canRedo = useSelector(store, (snapshot) => historyOf(snapshot).canRedo)
  return { canUndo, canRedo }
}

const heldElsewhere: Issue = {
  code: 'held-elsewhere',
  severity: 'error',
  path: '',
  message: 'Another tab works on this draft. Take it over to change it here.',
}

/** What the parts of the editor are given: the draft as it is, and the way to edit it. */
export function useEditor(): EditorProps {
  const { store, trigger, policies } = useOpened()
  const { document, draft: policy, published, issues } = policies
  const mistyped = useDraft((draft) => draft.mistyped)
  const unread = useDraft((draft) => draft.unread)
  const onEdit = useCallback<Edit>(
    (steps, options = {}) => {
      const edited = applyEdit(store.get().context.document, steps)
      if (!edited.ok) return edited.issues
      trigger.edited({ steps, ...options })
      return trigger === store.trigger ? [] : [heldElsewhere]
    },
    [store, trigger],
  )
  const onMistype = useCallback<EditorProps['onMistype']>(
    (place, text, session) =>
      text === null
        ? trigger.mistypingLeft({ place, ...(session === undefined ? {} : { session }) })
        : trigger.mistyped({ place, text, ...(session === undefined ? {} : { session }) }),
    [trigger],
  )
  const act = useMemo(() => {
    const onTypeText: EditorProps['onTypeText'] = (text, session) =>
      trigger.textTyped({ text, ...(session === undefined ? {} : { session }) })
    return {
      onEdit,
      onMistype,
      onTypeText,
      onUndo: () => trigger.undo(),
      onRedo: () => trigger.redo(),
    }
  }, [trigger, onEdit, onMistype])
  return useMemo(
    () => ({ document, policy, published, issues, mistyped, unread, ...act }),
    [document, policy, published, issues, mistyped, unread, act],
  )
}

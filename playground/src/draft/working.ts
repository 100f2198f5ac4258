import { applyEdit, parsePolicy, type Issue, type Policy } from '@iom-rules/core'
import { editOf, type Meaning } from './draft.ts'

/** The drafted policy, or why what is drafted is no policy. */
export type Working =
  | { readonly ok: true; readonly policy: Policy; readonly milliseconds: number }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const remembered = new WeakMap<Policy, Map<string, Working>>()
const rememberAtMost = 50

/** Makes the drafted policy. The same changes to the same policy are worked out once, so undo is instant. */
export function workingPolicy(published: Policy, { parameters, readings }: Meaning): Working {
  const steps = editOf(published.document, { parameters, readings })
  if (steps.length === 0) return { ok: true, policy: published, milliseconds: 0 }
  const known = remembered.get(published) ?? new Map<string, Working>()
  remembered.set(published, known)
  const key = JSON.stringify(steps)
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= rememberAtMost) known.clear()
  const working = makePolicy(published, steps)
  known.set(key, working)
  return working
}

function makePolicy(published: Policy, steps: ReturnType<typeof editOf>): Working {
  const from = performance.now()
  const edited = applyEdit(published.document, steps)
  if (!edited.ok) return { ok: false, issues: edited.issues }
  const parsed = parsePolicy(edited.value)
  if (!parsed.ok) return { ok: false, issues: parsed.issues }
  return { ok: true, policy: parsed.value, milliseconds: performance.now() - from }
}

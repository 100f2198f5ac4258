import { editBetween, parsePolicy, type Issue, type Policy, type PolicyDocument } from '@iom-rules/core'

/** The drafted policy, or why what is drafted is no policy. */
export type Working =
  | { readonly ok: true; readonly policy: Policy; readonly milliseconds: number }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const remembered = new WeakMap<PolicyDocument, Working>()

/** Reads the drafted policy. The same document is read once, so that undo is instant. */
export function workingPolicy(published: Policy, document: PolicyDocument): Working {
  const isPublished =
    document === published.document || editBetween(published.document, document).length === 0
  if (isPublished) return { ok: true, policy: published, milliseconds: 0 }
  const before = remembered.get(document)
  if (before !== undefined) return before
  const working = readPolicy(document)
  remembered.set(document, working)
  return working
}

function readPolicy(document: PolicyDocument): Working {
  const from = performance.now()
  const parsed = parsePolicy(document)
  if (!parsed.ok) return { ok: false, issues: parsed.issues }
  return { ok: true, policy: parsed.value, milliseconds: performance.now() - from }
}

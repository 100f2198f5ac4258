import type { Condition, Policy } from '../../policy/policy.ts'
import { own } from '../../policy/references.ts'
import { writtenTests } from '../../diagram/tested.ts'
import { slice } from '../slice.ts'

/**
 * A policy with one decision only, which yet says of it what the whole one does, down to the facts that are
 * missing: what may be supplied instead of a list tells something about the list, whichever decision asks
 * for it. So everything that is asked of lists is still asked, where nothing hangs on it.
 */
export function aloneIn(policy: Policy, decision: string): Policy {
  const alone = slice(policy, [decision])
  if (Object.keys(alone.derived).length === 0) return alone
  const { facts, derived } = policy
  const any: Condition[] = [...writtenTests(policy)].flatMap(([fact, tests]) =>
    own(derived, fact) === undefined ? [] : tests,
  )
  const asked = { id: 'asked', title: 'Asked elsewhere', condition: { any } }
  return { ...alone, facts, derived, deselection: { reasons: [], suggestions: [asked] } }
}

/** A policy with its assumptions, and nothing that decides. */
export function assumptionsOf(policy: Policy): Policy {
  const { facts, derived, conditions, assumptions } = policy
  return { ...slice(policy, []), facts, derived, conditions, assumptions }
}

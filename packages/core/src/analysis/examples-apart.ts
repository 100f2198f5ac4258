import type { Facts } from '../vocabulary/fact.ts'
import { decide, type Decided } from '../decision/assess.ts'
import type { Policy } from '../policy/policy.ts'
import { holdsFor } from './families.ts'
import { slice } from './slice.ts'

/**
 * Does one of the policy's own examples come out otherwise under another policy? That is proof enough
 * that the two differ, and found faster than by looking at everybody; that none does proves nothing.
 */
export function examplesTellApart(before: Policy, after: Policy, decision: string): boolean {
  const [one, other] = [slice(before, [decision]), slice(after, [decision])]
  // Lists that are not known take long to look at. With none in them the nominal is one like any other.
  const empty = Object.entries(one.facts).flatMap(([id, { type }]) => (type === 'list' ? [[id, []]] : []))
  const known = (facts: Facts): Facts => ({
    ...Object.fromEntries(empty),
    ...Object.fromEntries(Object.entries(facts).filter(([id]) => one.facts[id] !== undefined)),
  })
  return before.examples.some(
    ({ asAt, facts, expect }) =>
      expect[decision] !== undefined &&
      holdsFor(() => {
        const nominal = { ref: 'EXAMPLE', facts: known(facts) }
        const options = { asAt, decisions: [decision] }
        const answer = (policy: Policy) => decide(policy, nominal, options)[decision] as Decided
        return settled(answer(one)) !== settled(answer(other))
      }),
  )
}

/** A sure answer, as a text; the same text for every answer that is not sure. */
function settled(answer: Decided): string {
  if ('outcomes' in answer) return answer.possible.length > 0 ? unsure : answer.outcomes.join()
  return answer.possible.length === 1 ? answer.possible.join() : unsure
}

/** No outcome has an id like it, and not even a decision that collects none comes out as this. */
const unsure = '?'

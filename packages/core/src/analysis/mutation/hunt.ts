import type { Facts } from '../../vocabulary/fact.ts'
import type { Example, Policy } from '../../policy/policy.ts'
import { nominalIssues } from '../../policy/nominal.ts'
import { listsOf } from '../../policy/references.ts'
import { refusalIn } from '../../vocabulary/refusal.ts'
import { aloneIn, assumptionsOf } from './alone.ts'
import { conflictsDiffer, factsOf, notices } from './notice.ts'

/** An example that fits the policy. */
interface Trial {
  readonly example: Example
  readonly facts: Facts
  /** Does the policy itself meet it? Worked out when it is asked for, and once. */
  readonly holds: () => boolean
}

/** The examples that can notice a change, each where it expects something. */
export interface Trials {
  readonly byDecision: ReadonlyMap<string, Trial[]>
  readonly ofConflicts: Trial[]
}

/**
 * Sorts examples by what they expect. One that does not fit the policy, or that the policy itself does not
 * meet, shows nothing about a change.
 */
export function trialsOf(policy: Policy, examples: readonly Example[]): Trials {
  const fitting = examples.flatMap((example) => {
    const facts = factsOf(example)
    const issues = nominalIssues(policy, { ref: 'EXAMPLE', facts }, example.asAt)
    return issues.length > 0 ? [] : [{ example, facts }]
  })
  const isKnown = listsKnown(policy)
  const sorted = [...fitting.filter(isKnown), ...fitting.filter((each) => !isKnown(each))]
  const byDecision = new Map<string, Trial[]>()
  for (const decision of Object.keys(policy.decisions)) {
    const alone = aloneIn(policy, decision)
    const own = sorted.filter(({ example }) => example.expect[decision] !== undefined)
    byDecision.set(
      decision,
      own.map(({ example, facts }) => ({
        example,
        facts,
        holds: once(() => !notices(alone, decision, example, facts)),
      })),
    )
  }
  const assuming = assumptionsOf(policy)
  const ofConflicts = sorted
    .filter(({ example }) => example.conflicts !== undefined)
    .map(({ example, facts }) => ({
      example,
      facts,
      holds: once(() => !conflictsDiffer(assuming, example, facts)),
    }))
  return { byDecision, ofConflicts }
}

/** What cannot be worked out does not hold. */
function once(holds: () => boolean): () => boolean {
  let known: boolean | null = null
  return () => {
    if (known !== null) return known
    try {
      known = holds()
    } catch (error) {
      refusalIn(error, 'TOO_COMPLEX')
      known = false
    }
    return known
  }
}

/** Known lists are looked at in one walk; of unknown ones everything has to be worked out that they can be. */
function listsKnown(policy: Policy): (trial: { readonly facts: Facts }) => boolean {
  const lists = new Set(Object.values(policy.derived).flatMap(listsOf))
  return ({ facts }) => [...lists].every((list) => facts[list] !== null && facts[list] !== undefined)
}

/**
 * Would some example fail if this were the policy? Stops at the first that would, and puts that one first,
 * because it often notices the neighbours of a mutant too.
 */
export function hunt(
  mutated: Policy,
  decisions: readonly string[],
  conflicts: boolean,
  trials: Trials,
): boolean {
  const tried = (trials: Trial[], notice: (trial: Trial) => boolean): boolean =>
    first(trials, (trial) => {
      try {
        return notice(trial)
      } catch (error) {
        // What cannot be worked out is not noticed.
        refusalIn(error, 'TOO_COMPLEX')
        return false
      }
    })
  for (const decision of decisions) {
    const alone = aloneIn(mutated, decision)
    const own = trials.byDecision.get(decision) as Trial[]
    if (tried(own, ({ example, facts }) => notices(alone, decision, example, facts))) return true
  }
  if (conflicts && trials.ofConflicts.length > 0) {
    const assuming = assumptionsOf(mutated)
    const notice = ({ example, facts }: Trial) => conflictsDiffer(assuming, example, facts)
    return tried(trials.ofConflicts, notice)
  }
  return false
}

function first(trials: Trial[], notice: (trial: Trial) => boolean): boolean {
  const at = trials.findIndex((trial) => notice(trial) && trial.holds())
  if (at > 0) trials.unshift(...trials.splice(at, 1))
  return at >= 0
}

import type { Day, DayNumber } from '../../vocabulary/day.ts'
import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { listsOf, resolve, testsIn } from '../../policy/references.ts'
import { domainOf } from '../../diagram/declared.ts'
import { worldsOf } from '../../diagram/completions.ts'
import { divide, type ResolvedTest } from '../../diagram/domain.ts'
import { groupsOf, type Group } from '../../diagram/group.ts'

/** A derived fact, ready to be worked out as at a day. */
export interface Derivation {
  readonly lists: readonly string[]
  /** Everything the fact can be, given what is known of its lists: one value for each way the rules tell apart. */
  readonly possible: (facts: Facts) => readonly Scalar[]
}

/** Prepares the derived facts of a policy. What records come to is the core's own reckoning; the tests are not made here. */
export function derivationsOf(
  policy: Policy,
  asAt: Day,
  asAtNumber: DayNumber,
): ReadonlyMap<string, Derivation> {
  const tests = testsOf(policy, asAt)
  return new Map(
    Object.entries(policy.derived).map(([id, derived]): [string, Derivation] => {
      const classes = divide(domainOf(policy, id), tests.get(id) ?? [], asAtNumber)
      // Alone, not with the facts that share its lists: Kleene logic judges each test by itself.
      const [group] = groupsOf(policy, asAtNumber, asAt, (fact) =>
        fact === id ? { variable: 0, classes } : undefined,
      )
      return [id, derivation(group as Group, listsOf(derived))]
    }),
  )
}

function derivation(group: Group, lists: readonly string[]): Derivation {
  let ofNothing: readonly Scalar[] | undefined
  return {
    lists,
    possible(facts) {
      const known = lists.some((list) => facts[list] !== undefined && facts[list] !== null)
      if (known) return possibleValues(group, facts)
      return (ofNothing ??= possibleValues(group, {}))
    },
  }
}

function possibleValues(group: Group, facts: Facts): readonly Scalar[] {
  const { reachable } = worldsOf(group, group.members, facts)
  // One fact alone has been asked for.
  const [{ value, examples }] = reachable as readonly [(typeof reachable)[number]]
  return value === null ? examples : [value]
}

/** The tests that rules make on each fact, values put in. */
function testsOf(policy: Policy, asAt: Day): ReadonlyMap<string, readonly ResolvedTest[]> {
  const found = new Map<string, ResolvedTest[]>()
  for (const rule of Object.values(policy.decisions).flatMap((decision) => decision.rules)) {
    for (const { fact, operator, value } of testsIn(rule.conditions, policy.conditions)) {
      const required = resolve(policy, value, asAt)
      found.set(fact, [...(found.get(fact) ?? []), { operator, required }])
    }
  }
  return found
}

import type { Day, DayNumber } from '../../vocabulary/day.ts'
import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import type { DerivedFact, Policy } from '../../policy/policy.ts'
import { listsOf, resolve, testsIn } from '../../policy/references.ts'
import { product, worldsOf } from '../../diagram/completions.ts'
import { divide, type Classes, type Domain, type ResolvedTest } from '../../diagram/domain.ts'
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
      const classes = divide(domainOf(policy, id, derived), tests.get(id) ?? [], asAtNumber)
      // Alone, not with the facts that share its lists: Kleene logic judges each test by itself.
      const [group] = groupsOf(policy, asAtNumber, asAt, (fact) =>
        fact === id ? { variable: 0, classes } : undefined,
      )
      return [id, derivation(group as Group, classes, listsOf(derived))]
    }),
  )
}

function derivation(group: Group, classes: Classes, lists: readonly string[]): Derivation {
  let ofNothing: readonly Scalar[] | undefined
  return {
    lists,
    possible(facts) {
      const known = lists.some((list) => facts[list] !== undefined && facts[list] !== null)
      if (known) return possibleValues(group, classes, facts)
      return (ofNothing ??= possibleValues(group, classes, {}))
    },
  }
}

function possibleValues(group: Group, classes: Classes, facts: Facts): readonly Scalar[] {
  const worlds = worldsOf(group, group.members, facts)
  const choices = product(worlds.carriers.map((carrier) => carrier.size))
  const values = new Set(choices.map((choice) => worlds.value(choice, 0)))
  const [only] = values
  if (values.size === 1 && only !== null && only !== undefined) return [only]
  const reached = new Set(choices.flatMap((choice) => worlds.classes(choice)[0] ?? []))
  return [...reached].map((at) => classes.examples[at] as Scalar)
}

/** The tests that rules make on each fact, values put in. */
function testsOf(policy: Policy, asAt: Day): ReadonlyMap<string, readonly ResolvedTest[]> {
  const found = new Map<string, ResolvedTest[]>()
  for (const rule of Object.values(policy.decisions).flatMap((decision) => decision.rules)) {
    for (const { fact, operator, value } of testsIn(rule.conditions, policy.conditions)) {
      const required = resolve(policy, value, asAt) as Scalar | readonly string[]
      found.set(fact, [...(found.get(fact) ?? []), { operator, required }])
    }
  }
  return found
}

/** A value that may be supplied has the domain it is declared with; others have that of their kind. */
function domainOf(policy: Policy, id: string, derived: DerivedFact): Domain {
  const declared = Object.hasOwn(policy.facts, id) ? policy.facts[id] : undefined
  if (declared !== undefined && declared.type !== 'list') return declared
  if (derived.type === 'boolean') return { type: 'boolean' }
  if (derived.type === 'day') return { type: 'day', mayBeNone: true, past: true }
  return { type: 'number', minimum: 0, whole: 'count' in derived }
}

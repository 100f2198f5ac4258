import type { Assumption, Condition, Decision, DerivedFact, Policy } from '../policy/policy.ts'
import { decisionOf, listsOf, namesIn, testsIn } from '../policy/references.ts'

/**
 * A policy cut down to some decisions and what they rest on, so that each is looked at by itself. It
 * knows only the facts that can matter to them.
 *
 * @param beside facts that are looked at beside it: what is assumed of them is kept too
 */
export function slice(
  policy: Policy,
  decisions: readonly string[],
  beside: ReadonlySet<string> = new Set(),
): Policy {
  const kept = restingOn(policy, decisions)
  const assumptions = bearingOn(policy, new Set([...factsIn(policy, kept), ...beside]))
  const asked = [
    ...kept.flatMap((id) => (policy.decisions[id] as Decision).rules.map(({ conditions }) => conditions)),
    ...assumptions.map(({ condition }) => condition),
  ]
  const facts = new Set(
    asked.flatMap((each) => [...testsIn(each, policy.conditions)].map(({ fact }) => fact)),
  )
  const derived = Object.entries(policy.derived).filter(([id]) => facts.has(id))
  for (const [, each] of derived) for (const list of listsOf(each)) facts.add(list)
  const { machines: _machines, review: _review, deselection: _deselection, ...rest } = policy
  return {
    ...rest,
    events: {},
    machines: {},
    readings: [],
    examples: [],
    facts: Object.fromEntries(Object.entries(policy.facts).filter(([id]) => facts.has(id))),
    derived: Object.fromEntries(derived),
    conditions: Object.fromEntries(namesUsed(policy, asked).map((name) => [name, conditionIn(policy, name)])),
    decisions: Object.fromEntries(kept.map((id) => [id, policy.decisions[id] as Decision])),
    assumptions,
  }
}

/** The named conditions that conditions use, directly or through others. */
function namesUsed(policy: Policy, conditions: readonly Condition[]): string[] {
  const found = new Set(conditions.flatMap((each) => [...namesIn(each)]))
  for (const name of found) for (const each of namesIn(conditionIn(policy, name))) found.add(each)
  return [...found].sort()
}

/** A condition by a name that the policy uses: whoever parsed it has seen that it is there. */
function conditionIn(policy: Policy, name: string): Condition {
  return policy.conditions[name] as Condition
}

/** The decisions asked for, and those that they test in their turn. */
export function restingOn(policy: Policy, decisions: readonly string[]): string[] {
  const found = new Set(decisions.filter((id) => policy.decisions[id] !== undefined))
  for (const id of found)
    for (const { fact } of testsOf(policy, id)) {
      const tested = decisionOf(fact)
      if (tested !== null) found.add(tested)
    }
  return [...found].sort()
}

function testsOf(policy: Policy, decision: string) {
  return (policy.decisions[decision] as Decision).rules.flatMap(({ conditions }) => [
    ...testsIn(conditions, policy.conditions),
  ])
}

/** The facts, derived ones included, that decisions test. */
export function factsIn(policy: Policy, decisions: readonly string[]): Set<string> {
  return new Set(
    decisions
      .flatMap((id) => testsOf(policy, id).map(({ fact }) => fact))
      .filter((fact) => decisionOf(fact) === null),
  )
}

/** The assumptions used in reasoning that can bear on some facts: through others, and through common lists. */
function bearingOn(policy: Policy, facts: ReadonlySet<string>): Assumption[] {
  const reached = new Set(facts)
  const reasoning = policy.assumptions.filter(({ use }) => use === 'reason')
  const spoken = reasoning.map(
    ({ condition }) => new Set([...testsIn(condition, policy.conditions)].map(({ fact }) => fact)),
  )
  const tied = (fact: string) => listsFor(policy, fact)
  const bears = new Set<Assumption>()
  let before: number
  do {
    before = bears.size
    const lists = new Set([...reached].flatMap(tied))
    reasoning.forEach((assumption, at) => {
      const own = [...(spoken[at] as Set<string>)]
      if (!own.some((fact) => reached.has(fact) || tied(fact).some((list) => lists.has(list)))) return
      bears.add(assumption)
      for (const fact of own) reached.add(fact)
    })
  } while (before !== bears.size)
  return reasoning.filter((assumption) => bears.has(assumption))
}

function listsFor(policy: Policy, fact: string): string[] {
  const derived: DerivedFact | undefined = policy.derived[fact]
  return derived === undefined ? [] : listsOf(derived)
}

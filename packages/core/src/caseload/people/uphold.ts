import type { Day } from '../../vocabulary/day.ts'
import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import { refusalIn } from '../../vocabulary/refusal.ts'
import type { Policy } from '../../policy/policy.ts'
import { listsOf } from '../../policy/references.ts'
import { compile, type Compiled, type Variable } from '../../diagram/compile.ts'
import { and, isLeaf, NO, support, YES, type Node } from '../../diagram/diagram.ts'
import { leaves } from '../../diagram/restrict.ts'
import { look, situate, type Situation } from '../../decision/situation.ts'

/** The assumptions that invented facts could break. */
export interface Upheld {
  /** Can every assumption used in reasoning still hold of these facts together? */
  readonly holds: (facts: Facts) => boolean
  /** How often facts that break them are worth drawing again. */
  readonly attempts: number
  /** The facts they speak of; with these unknown, nothing is broken. */
  readonly facts: ReadonlySet<string>
}

const nothingToUphold: Upheld = { holds: () => true, attempts: 1, facts: new Set() }

/**
 * Prepares the check of a policy's assumptions as at a day. Those that follow from how lists are read,
 * such as a recent offence being an offence, cannot be broken and cost nothing.
 *
 * @throws IomRulesError `TOO_COMPLEX` where the diagrams of the policy are too large.
 */
export function uphold(policy: Policy, asAt: Day): Upheld {
  if (!policy.assumptions.some(({ use }) => use === 'reason')) return nothingToUphold
  const compiled = compile(policy, asAt)
  const { store } = compiled
  const nothingKnown = situated(compiled, {})
  const breakable = compiled.assumptions
    .filter(({ reasons, node }) => reasons && canBreak(compiled, nothingKnown, node))
    .map(({ node }) => node)
  if (breakable.length === 0) return nothingToUphold
  const all = breakable.reduce((one, other) => and(store, one, other), YES)
  const numbers = new Set(breakable.flatMap((node) => [...support(store, node)]))
  const spoken = compiled.variables.filter(({ number }) => numbers.has(number))
  return {
    holds: spoken.some(({ derived }) => derived)
      ? holdsOfLists(compiled)
      : holdsOfPlain(compiled, spoken, all),
    // Assumptions that contradict each other hold of nobody, however often one draws.
    attempts: isLeaf(store, all) && store.value(all) === NO ? 1 : 64,
    facts: new Set(spoken.flatMap((variable) => carriersOf(policy, variable))),
  }
}

/** `null` where the lists leave too much open to be worked out: then nobody can assess these facts. */
function situated(compiled: Compiled, facts: Facts): Situation | null {
  try {
    return situate(compiled, facts)
  } catch (error) {
    refusalIn(error, 'TOO_COMPLEX')
    return null
  }
}

function canBreak({ store }: Compiled, nothingKnown: Situation | null, node: Node): boolean {
  return nothingKnown === null || leaves(store, look(nothingKnown, node)).has(NO)
}

function carriersOf(policy: Policy, { fact, carried }: Variable): string[] {
  const derived = policy.derived[fact]
  return [...(carried ? [fact] : []), ...(derived === undefined ? [] : listsOf(derived))]
}

function holdsOfLists(compiled: Compiled): Upheld['holds'] {
  const reasons = (at: number) => compiled.assumptions[at]?.reasons === true
  return (facts) => {
    compiled.store.trim()
    return situated(compiled, facts)?.contradicted.some(reasons) === false
  }
}

/** Plain facts alone: a walk down the diagram, every way where a fact is unknown. */
function holdsOfPlain({ store }: Compiled, spoken: readonly Variable[], all: Node): Upheld['holds'] {
  const asked = new Map(spoken.map((variable) => [variable.number, variable]))
  const reaches = (facts: Facts, node: Node): boolean => {
    if (isLeaf(store, node)) return store.value(node) === YES
    const children = store.children(node)
    const { fact, classes } = asked.get(store.level(node)) as Variable
    const value = facts[fact]
    if (value === undefined || value === null) return children.some((child) => reaches(facts, child))
    return reaches(facts, children[classes.classOf(value as Scalar)] as Node)
  }
  return (facts) => reaches(facts, all)
}

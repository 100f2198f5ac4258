import type { Day } from '../../vocabulary/day.ts'
import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { listsOf } from '../../policy/references.ts'
import { compile } from '../../diagram/compile.ts'
import { and, isLeaf, NO, support, YES, type Node } from '../../diagram/diagram.ts'
import { leaves } from '../../diagram/restrict.ts'
import { look, situate } from '../../decision/situation.ts'

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
 * @throws IomRulesError as `assess` does, where the diagrams of the policy are too large.
 */
export function uphold(policy: Policy, asAt: Day): Upheld {
  if (!policy.assumptions.some(({ use }) => use === 'reason')) return nothingToUphold
  const compiled = compile(policy, asAt)
  const { store } = compiled
  const nothingKnown = situate(compiled, {})
  const breakable = compiled.assumptions
    .filter(({ reasons, node }) => reasons && leaves(store, look(nothingKnown, node)).has(NO))
    .map(({ node }) => node)
  if (breakable.length === 0) return nothingToUphold
  const all = breakable.reduce((one, other) => and(store, one, other), YES)
  const numbers = new Set(breakable.flatMap((node) => [...support(store, node)]))
  const spoken = compiled.variables.filter(({ number }) => numbers.has(number))
  const facts = new Set(
    spoken.flatMap(({ fact, carried }) => {
      const derived = policy.derived[fact]
      return [...(carried ? [fact] : []), ...(derived === undefined ? [] : listsOf(derived))]
    }),
  )
  // Assumptions that contradict each other hold of nobody, however often one draws.
  const attempts = isLeaf(store, all) && store.value(all) === NO ? 1 : 64
  if (spoken.some(({ derived }) => derived)) {
    const reasons = (at: number) => compiled.assumptions[at]?.reasons === true
    const holds = (given: Facts) => {
      store.trim()
      return !situate(compiled, given).contradicted.some(reasons)
    }
    return { holds, attempts, facts }
  }
  const asked = new Map(spoken.map((variable) => [variable.number, variable]))
  // Plain facts alone: a walk down the diagram, both ways where a fact is unknown.
  const reaches = (given: Facts, node: Node): boolean => {
    if (isLeaf(store, node)) return store.value(node) === YES
    const variable = asked.get(store.level(node))
    const value = variable === undefined ? undefined : given[variable.fact]
    const children = store.children(node)
    if (variable === undefined || value === undefined || value === null) {
      return children.some((child) => reaches(given, child))
    }
    return reaches(given, children[variable.classes.classOf(value as Scalar)] as Node)
  }
  return { holds: (given) => reaches(given, all), attempts, facts }
}

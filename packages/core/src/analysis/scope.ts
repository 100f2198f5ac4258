import type { Day } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import { sureOf } from '../decision/answer.ts'
import { assess } from '../decision/assess.ts'
import type { DecisionResult, SingleResult } from '../decision/assessment.ts'
import { situate } from '../decision/situation.ts'
import { compile, type Compiled } from '../diagram/compile.ts'
import { and, NO, not, or, YES, type Node } from '../diagram/diagram.ts'
import type { DecisionDiagrams } from '../diagram/outcomes.ts'
import { restrict } from '../diagram/restrict.ts'
import type { Policy } from '../policy/policy.ts'
import {
  familiesOf,
  holdsFor,
  smallest,
  unlessTooComplex,
  witnessOf,
  type Families,
  type Scope,
} from './families.ts'
import type { Family, Witness } from './family.ts'
import type { DecisionFinding } from './finding.ts'
import { slice } from './slice.ts'
import { universeOf, type Universe } from './universe.ts'

/** A decision of a policy with everybody there can be. */
export interface DecisionScope extends Scope {
  readonly decision: string
  readonly asAt: Day
  readonly diagrams: DecisionDiagrams
  readonly isWithin: (facts: Facts, set: Node) => boolean
  /** Works out something that shows a finding; `null` where that is too complex. What is proved has its room all the same. */
  readonly showing: <T>(work: () => T) => T | null
}

/** @throws IomRulesError `TOO_COMPLEX` */
export function scopeOf(policy: Policy, decision: string, asAt: Day, budget: number): DecisionScope {
  const compiled = compile(slice(policy, [decision]), asAt, budget)
  const diagrams = compiled.decisions.get(decision) as DecisionDiagrams
  const universe = universeOf(compiled)
  const isWithin = (facts: Facts, set: Node): boolean =>
    holdsFor(() => {
      const isListed = compiled.carriers.some((list) => facts[list] !== undefined)
      // Mostly the lists matter, and that is soon seen; working out what they can come to takes long.
      if (!isListed && !mayBeWithin(compiled, universe, facts, set)) return false
      const situation = situate(compiled, facts)
      return situation.contradicted.length === 0 && sureOf(situation, set) === true
    })
  const showing = besides(compiled, budget)
  return { policy, decision, asAt, compiled, universe, diagrams, isWithin, showing }
}

/**
 * Does work whose nodes take nothing of a budget away: it has as many of its own, and each piece of it half of those
 * that are left, so that there is always something for the next.
 */
function besides({ store }: Compiled, budget: number): DecisionScope['showing'] {
  let taken = 0
  return (work) => {
    const start = store.size()
    store.allow(start + Math.ceil((budget - taken) / 2))
    const done = unlessTooComplex(work)
    taken += store.size() - start
    store.allow(budget, taken)
    return done
  }
}

/**
 * May facts without a list be within a set? Not where somebody there can be has them and is outside: lists
 * then have to be known, or what is supplied instead of them.
 */
function mayBeWithin({ store, variables }: Compiled, universe: Universe, facts: Facts, set: Node): boolean {
  const known = new Int32Array(1 + Math.max(0, ...variables.map(({ number }) => number))).fill(-1)
  for (const { fact, number, classes } of variables) {
    const value = facts[fact]
    if (value !== undefined && value !== null && typeof value !== 'object')
      known[number] = classes.classOf(value)
  }
  const { node: everybody } = universe.loosely()
  const rest = restrict(store, or(store, set, not(store, everybody)), known)
  return rest === YES
}

/** Is there anybody in a set? */
export function hasAny({ compiled, universe }: Scope, set: Node): boolean {
  return and(compiled.store, set, universe.node) !== NO
}

/** What `assess` answers on some facts must satisfy to be an example of what was found. */
export type Claim = (result: DecisionResult) => boolean

function confirmer({ compiled, decision, asAt }: DecisionScope, claim: Claim): (facts: Facts) => boolean {
  const options = { asAt, decisions: [decision] }
  return (facts) =>
    holdsFor(() => {
      const { decisions, conflicts } = assess(compiled.policy, { ref: 'EXAMPLE', facts }, options)
      return conflicts.length === 0 && claim(decisions[decision] as DecisionResult)
    })
}

/** Everybody in a set; `isWithin` looks at an example as `assess` does, so that each need not be asked again. */
function familiesIn(scope: DecisionScope, set: Node): Families {
  return familiesOf(scope, set, () => true)
}

/** Families, the plainest first, from whose examples the smallest of all is made. */
const triedFamilies = 3

/**
 * The smallest example of all, which `assess` confirms; made from those of the families, which may know
 * more than is needed. `null` where none could be worked out.
 */
export function smallestOf(
  scope: DecisionScope,
  set: Node,
  families: readonly Family[],
  claim: Claim,
): Witness | null {
  const confirm = confirmer(scope, claim)
  return scope.showing(() => {
    const [first] = families
      .map(({ example }) => example)
      .filter((example) => example !== null)
      .slice(0, triedFamilies)
      .map(({ asAt, facts }) => ({ asAt, facts: smallest(facts, (some) => scope.isWithin(some, set)) }))
      .sort((a, b) => JSON.stringify(a.facts).length - JSON.stringify(b.facts).length)
    return first !== undefined && confirm(first.facts) ? first : witnessOf(scope, set, confirm)
  })
}

/** A finding with what shows it: everybody it is about, and the smallest example of them. */
export function withEvidence(
  scope: DecisionScope,
  finding: DecisionFinding,
  set: Node,
  claim: Claim,
): DecisionFinding {
  const found = scope.showing(() => familiesIn(scope, set))
  return withExample({ ...finding, ...found }, smallestOf(scope, set, found?.families ?? [], claim))
}

/** A finding with the example that shows it, or that there is none. */
export function withExample(finding: DecisionFinding, witness: Witness | null | undefined): DecisionFinding {
  return witness === null || witness === undefined
    ? { ...finding, message: `${finding.message} No example person could be worked out.` }
    : { ...finding, witness }
}

/** A claim about a FIRST or UNIQUE decision. */
export function ofSingle(claim: (result: SingleResult) => boolean): Claim {
  return (result) => result.hitPolicy !== 'COLLECT' && claim(result)
}

/** Is the rule certainly met? */
export function isMet(result: DecisionResult, rule: string): boolean {
  const trace = result.because.find((each) => each.rule === rule)
  return trace !== undefined && (trace.exactly ?? trace.truth) === 'met'
}

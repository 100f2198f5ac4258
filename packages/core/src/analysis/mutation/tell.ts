import type { Day } from '../../vocabulary/day.ts'
import type { Facts, FactValue, Scalar } from '../../vocabulary/fact.ts'
import type { Example, Expectation, Policy } from '../../policy/policy.ts'
import { NO, nodeBudget, or, type Node } from '../../diagram/diagram.ts'
import { assess } from '../../decision/assess.ts'
import type { DecisionResult } from '../../decision/assessment.ts'
import { answerWords, exampleOf, expectationOf, isSettled, resultOf } from '../case/expected.ts'
import { fewestFacts } from '../case/fewest.ts'
import { plainFacts } from '../case/plain.ts'
import { holdsFor, unlessTooComplex, witnessOf } from '../families.ts'
import { pairOf, type Pair } from '../pair.ts'
import { refusalIn } from '../../vocabulary/refusal.ts'
import { slice } from '../slice.ts'
import { weighsOtherwise } from '../weights.ts'
import { setsApart } from './apart.ts'
import type { Mutant } from './mutant.ts'
import { notices } from './notice.ts'

/** What can be told of a mutant that no example notices. */
export type Told = 'equivalent' | 'too-complex' | { readonly example: Example | null }

/**
 * What of an example a mutant should contradict: the outcome, the rule that gave it and its data; which definitions are
 * met besides; or how sure it is as well.
 */
type Contradicted = 'answer' | 'definitions' | 'certainty'

/**
 * Is there a complete nominal of whom a mutant says something else than the policy? If so, the fewest
 * facts that show it. Proved either way, or said to be too complex. Nobody is looked at who contradicts what the
 * policy assumes; what only the mutant assumes rules nobody out.
 *
 * @param told examples of other mutants, which are tried first
 */
export function tell(
  policy: Policy,
  mutated: Policy,
  mutant: Mutant,
  asAt: Day,
  told: readonly Example[],
): Told {
  const again = toldBefore(policy, mutated, mutant, told)
  if (again !== null) return { example: again }
  let isComplex = false
  let isApart = false
  for (const decision of mutant.decisions) {
    const exampleIn = (pair: Pair, set: Node, contradicted: Contradicted): Example | null => {
      const shows = telling(policy, mutated, decision, asAt, contradicted)
      const facts = set === NO ? null : someoneIn(pair, policy, set, shows)
      return facts === null ? null : toldBy(policy, mutant, decision, asAt, facts, shows)
    }
    try {
      const pair = pairOf(policy, mutated, decision, asAt, nodeBudget, 'before')
      for (const [at, set] of setsApart(pair).entries()) {
        if (set !== NO) isApart = true
        const example = exampleIn(pair, set, at > 0 ? 'definitions' : 'answer')
        if (example !== null) return { example }
      }
      // A sum that the policy knows of somebody can be one that the mutant does not, for want of a weight.
      const unsure = unlessTooComplex(() => {
        const loose = { ...pair, universe: pair.universe.loosely() }
        const apart = setsApart(loose).reduce((all, set) => or(pair.compiled.store, all, set), NO)
        return exampleIn(loose, apart, 'certainty')
      })
      if (unsure !== null) return { example: unsure }
      if (weighsOtherwise(policy, mutated, decision)) isComplex = true
    } catch (error) {
      refusalIn(error, 'TOO_COMPLEX')
      isComplex = true
    }
  }
  if (isApart) return { example: null }
  return isComplex ? 'too-complex' : 'equivalent'
}

/** The same people, where they show this difference too. */
function toldBefore(
  policy: Policy,
  mutated: Policy,
  mutant: Mutant,
  told: readonly Example[],
): Example | null {
  for (const decision of mutant.decisions) {
    const own = told.filter(({ expect }) => expect[decision] !== undefined)
    if (own.length === 0) continue
    const after = slice(mutated, [decision])
    const found = own.find(({ expect, ...example }) => {
      const expected = partOf(expect[decision] as Expectation, 'answer')
      const plain = { ...example, expect: { [decision]: expected } }
      return holdsFor(() => notices(after, decision, plain, example.facts))
    })
    if (found === undefined) continue
    const result = resultOf(policy, decision, found.asAt, found.facts)
    return exampleOf(titleOf(policy, mutant, decision, result), found.asAt, found.facts, decision, result)
  }
  return null
}

/**
 * Do these facts contradict nothing that the policy assumes and leave nothing open, and does the mutant say something
 * else of them?
 */
function telling(
  policy: Policy,
  mutated: Policy,
  decision: string,
  asAt: Day,
  contradicted: Contradicted,
): (facts: Facts) => boolean {
  // A mutant never asks about a fact that the policy does not, but facts that nothing hangs on may be filled in.
  const before = { ...slice(policy, [decision]), facts: policy.facts }
  const after = slice(mutated, [decision])
  const options = { asAt, decisions: [decision] }
  return (facts) =>
    holdsFor(() => {
      const { decisions, conflicts } = assess(before, { ref: 'EXAMPLE', facts }, options)
      if (conflicts.length > 0) return false
      const result = decisions[decision] as DecisionResult
      // What else is collected may be open, as long as what is certain is not the same.
      if (result.hitPolicy !== 'COLLECT' && !isSettled(result)) return false
      const expected = partOf(expectationOf(result), contradicted)
      return notices(after, decision, { title: '', asAt, facts, expect: { [decision]: expected } }, facts)
    })
}

function partOf(expected: Expectation, contradicted: Contradicted): Expectation {
  const { missing: _missing, ...sure } = expected
  if (contradicted === 'certainty') return sure
  const { outcomes, matches, certainty: _certainty, possible: _possible, ...plain } = sure
  if (outcomes !== undefined) return { outcomes }
  return contradicted === 'definitions' && matches !== undefined ? { ...plain, matches } : plain
}

/** A person of a set who shows the difference: as few facts as say so, or else with the others filled in. */
function someoneIn(
  { compiled, universe }: Pair,
  policy: Policy,
  set: number,
  shows: (facts: Facts) => boolean,
): Facts | null {
  const filling = new Map<string, FactValue>(
    compiled.variables.flatMap(({ fact, carried, derived, classes }): [string, FactValue][] =>
      carried && !derived ? [[fact, classes.examples[0] as Scalar]] : [],
    ),
  )
  for (const list of compiled.carriers) filling.set(list, [])
  const filled = (facts: Facts): Facts => ({ ...Object.fromEntries(filling), ...facts })
  const witness = witnessOf(
    { policy, compiled, universe },
    set,
    (facts) => shows(facts) || shows(filled(facts)),
  )
  if (witness === null) return null
  return shows(witness.facts) ? witness.facts : filled(witness.facts)
}

function toldBy(
  policy: Policy,
  mutant: Mutant,
  decision: string,
  asAt: Day,
  facts: Facts,
  shows: (facts: Facts) => boolean,
): Example {
  const fewest = fewestFacts(plainFacts(policy, asAt, facts, shows), shows)
  const result = resultOf(policy, decision, asAt, fewest)
  return exampleOf(titleOf(policy, mutant, decision, result), asAt, fewest, decision, result)
}

function titleOf(policy: Policy, mutant: Mutant, decision: string, result: DecisionResult): string {
  return `${answerWords(policy, decision, result)}, and not the same if ${mutant.words.replace(/\.$/, '')}`
}

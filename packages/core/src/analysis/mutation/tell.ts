import type { Day } from '../../vocabulary/day.ts'
import type { Facts, FactValue, Scalar } from '../../vocabulary/fact.ts'
import type { Example, Expectation, Policy } from '../../policy/policy.ts'
import { NO } from '../../diagram/diagram.ts'
import type { DecisionResult } from '../../decision/assessment.ts'
import { answerWords, exampleOf, expectationOf, isSettled, resultOf } from '../case/expected.ts'
import { fewestFacts } from '../case/fewest.ts'
import { plainFacts } from '../case/plain.ts'
import { holdsFor, witnessOf } from '../families.ts'
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
 * Is there a complete nominal of whom a mutant says something else than the policy? If so, the fewest
 * facts that show it. Proved either way, or said to be too complex.
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
    try {
      const pair = pairOf(policy, mutated, decision, asAt)
      for (const [at, set] of setsApart(pair).entries()) {
        if (set === NO) continue
        isApart = true
        const shows = telling(policy, mutated, decision, asAt, at > 0)
        const facts = someoneIn(pair, policy, set, shows)
        if (facts !== null) return { example: toldBy(policy, mutant, decision, asAt, facts, shows) }
      }
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
      const plain = { ...example, expect: { [decision]: plainly(expect[decision] as Expectation, false) } }
      return holdsFor(() => notices(after, decision, plain, example.facts))
    })
    if (found === undefined) continue
    const result = resultOf(policy, decision, found.asAt, found.facts)
    return exampleOf(titleOf(policy, mutant, decision, result), found.asAt, found.facts, decision, result)
  }
  return null
}

/**
 * Do these facts leave nothing open, and does the mutant say something else of them? A difference in which
 * definitions are met counts only where there is no plainer one.
 */
function telling(
  policy: Policy,
  mutated: Policy,
  decision: string,
  asAt: Day,
  matches: boolean,
): (facts: Facts) => boolean {
  // A fact that only the mutant asks about is still one of the policy.
  const before = { ...slice(policy, [decision]), facts: policy.facts }
  const after = slice(mutated, [decision])
  return (facts) =>
    holdsFor(() => {
      const result = resultOf(before, decision, asAt, facts)
      // What else is collected may be open, as long as what is certain is not the same.
      if (result.hitPolicy !== 'COLLECT' && !isSettled(result)) return false
      const expected = plainly(expectationOf(result), matches)
      return notices(after, decision, { title: '', asAt, facts, expect: { [decision]: expected } }, facts)
    })
}

/** What of an expectation a mutant should contradict: the outcome, the rule that gave it and its data. */
function plainly({ outcomes, ...expected }: Expectation, all: boolean): Expectation {
  if (outcomes !== undefined) return { outcomes }
  const { certainty: _certainty, possible: _possible, missing: _missing, matches, ...plain } = expected
  return all && matches !== undefined ? { ...plain, matches } : plain
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

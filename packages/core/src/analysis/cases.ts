import type { Day } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import { IomRulesError, didYouMean } from '../vocabulary/issue.ts'
import type { Example, Policy } from '../policy/policy.ts'
import { own } from '../policy/references.ts'
import { contextsOf } from './case/contexts.ts'
import { edgesOf } from './case/edges.ts'
import { expectationOf, resultOf } from './case/expected.ts'
import { pathCases } from './case/paths.ts'
import { edgeCases } from './case/turning.ts'
import { holdsFor } from './families.ts'
import { thresholdSurvivors } from './mutants.ts'
import { slice } from './slice.ts'

/** Settings of {@link cases}. */
export interface CaseOptions {
  /** The day of the cases. Default: the first day in force. */
  readonly asAt?: Day
}

/**
 * Which cases show what a decision says, and where it turns?
 *
 * One for each way in which each rule decides, and for each figure or day that is compared with, people
 * just below it, at it and just above of whom the decision says different things. Each is a ready example
 * with the policy’s own answer. Together they notice every figure or day compared with that is one more or
 * one less, unless nobody at all is answered otherwise, or lists leave too many ways open to tell. Always in
 * the same order.
 *
 * @throws IomRulesError `UNKNOWN_DECISION`; `TOO_COMPLEX`
 * @example
 * cases(policy, 'cohort', { asAt: '2026-11-22' })[0]?.title
 */
export function cases(policy: Policy, decision: string, options: CaseOptions = {}): Example[] {
  const asAt = options.asAt ?? policy.inForce.from
  if (own(policy.decisions, decision) === undefined) {
    const known = Object.keys(policy.decisions)
    throw new IomRulesError(
      'UNKNOWN_DECISION',
      `The policy ${policy.id} has no decision \`${decision}\`. ${didYouMean(decision, known) ?? `Decisions: ${known.join(', ')}.`}`,
    )
  }
  const alone = slice(policy, [decision])
  const paths = pathCases(alone, decision, asAt)
  const answer = (facts: Facts) => expectationOf(resultOf(alone, decision, asAt, facts))
  const isAlike = (facts: Facts, other: Facts) =>
    holdsFor(() => JSON.stringify(answer(facts)) === JSON.stringify(answer(other)))
  const people = paths.map(({ facts }) => facts)
  const contexts = [...contextsOf(alone, people, isAlike)]
  const edges = edgesOf(alone, asAt).flatMap((edge) => edgeCases(alone, decision, asAt, edge, contexts))
  const found = distinct([...paths, ...edges]).map((example) => {
    // What is missing can hang on what other decisions ask of the same lists.
    const result = resultOf(policy, decision, asAt, example.facts)
    return { ...example, expect: { [decision]: expectationOf(result) } }
  })
  return titled(distinct([...found, ...thresholdSurvivors(policy, decision, found, asAt)]))
}

/** Each case once. The facts of all are in alphabetical order. */
function distinct(examples: readonly Example[]): Example[] {
  const facts = new Set<string>()
  return examples.filter((example) => {
    const key = JSON.stringify(example.facts)
    if (facts.has(key)) return false
    facts.add(key)
    return true
  })
}

/** Each under a title of its own. */
function titled(examples: readonly Example[]): Example[] {
  const taken = new Set<string>()
  return examples.map((example) => {
    let title = example.title
    for (let number = 2; taken.has(title); number += 1) title = `${example.title} (${number})`
    taken.add(title)
    return { ...example, title }
  })
}

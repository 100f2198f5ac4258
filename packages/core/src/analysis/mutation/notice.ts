import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import type { Assumption, Example, Expectation, Policy } from '../../policy/policy.ts'
import { compile } from '../../diagram/compile.ts'
import type { CollectDiagrams, DecisionDiagrams, SingleDiagrams } from '../../diagram/outcomes.ts'
import { answerSingle, missingFor, sureOf } from '../../decision/answer.ts'
import { situate, type Situation } from '../../decision/situation.ts'

/** The facts of an example, with what it takes as given. */
export function factsOf({ facts, assume }: Example): Facts {
  if (assume === undefined) return facts
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)
  return { ...assume, ...Object.fromEntries(known) }
}

/**
 * Does a policy answer one decision otherwise than an example that speaks of it expects? What `runExamples` says of that
 * decision, without the reasons and no further than the first difference.
 *
 * @throws IomRulesError `TOO_COMPLEX`
 */
export function notices(policy: Policy, decision: string, example: Example, facts: Facts): boolean {
  const expected = example.expect[decision] as Expectation
  const compiled = compile(policy, example.asAt)
  const diagrams = compiled.decisions.get(decision) as DecisionDiagrams
  const situation = situate(compiled, facts)
  return diagrams.hitPolicy === 'COLLECT'
    ? collectDiffers(situation, diagrams, expected)
    : singleDiffers(situation, diagrams, expected)
}

/** Do the facts of an example that says which assumptions they contradict contradict others? */
export function conflictsDiffer(policy: Policy, example: Example, facts: Facts): boolean {
  const { contradicted } = situate(compile(policy, example.asAt), facts)
  const found = contradicted.map((at) => (policy.assumptions[at] as Assumption).id)
  return !sameMembers(example.conflicts as readonly string[], found)
}

function singleDiffers(situation: Situation, diagrams: SingleDiagrams, expected: Expectation): boolean {
  const { outcome, certainty, possible, rule, details } = answerSingle(situation, diagrams)
  if (expected.outcome !== undefined && expected.outcome !== outcome) return true
  if (expected.certainty !== undefined && expected.certainty !== certainty) return true
  if (expected.rule !== undefined && expected.rule !== rule) return true
  if (expected.possible !== undefined && !sameMembers(expected.possible, possible)) return true
  if (expected.details !== undefined && !sameDetails(expected.details, details)) return true
  // A decision of this kind has no list of outcomes.
  if (expected.outcomes !== undefined) return true
  if (expected.matches !== undefined) {
    const matches = diagrams.definitions.filter(({ node }) => sureOf(situation, node) === true)
    if (
      !sameMembers(
        expected.matches,
        matches.map((each) => each.outcome),
      )
    )
      return true
  }
  if (expected.missing === undefined) return false
  return !sameMembers(expected.missing, possible.length > 1 ? missingFor(situation, diagrams.byOutcome) : [])
}

function collectDiffers(situation: Situation, diagrams: CollectDiagrams, expected: Expectation): boolean {
  const { outcomes, possible, missing, ...others } = expected
  // Of one outcome and how sure it is, such a decision says nothing.
  if (Object.values(others).some((value) => value !== undefined)) return true
  const sure = diagrams.collected.map((node) => sureOf(situation, node))
  const where = (wanted: boolean | null) => diagrams.outcomes.filter((_, at) => sure[at] === wanted)
  if (outcomes !== undefined && !sameMembers(outcomes, where(true))) return true
  if (possible !== undefined && !sameMembers(possible, where(null))) return true
  if (missing === undefined) return false
  const open = diagrams.collected.filter((_, at) => sure[at] === null)
  return !sameMembers(missing, [...new Set(open.flatMap((node) => missingFor(situation, node)))])
}

function sameMembers(expected: readonly string[], found: readonly string[]): boolean {
  return expected.length === found.length && [...expected].sort().join() === [...found].sort().join()
}

function sameDetails(
  expected: { readonly [key: string]: Scalar },
  found: { readonly [key: string]: Scalar },
): boolean {
  const keys = Object.keys(expected)
  return keys.length === Object.keys(found).length && keys.every((key) => expected[key] === found[key])
}

import type { Day } from '../vocabulary/day.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import type { SingleResult } from '../decision/assessment.ts'
import { and, NO, nodeBudget, or, YES, type Node } from '../diagram/diagram.ts'
import type { DecisionDiagrams } from '../diagram/outcomes.ts'
import type { Policy } from '../policy/policy.ts'
import { meaningOf } from './meaning.ts'
import { pairOf, type Pair } from './pair.ts'
import { weighsOtherwise } from './weights.ts'

/**
 * Does a decision of two policies give every complete nominal the same outcome? Decided exactly, over
 * everybody there can be who meets the assumptions that both policies make.
 *
 * @throws IomRulesError `TOO_COMPLEX`; `NOT_COMPARABLE`
 */
export function sameDecision(
  before: Policy,
  after: Policy,
  decision: string,
  asAt: Day,
  budget: number = nodeBudget,
): boolean {
  if (meaningOf(before, decision, asAt) === meaningOf(after, decision, asAt)) return true
  const pair = pairOf(before, after, decision, asAt, budget)
  if (and(pair.compiled.store, differing(pair), pair.universe.node) !== NO) return false
  if (!weighsOtherwise(before, after, decision)) return true
  throw new IomRulesError(
    'TOO_COMPLEX',
    `Whether \`${decision}\` differs could not be worked out: records weigh otherwise, and not every total was looked at.`,
  )
}

/** An answer that is sure, as a text; `null` while it is not. */
export function settledAnswer({ possible }: SingleResult): string | null {
  const [only, ...others] = possible as readonly [string, ...string[]]
  return others.length === 0 ? only : null
}

/** Everybody to whom the two give different outcomes. */
export function differing({ compiled, before, after }: Pair): Node {
  const { store } = compiled
  return outcomesEither(before, after).reduce((whole, outcome) => {
    const one = gives(store, before, outcome)
    const other = gives(store, after, outcome)
    const differ = store.combine('differ', one, other, (a, b) => (a === b ? NO : YES))
    return or(store, whole, differ)
  }, NO)
}

/** Outcomes of either, `SILENT` and `CONFLICT` among them, in order. */
export function outcomesEither(before: DecisionDiagrams, after: DecisionDiagrams): string[] {
  return [...new Set([...before.outcomes, ...after.outcomes])]
}

/** Everybody to whom a decision gives an outcome. */
export function gives(store: Pair['compiled']['store'], diagrams: DecisionDiagrams, outcome: string): Node {
  const at = diagrams.outcomes.indexOf(outcome)
  if (at < 0) return NO
  if (diagrams.hitPolicy === 'COLLECT') return diagrams.collected[at] as Node
  return store.map(`is ${at}`, diagrams.byOutcome, (value) => (value === at ? YES : NO))
}

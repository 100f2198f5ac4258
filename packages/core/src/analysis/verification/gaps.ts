import { and, NO, not, or, YES } from '../../diagram/diagram.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import { outcomeWords } from '../../explanation/words.ts'
import { pointer } from '../../vocabulary/issue.ts'
import type { DecisionFinding } from '../finding.ts'
import { hasAny, ofSingle, withEvidence, type DecisionScope } from '../scope.ts'

/** Where no rule of a decision says anything, and where only a fallback does. */
export function gapsIn(scope: DecisionScope, diagrams: SingleDiagrams): DecisionFinding[] {
  const { store } = scope.compiled
  const { decision, byRule } = diagrams
  const leafOnly = (leaf: number) =>
    store.map(`only rule ${leaf} of ${scope.decision}`, byRule, (value) => (value === leaf ? YES : NO))
  const title = decision.title
  const findings: DecisionFinding[] = []
  const silent = decision.otherwise === undefined ? leafOnly(decision.rules.length) : NO
  if (hasAny(scope, silent)) {
    const claim = ofSingle(({ certainty }) => certainty === 'silent')
    const finding: DecisionFinding = {
      code: 'gap',
      severity: 'error',
      decision: scope.decision,
      path: pointer(['decisions', scope.decision]),
      message: `“${title}” says nothing of some people: no rule applies to them.`,
      help: 'Widen a rule, add a rule for them, or add a fallback that says what happens where the source is silent.',
    }
    findings.push(withEvidence(scope, finding, silent, claim))
  }
  // A fallback that stands before a definition fills nothing where that definition applies too.
  const defined = diagrams.definitions.reduce((node, each) => or(store, node, each.node), NO)
  decision.rules.forEach((rule, at) => {
    const filled = rule.fallback === true ? and(store, leafOnly(at), not(store, defined)) : NO
    if (!hasAny(scope, filled)) return
    const claim = ofSingle(
      ({ certainty, rule: given, matches }) =>
        certainty === 'settled' && given === rule.name && matches.length === 0,
    )
    const finding: DecisionFinding = {
      code: 'filled-by-fallback',
      severity: 'info',
      decision: scope.decision,
      rules: [rule.name],
      path: pointer(['decisions', scope.decision, 'rules', at]),
      message: `“${title}” has no definition for some people; the fallback “${rule.title ?? rule.name}” gives ${outcomeWords(scope.policy, scope.decision, rule.event.type)}.`,
    }
    findings.push(withEvidence(scope, finding, filled, claim))
  })
  return findings
}

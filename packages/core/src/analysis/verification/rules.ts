import { and, NO, YES, type Node } from '../../diagram/diagram.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import { listed } from '../../explanation/words.ts'
import { pointer } from '../../vocabulary/issue.ts'
import type { DecisionFinding } from '../finding.ts'
import { hasAny, isMet, smallestOf, withExample, type DecisionScope } from '../scope.ts'

/** Rules that are never met, rules that never get to decide, and an `otherwise` that is never needed. */
export function unreachableIn(scope: DecisionScope): DecisionFinding[] {
  const { diagrams } = scope
  const never = diagrams.decision.rules.flatMap((rule, at): DecisionFinding[] =>
    hasAny(scope, diagrams.rules[at] as Node)
      ? []
      : [
          {
            code: 'unreachable-rule',
            severity: 'error',
            decision: scope.decision,
            rules: [rule.name],
            path: pointer(['decisions', scope.decision, 'rules', at]),
            message: `The rule “${rule.title ?? rule.name}” can never apply: its conditions contradict each other.`,
            help: 'Look for parts that exclude each other, or a figure beyond what the fact can be.',
          },
        ],
  )
  if (diagrams.hitPolicy === 'COLLECT') return never
  const masked = diagrams.hitPolicy === 'FIRST' ? maskedIn(scope, diagrams) : []
  return [...never, ...masked, ...unneededOtherwise(scope, diagrams)]
}

/** Everybody for whom one rule decides, or with the position after the last rule none does. */
function decides({ compiled, decision }: DecisionScope, { byRule }: SingleDiagrams, leaf: number): Node {
  const only = (value: number) => (value === leaf ? YES : NO)
  return compiled.store.map(`only rule ${leaf} of ${decision}`, byRule, only)
}

function maskedIn(scope: DecisionScope, diagrams: SingleDiagrams): DecisionFinding[] {
  const { store } = scope.compiled
  const { decision, rules } = diagrams
  return decision.rules.flatMap((rule, at): DecisionFinding[] => {
    const node = rules[at] as Node
    if (!hasAny(scope, node) || hasAny(scope, decides(scope, diagrams, at))) return []
    const before = decision.rules.filter(
      (_, other) => other < at && hasAny(scope, and(store, rules[other] as Node, node)),
    )
    const witness = smallestOf(scope, node, [], (result) => isMet(result, rule.name))
    const finding: DecisionFinding = {
      code: 'unreachable-rule',
      severity: 'warning',
      decision: scope.decision,
      rules: [rule.name, ...before.map(({ name }) => name)],
      path: pointer(['decisions', scope.decision, 'rules', at]),
      message: `The rule “${rule.title ?? rule.name}” never decides anything: wherever it applies, ${listed(
        before.map(({ title, name }) => `“${title ?? name}”`),
        'or',
      )} comes first.`,
      help: 'Move it up, narrow what comes before it, or take it out.',
    }
    return [withExample(finding, witness)]
  })
}

function unneededOtherwise(scope: DecisionScope, diagrams: SingleDiagrams): DecisionFinding[] {
  const { decision } = diagrams
  if (decision.otherwise === undefined) return []
  if (hasAny(scope, decides(scope, diagrams, decision.rules.length))) return []
  return [
    {
      code: 'unreachable-rule',
      severity: 'warning',
      decision: scope.decision,
      rules: ['otherwise'],
      path: pointer(['decisions', scope.decision, 'otherwise']),
      message: `“Otherwise” of “${decision.title}” is never needed: the rules leave nobody out.`,
      help: 'Take it out, or check whether the rules were meant to leave somebody to it.',
    },
  ]
}

import { and, type Node } from '../../diagram/diagram.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import type { Rule } from '../../policy/policy.ts'
import { listed, outcomeWords } from '../../explanation/words.ts'
import { pointer } from '../../vocabulary/issue.ts'
import type { DecisionFinding } from '../finding.ts'
import { hasAny, ofSingle, withEvidence, type DecisionScope } from '../scope.ts'

/** Pairs that apply to somebody at once: definitions that the order settles, or rules that conflict. */
export function overlapsIn(scope: DecisionScope, diagrams: SingleDiagrams): DecisionFinding[] {
  return diagrams.hitPolicy === 'UNIQUE' ? conflictsIn(scope, diagrams) : settledIn(scope, diagrams)
}

/** Under FIRST: definitions of two outcomes, fallbacks left out, of which the earlier one wins. */
function settledIn(scope: DecisionScope, { decision, definitions }: SingleDiagrams): DecisionFinding[] {
  const { policy, compiled } = scope
  return pairs(definitions).flatMap(([first, second]): DecisionFinding[] => {
    const both = and(compiled.store, first.node, second.node)
    if (!hasAny(scope, both)) return []
    const claim = ofSingle(
      ({ matches }) => matches.includes(first.outcome) && matches.includes(second.outcome),
    )
    const rules = [...first.rules, ...second.rules].sort((a, b) => a - b)
    const names = [first, second].map(({ outcome }) => outcomeWords(policy, scope.decision, outcome))
    const isAhead = Math.max(...first.rules) < Math.min(...second.rules)
    const settled = isAhead
      ? `they are ${outcomeWords(policy, scope.decision, first.outcome)}`
      : 'whichever of their rules comes first decides'
    const finding: DecisionFinding = {
      code: 'overlap',
      severity: 'info',
      decision: scope.decision,
      rules: rules.map((at) => (decision.rules[at] as Rule).name),
      outcomes: [first.outcome, second.outcome],
      path: pointer(['decisions', scope.decision, 'rules', second.rules[0] as number]),
      message: `The definitions of ${listed(names)} both apply to some people. The order of the rules settles it: ${settled}.`,
    }
    return [withEvidence(scope, finding, both, claim)]
  })
}

/** Under UNIQUE: two rules that are met at once, whatever their outcomes. */
function conflictsIn(scope: DecisionScope, { decision, rules }: SingleDiagrams): DecisionFinding[] {
  const { policy, compiled } = scope
  return pairs(decision.rules.map((rule, at) => ({ rule, at }))).flatMap(
    ([first, second]): DecisionFinding[] => {
      const both = and(compiled.store, rules[first.at] as Node, rules[second.at] as Node)
      if (!hasAny(scope, both)) return []
      const names = [first.rule.name, second.rule.name]
      const claim = ofSingle(({ conflicting = [] }) => names.every((name) => conflicting.includes(name)))
      const outcomes = [...new Set([first.rule.event.type, second.rule.event.type])]
      const given = outcomes.map((outcome) => outcomeWords(policy, scope.decision, outcome))
      const finding: DecisionFinding = {
        code: 'overlap',
        severity: 'error',
        decision: scope.decision,
        rules: names,
        outcomes,
        path: pointer(['decisions', scope.decision, 'rules', second.at]),
        message: `The rules “${first.rule.title ?? first.rule.name}” and “${second.rule.title ?? second.rule.name}” are both met by some people (${listed(given)}), and “${decision.title}” allows one rule only: they get no answer.`,
        help: 'Narrow one of the two, or let the order decide: hit policy FIRST.',
      }
      return [withEvidence(scope, finding, both, claim)]
    },
  )
}

function pairs<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
}

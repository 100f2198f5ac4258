import type { Condition, Policy } from '@iom-rules/core'
import type { DecisionFinding, VerifyFinding } from '@iom-rules/core/analysis'
import { hasAny, scopeOf, type DecisionScope } from '../../packages/core/src/analysis/scope.ts'
import { and, NO, not, or, YES, type Node } from '../../packages/core/src/diagram/diagram.ts'
import { questions, type Formula, type Problem } from './problem.ts'
import { tidy, type Faults } from './rivals.ts'

/** What `verify` says to the same questions. */
export function faultsIn(findings: readonly VerifyFinding[], decision: string): Faults {
  const own = (findings as readonly DecisionFinding[]).filter((each) => each.decision === decision)
  return tidy(
    own.flatMap(({ code, severity, rules = [], outcomes = [] }) => {
      if (code === 'gap') return ['gap']
      if (code === 'overlap')
        return [`overlap ${[...(severity === 'error' ? rules : outcomes)].sort().join(' ')}`]
      if (code !== 'unreachable-rule' || rules[0] === 'otherwise') return []
      return [`${severity === 'error' ? 'never' : 'masked'} ${rules[0] ?? ''}`]
    }),
  )
}

/** The questions alone, by diagrams: no families, no examples, no words. */
export function byDiagram(policy: Policy, decision: string, asAt: string, budget: number): Faults | null {
  try {
    const scope = scopeOf(policy, decision, asAt, budget)
    const { store, nodeOf } = scope.compiled
    const { rules, hitPolicy, otherwise } = scope.diagrams.decision
    const nodes = new Map<Formula, Node>()
    const problem: Problem = {
      facts: [],
      hitPolicy,
      hasOtherwise: otherwise !== undefined,
      rules: rules.map(({ name, event, fallback = false, conditions }) => {
        const when: Formula = { all: [] }
        nodes.set(when, nodeOf(conditions))
        return { name, outcome: event.type, fallback, when }
      }),
    }
    const node = (formula: Formula): Node => {
      const known = nodes.get(formula)
      if (known !== undefined) return known
      if ('all' in formula) return formula.all.reduce((whole, part) => and(store, whole, node(part)), YES)
      if ('any' in formula) return formula.any.reduce((whole, part) => or(store, whole, node(part)), NO)
      return 'not' in formula ? not(store, node(formula.not)) : NO
    }
    const found = [...questions(problem)].filter(
      ({ formula, faultIf }) => hasAny(scope, node(formula)) === (faultIf === 'somebody'),
    )
    return tidy(found.map(({ name }) => name))
  } catch (error) {
    if ((error as { code?: string }).code === 'TOO_COMPLEX') return null
    throw error
  }
}

/** A decision of a shipped policy for the solver: its conditions, and who there can be, handed over ready. */
export function problemOf(scope: DecisionScope): Problem {
  const { compiled, diagrams, universe } = scope
  const { store, carriers, variables } = compiled
  const known = new Map<Node, Formula>()
  const formulaOf = (node: Node): Formula => {
    if (node === YES) return { all: [] }
    if (node === NO) return { any: [] }
    const done = known.get(node)
    if (done !== undefined) return done
    const fact = store.level(node) - carriers.length
    const below = new Map<Node, number[]>()
    store.children(node).forEach((child, at) => below.set(child, [...(below.get(child) ?? []), at]))
    const any = [...below]
      .filter(([child]) => child !== NO)
      .map(([child, classes]): Formula =>
        child === YES ? { fact, classes } : { all: [{ fact, classes }, formulaOf(child)] },
      )
    const made: Formula = { any }
    known.set(node, made)
    return made
  }
  const conditionOf = (condition: Condition): Formula => {
    if ('all' in condition) return { all: condition.all.map(conditionOf) }
    if ('any' in condition) return { any: condition.any.map(conditionOf) }
    if ('not' in condition) return { not: conditionOf(condition.not) }
    if ('condition' in condition)
      return conditionOf(compiled.policy.conditions[condition.condition] as Condition)
    return formulaOf(compiled.nodeOf(condition))
  }
  const { rules, hitPolicy, otherwise } = diagrams.decision
  return {
    facts: variables.map(({ classes }) => classes.count),
    hitPolicy,
    hasOtherwise: otherwise !== undefined,
    rules: rules.map(({ name, event, fallback = false, conditions }) => ({
      name,
      outcome: event.type,
      fallback,
      when: conditionOf(conditions),
    })),
    universe: formulaOf(universe.node),
  }
}

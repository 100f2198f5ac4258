import type { Scalar } from '../../vocabulary/fact.ts'
import type { Decision, Policy } from '../../policy/policy.ts'
import { decisionOf, testsIn } from '../../policy/references.ts'
import { lower, type EngineGroup, type Ground, type Sense } from './lower.ts'

/** One of the two rules that a rule of a policy becomes: plain JSON for a stock json-rules-engine. */
export interface EngineRule {
  /** Unique within the policy: the decision, the rule and the sense. */
  name: string
  /** Decisions that others test run first. */
  priority: number
  /** The rule's conditions, with negations pushed down to the tests. */
  conditions: EngineGroup
  /** What the engine emits when the conditions hold. */
  event: { type: string; params: RuleParams }
}

/** What an event of the engine says of the rule it comes from. */
export interface RuleParams {
  /** The decision's id. */
  decision: string
  /** The rule's name. */
  rule: string
  /** The outcome the rule gives. */
  outcome: string
  /** `must`: the rule is met for certain. `may`: it could be met. */
  sense: Sense
  /** The rule's further data, where it has any. */
  details?: { readonly [key: string]: Scalar }
}

/**
 * The type of a rule's event, and its name. The points keep it apart from `error`, `success` and the
 * others that mean something to the engine, and from the event of every other rule: ids have none.
 */
export function eventType(decision: string, rule: string, sense: Sense): string {
  return `${decision}.${rule}.${sense}`
}

/** Lowers every decision of a policy: two rules of the engine for each of its rules. */
export function rulesOf(ground: Ground): EngineRule[] {
  const { policy } = ground
  const senses: readonly Sense[] = ['must', 'may']
  const lowered = Object.entries(policy.decisions).flatMap(([id, { rules }]) =>
    rules.flatMap((rule) =>
      senses.map((sense) => ({ id, rule, sense, conditions: lower(ground, rule, sense) })),
    ),
  )
  // Only now that no condition has turned out to be too deep to walk through.
  const levels = levelsOf(policy)
  const highest = Math.max(0, ...levels.values())
  return lowered.map(({ id, rule, sense, conditions }) => {
    const type = eventType(id, rule.name, sense)
    const params: RuleParams = { decision: id, rule: rule.name, outcome: rule.event.type, sense }
    if (rule.event.params !== undefined) params.details = { ...rule.event.params }
    const priority = highest - (levels.get(id) as number) + 1
    return { name: type, priority, conditions, event: { type, params } }
  })
}

/** How many decisions stand below each: 0 for one that tests no other. */
function levelsOf(policy: Policy): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  const levelOf = (id: string): number => {
    const known = levels.get(id)
    if (known !== undefined) return known
    const tested = new Set<string>()
    for (const rule of (policy.decisions[id] as Decision).rules) {
      for (const test of testsIn(rule.conditions, policy.conditions)) {
        const decision = decisionOf(test.fact)
        if (decision !== null) tested.add(decision)
      }
    }
    const level = Math.max(-1, ...[...tested].map(levelOf)) + 1
    levels.set(id, level)
    return level
  }
  Object.keys(policy.decisions).forEach(levelOf)
  return levels
}

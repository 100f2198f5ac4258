import type { Condition, Decision, Policy, Value } from '../../policy/policy.ts'
import {
  decisionOf,
  fieldTestsIn,
  listsOf,
  namesIn,
  own,
  parameterOf,
  testsIn,
} from '../../policy/references.ts'
import type { Part } from './mutant.ts'

/** Everything that the answers of one decision depend on, by kind and id. */
export interface Cone {
  readonly uses: (part: Part) => boolean
  /** The decisions among it, the decision itself included. */
  readonly decisions: ReadonlySet<string>
}

/** What conditions depend on, and the facts and lists they speak of. */
interface Reach {
  readonly parts: Set<string>
  readonly decisions: Set<string>
  readonly facts: Set<string>
}

/**
 * What a decision depends on: its own conditions and those of the decisions it tests, and the assumptions
 * that tie its facts to others.
 */
export function coneOf(policy: Policy, decision: string): Cone {
  const reach: Reach = { parts: new Set(), decisions: new Set(), facts: new Set() }
  visitDecision(policy, decision, reach)
  const assumed = policy.assumptions
    .filter(({ use }) => use === 'reason')
    .map(({ condition }) => conditionReach(policy, condition))
  for (let before = -1; before !== reach.facts.size;) {
    before = reach.facts.size
    assumed.forEach(({ facts, parts }) => {
      if (![...facts].some((fact) => reach.facts.has(fact))) return
      facts.forEach((fact) => reach.facts.add(fact))
      parts.forEach((part) => reach.parts.add(part))
    })
  }
  return coneFrom(reach)
}

/** What the assumptions of a policy depend on, those for reporting included. */
export function assumedCone(policy: Policy): Cone {
  const reach: Reach = { parts: new Set(), decisions: new Set(), facts: new Set() }
  for (const { condition } of policy.assumptions) visitCondition(policy, condition, reach)
  return coneFrom(reach)
}

function coneFrom({ parts, decisions }: Reach): Cone {
  return { uses: ({ kind, id }) => parts.has(`${kind} ${id}`), decisions }
}

function conditionReach(policy: Policy, condition: Condition): Reach {
  const reach: Reach = { parts: new Set(), decisions: new Set(), facts: new Set() }
  visitCondition(policy, condition, reach)
  return reach
}

function visitDecision(policy: Policy, id: string, reach: Reach): void {
  if (reach.decisions.has(id)) return
  reach.decisions.add(id)
  reach.parts.add(`decisions ${id}`)
  for (const rule of (policy.decisions[id] as Decision).rules) visitCondition(policy, rule.conditions, reach)
}

function visitCondition(policy: Policy, condition: Condition, reach: Reach): void {
  const names = [...namesIn(condition)]
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    if (reach.parts.has(`conditions ${name}`)) continue
    reach.parts.add(`conditions ${name}`)
    names.push(...namesIn(policy.conditions[name] as Condition))
  }
  for (const test of testsIn(condition, policy.conditions)) {
    visitValue(test.value, reach)
    const decision = decisionOf(test.fact)
    if (decision === null) visitFact(policy, test.fact, reach)
    else visitDecision(policy, decision, reach)
  }
}

function visitFact(policy: Policy, fact: string, reach: Reach): void {
  reach.facts.add(fact)
  const derived = own(policy.derived, fact)
  if (derived === undefined || reach.parts.has(`derived ${fact}`)) return
  reach.parts.add(`derived ${fact}`)
  if ('sum' in derived) reach.parts.add(`tables ${derived.of.table}`)
  for (const list of listsOf(derived)) reach.facts.add(list)
  for (const test of fieldTestsIn(derived.where)) visitValue(test.value, reach)
}

function visitValue(value: Value, reach: Reach): void {
  const parameter = parameterOf(value)
  if (parameter !== null) reach.parts.add(`parameters ${parameter}`)
}

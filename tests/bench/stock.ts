import type { FactList, Facts, Policy } from '@iom-rules/core'
import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'

/**
 * Names of the rules met, by decision: the policy's own rules on a stock json-rules-engine, as a user of that library would run them on
 * facts that are all known: one engine made once, one rule for each rule, no reasons. Derived facts and
 * the decisions that others test are handed over ready, so this is kinder to it than real use would be.
 */
export function stockEngine(
  policy: Policy,
  decisions: readonly string[],
): (facts: Facts, ready: Facts) => Promise<Map<string, string[]>> {
  const engine = new Engine([], {
    allowUndefinedFacts: true,
    pathResolver: (value: unknown) => value as object,
  })
  for (const [name, condition] of Object.entries(policy.conditions))
    engine.setCondition(name, condition as unknown as TopLevelCondition)
  for (const [name, parameter] of Object.entries(policy.parameters))
    engine.addFact(`parameter.${name}`, parameter.value as string)
  engine.addOperator<string, number>(
    'withinNextMonths',
    (found, months) => found !== 'NONE' && found <= (limits.get(months) ?? ''),
  )
  engine.addOperator<string, string>('onOrBefore', (found, limit) => found !== 'NONE' && found <= limit)
  engine.addOperator<string, string>('onOrAfter', (found, limit) => found !== 'NONE' && found >= limit)
  engine.addOperator<string, boolean>('isNone', (found, wanted) => (found === 'NONE') === wanted)
  engine.addFact('asAt', asAt)
  for (const id of decisions) {
    for (const rule of policy.decisions[id]?.rules ?? []) {
      engine.addRule({
        name: rule.name,
        conditions: structuredClone(rule.conditions) as unknown as TopLevelCondition & NestedCondition,
        event: { type: rule.event.type, params: { decision: id, rule: rule.name } },
      })
    }
  }
  return async (facts, ready) => {
    const { events } = await engine.run({ ...facts, ...ready } as Record<string, string | FactList>)
    const met = new Map<string, string[]>()
    for (const event of events) {
      const decision = String(event.params?.['decision'])
      met.set(decision, [...(met.get(decision) ?? []), String(event.params?.['rule'])])
    }
    return met
  }
}

const asAt = '2026-11-22'
const limits = new Map([[6, '2027-05-22']])

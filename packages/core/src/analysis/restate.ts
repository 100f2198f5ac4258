import type { Day } from '../vocabulary/day.ts'
import type {
  Condition,
  Decision,
  DerivedFact,
  Policy,
  RecordCondition,
  Table,
  Value,
} from '../policy/policy.ts'
import { decisionOf, decisionPrefix, isTest, listOf, parameterOf, resolve } from '../policy/references.ts'

/** What names become in a policy that is put beside another. */
export interface Renaming {
  readonly decision: (id: string) => string
  readonly condition: (id: string) => string
  readonly derived: (id: string) => string
  readonly table: (id: string) => string
}

/** A decision with other names, and with figures in place of the parameters they come from. */
export function restateDecision(policy: Policy, decision: Decision, renaming: Renaming, asAt: Day): Decision {
  return {
    ...decision,
    rules: decision.rules.map((rule) => ({
      ...rule,
      conditions: restateCondition(policy, rule.conditions, renaming, asAt),
    })),
  }
}

/** A condition with other names, and with figures in place of parameters. */
export function restateCondition(policy: Policy, given: Condition, renaming: Renaming, asAt: Day): Condition {
  const inner = (part: Condition) => restateCondition(policy, part, renaming, asAt)
  if ('all' in given) return { all: given.all.map(inner) }
  if ('any' in given) return { any: given.any.map(inner) }
  if ('not' in given) return { not: inner(given.not) }
  if (!isTest(given)) return { condition: renaming.condition(given.condition) }
  const tested = decisionOf(given.fact)
  const fact = tested === null ? renaming.derived(given.fact) : decisionPrefix + renaming.decision(tested)
  return { ...given, fact, value: figure(policy, given.value, asAt) }
}

/** A derived fact with other names, and with figures in place of parameters. */
export function restateDerived(
  policy: Policy,
  given: DerivedFact,
  renaming: Renaming,
  asAt: Day,
): DerivedFact {
  const where = given.where === undefined ? {} : { where: recordCondition(policy, given.where, asAt) }
  return 'sum' in given
    ? { ...given, ...where, of: { ...given.of, table: renaming.table(given.of.table) } }
    : { ...given, ...where }
}

function recordCondition(policy: Policy, given: RecordCondition, asAt: Day): RecordCondition {
  const inner = (part: RecordCondition) => recordCondition(policy, part, asAt)
  if ('all' in given) return { all: given.all.map(inner) }
  if ('any' in given) return { any: given.any.map(inner) }
  if ('not' in given) return { not: inner(given.not) }
  return { ...given, value: figure(policy, given.value, asAt) }
}

/** The figure itself; the day of the assessment stays a reference, for a test on it moves with the day. */
function figure(policy: Policy, value: Value, asAt: Day): Value {
  if (parameterOf(value) === null) return value
  return resolve(policy, value, asAt)
}

const same = (name: string): string => name

/** Every name as it is. */
export const unrenamed: Renaming = { decision: same, condition: same, derived: same, table: same }

/** What a derived fact comes from, figures and weights put in: alike where it means the same. */
export function derivedMeaning(policy: Policy, id: string, asAt: Day): unknown {
  const given = policy.derived[id]
  if (given === undefined) return null
  const { type, where = null, unlessSupplied = false } = given
  const stated = where === null ? null : recordCondition(policy, where, asAt)
  const rows = 'sum' in given ? (policy.tables[given.of.table] as Table).rows : {}
  const weights = Object.fromEntries(Object.entries(rows).map(([row, { value }]) => [row, value]))
  const kind = ['exists', 'count', 'sum', 'latest'].filter((key) => Object.hasOwn(given, key))
  const of = 'sum' in given ? given.of.by : 'latest' in given ? given.of : null
  return { type, kind, list: listOf(given), of, weights, where: stated, unlessSupplied }
}

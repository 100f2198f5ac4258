import type { Day } from '../vocabulary/day.ts'
import type { Scalar } from '../vocabulary/fact.ts'
import type {
  Condition,
  Decision,
  DerivedFact,
  FactTest,
  FieldTest,
  PolicyDocument,
  RecordCondition,
  Value,
} from './policy.ts'
import type { EventDeclaration } from './process.ts'

/** `decision.cohort` names another decision where a fact could stand. */
export const decisionPrefix = 'decision.'
export const parameterPrefix = 'parameter.'
/** The day of the assessment, where a value could stand. */
export const asAtReference = 'asAt'

/** The id of the decision that a test reads, or `null` when it reads a fact. */
export function decisionOf(fact: string): string | null {
  return fact.startsWith(decisionPrefix) ? fact.slice(decisionPrefix.length) : null
}

/** The id of the parameter a value comes from, or `null`. */
export function parameterOf(value: Value): string | null {
  if (typeof value !== 'object' || Array.isArray(value) || !('fact' in value)) return null
  return value.fact.startsWith(parameterPrefix) ? value.fact.slice(parameterPrefix.length) : null
}

/** The value a test compares with, as data; `undefined` when it names nothing there is. */
export function resolve(
  document: Pick<PolicyDocument, 'parameters'>,
  value: Value,
  asAt: Day,
): Scalar | readonly string[] | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return value as Scalar | readonly string[]
  const parameter = parameterOf(value)
  if (parameter !== null) return document.parameters?.[parameter]?.value
  return (value as { fact: string }).fact === asAtReference ? asAt : undefined
}

/** The entry of a map under an id; never what every object inherits. */
export function own<T>(map: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, id) ? map[id] : undefined
}

export function isTest(condition: Condition): condition is FactTest {
  return 'fact' in condition
}

/** Every comparison in a condition, named conditions opened. The names must not be circular. */
export function* testsIn(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
): Generator<FactTest> {
  if (isTest(condition)) yield condition
  else if ('all' in condition) for (const part of condition.all) yield* testsIn(part, named)
  else if ('any' in condition) for (const part of condition.any) yield* testsIn(part, named)
  else if ('not' in condition) yield* testsIn(condition.not, named)
  else {
    const inner = named[condition.condition]
    if (inner !== undefined) yield* testsIn(inner, named)
  }
}

/** The named conditions that a condition uses directly. */
export function* namesIn(condition: Condition): Generator<string> {
  if ('all' in condition) for (const part of condition.all) yield* namesIn(part)
  else if ('any' in condition) for (const part of condition.any) yield* namesIn(part)
  else if ('not' in condition) yield* namesIn(condition.not)
  else if ('condition' in condition) yield condition.condition
}

/** Every comparison of a record's fields. */
export function* fieldTestsIn(condition: RecordCondition | undefined): Generator<FieldTest> {
  if (condition === undefined) return
  if ('field' in condition) yield condition
  else if ('all' in condition) for (const part of condition.all) yield* fieldTestsIn(part)
  else if ('any' in condition) for (const part of condition.any) yield* fieldTestsIn(part)
  else yield* fieldTestsIn(condition.not)
}

/** Outcomes in order of the rules that give them; those that no rule gives come last, by name. */
export function outcomesInOrder(decision: Decision): string[] {
  const given = decision.rules.map((rule) => rule.event.type)
  if (decision.otherwise !== undefined) given.push(decision.otherwise.outcome)
  return [...new Set([...given, ...Object.keys(decision.outcomes).sort()])]
}

/** The facts that an event changes. */
export function changedBy(event: EventDeclaration): string[] {
  return [event.set, event.append, event.close].flatMap((effect) => Object.keys(effect ?? {}))
}

/** The list a derived fact is made from. */
export function listOf(derived: DerivedFact): string {
  if ('exists' in derived) return derived.exists
  if ('count' in derived) return derived.count
  return 'sum' in derived ? derived.sum : derived.latest
}

/** Every list a derived fact depends on: its own, and the periods its windows leave out. */
export function listsOf(derived: DerivedFact): string[] {
  const lists = new Set([listOf(derived)])
  for (const test of fieldTestsIn(derived.where))
    if (test.notCounting !== undefined) lists.add(test.notCounting)
  return [...lists]
}

import type { Day } from '../vocabulary/day.ts'
import type { Scalar } from '../vocabulary/fact.ts'
import type {
  Condition,
  Decision,
  DerivedFact,
  FactTest,
  FieldTest,
  FlatDocument,
  ListFact,
  Parameter,
  Policy,
  RecordCondition,
  RecordField,
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

/** The id of the parameter a value comes from, or `null`. The value may be anything: this is asked before it is checked. */
export function parameterOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('fact' in value)) return null
  const { fact } = value
  return typeof fact === 'string' && fact.startsWith(parameterPrefix)
    ? fact.slice(parameterPrefix.length)
    : null
}

/** The value a test of a checked document compares with, as data. */
export function resolve(
  document: Pick<FlatDocument, 'parameters'>,
  value: Value,
  asAt: Day,
): Scalar | readonly string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return value as Scalar | readonly string[]
  const parameter = parameterOf(value)
  return parameter === null ? asAt : (document.parameters[parameter] as Parameter).value
}

/** The entry of a map under an id; never what every object inherits. */
export function own<T>(map: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, id) ? map[id] : undefined
}

export function isTest(condition: Condition): condition is FactTest {
  return 'fact' in condition
}

/** Every comparison in a condition, named conditions opened. The names must be there, and not circular. */
export function* testsIn(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
): Generator<FactTest> {
  if (isTest(condition)) yield condition
  else if ('all' in condition) for (const part of condition.all) yield* testsIn(part, named)
  else if ('any' in condition) for (const part of condition.any) yield* testsIn(part, named)
  else if ('not' in condition) yield* testsIn(condition.not, named)
  else yield* testsIn(named[condition.condition] as Condition, named)
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

/** The fields that the records of a list have: a list from which something is derived, so it has records. */
export function fieldsOf(
  { facts }: Pick<Policy, 'facts'>,
  list: string,
): { readonly [field: string]: RecordField } {
  return (facts[list] as ListFact & Required<Pick<ListFact, 'record'>>).record
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

import type {
  Condition,
  Decision,
  DerivedFact,
  FactTest,
  FieldTest,
  Policy,
  RecordCondition,
  ScalarFact,
} from '../../policy/policy.ts'
import { decisionOf, fieldsOf, listOf, own } from '../../policy/references.ts'
import { phraseCondition } from '../../explanation/phrase.ts'
import { factTitle, inSentence } from '../../explanation/words.ts'

/** A condition on a person, or one on a record. */
export type AnyCondition = Condition | RecordCondition
export type AnyTest = FactTest | FieldTest

/** What a test is made on, as far as mutations need it. */
export interface Tested {
  readonly type: 'boolean' | 'number' | 'choice' | 'day'
  readonly mayBeNone: boolean
  readonly values: readonly string[]
}

/** Reads the conditions of one place: what they say, and what their tests are made on. */
export interface Reader {
  readonly words: (condition: AnyCondition) => string
  readonly tested: (test: AnyTest) => Tested
}

/** Reads conditions on a person: those of rules, and named ones. */
export function personReader(policy: Policy): Reader {
  return {
    words: (condition) => phraseCondition(policy, condition as Condition),
    tested: (test) => testedIn(policy, (test as FactTest).fact),
  }
}

/** Reads the conditions on the records of a list. */
export function recordReader(policy: Policy, derived: DerivedFact): Reader {
  // No test is made on a code.
  const facts = fieldsOf(policy, listOf(derived)) as { readonly [field: string]: ScalarFact }
  // A record is read as a person whose facts are its fields.
  const record: Policy = { ...policy, facts, derived: {} }
  return {
    words: (condition) => phraseCondition(record, onFields(condition as RecordCondition)),
    tested: (test) => testedIn(record, (test as FieldTest).field),
  }
}

function onFields(condition: RecordCondition): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => onFields(part)) }
  if ('any' in condition) return { any: condition.any.map((part) => onFields(part)) }
  if ('not' in condition) return { not: onFields(condition.not) }
  return { fact: condition.field, operator: condition.operator, value: condition.value }
}

function testedIn(policy: Policy, fact: string): Tested {
  const decision = decisionOf(fact)
  if (decision !== null) {
    const { outcomes } = policy.decisions[decision] as Decision
    return { type: 'choice', mayBeNone: false, values: Object.keys(outcomes).sort() }
  }
  // No test is made on a list itself.
  const declared = own(policy.facts, fact) as ScalarFact | undefined
  if (declared !== undefined) {
    return {
      type: declared.type,
      mayBeNone: 'mayBeNone' in declared && declared.mayBeNone,
      values: declared.type === 'choice' ? declared.values : [],
    }
  }
  const { type } = policy.derived[fact] as DerivedFact
  return { type, mayBeNone: type === 'day', values: [] }
}

/** What a list is called inside a sentence: `periods in custody`. */
export function listWords(policy: Policy, list: string): string {
  return inSentence(factTitle(policy, list))
}

import type {
  Condition,
  DerivedFact,
  FactDeclaration,
  FactTest,
  FieldTest,
  Policy,
  RecordCondition,
  ScalarFact,
} from '../../policy/policy.ts'
import { decisionOf, listOf, own } from '../../policy/references.ts'
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
  readonly tested: (test: AnyTest) => Tested | null
}

/** Reads conditions on a person: those of rules, and named ones. */
export function personReader(policy: Policy): Reader {
  return {
    words: (condition) => phraseCondition(policy, condition as Condition),
    tested: (test) => ('fact' in test ? testedIn(policy, test.fact) : null),
  }
}

/** Reads the conditions on the records of a list. */
export function recordReader(policy: Policy, derived: DerivedFact): Reader {
  const list = own(policy.facts, listOf(derived))
  const fields = list?.type === 'list' ? (list.record ?? {}) : {}
  const facts = Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, ScalarFact] => entry[1].type !== 'code'),
  )
  // A record is read as a person whose facts are its fields.
  const record: Policy = { ...policy, facts, derived: {} }
  return {
    words: (condition) => phraseCondition(record, onFields(condition as RecordCondition)),
    tested: (test) => testedIn(record, nameOf(test)),
  }
}

function nameOf(test: AnyTest): string {
  return 'fact' in test ? test.fact : test.field
}

function onFields(condition: RecordCondition): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => onFields(part)) }
  if ('any' in condition) return { any: condition.any.map((part) => onFields(part)) }
  if ('not' in condition) return { not: onFields(condition.not) }
  return { fact: condition.field, operator: condition.operator, value: condition.value }
}

function testedIn(policy: Policy, fact: string): Tested | null {
  const decision = decisionOf(fact)
  if (decision !== null) {
    const outcomes = own(policy.decisions, decision)?.outcomes
    return outcomes === undefined
      ? null
      : { type: 'choice', mayBeNone: false, values: Object.keys(outcomes).sort() }
  }
  const declared: FactDeclaration | undefined = own(policy.facts, fact)
  if (declared !== undefined) {
    if (declared.type === 'list') return null
    return {
      type: declared.type,
      mayBeNone: 'mayBeNone' in declared && declared.mayBeNone,
      values: declared.type === 'choice' ? declared.values : [],
    }
  }
  const derived = own(policy.derived, fact)
  return derived === undefined ? null : { type: derived.type, mayBeNone: derived.type === 'day', values: [] }
}

/** What a list is called inside a sentence: `periods in custody`. */
export function listWords(policy: Policy, list: string): string {
  return inSentence(factTitle(policy, list))
}

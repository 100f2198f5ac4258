import type { Scalar } from '../vocabulary/fact.ts'
import type { Condition, FactTest, Policy, Rule, Value } from '../policy/policy.ts'
import { asAtReference, decisionOf, isTest, own, parameterOf } from '../policy/references.ts'
import type { TestTrace } from '../decision/assessment.ts'
import {
  amount,
  dayWords,
  factTitle,
  foundWords,
  listed,
  outcomeWords,
  subject,
  unitOf,
  valueWords,
  yesNoWords,
} from './words.ts'

/**
 * What a rule says, as one plain sentence.
 *
 * @example
 * phraseRule(policy, 'cohort', rule) // 'FREE if the IOM team agrees and the Community Safety Partnership agrees.'
 */
export function phraseRule(policy: Policy, decision: string, rule: Rule): string {
  return `${outcomeWords(policy, decision, rule.event.type)} if ${phraseCondition(policy, rule.conditions)}.`
}

/** What a condition says, to stand after “if”. Named conditions are opened in place. */
export function phraseCondition(policy: Policy, condition: Condition): string {
  return phrase(policy, condition, 'outside')
}

type Within = 'outside' | 'all' | 'any'

function phrase(policy: Policy, condition: Condition, within: Within): string {
  if (isTest(condition)) return testWords(policy, condition, true)
  if ('condition' in condition) {
    const named = own(policy.conditions, condition.condition)
    return named === undefined ? condition.condition : phrase(policy, named, within)
  }
  if ('not' in condition) return negative(policy, condition.not, within)
  const kind = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : condition.any
  if (parts.length === 1) return phrase(policy, parts[0] as Condition, within)
  const words = parts.map((part) => phrase(policy, part, kind))
  const joined = listed(words, kind === 'all' ? 'and' : 'or')
  return within === 'outside' || within === kind ? joined : `(${joined})`
}

/** The opposite, said of the parts: not all of several is at least one that is not. */
function negative(policy: Policy, condition: Condition, within: Within): string {
  if (isTest(condition)) return testWords(policy, condition, false)
  if ('not' in condition) return phrase(policy, condition.not, within)
  if ('condition' in condition) {
    const named = own(policy.conditions, condition.condition)
    return named === undefined ? `not ${condition.condition}` : negative(policy, named, within)
  }
  const kind = 'all' in condition ? 'any' : 'all'
  const parts = 'all' in condition ? condition.all : condition.any
  if (parts.length === 1) return negative(policy, parts[0] as Condition, within)
  const joined = listed(
    parts.map((part) => negative(policy, part, kind)),
    kind === 'all' ? 'and' : 'or',
  )
  return within === 'outside' || within === kind ? joined : `(${joined})`
}

/** A test as it is written, or its opposite. */
function testWords(policy: Policy, test: FactTest, positive: boolean): string {
  const value = resolved(policy, test.value)
  const words = yesNoWords(policy, test.fact)
  if (words !== null) return (value === (test.operator === 'equal')) === positive ? words.yes : words.no
  return `${subject(policy, test.fact)} ${requirement(policy, test.fact, test.operator, value, positive)}`
}

function testedType(policy: Policy, fact: string): string {
  if (decisionOf(fact) !== null) return 'choice'
  return policy.facts[fact]?.type ?? policy.derived[fact]?.type ?? 'choice'
}

/** The value that a test compares with; a parameter that is not there, in a draft, by its id. */
export function resolved(policy: Policy, value: Value): Scalar | readonly string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return value as Scalar | readonly string[]
  const parameter = parameterOf(value)
  return parameter === null ? asAtReference : (own(policy.parameters, parameter)?.value ?? parameter)
}

/** What a test asks of a value, to stand after the subject: `is 1,000 or more`. */
export function requirement(
  policy: Policy,
  fact: string,
  operator: string,
  value: Scalar | readonly string[],
  positive = true,
): string {
  const be = positive ? 'is' : 'is not'
  const declared = policy.facts[fact]
  const mayBeNone = declared?.type === 'number' && declared.mayBeNone === true
  const day = (text: Scalar | readonly string[]) =>
    text === asAtReference ? 'the day of the assessment' : dayWords(String(text))
  const number = () => amount(value, unitOf(policy, fact))
  const choices = () =>
    listed(
      [value].flat().map((each) => quoted(policy, fact, valueWords(policy, fact, each))),
      'or',
    )
  const opposite: Record<string, string> = { equal: 'notEqual', notEqual: 'equal', in: 'notIn', notIn: 'in' }
  const sense = positive ? operator : (opposite[operator] ?? operator)
  switch (sense) {
    case 'equal':
    case 'notEqual': {
      const words =
        testedType(policy, fact) === 'day' ? day(value) : valueWords(policy, fact, value as Scalar)
      return `${sense === 'equal' ? 'is' : 'is not'} ${quoted(policy, fact, words)}`
    }
    case 'in':
      return `is one of ${choices()}`
    case 'notIn':
      return `is none of ${choices()}`
    // Where a fact may be none, the opposite of “more than” is not “or less”: it may be none.
    case 'greaterThanInclusive':
      return positive || mayBeNone ? `${be} ${number()} or more` : `is below ${number()}`
    case 'greaterThan':
      return positive || mayBeNone ? `${be} more than ${number()}` : `is ${number()} or less`
    case 'lessThanInclusive':
      return positive || mayBeNone ? `${be} ${number()} or less` : `is more than ${number()}`
    case 'lessThan':
      return positive || mayBeNone ? `${be} below ${number()}` : `is ${number()} or more`
    case 'withinLastMonths':
      return `${be} within the last ${amount(value, 'months')}`
    case 'withinNextMonths':
      return `${be} within the next ${amount(value, 'months')}`
    case 'onOrBefore':
      return `${be} on or before ${day(value)}`
    case 'onOrAfter':
      return `${be} on or after ${day(value)}`
    case 'isNone':
      return (value === true) === positive ? 'is none' : 'is a set one, not none'
    default:
      return `${operator} ${String(value)}`
  }
}

/** The words of a value as they stand in a sentence: those of a choice in quotes. */
export function quoted(policy: Policy, fact: string, words: string): string {
  return testedType(policy, fact) === 'choice' ? `“${words}”` : words
}

/**
 * One test of a trace as a short sentence, with the value found and the value required.
 *
 * @example
 * phraseTest(policy, test) // 'Crime Severity Score: 1,204. Asked for: that it is 1,000 or more (assumption, cheshire 1.0.0).'
 */
export function phraseTest(policy: Policy, test: TestTrace): string {
  const asked = requirement(policy, test.fact, test.operator, test.required)
  const basis = basisWords(policy, test)
  const found = foundWords(policy, test.fact, test.found)
  const title = factTitle(policy, test.fact)
  if (testedType(policy, test.fact) === 'boolean') {
    return `${title}: ${found}. Asked for: ${test.required === (test.operator === 'equal') ? 'yes' : 'no'}.`
  }
  return `${title}: ${found}. Asked for: that it ${asked}${basis}.`
}

/** Where a required value comes from: ` (assumption, cheshire 1.0.0)`; empty for a literal. */
export function basisWords(policy: Policy, test: TestTrace): string {
  const parameter = test.from === undefined ? undefined : policy.parameters[test.from]
  return parameter === undefined ? '' : ` (${parameter.basis}, ${policy.id} ${policy.version})`
}

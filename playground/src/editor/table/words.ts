import { valueWords, type FactTest, type Policy } from '@iom-rules/core'
import { listInWords, outcomeInWords } from '../../words/answers.ts'
import { factTitle } from '../../words/facts.ts'
import { idInWords } from '../../words/titles.ts'
import { figureOf as figureIn } from '../conditions/test/fits.ts'
import { conditionTitle } from '../conditions/words.ts'
import type { Cell, Column } from './grid.ts'

/** What stands at the head of a column: a title, and what kind of thing it is where that is no fact. */
export function columnTitle(policy: Policy, { kind, id }: Column): string {
  if (kind === 'named') return conditionTitle(id)
  const decision = decisionIn(id)
  return decision === null
    ? factTitle(policy, id)
    : (policy.decisions[decision]?.title ?? idInWords(decision))
}

/** The kind of thing that a column asks, said under its title. */
export function columnKind(policy: Policy, { kind, id }: Column): string {
  if (kind === 'named') return 'Named condition'
  if (decisionIn(id) !== null) return 'Answer of another decision'
  return Object.hasOwn(policy.derived, id) ? 'Derived fact' : 'Fact'
}

/** What a cell asks, as short as a table wants it: `75 percent or more`, `Yes`, `Not met`. */
export function cellInWords(policy: Policy, cell: Cell): string {
  const words = wordsInCell(policy, cell)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The same, to stand after “and”. */
export function wordsInCell(policy: Policy, cell: Cell): string {
  if (cell.kind === 'named') return cell.isNegated ? 'not met' : 'met'
  const { test, isNegated } = cell
  const yes = yesOrNo(policy, test)
  if (yes !== null) return yes === isNegated ? 'no' : 'yes'
  const words = requirementInWords(policy, test)
  return isNegated ? `not ${words}` : words
}

/** The title of the figure that a cell takes its value from, and `null` where the value is written in it. */
export function figureOf(policy: Policy, cell: Cell): string | null {
  const parameter = cell.kind === 'test' ? figureIn(cell.test.value) : null
  return parameter === null ? null : (policy.parameters[parameter]?.title ?? idInWords(parameter))
}

function yesOrNo(policy: Policy, { fact, operator, value }: FactTest): boolean | null {
  const type = policy.facts[fact]?.type ?? policy.derived[fact]?.type
  if (type !== 'boolean' || typeof value !== 'boolean') return null
  return (operator === 'equal') === value
}

function requirementInWords(policy: Policy, test: FactTest): string {
  const { fact, operator, value } = test
  const isUnfinished = !('value' in test) || typeof operator !== 'string'
  if (isUnfinished) return 'something still to be said'
  const words = wordsOfValue(policy, fact, operator, value)
  switch (operator) {
    case 'notEqual':
      return `not ${words}`
    case 'notIn':
      return `none of ${words}`
    case 'lessThan':
      return `below ${words}`
    case 'lessThanInclusive':
      return `${words} or less`
    case 'greaterThan':
      return `more than ${words}`
    case 'greaterThanInclusive':
      return `${words} or more`
    case 'onOrBefore':
      return `on or before ${words}`
    case 'onOrAfter':
      return `on or after ${words}`
    case 'withinLastMonths':
      return `within the last ${words}`
    case 'withinNextMonths':
      return `within the next ${words}`
    case 'isNone':
      return value === true ? 'none' : 'a set one, not none'
    default:
      return words
  }
}

function wordsOfValue(policy: Policy, fact: string, operator: string, written: FactTest['value']): string {
  const parameter = figureIn(written)
  const value = parameter === null ? written : policy.parameters[parameter]?.value
  if (value === undefined) return 'a figure that the policy does not have'
  if (Array.isArray(value))
    return listInWords(
      value.map((one: string) => wordsOf(policy, fact, one)),
      'or',
    )
  if (typeof value === 'object') return 'the day of the assessment'
  if (operator.endsWith('Months')) return value === 1 ? '1 month' : `${String(value)} months`
  return wordsOf(policy, fact, value)
}

function wordsOf(policy: Policy, fact: string, value: string | number | boolean): string {
  const decision = decisionIn(fact)
  return decision === null ? valueWords(policy, fact, value) : outcomeInWords(policy, decision, String(value))
}

/** The decision whose outcome a column asks; `null` when it asks a fact. */
export function decisionIn(fact: string): string | null {
  return fact.startsWith(decisionPrefix) ? fact.slice(decisionPrefix.length) : null
}

const decisionPrefix = 'decision.'

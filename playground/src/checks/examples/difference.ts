import type { ExampleFailure, Policy } from '@iom-rules/core'
import { certaintyWords, listInWords, outcomeInWords } from '../../words/answers.ts'
import { factTitle } from '../../words/facts.ts'

const keyWords: { readonly [key: string]: string } = {
  outcome: 'the outcome',
  certainty: 'how sure it is',
  outcomes: 'the outcomes',
  matches: 'the definitions met',
  possible: 'what is still possible',
  missing: 'what is missing',
  rule: 'the rule that decides',
  details: 'the details',
  conflicts: 'the contradictions',
}

/** `Cohort, the outcome: expected FIXED, found FLEX`. */
export function differenceInWords(
  policy: Policy,
  { decision, key, expected, actual }: ExampleFailure,
): string {
  const words = (value: unknown) => valueInWords(policy, decision, key, value)
  return `${subjectOf(policy, decision, key)}: expected ${words(expected)}, found ${words(actual)}`
}

/** What an example expects once it takes the answer: `Cohort, the outcome: FLEX, no longer FIXED`. */
export function takenInWords(policy: Policy, { decision, key, expected, actual }: ExampleFailure): string {
  const words = (value: unknown) => valueInWords(policy, decision, key, value)
  return `${subjectOf(policy, decision, key)}: ${words(actual)}, no longer ${words(expected)}`
}

function subjectOf(policy: Policy, decision: string, key: string): string {
  const title = decision === 'conflicts' ? 'Facts' : (policy.decisions[decision]?.title ?? decision)
  return `${title}, ${keyWords[key] ?? key}`
}

function valueInWords(policy: Policy, decision: string, key: string, value: unknown): string {
  if (value === null || value === undefined) return 'none'
  if (typeof value === 'string') return textInWords(policy, decision, key, value)
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none'
    return listInWords(value.map((one) => valueInWords(policy, decision, key, one)))
  }
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${String(one)}`)
    .join(', ')
}

function textInWords(policy: Policy, decision: string, key: string, text: string): string {
  switch (key) {
    case 'missing':
      return factTitle(policy, text)
    case 'certainty':
      return Object.hasOwn(certaintyWords, text) ? text : `“${text}”`
    case 'rule':
      return policy.decisions[decision]?.rules.find(({ name }) => name === text)?.title ?? text
    case 'details':
    case 'conflicts':
      return text
    default:
      return outcomeInWords(policy, decision, text)
  }
}

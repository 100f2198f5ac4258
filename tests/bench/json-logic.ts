import type { Condition, Facts, Policy } from '@iom-rules/core'
import { LogicEngine } from 'json-logic-engine'
import { deriveByHand, type Today } from './handwritten.ts'
import { asAt } from './people.ts'

type Logic = unknown
type Answer = string | readonly string[]

/**
 * The policy's decisions in JSON logic, compiled by json-logic-engine. What lists come to is worked out by
 * hand-written code, which is kinder to it than JSON logic's own loops would be.
 */
export function jsonLogic(policy: Policy, today: Today, readDay?: (text: unknown) => number) {
  const engine = new LogicEngine()
  const built = inOrder(policy).map((id): [string, (data: object) => Answer] => [
    id,
    engine.build(decisionLogic(policy, id)) as (data: object) => Answer,
  ])
  return (facts: Facts): Readonly<Record<string, Answer>> => {
    const { recentListed, onRecord, severity } = deriveByHand(facts, today, readDay)
    const data: Record<string, unknown> = {
      ...facts,
      cssScore: severity,
      recentListedOffence: recentListed,
      listedOffenceOnRecord: onRecord,
      // It refuses to compare a word with a number.
      sentenceMonths: facts['sentenceMonths'] === 'NONE' ? -1 : facts['sentenceMonths'],
    }
    const answers: Record<string, Answer> = {}
    for (const [id, decide] of built) {
      const answer = decide(data)
      answers[id] = typeof answer === 'string' ? answer : answer.filter((outcome) => outcome !== null)
      data[`decision_${id}`] = answer
    }
    return answers
  }
}

/** Decisions that others test come first. */
function inOrder(policy: Policy): readonly string[] {
  const tested = (id: string) => JSON.stringify(policy.document).includes(`"decision.${id}"`)
  return Object.keys(policy.decisions).sort((a, b) => Number(tested(b)) - Number(tested(a)))
}

function decisionLogic(policy: Policy, id: string): Logic {
  const { rules = [], otherwise, hitPolicy } = policy.decisions[id] ?? {}
  if (hitPolicy === 'COLLECT')
    return rules.map(({ conditions, event }) => ({ if: [logicOf(policy, conditions), event.type, null] }))
  return {
    if: [
      ...rules.flatMap(({ conditions, event }) => [logicOf(policy, conditions), event.type]),
      otherwise?.outcome ?? '-',
    ],
  }
}

const operators: Readonly<Record<string, string>> = {
  equal: '===',
  notEqual: '!==',
  greaterThanInclusive: '>=',
  greaterThan: '>',
  lessThanInclusive: '<=',
  lessThan: '<',
  in: 'in',
}

function logicOf(policy: Policy, condition: Condition): Logic {
  if ('all' in condition) return { and: condition.all.map((part) => logicOf(policy, part)) }
  if ('any' in condition) return { or: condition.any.map((part) => logicOf(policy, part)) }
  if ('not' in condition) return { '!': logicOf(policy, condition.not) }
  if ('condition' in condition) return logicOf(policy, policy.conditions[condition.condition] as Condition)
  const found = { var: condition.fact.replace('.', '_') }
  const value = valueOf(policy, condition.value)
  // Days are text that sorts as the days do.
  const isDay = { '!==': [found, 'NONE'] }
  if (condition.operator === 'withinNextMonths') return { and: [isDay, { '<=': [found, '2027-05-22'] }] }
  if (condition.operator === 'onOrBefore') return { and: [isDay, { '<=': [found, value] }] }
  if (condition.operator === 'onOrAfter') return { and: [isDay, { '>=': [found, value] }] }
  const operator = operators[condition.operator]
  if (operator === undefined) throw new Error(`No JSON logic for ${condition.operator}`)
  return { [operator]: [found, value] }
}

function valueOf(policy: Policy, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('fact' in value)) return value
  const name = String(value.fact)
  return name === 'asAt' ? asAt : policy.parameters[name.replace('parameter.', '')]?.value
}

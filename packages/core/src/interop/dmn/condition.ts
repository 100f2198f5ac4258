import type { Condition } from '../../policy/policy.ts'
import { isTest } from '../../policy/references.ts'
import type { Reading } from './reading.ts'
import { sayTest } from './saying.ts'

/** A condition of known facts, or with `positive` false its opposite, as an expression of FEEL. */
export function sayCondition(condition: Condition, reading: Reading, positive = true, depth = 0): string {
  if (isTest(condition)) {
    const subject = reading.subject(condition.fact)
    return sayTest(subject, condition.operator, condition.value, positive, reading).of(subject.text)
  }
  if ('not' in condition) return sayCondition(condition.not, reading, !positive, depth)
  if ('condition' in condition) {
    const { text } = reading.condition(condition.condition)
    return positive ? text : `not(${text})`
  }
  const parts = 'all' in condition ? condition.all : condition.any
  return joinParts(
    parts.map((part) => sayCondition(part, reading, positive, depth + (parts.length > 1 ? 1 : 0))),
    'all' in condition === positive ? 'and' : 'or',
    depth,
  )
}

/** Parts joined, a line for each at the top so that a long condition can be read. */
export function joinParts(parts: readonly string[], by: 'and' | 'or', depth: number): string {
  const [first = 'true'] = parts
  if (parts.length <= 1) return first
  return depth === 0 ? parts.join(`\n${by} `) : `(${parts.join(` ${by} `)})`
}

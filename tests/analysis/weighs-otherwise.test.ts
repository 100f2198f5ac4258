// Whether a sum that a decision rests on weighs records otherwise in another policy.
import type { Policy } from '@iom-rules/core'
import { expect, test } from 'vitest'
import { weighsOtherwise } from '../../packages/core/src/analysis/weights.ts'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const row = (value: number) => ({ value, grade: 'demo' })
const count = { type: 'number', title: 'Score', count: 'offences' }

function policyOf(rows: object, score: object = sumOfOffences): Policy {
  return smallPolicy({
    facts: { yes: yesNo, offences },
    tables: { weights: { ...weights, rows } },
    derived: { score },
    decisions: {
      d: decision([rule('a', 'A', all(asks('score', 'greaterThan', 5)))]),
      e: decision([rule('b', 'B', all(asks('yes', 'equal', true)))]),
    },
  })
}

const plain = { X: row(3), Y: row(5) }

test.each([
  ['a row with another weight', { X: row(4), Y: row(5) }, true],
  ['a row more', { ...plain, Z: row(1) }, true],
  ['the same rows in another order', { Y: row(5), X: row(3) }, false],
  ['the same weights, known otherwise', { ...plain, X: { value: 3, grade: 'two sources' } }, false],
])('%s', (_, rows, isOtherwise) => {
  expect(weighsOtherwise(policyOf(plain), policyOf(rows), 'd')).toBe(isOtherwise)
})

test('a decision that does not rest on the sum weighs nothing', () => {
  expect(weighsOtherwise(policyOf(plain), policyOf({ X: row(4) }), 'e')).toBe(false)
})

test('what is a sum in one of them only is not weighed otherwise', () => {
  const [summed, counted] = [policyOf(plain), policyOf(plain, count)]
  expect(weighsOtherwise(summed, counted, 'd')).toBe(false)
  expect(weighsOtherwise(counted, summed, 'd')).toBe(false)
  expect(weighsOtherwise(summed, smallPolicy({}), 'd')).toBe(false)
})

import type { Truth } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { assessWith, decision, document, rule, test, yesNo } from '../policy/build.ts'

const values = { met: true, 'not-met': false, undetermined: null } as const

/** The truth of a condition on two facts whose tests have the given truths. */
function truthOf(condition: object, a: Truth, b: Truth): Truth | undefined {
  const policy = document({
    facts: { a: yesNo, b: yesNo },
    decisions: { d: decision([rule('only', 'A', condition)]) },
  })
  return assessWith(policy, { a: values[a], b: values[b] }).decisions['d']?.because[0]?.truth
}

const parts = [test('a', 'equal', true), test('b', 'equal', true)]

describe('strong Kleene logic', () => {
  it.each([
    ['met', 'met', 'met', 'met'],
    ['met', 'not-met', 'not-met', 'met'],
    ['met', 'undetermined', 'undetermined', 'met'],
    ['not-met', 'not-met', 'not-met', 'not-met'],
    ['not-met', 'undetermined', 'not-met', 'undetermined'],
    ['undetermined', 'undetermined', 'undetermined', 'undetermined'],
  ] as [Truth, Truth, Truth, Truth][])('%s with %s: all is %s, any is %s', (a, b, both, either) => {
    expect([truthOf({ all: parts }, a, b), truthOf({ all: parts }, b, a)]).toEqual([both, both])
    expect([truthOf({ any: parts }, a, b), truthOf({ any: parts }, b, a)]).toEqual([either, either])
  })
  it.each([
    ['met', 'not-met'],
    ['not-met', 'met'],
    ['undetermined', 'undetermined'],
  ] as [Truth, Truth][])('not %s is %s', (a, negated) => {
    expect(truthOf({ not: parts[0] }, a, 'met')).toBe(negated)
    expect(truthOf({ not: { not: parts[0] } }, a, 'met')).toBe(a)
  })
})

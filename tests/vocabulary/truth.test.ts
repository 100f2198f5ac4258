import { describe, expect, it } from 'vitest'
import type { Truth } from '@iom-rules/core'
import { certainly, every, negate, some } from '../../packages/core/src/vocabulary/truth.ts'

const all: readonly Truth[] = ['met', 'not-met', 'undetermined']

describe('strong Kleene logic', () => {
  it.each([
    ['met', 'met', 'met', 'met'],
    ['met', 'not-met', 'not-met', 'met'],
    ['met', 'undetermined', 'undetermined', 'met'],
    ['not-met', 'not-met', 'not-met', 'not-met'],
    ['not-met', 'undetermined', 'not-met', 'undetermined'],
    ['undetermined', 'undetermined', 'undetermined', 'undetermined'],
  ] as [Truth, Truth, Truth, Truth][])('%s with %s: all is %s, any is %s', (a, b, both, either) => {
    expect([every([a, b]), every([b, a])]).toEqual([both, both])
    expect([some([a, b]), some([b, a])]).toEqual([either, either])
  })
  it('negates twice to the same, and turns all into any', () => {
    for (const a of all) {
      expect(negate(negate(a))).toBe(a)
      for (const b of all) expect(negate(every([a, b]))).toBe(some([negate(a), negate(b)]))
    }
  })
  it('is sure of what is known', () => {
    expect([certainly(true), certainly(false)]).toEqual(['met', 'not-met'])
  })
})

// Property 9, as far as one program can show it; time zones, locales and runtimes are in tests/portable.
import { assess, decide, type Facts, type PolicyDocument } from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affordable, cases, policyOf } from './cases.ts'
import { turned } from './journey-runs.ts'

const plain = { facts: { least: 1, most: 5 }, derived: 0, assumptions: 2 }
const lists = { facts: { least: 1, most: 3 }, derived: 2, assumptions: 2 }
const partial = { unknown: 3, unknownFields: 1 }

function bytes(document: PolicyDocument, facts: Facts, asAt: string): string {
  return JSON.stringify(assess(policyOf({ document, asAt }), { ref: 'A', facts }, { asAt }))
}

describe('results do not depend on the order of keys, nor on what was asked before', () => {
  it.each([
    ['plain facts', plain, 60],
    ['lists', lists, 40],
  ] as const)('%s: the same bytes, and the same after JSON', (_, shape, numRuns) => {
    fc.assert(
      fc.property(
        cases(shape, partial),
        affordable(({ made: { document, asAt }, facts }) => {
          const first = bytes(document, facts, asAt)
          expect(bytes(turned(document), facts, asAt)).toBe(first)
          expect(bytes(document, turned(facts), asAt)).toBe(first)
          const policy = policyOf({ document, asAt })
          const empty = JSON.stringify(assess(policy, { ref: 'A', facts: {} }, { asAt }))
          decide(policy, { ref: 'A', facts }, { asAt })
          const again = assess(policy, { ref: 'A', facts }, { asAt })
          expect(JSON.stringify(again)).toBe(first)
          expect(JSON.parse(first)).toEqual(again)
          expect(JSON.stringify(assess(policy, { ref: 'A', facts: {} }, { asAt }))).toBe(empty)
        }),
      ),
      { numRuns },
    )
  })
})

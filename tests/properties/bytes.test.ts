import { assess, decide, parsePolicy, type Facts, type PolicyDocument } from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affordable, cases, policyOf } from './cases.ts'

const shape = { facts: { least: 1, most: 4 }, derived: 2, assumptions: 2 }
const partial = { unknown: 3, unknownFields: 1 }

/** The same data with the keys of every object the other way about. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  ) as T
}

function bytes(document: PolicyDocument, facts: Facts, asAt: string): string {
  return JSON.stringify(assess(policyOf({ document, asAt }), { ref: 'A', facts }, { asAt }))
}

describe('the bytes of an assessment', () => {
  it('do not depend on the order of keys, nor on what was assessed before', () => {
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
          expect(JSON.stringify(assess(policy, { ref: 'A', facts }, { asAt }))).toBe(first)
          expect(JSON.stringify(assess(policy, { ref: 'A', facts: {} }, { asAt }))).toBe(empty)
        }),
      ),
      { numRuns: 150 },
    )
  })
  it('survive JSON', () => {
    fc.assert(
      fc.property(
        cases(shape, partial),
        affordable(({ made: { document, asAt }, facts }) => {
          const assessment = assess(policyOf({ document, asAt }), { ref: 'A', facts }, { asAt })
          expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment)
        }),
      ),
      { numRuns: 100 },
    )
  })
})

describe('the hash of a policy', () => {
  it('is blind to formatting, the order of keys and examples', () => {
    fc.assert(
      fc.property(cases(shape, partial), ({ made, facts }) => {
        const policy = policyOf(made)
        const hashOf = (given: unknown) => {
          const parsed = parsePolicy(given)
          if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
          return parsed.value.hash
        }
        expect(hashOf(policy.document)).toBe(policy.hash)
        expect(hashOf(turned(made.document))).toBe(policy.hash)
        expect(hashOf(JSON.stringify(made.document, null, 4))).toBe(policy.hash)
        const examples = [{ title: 'An example', asAt: made.asAt, facts, expect: {} }]
        expect(hashOf({ ...made.document, examples })).toBe(policy.hash)
      }),
      { numRuns: 100 },
    )
  })
  it('tells any change of meaning', () => {
    fc.assert(
      fc.property(cases(shape, partial), fc.nat(), ({ made: { document, asAt } }, which) => {
        const changed = structuredClone(document) as unknown as {
          decisions: Record<string, { rules: { event: { type: string }; conditions: unknown }[] }>
        }
        const rules = changed.decisions['first']?.rules ?? []
        const rule = rules[which % rules.length]
        if (rule === undefined) throw new Error('a decision without rules')
        if (which % 2 === 0) rule.event.type = rule.event.type === 'FIXED' ? 'FLEX' : 'FIXED'
        else rule.conditions = { not: rule.conditions }
        const hash = policyOf({ document: changed as unknown as PolicyDocument, asAt }).hash
        expect(hash).not.toBe(policyOf({ document, asAt }).hash)
      }),
      { numRuns: 60 },
    )
  })
})

// Property 7: a policy is its text: nothing is lost between the two, and the hash tells one meaning from another.
import { parsePolicy, policyHash, type Policy, type PolicyDocument } from '@iom-rules/core'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shipped } from '../caseload/policies.ts'
import { policyCase } from '../arbitraries.ts'
import { policyOf } from './cases.ts'
import { turned } from './journey-runs.ts'

const policies = policyCase({ facts: { least: 1, most: 4 }, derived: 2, assumptions: 2 })

function read(given: unknown): Policy {
  const parsed = parsePolicy(given)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

type Json = Record<string, unknown> | unknown[]

/** Every place of a document with something that could be otherwise: a value, a list, or an object. */
function placesIn(json: Json, found: { readonly holder: Json; readonly key: string }[] = []): typeof found {
  for (const [key, value] of Object.entries(json)) {
    found.push({ holder: json, key })
    if (typeof value === 'object' && value !== null) placesIn(value as Json, found)
  }
  return found
}

/** Something else in its stead, of the same kind where there is one. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'string') return `${value}.`
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (!Array.isArray(value)) return { ...(value as object), more: 'more' }
  const back = value.toReversed() as unknown[]
  return JSON.stringify(back) === JSON.stringify(value) ? [...back, 'more'] : back
}

describe('parse(serialise(p)) equals p with the same hash, and comes out as the same bytes', () => {
  /** What is another after writing and reading, in each of the ways a policy is written. */
  const lossesOf = (policy: Policy): unknown[] => {
    const text = JSON.stringify(policy.document)
    return [text, JSON.stringify(policy.document, null, 2), JSON.parse(text) as object]
      .map(read)
      .filter(
        (again) =>
          !isDeepStrictEqual(again, policy) ||
          again.hash !== policy.hash ||
          JSON.stringify(again.document) !== text,
      )
  }
  it('of random policies', () => {
    fc.assert(
      fc.property(policies, (made) => {
        expect(lossesOf(policyOf(made))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
  it('of the shipped policies', () => {
    expect(shipped.flatMap((policy) => lossesOf(read(structuredClone(policy.document))))).toEqual([])
  })
})

describe('the hash is blind to formatting and the order of keys, and to nothing else that a policy means', () => {
  it('formatting, the order of keys, examples and who signed are not the meaning', () => {
    fc.assert(
      fc.property(policies, ({ document, asAt }) => {
        const { hash } = policyOf({ document, asAt })
        expect(read(turned(document)).hash).toBe(hash)
        expect(read(`\uFEFF${JSON.stringify(document, null, '\t')}\r\n`).hash).toBe(hash)
        const apart = {
          examples: [{ title: 'An example', asAt, facts: {}, expect: {} }],
          acceptances: [{ code: 'gap', reason: 'Known.', by: 'The board', on: asAt }],
          signOffs: [{ by: 'police', name: 'The board', on: asAt }],
          changes: [{ version: document.version, on: asAt, text: 'First.' }],
        }
        expect(policyHash({ ...document, ...apart } as PolicyDocument)).toBe(hash)
      }),
      { numRuns: 40 },
    )
  })
  it('any value changed, any key added, any list in another order is another hash', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), ({ document }, choices) => {
        const hash = policyHash(document)
        for (const choice of choices) {
          const copy = structuredClone(document) as unknown as Record<string, unknown>
          const places = placesIn(copy)
          const { holder, key } = places[choice % places.length] as (typeof places)[number]
          const at = holder as Record<string, unknown>
          at[key] = otherThan(at[key])
          expect(policyHash(copy as unknown as PolicyDocument)).not.toBe(hash)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('of the shipped policies, places of every kind count', () => {
    for (const { document } of shipped) {
      const { examples: _e, acceptances: _a, signOffs: _s, changes: _c, ...meaning } = document
      const copy = structuredClone(meaning) as unknown as Record<string, unknown>
      const places = placesIn(copy)
      const seen = new Set([policyHash(document)])
      // One in so many: each takes a hash of the whole document.
      const some = places.filter((_, at) => at % 97 === 0)
      for (const { holder, key } of some) {
        const at = holder as Record<string, unknown>
        const before = at[key]
        at[key] = otherThan(before)
        seen.add(policyHash(copy as unknown as PolicyDocument))
        at[key] = before
      }
      expect(seen.size).toBe(some.length + 1)
    }
  })
})

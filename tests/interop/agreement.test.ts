// json-rules-engine as a second opinion on every example; on random policies: tests/properties/01-evaluators-agree.test.ts.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json'
import navigate from '@iom-rules/core/policies/navigate.json'
import neighbourhoodCrime from '@iom-rules/core/policies/neighbourhood-crime-2020.json'
import { disagreements } from './agreement.ts'

function parsed(document: unknown): Policy {
  const result = parsePolicy(document)
  if (!result.ok) throw new Error(JSON.stringify(result.issues.slice(0, 3)))
  return result.value
}

const shipped = [cheshire, navigate, neighbourhoodCrime].map((document) => parsed(document))

describe.each(shipped.map((policy) => [policy.id, policy] as const))('%s', (_, policy) => {
  const examples = policy.examples.map((example) => [example.title, example] as const)

  test.each(examples)('%s', async (_, { facts, assume = {}, asAt }) => {
    expect(await disagreements(policy, { ...assume, ...facts }, asAt)).toEqual([])
  })

  test('facts of every example taken away one by one, and put together with those of others', async () => {
    const mixes = fc.record({
      one: fc.constantFrom(...policy.examples),
      other: fc.constantFrom(...policy.examples),
      keep: fc.func(fc.boolean()),
    })
    await fc.assert(
      fc.asyncProperty(mixes, async ({ one, other, keep }) => {
        const asAt = one.asAt > other.asAt ? one.asAt : other.asAt
        const both: Facts = { ...other.facts, ...one.facts }
        const facts = Object.fromEntries(Object.entries(both).filter(([id]) => keep(id)))
        expect(await disagreements(policy, facts, asAt)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

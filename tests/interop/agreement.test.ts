// json-rules-engine as a second opinion: on every example, and on random policies and nominals.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json'
import navigate from '@iom-rules/core/policies/navigate.json'
import neighbourhoodCrime from '@iom-rules/core/policies/neighbourhood-crime-2020.json'
import { cases } from './arbitraries.ts'
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

const policies = 200
const nominalsEach = 100

test(`${policies} random policies, each with ${nominalsEach} nominals`, { timeout: 120_000 }, async () => {
  // Only the one nominal that shows a contradiction is worth printing, not the hundred of its policy.
  let contradiction: object | null = null
  const property = fc.asyncProperty(cases(nominalsEach), async ({ document, asAt, nominals }) => {
    const policy = parsed(document)
    for (const facts of nominals) {
      contradiction = { document, asAt, facts }
      const differences = await disagreements(policy, facts, asAt)
      contradiction = differences.length > 0 ? { ...contradiction, differences } : null
      if (contradiction !== null) return false
    }
    return true
  })
  const run = await fc.check(property, { numRuns: policies, endOnFailure: true })
  const { failed, seed, counterexamplePath: path, errorInstance: error } = run
  const shown = failed
    ? JSON.stringify({ seed, path, error: String(error), ...(contradiction as object | null) })
    : ''
  expect(shown).toBe('')
})

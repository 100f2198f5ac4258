// Property 1: every evaluator of the product gives the answer that the law gives, and so does the stock engine.
import { decide, type PolicyDocument } from '@iom-rules/core'
import { openCaseload } from '@iom-rules/core/caseload'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PolicyShape } from '../arbitraries.ts'
import { disagreements } from '../interop/agreement.ts'
import { cases as mixedCases } from '../interop/arbitraries.ts'
import { answersIn, oneByOne, read, workable } from './caseload-reference.ts'
import { affordable, cases, policyOf } from './cases.ts'
import { assessed, timesLawful } from './law.ts'
import { runs } from '../thorough.ts'

const scalars: PolicyShape = { facts: { least: 2, most: 6 }, derived: 0, assumptions: 2 }
const lists: PolicyShape = { facts: { least: 1, most: 2 }, derived: 3, assumptions: 1 }
const complete = { unknown: 0, unknownFields: 0 }
/** Brute force takes its time, and more where others work beside it. */
const timeout = 300_000

// What they say while facts are unknown is in 03-learning.test.ts; SQL in two databases in tests/interop/sql.
describe('the explaining evaluator, the diagram, the bulk evaluator and json-rules-engine agree with the law', () => {
  it('the explaining evaluator, on complete facts', { timeout }, () => {
    expect(timesLawful(cases(scalars, complete), 400)).toBe(400)
  })
  it('the explaining evaluator, on complete lists', { timeout }, () => {
    expect(timesLawful(cases(lists, complete), 300)).toBe(300)
  })
  it('the bare answer of the diagram, whatever is known', { timeout }, () => {
    fc.assert(
      fc.property(
        cases(lists, { unknown: 4, unknownFields: 2 }),
        affordable((each) => {
          const { made, facts } = each
          const bare = decide(policyOf(made), { ref: 'A', facts }, { asAt: made.asAt })
          for (const [id, result] of Object.entries(assessed(each).decisions)) {
            expect(bare[id]).toEqual(
              result.hitPolicy === 'COLLECT'
                ? { outcomes: result.outcomes, possible: result.possible }
                : {
                    outcome: result.outcome,
                    certainty: result.certainty,
                    possible: result.possible,
                    rule: result.rule,
                  },
            )
          }
        }),
      ),
      { numRuns: 100 },
    )
  })
})

const policies = runs(100)
const nominalsEach = 100

it(
  `${policies} random policies, each with ${nominalsEach} nominals: the bulk evaluator and json-rules-engine`,
  { timeout },
  async () => {
    // Only the one nominal that shows a contradiction is worth printing, not the hundred of its policy.
    let contradiction: object | null = null
    const property = fc.asyncProperty(mixedCases(nominalsEach), async ({ document, asAt, nominals }) => {
      const policy = read(document as PolicyDocument)
      const people = workable(
        [policy],
        nominals.map((facts, at) => ({ ref: `N${at}`, facts })),
        asAt,
      )
      const bulk = answersIn(openCaseload(policy, people, { asAt }))
      contradiction = { document, asAt, bulk }
      expect(bulk).toEqual(oneByOne(policy, people, asAt))
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
  },
)

// Property 3: what is said while facts are unknown is exactly what learning them can still bring.
// What is expected depends on the random case: its hit policy, and whether every completion could be tried.
/* oxlint-disable vitest/no-conditional-expect */
import {
  assess,
  nextQuestion,
  type Assessment,
  type FactRecord,
  type Facts,
  type FactValue,
} from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affordable, cases, policyOf, type Case } from './cases.ts'
import { timesLawful } from './law.ts'
import { runs } from '../thorough.ts'

const small = { facts: { least: 2, most: 5 }, derived: 0, assumptions: 2 }
const lists = { facts: { least: 1, most: 2 }, derived: 3, assumptions: 1 }
const withLists = { facts: { least: 1, most: 3 }, derived: 2, assumptions: 1 }
const complete = { unknown: 0, unknownFields: 0 }
const partial = { unknown: 4, unknownFields: 2 }
/** Brute force takes its time, and more where others work beside it. */
const timeout = 300_000

/** Leaves out what the marks say: one mark for each fact, and one for each field of a record. */
function hide(facts: Facts, marks: readonly number[], above: number): Facts {
  let next = 0
  const hidden = () => (marks[next++ % marks.length] ?? 0) >= above
  return Object.fromEntries(
    Object.entries(facts).map(([id, value]): [string, FactValue | undefined] => {
      const gone = hidden()
      if (!Array.isArray(value)) return [id, gone ? null : value]
      const records = (value as readonly FactRecord[]).map((record) =>
        Object.fromEntries(Object.entries(record).map(([field, found]) => [field, hidden() ? null : found])),
      )
      return [id, gone ? null : records]
    }),
  )
}

/** Facts that can be worked out are left to the lists: what is supplied need not agree with them. */
function unsupplied({ made, facts }: Case): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => made.document.derived?.[id] === undefined))
}

function contradicts({ made }: Case, assessment: Assessment): boolean {
  const reasons = (made.document.assumptions ?? []).filter(({ use }) => use !== 'report').map(({ id }) => id)
  return assessment.conflicts.some(({ assumption }) => reasons.includes(assumption))
}

function reached(assessment: Assessment, id: string): readonly string[] {
  const result = assessment.decisions[id]
  if (result === undefined) throw new Error(id)
  return result.hitPolicy === 'COLLECT' ? [...result.outcomes, ...result.possible] : result.possible
}

describe('learning a fact never changes a settled outcome and never adds to what is possible', () => {
  for (const [words, shape, numRuns] of [
    ['', small, 60],
    [' that lists decide', withLists, 25],
  ] as const) {
    it(`learning some of the facts${words}, one after another`, { timeout }, () => {
      const marks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 })
      fc.assert(
        fc.property(
          fc.tuple(cases(shape, complete), marks),
          affordable(([each, marks]) => {
            const policy = policyOf(each.made)
            const ask = (facts: Facts) => assess(policy, { ref: 'A', facts }, { asAt: each.made.asAt })
            const facts = unsupplied(each)
            fc.pre(!contradicts(each, ask(facts)))
            const [little, more] = [ask(hide(facts, marks, 2)), ask(hide(facts, marks, 3))]
            for (const id of Object.keys(policy.decisions)) {
              expect(reached(little, id)).toEqual(expect.arrayContaining([...reached(more, id)]))
              const [before, after] = [little.decisions[id], more.decisions[id]]
              if (before?.hitPolicy === 'COLLECT' && after?.hitPolicy === 'COLLECT')
                expect(after.outcomes).toEqual(expect.arrayContaining([...before.outcomes]))
              else if (before?.certainty === 'settled') expect(after?.outcome).toBe(before.outcome)
            }
          }),
        ),
        { numRuns: runs(numRuns) },
      )
    })
  }
})

describe('the next question is always one that matters', () => {
  it('asking until there is none settles the decision', { timeout }, () => {
    fc.assert(
      fc.property(
        cases(withLists, complete),
        affordable((each) => {
          const { made } = each
          const policy = policyOf(made)
          const truth = unsupplied(each)
          const options = { asAt: made.asAt }
          fc.pre(!contradicts(each, assess(policy, { ref: 'A', facts: truth }, options)))
          const skip = Object.keys(policy.derived)
          for (const id of Object.keys(policy.decisions)) {
            let facts: Facts = {}
            for (let asked = 0; ; asked += 1) {
              expect(asked).toBeLessThanOrEqual(Object.keys(truth).length)
              const { missing } = assess(policy, { ref: 'A', facts }, options).decisions[id] as {
                missing: readonly string[]
              }
              const question = nextQuestion(policy, { ref: 'A', facts }, id, { ...options, skip })
              if (question === null) {
                expect(missing.filter((fact) => !skip.includes(fact))).toEqual([])
                break
              }
              expect(question.missing).toEqual(missing)
              expect(missing).toContain(question.fact)
              facts = { ...facts, [question.fact]: truth[question.fact] ?? null }
            }
          }
        }),
      ),
      { numRuns: runs(30) },
    )
  })
})

describe('every outcome in possible is reached by some completion, no other is, and each missing fact matters', () => {
  it.each([
    ['plain facts', { ...small, facts: { least: 2, most: 4 } }, partial, 100],
    ['records with unknown fields', lists, { unknown: 0, unknownFields: 2 }, 40],
    ['lists of which nothing is known', lists, partial, 30],
  ] as const)('%s', { timeout }, (_, shape, nominal, numRuns) => {
    expect(timesLawful(cases(shape, nominal), runs(numRuns))).toBe(runs(numRuns))
  })
})

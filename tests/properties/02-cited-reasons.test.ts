// Property 2: what is cited is so, and nothing else is needed to come to the same answer.
// What is expected depends on the random case: what is known, and the hit policy.
/* oxlint-disable vitest/no-conditional-expect */
import {
  assess,
  type Assessment,
  type DecisionResult,
  type Facts,
  type Policy,
  type Scalar,
  type TestTrace,
  type Trace,
  type Truth,
} from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisive } from '../../packages/core/src/explanation/narrate.ts'
import type { NominalShape, PolicyShape } from '../arbitraries.ts'
import { affordable, cases, policyOf, type Case } from './cases.ts'
import { compare, listOf } from './reference.ts'

const plain: PolicyShape = { facts: { least: 2, most: 6 }, derived: 0, assumptions: 2 }
const lists: PolicyShape = { facts: { least: 1, most: 3 }, derived: 3, assumptions: 1 }
const complete: NominalShape = { unknown: 0, unknownFields: 0 }
const partial: NominalShape = { unknown: 3, unknownFields: 1 }

function always(shape: PolicyShape, nominal: NominalShape, numRuns: number, law: (each: Case) => void): void {
  fc.assert(fc.property(cases(shape, nominal), affordable(law)), { numRuns })
}

function assessed({ made, facts }: Case): { readonly policy: Policy; readonly assessment: Assessment } {
  const policy = policyOf(made)
  return { policy, assessment: assess(policy, { ref: 'A', facts }, { asAt: made.asAt }) }
}

const opposite: { readonly [truth in Truth]: Truth } = {
  met: 'not-met',
  'not-met': 'met',
  undetermined: 'undetermined',
}

/** The truth of a condition to somebody who has only these tests, by strong Kleene logic. */
function readWith(tests: ReadonlySet<TestTrace>, trace: Trace): Truth {
  if (trace.kind === 'test') return tests.has(trace) ? trace.truth : 'undetermined'
  if (trace.kind === 'not') return opposite[readWith(tests, trace.part)]
  if (trace.kind === 'condition') return readWith(tests, trace.part)
  const truths = trace.parts.map((part) => readWith(tests, part))
  const decides = trace.kind === 'all' ? 'not-met' : 'met'
  if (truths.includes(decides)) return decides
  return truths.includes('undetermined') ? 'undetermined' : opposite[decides]
}

/** The tests cited for every rule, each for how that rule came out. */
function citedIn({ because }: DecisionResult): Set<TestTrace> {
  return new Set(because.flatMap(({ conditions, truth }) => decisive(conditions, truth)))
}

/** The answer that the cited tests alone give; `null` where they leave it open. */
function answerFrom(tests: ReadonlySet<TestTrace>, policy: Policy, id: string, { because }: DecisionResult) {
  const decision = policy.decisions[id]
  const read = because.map(({ conditions }) => readWith(tests, conditions))
  const met = because.filter((_, at) => read[at] === 'met')
  if (decision?.hitPolicy === 'FIRST') {
    const first = read.findIndex((truth) => truth !== 'not-met')
    if (read[first] === 'undetermined') return null
    return because[first]?.outcome ?? decision.otherwise?.outcome ?? 'SILENT'
  }
  if (read.includes('undetermined')) return null
  if (decision?.hitPolicy === 'COLLECT') return [...new Set(met.map(({ outcome }) => outcome))].sort()
  return met.length > 1 ? 'CONFLICT' : (met[0]?.outcome ?? decision?.otherwise?.outcome ?? 'SILENT')
}

/** Facts of these alone: those that the tests name, and the lists from which they are worked out. */
function only(facts: Facts, policy: Policy, assessment: Assessment, tests: ReadonlySet<TestTrace>): Facts {
  const kept = new Set<string>()
  const keep = (each: ReadonlySet<TestTrace>): void => {
    for (const { fact } of each) {
      const tested = fact.startsWith('decision.')
        ? assessment.decisions[fact.slice('decision.'.length)]
        : undefined
      if (tested !== undefined) keep(citedIn(tested))
      kept.add(fact)
      const derived = policy.document.derived?.[fact]
      if (derived === undefined || (facts[fact] ?? null) !== null) continue
      kept.add(listOf(derived))
      for (const [, periods] of JSON.stringify(derived).matchAll(/"notCounting":"(\w+)"/g))
        kept.add(periods ?? '')
    }
  }
  keep(tests)
  return Object.fromEntries(Object.entries(facts).filter(([id]) => kept.has(id)))
}

function* testsIn(trace: Trace): Generator<TestTrace> {
  if (trace.kind === 'test') yield trace
  else if ('part' in trace) yield* testsIn(trace.part)
  else for (const part of trace.parts) yield* testsIn(part)
}

describe('a cited reason is true of the input, and enough', () => {
  it.each([
    ['plain facts', plain, 60],
    ['lists', lists, 25],
  ] as const)('each test says what was found, over %s', (_, shape, numRuns) => {
    let decided = 0
    always(shape, partial, numRuns, (each) => {
      const { policy, assessment } = assessed(each)
      for (const { because } of Object.values(assessment.decisions))
        for (const { fact, operator, required, found, truth } of because.flatMap(({ conditions }) => [
          ...testsIn(conditions),
        ])) {
          const carried = (each.facts[fact] ?? null) as Scalar | null
          if (carried !== null || (!fact.startsWith('decision.') && policy.derived[fact] === undefined))
            expect(found).toEqual(carried)
          if (found === null && policy.derived[fact] === undefined) expect(truth).toBe('undetermined')
          const values = found !== null && typeof found === 'object' ? found.oneOf : [found]
          // The one value that was found, or all that an unknown list leaves, come out as the test says.
          const truths = new Set(
            values.map((value) => value !== null && compare(value, operator, required, each.made.asAt)),
          )
          if (found === null || truth === 'undetermined') continue
          decided += 1
          expect([...truths]).toEqual([truth === 'met'])
        }
    })
    expect(decided).toBeGreaterThan(numRuns)
  })

  it.each([
    ['plain facts, all known', plain, complete, 80],
    ['plain facts', plain, partial, 80],
    ['lists', lists, partial, 25],
  ] as const)('the cited tests alone give the same answer, of %s', (_, shape, nominal, numRuns) => {
    let settled = 0
    always(shape, nominal, numRuns, (each) => {
      const { policy, assessment } = assessed(each)
      for (const [id, result] of Object.entries(assessment.decisions)) {
        const cited = citedIn(result)
        for (const { conditions, truth } of result.because) expect(readWith(cited, conditions)).toBe(truth)
        const answer = answerFrom(cited, policy, id, result)
        if (answer === null) continue
        settled += 1
        if (result.hitPolicy === 'COLLECT')
          expect([[...result.outcomes].sort(), result.possible]).toEqual([answer, []])
        else expect(result.possible).toEqual([answer])
        // And so do the facts that they name, with everything else unknown.
        const facts = only(each.facts, policy, assessment, cited)
        const again = assess(policy, { ref: 'A', facts }, { asAt: each.made.asAt, decisions: [id] })
        const same = again.decisions[id] as DecisionResult
        if (result.hitPolicy === 'COLLECT')
          expect(same).toMatchObject({ outcomes: result.outcomes, possible: [] })
        else expect(same.possible).toEqual([answer])
      }
    })
    expect(settled).toBeGreaterThan(numRuns / 2)
  })
})

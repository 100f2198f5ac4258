// Everything of an assessment that the law fixes, held against the second evaluator of reference.ts.
// What is expected depends on the random case: its hit policy, and whether every completion could be tried.
/* oxlint-disable vitest/no-conditional-expect */
import { assess, type Assessment, type Condition, type Trace } from '@iom-rules/core'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { PolicyCase } from '../arbitraries.ts'
import { affordable, policyOf, type Case } from './cases.ts'
import { expected, type Expected } from './reference.ts'

export function assessed({ made, facts }: Case): Assessment {
  return assess(policyOf(made), { ref: 'A', facts }, { asAt: made.asAt })
}

/** Everything of an assessment that the law fixes, in one shape for both evaluators. */
function answers(assessment: Assessment): unknown {
  return {
    conflicts: assessment.conflicts.map(({ assumption }) => assumption),
    decisions: Object.entries(assessment.decisions).map(([id, result]) =>
      result.hitPolicy === 'COLLECT'
        ? {
            id,
            outcomes: [...result.outcomes].sort(),
            possible: [...result.possible].sort(),
            missing: result.missing,
          }
        : {
            id,
            outcome: result.outcome,
            certainty: result.certainty,
            possible: [...result.possible].sort(),
            matches: result.matches,
            rule: result.rule,
            details: result.details,
            conflicting: result.conflicting,
            missing: result.missing,
          },
    ),
  }
}

function answersOf(document: PolicyCase['document'], law: Expected): unknown {
  return {
    conflicts: law.conflicts,
    decisions: Object.keys(document.decisions ?? {})
      .sort()
      .map((id) => {
        const collects = law.collects[id]
        const missing = law.missing(id)
        if (collects !== undefined) return { id, ...collects, missing }
        return { id, conflicting: undefined, ...law.singles[id], missing }
      }),
  }
}

/** Compares the trace with the law at every part of a condition, not only at its root. */
function expectTrace(
  document: PolicyCase['document'],
  law: Expected,
  condition: Condition,
  trace: Trace,
): void {
  expect(trace.truth).toBe(law.truthOf(condition))
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    parts.forEach((part, at) =>
      expectTrace(document, law, part, ('parts' in trace ? trace.parts[at] : undefined) as Trace),
    )
  } else if ('not' in condition)
    expectTrace(document, law, condition.not, ('part' in trace ? trace.part : undefined) as Trace)
  else if ('condition' in condition) {
    expectTrace(
      document,
      law,
      document.conditions?.[condition.condition] as Condition,
      ('part' in trace ? trace.part : undefined) as Trace,
    )
  }
}

/** The assessment of a random case says what trying every completion says, part by part. */
function expectLaw(each: Case): void {
  const { made, facts } = each
  const law = expected(made.document, facts, made.asAt)
  fc.pre(law !== null)
  const assessment = assessed(each)
  if (law.exact) {
    expect(answers(assessment)).toEqual(answersOf(made.document, law))
    for (const [id, { because }] of Object.entries(assessment.decisions)) {
      made.document.decisions?.[id]?.rules.forEach((rule, at) => {
        const trace = because[at]
        if (trace === undefined) throw new Error('a rule without a trace')
        expectTrace(made.document, law, rule.conditions, trace.conditions)
        const sure = law.sureOf(rule.conditions)
        if (trace.truth !== 'undetermined') expect(trace.exactly).toBeUndefined()
        else expect(trace.exactly).toBe(sure === null ? undefined : sure ? 'met' : 'not-met')
      })
    }
  } else {
    for (const [id, result] of Object.entries(assessment.decisions)) {
      const bound = law.collects[id]
      if (result.hitPolicy === 'COLLECT')
        expect([...result.outcomes, ...result.possible]).toEqual(
          expect.arrayContaining([...(bound?.possible ?? [])]),
        )
      else expect(result.possible).toEqual(expect.arrayContaining([...(law.singles[id]?.possible ?? [])]))
    }
  }
}

/** How many of so many random cases were found to follow the law: all of them, or the run fails with its seed. */
export function timesLawful(made: fc.Arbitrary<Case>, numRuns: number): number {
  let times = 0
  const law = affordable((each: Case) => {
    expectLaw(each)
    times += 1
  })
  fc.assert(fc.property(made, law), { numRuns })
  return times
}

// What is expected depends on the random case: its hit policy, and whether every completion could be tried.
/* oxlint-disable vitest/no-conditional-expect */
import { assess, decide, type Assessment, type Condition, type Trace } from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NominalShape, PolicyCase, PolicyShape } from '../arbitraries.ts'
import { affordable, cases, policyOf, type Case } from './cases.ts'
import { expected, type Expected } from './reference.ts'

const scalars: PolicyShape = { facts: { least: 2, most: 4 }, derived: 0, assumptions: 2 }
const lists: PolicyShape = { facts: { least: 1, most: 2 }, derived: 3, assumptions: 1 }
const complete: NominalShape = { unknown: 0, unknownFields: 0 }
const partial: NominalShape = { unknown: 4, unknownFields: 2 }

function assessed({ made, facts }: Case): Assessment {
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

describe('the evaluator and the law', () => {
  it('agree on complete facts', () => {
    fc.assert(
      fc.property(cases({ ...scalars, facts: { least: 2, most: 6 } }, complete), affordable(expectLaw)),
      {
        numRuns: 400,
      },
    )
  })
  it('agree on unknown facts', () => {
    fc.assert(fc.property(cases(scalars, partial), affordable(expectLaw)), { numRuns: 400 })
  })
  it('agree on complete lists', () => {
    fc.assert(fc.property(cases(lists, complete), affordable(expectLaw)), { numRuns: 300 })
  })
  it('agree on records with unknown fields', () => {
    fc.assert(fc.property(cases(lists, { unknown: 0, unknownFields: 2 }), affordable(expectLaw)), {
      numRuns: 150,
    })
  })
  it('agree on unknown lists', () => {
    fc.assert(fc.property(cases(lists, partial), affordable(expectLaw)), { numRuns: 120 })
  })
})

describe('the bare answer', () => {
  it('is that of the assessment', () => {
    fc.assert(
      fc.property(
        cases(lists, partial),
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

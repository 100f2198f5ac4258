import { pointer } from '../vocabulary/issue.ts'
import { compareText } from '../vocabulary/order.ts'
import type { Example, Expectation, Policy } from '../policy/policy.ts'
import { assess } from './assess.ts'
import type { Assessment } from './assessment.ts'

/** Something an example expected that the policy does not answer. */
export interface ExampleFailure {
  /** The decision, or `conflicts`. */
  readonly decision: string
  /** The key of the expectation that does not hold: `outcome`, `missing` and so on. */
  readonly key: string
  /** What the example asks for. */
  readonly expected: unknown
  /** What the policy answers; undefined where it answers nothing of the kind. */
  readonly actual: unknown
}

/** One example of a policy, and what came of it. */
export interface ExampleRun {
  /** The example as the policy has it. */
  readonly example: Example
  /** Its position among the examples, from 0. */
  readonly index: number
  /** JSON Pointer to it in the flat document. */
  readonly path: string
  /** What the policy answers to its facts. */
  readonly assessment: Assessment
  /** What does not hold; empty when the example passes. */
  readonly failures: readonly ExampleFailure[]
}

/** Do the policy's own examples hold? Runs each; the order of lists in an expectation is free. */
export function runExamples(policy: Policy): ExampleRun[] {
  return policy.examples.map((example, index) => {
    const nominal = {
      ref: `EXAMPLE-${index + 1}`,
      facts: example.facts,
      ...(example.area === undefined ? {} : { area: example.area }),
    }
    const assessment = assess(policy, nominal, {
      asAt: example.asAt,
      ...(example.assume === undefined ? {} : { assume: example.assume }),
    })
    return {
      example,
      index,
      path: pointer(['examples', index]),
      assessment,
      failures: compareWith(example, assessment),
    }
  })
}

function compareWith(example: Example, assessment: Assessment): ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const [decision, expectation] of Object.entries(example.expect)) {
    const result = assessment.decisions[decision] as unknown as Record<string, unknown>
    for (const key of Object.keys(expectation) as (keyof Expectation)[]) {
      const expected = expectation[key]
      const actual = result[key]
      if (canonical(expected, key) !== canonical(actual, key))
        failures.push({ decision, key, expected, actual })
    }
  }
  const conflicts = assessment.conflicts.map((conflict) => conflict.assumption)
  if (
    example.conflicts !== undefined &&
    [...example.conflicts].sort().join() !== [...conflicts].sort().join()
  ) {
    failures.push({ decision: 'conflicts', key: 'conflicts', expected: example.conflicts, actual: conflicts })
  }
  return failures
}

function canonical(value: unknown, key: keyof Expectation): string | undefined {
  if (Array.isArray(value)) return JSON.stringify([...(value as string[])].sort())
  if (key === 'details' && value !== undefined)
    return JSON.stringify(Object.entries(value as object).sort(([a], [b]) => compareText(a, b)))
  return JSON.stringify(value)
}

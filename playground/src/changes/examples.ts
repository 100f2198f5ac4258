import type { ExampleFailure, Policy } from '@iom-rules/core'
import { differenceInWords } from '../checks/examples/difference.ts'
import type { ExamplesRun } from '../work/task.ts'
import type { ExampleResults } from './note/told.ts'

/** What the examples came to, in words for a note. */
export function exampleResults(policy: Policy, { outcomes }: ExamplesRun): ExampleResults {
  const failing = outcomes.filter(({ failures }) => failures.length > 0)
  return {
    run: outcomes.length,
    failing: failing.map(({ example: { title }, failures }) => ({
      title,
      differences: telling(failures).map((failure) => `${differenceInWords(policy, failure)}.`),
    })),
  }
}

// Where the outcome itself is another one, so is all that hangs on it.
function telling(failures: readonly ExampleFailure[]): readonly ExampleFailure[] {
  const ofOutcome = failures.filter(({ key }) => key === 'outcome' || key === 'outcomes')
  const told = new Set(ofOutcome.map(({ decision }) => decision))
  return failures.filter((failure) => ofOutcome.includes(failure) || !told.has(failure.decision))
}

import {
  assess,
  runExamples,
  type DecisionResult,
  type ExampleRun,
  type Policy,
  type TestTrace,
  type Trace,
} from '@iom-rules/core'
import type { Boundary, ExamplesRun } from './task.ts'

/** Runs every example of a policy, and finds what of its rules and figures they touch. */
export function runAll(policy: Policy): ExamplesRun {
  const runs = runExamples(policy)
  return {
    outcomes: runs.map(({ example, failures }) => ({ example, failures })),
    rules: rulesGiven(policy, runs),
    boundaries: boundariesMet(policy, runs),
  }
}

/** The decisions that an example says something about: the others it does not hold to anything. */
function expected({ example, assessment }: ExampleRun): [string, DecisionResult][] {
  return Object.entries(assessment.decisions).filter(([id]) => Object.hasOwn(example.expect, id))
}

function rulesGiven(policy: Policy, runs: readonly ExampleRun[]): ExamplesRun['rules'] {
  const counts: { [decision: string]: { [rule: string]: number } } = {}
  for (const [id, { rules, otherwise }] of Object.entries(policy.decisions)) {
    const names = [...rules.map(({ name }) => name), ...(otherwise === undefined ? [] : ['otherwise'])]
    counts[id] = Object.fromEntries(names.map((name) => [name, 0]))
  }
  for (const run of runs) {
    for (const [id, result] of expected(run)) {
      const ofDecision = counts[id] ?? {}
      for (const rule of rulesOf(result)) ofDecision[rule] = (ofDecision[rule] ?? 0) + 1
    }
  }
  return counts
}

function rulesOf(result: DecisionResult): readonly string[] {
  if (result.hitPolicy !== 'COLLECT') return result.rule === null ? [] : [result.rule]
  return result.because.filter(({ truth }) => truth === 'met').map(({ rule }) => rule)
}

function boundariesMet(policy: Policy, runs: readonly ExampleRun[]): readonly Boundary[] {
  const found = new Map<string, Boundary>()
  const nobody = assess(policy, { ref: 'NOBODY', facts: {} }, { asAt: policy.inForce.from })
  for (const test of testsOf(Object.values(nobody.decisions))) {
    if (typeof test.required === 'number' && isNumber(policy, test.fact))
      found.set(keyOf(test), untouched(test))
  }
  for (const run of runs) {
    for (const test of testsOf(expected(run).map(([, result]) => result))) {
      const boundary = found.get(keyOf(test))
      if (boundary !== undefined && typeof test.found === 'number')
        found.set(keyOf(test), nearer(boundary, test, test.found))
    }
  }
  return [...found.values()]
}

// A number of months that a day is compared with is no figure that an example can be near to.
function isNumber(policy: Policy, fact: string): boolean {
  return (policy.facts[fact] ?? policy.derived[fact])?.type === 'number'
}

function untouched({ fact, operator, required, from }: TestTrace): Boundary {
  return {
    test: { fact, operator, required, ...(from === undefined ? {} : { from }) },
    met: null,
    unmet: null,
  }
}

function nearer(boundary: Boundary, { required, truth }: TestTrace, value: number): Boundary {
  const side = truth === 'met' ? 'met' : 'unmet'
  const before = boundary[side]
  const away = (other: number) => Math.abs(other - Number(required))
  return before !== null && away(before) <= away(value) ? boundary : { ...boundary, [side]: value }
}

function keyOf({ fact, operator, required, from }: TestTrace): string {
  return JSON.stringify([fact, operator, required, from])
}

function testsOf(results: readonly DecisionResult[]): TestTrace[] {
  return results.flatMap(({ because }) => because.flatMap(({ conditions }) => testsIn(conditions)))
}

function testsIn(trace: Trace): TestTrace[] {
  switch (trace.kind) {
    case 'test':
      return [trace]
    case 'not':
    case 'condition':
      return testsIn(trace.part)
    case 'all':
    case 'any':
      return trace.parts.flatMap(testsIn)
  }
}

import type { Truth } from '../../vocabulary/truth.ts'
import type { TestTrace, Trace } from '../../decision/assessment.ts'
import { decisive } from '../../explanation/narrate.ts'

/** A test under one policy and what it became under the other; one side only where it is not made there. */
export interface TestPair {
  readonly before: TestTrace | null
  readonly after: TestTrace | null
}

interface TracePair {
  readonly before: Trace | null
  readonly after: Trace | null
}

/** The tests that make a condition come out otherwise: enough of them, and no more than needed. */
export function changedTests(before: Trace, after: Trace): TestPair[] {
  const [one, other] = [opened(before), opened(after)]
  if (one.truth === other.truth) return []
  if (one.kind === 'test' && other.kind === 'test' && one.fact === other.fact)
    return [{ before: one, after: other }]
  if (one.kind === 'not' && other.kind === 'not') return changedTests(one.part, other.part)
  if ((one.kind === 'all' || one.kind === 'any') && one.kind === other.kind)
    return deciders(one.kind, one.truth, other.truth, paired(one.parts, other.parts)).flatMap(testsOf)
  return [...testsOf({ before: one, after: null }), ...testsOf({ before: null, after: other })]
}

function testsOf({ before, after }: TracePair): TestPair[] {
  if (before !== null && after !== null) return changedTests(before, after)
  return [
    ...(before === null ? [] : decisive(before, before.truth).map((test) => ({ before: test, after: null }))),
    ...(after === null ? [] : decisive(after, after.truth).map((test) => ({ before: null, after: test }))),
  ]
}

/** Which parts of a group make its truth change: one that alone decides it, or all that decided it and do no more. */
function deciders(kind: 'all' | 'any', from: Truth, to: Truth, parts: readonly TracePair[]): TracePair[] {
  const alone: Truth = kind === 'all' ? 'not-met' : 'met'
  const changed = parts.filter(({ before, after }) => before?.truth !== after?.truth)
  if (to === alone || (from !== alone && to === 'undetermined'))
    return changed.filter(({ after }) => after?.truth === to).slice(0, 1)
  return changed.filter(({ before }) => before?.truth === from)
}

/** Parts that say the same, then those of the same kind about the same thing, then the rest alone. */
function paired(before: readonly Trace[], after: readonly Trace[]): TracePair[] {
  const left = [...before]
  const pairs: { before: Trace | null; after: Trace | null }[] = after.map((trace) => ({
    before: null,
    after: trace,
  }))
  for (const key of [written, topic]) {
    for (const pair of pairs) {
      if (pair.before !== null || pair.after === null) continue
      const wanted = key(pair.after)
      const at = left.findIndex((trace) => key(trace) === wanted)
      if (at >= 0) pair.before = left.splice(at, 1)[0] as Trace
    }
  }
  return [...pairs, ...left.map((trace) => ({ before: trace, after: null }))]
}

/** What a condition says, whatever was found. */
function written(trace: Trace): string {
  switch (trace.kind) {
    case 'test':
      return JSON.stringify([trace.fact, trace.operator, trace.required])
    case 'condition':
      return JSON.stringify([trace.name, written(trace.part)])
    case 'not':
      return JSON.stringify(['not', written(trace.part)])
    default:
      return JSON.stringify([trace.kind, trace.parts.map(written)])
  }
}

/** What a condition is about, whatever it asks for. */
function topic(trace: Trace): string {
  switch (trace.kind) {
    case 'test':
      return `test ${trace.fact}`
    case 'condition':
      return `condition ${trace.name}`
    case 'not':
      return `not ${topic(trace.part)}`
    default:
      return trace.kind
  }
}

/** A named condition as what it says; a group of one as its one part. */
function opened(trace: Trace): Trace {
  if (trace.kind === 'condition') return opened(trace.part)
  if (trace.kind !== 'all' && trace.kind !== 'any') return trace
  const [only] = trace.parts
  return only !== undefined && trace.parts.length === 1 ? opened(only) : trace
}

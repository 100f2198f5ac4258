import type { Truth } from '../../vocabulary/truth.ts'
import type { TestTrace, Trace } from '../../decision/assessment.ts'
import { decisive } from '../../explanation/narrate.ts'

/** A test under one policy and what it became under the other; one side only where it is not made there. */
export interface TestPair extends Pair<TestTrace> {
  /** Does the rule ask for the opposite? Where it does before, it does after. */
  readonly isNegated: boolean
}

interface Pair<T extends Trace> {
  readonly before: T | null
  readonly after: T | null
}

/** The tests that make a condition come out otherwise: enough of them, and no more than needed. */
export function changedTests(before: Trace, after: Trace): TestPair[] {
  return changedIn(before, after).map((pair) => ({
    ...pair,
    isNegated: isUnderNot(before, pair.before) || isUnderNot(after, pair.after),
  }))
}

function isUnderNot(trace: Trace, test: TestTrace | null, isNegated = false): boolean {
  switch (trace.kind) {
    case 'test':
      return isNegated && trace === test
    case 'not':
      return isUnderNot(trace.part, test, !isNegated)
    case 'condition':
      return isUnderNot(trace.part, test, isNegated)
    default:
      return trace.parts.some((part) => isUnderNot(part, test, isNegated))
  }
}

function changedIn(before: Trace, after: Trace): Pair<TestTrace>[] {
  const [one, other] = [opened(before), opened(after)]
  if (one.truth === other.truth) return []
  // What is about the same as a test is one.
  if (one.kind === 'test' && topic(one) === topic(other)) return [{ before: one, after: other as TestTrace }]
  if (one.kind === 'not' && other.kind === 'not') return changedIn(one.part, other.part)
  const kind = groupKind(one, other)
  if (kind !== null)
    return deciders(kind, one.truth, other.truth, paired(partsOf(one), partsOf(other))).flatMap(testsOf)
  return [...testsOf({ before: one, after: null }), ...testsOf({ before: null, after: other })]
}

/** The kind of group that both are, where what is none is one of the other’s kind; `null` of none, and of two kinds. */
function groupKind(one: Trace, other: Trace): 'all' | 'any' | null {
  const kinds = new Set([one, other].flatMap(({ kind }) => (kind === 'all' || kind === 'any' ? [kind] : [])))
  const [kind = null] = kinds
  return kinds.size === 1 ? kind : null
}

function partsOf(trace: Trace): readonly Trace[] {
  return trace.kind === 'all' || trace.kind === 'any' ? trace.parts : [trace]
}

function testsOf({ before, after }: Pair<Trace>): Pair<TestTrace>[] {
  if (before !== null && after !== null) return changedIn(before, after)
  return [
    ...(before === null ? [] : decisive(before, before.truth).map((test) => ({ before: test, after: null }))),
    ...(after === null ? [] : decisive(after, after.truth).map((test) => ({ before: null, after: test }))),
  ]
}

/** Which parts of a group make its truth change: one that alone decides it, or all that decided it and do no more. */
function deciders(kind: 'all' | 'any', from: Truth, to: Truth, parts: readonly Pair<Trace>[]): Pair<Trace>[] {
  const alone: Truth = kind === 'all' ? 'not-met' : 'met'
  if (to === alone || (from !== alone && to === 'undetermined'))
    return parts.filter(({ after }) => after?.truth === to).slice(0, 1)
  return parts.filter(({ before }) => before?.truth === from)
}

/** Parts that say the same, then those of the same kind about the same thing, then the rest alone. */
function paired(before: readonly Trace[], after: readonly Trace[]): Pair<Trace>[] {
  const left = [...before]
  const pairs = after.map((trace) => ({ before: null as Trace | null, after: trace }))
  for (const key of [written, topic]) {
    for (const pair of pairs) {
      if (pair.before !== null) continue
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
      return JSON.stringify([trace.kind, written(trace.part)])
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
  return trace.parts.length === 1 ? opened(trace.parts[0] as Trace) : trace
}

import type { Scalar } from '../vocabulary/fact.ts'
import { certainly, negate, type Truth } from '../vocabulary/truth.ts'
import type { Condition, FactTest } from '../policy/policy.ts'
import { decisionOf, parameterOf } from '../policy/references.ts'
import type { Compiled, Variable } from '../diagram/compile.ts'
import type { Found, TestTrace, Trace } from './assessment.ts'
import type { Situation } from './situation.ts'

/** What a tested decision can still come to: the exact answer, worked out before. */
export type OutcomesOf = (decision: string) => readonly string[]

/** Reads conditions as their author wrote them, three-valued, with what was found at each test. */
export type Tracer = (situation: Situation, outcomesOf: OutcomesOf) => Trace

/** How many different conditions a policy has, and the tracer of each by what it says. */
interface Plans {
  readonly byText: Map<string, Tracer>
  readonly byCondition: Map<Condition, Tracer>
}

const plans = new WeakMap<Compiled, Plans>()

/**
 * The tracer of a condition, prepared once for a policy and a day. Conditions that say the same are
 * traced once for each nominal, and their traces are the same object wherever they stand.
 */
export function tracerOf(compiled: Compiled, condition: Condition): Tracer {
  let known = plans.get(compiled)
  if (known === undefined) plans.set(compiled, (known = { byText: new Map(), byCondition: new Map() }))
  const ready = known.byCondition.get(condition)
  if (ready !== undefined) return ready
  const text = JSON.stringify(condition)
  let tracer = known.byText.get(text)
  if (tracer === undefined) {
    // Prepared first: the parts inside take their places before it.
    const prepared = prepare(compiled, condition)
    tracer = shared(known.byText.size, prepared)
    known.byText.set(text, tracer)
  }
  known.byCondition.set(condition, tracer)
  return tracer
}

function shared(place: number, trace: Tracer): Tracer {
  return (situation, outcomesOf) => (situation.traces[place] ??= trace(situation, outcomesOf))
}

function prepare(compiled: Compiled, condition: Condition): Tracer {
  if ('all' in condition) return group(compiled, 'all', condition.all)
  if ('any' in condition) return group(compiled, 'any', condition.any)
  if ('not' in condition) {
    const inner = tracerOf(compiled, condition.not)
    return (situation, outcomesOf) => {
      const part = inner(situation, outcomesOf)
      return { kind: 'not', truth: negate(part.truth), part }
    }
  }
  if ('condition' in condition) {
    const name = condition.condition
    const inner = tracerOf(compiled, compiled.policy.conditions[name] as Condition)
    return (situation, outcomesOf) => {
      const part = inner(situation, outcomesOf)
      return { kind: 'condition', truth: part.truth, name, part }
    }
  }
  return decisionOf(condition.fact) === null
    ? factTest(compiled, condition)
    : decisionTest(compiled, condition)
}

function group(compiled: Compiled, kind: 'all' | 'any', conditions: readonly Condition[]): Tracer {
  const inner = conditions.map((part) => tracerOf(compiled, part))
  // What one part alone decides, and what is left when no part does.
  const decisive: Truth = kind === 'all' ? 'not-met' : 'met'
  const otherwise: Truth = kind === 'all' ? 'met' : 'not-met'
  return (situation, outcomesOf) => {
    const parts: Trace[] = []
    let truth: Truth = otherwise
    for (const trace of inner) {
      const part = trace(situation, outcomesOf)
      parts.push(part)
      if (part.truth === decisive) truth = decisive
      else if (part.truth === 'undetermined' && truth !== decisive) truth = 'undetermined'
    }
    return { kind, truth, parts }
  }
}

function factTest(compiled: Compiled, test: FactTest): Tracer {
  const { number, classes } = compiled.variable(test.fact) as Variable
  const resolved = compiled.resolved(test)
  const truths = classes.truths(resolved).map(certainly)
  const build = describe(test, resolved.required)
  return (situation) => {
    const at = situation.known[number] as number
    const truth = at >= 0 ? (truths[at] as Truth) : openTruth(truths, situation.classes.get(number))
    return build(truth, situation.found(test.fact))
  }
}

/** Of a derived fact: met if every value it can have meets the test. A plain unknown is undetermined. */
function openTruth(truths: readonly Truth[], classes: readonly number[] | undefined): Truth {
  const possible = new Set(classes?.map((at) => truths[at]))
  const [only] = possible
  return possible.size === 1 ? (only as Truth) : 'undetermined'
}

function decisionTest(compiled: Compiled, test: FactTest): Tracer {
  const { required } = compiled.resolved(test)
  const wanted = Array.isArray(required) ? (required as readonly string[]) : [String(required)]
  const positive = test.operator === 'equal' || test.operator === 'in'
  const decision = decisionOf(test.fact) as string
  const build = describe(test, required)
  return (_, outcomesOf) => {
    const possible = outcomesOf(decision)
    const truths = new Set(possible.map((outcome) => certainly(wanted.includes(outcome) === positive)))
    const [only] = truths
    const found: Found = possible.length === 1 ? (possible[0] as string) : { oneOf: possible }
    return build(truths.size === 1 ? (only as Truth) : 'undetermined', found)
  }
}

function describe(
  test: FactTest,
  required: Scalar | readonly string[],
): (truth: Truth, found: Found) => TestTrace {
  const { fact, operator, value } = test
  const from = parameterOf(value) ?? (typeof value === 'object' && !Array.isArray(value) ? 'asAt' : undefined)
  return from === undefined
    ? (truth, found) => ({ kind: 'test', truth, fact, operator, required, found })
    : (truth, found) => ({ kind: 'test', truth, fact, operator, required, from, found })
}

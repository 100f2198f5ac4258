import type { Assessment, DecisionResult, ExampleRun, Policy, Trace } from '@iom-rules/core'
import { openStockEngine, withAssumed } from './engines.ts'
import type { DecisionAnswer } from './answer.ts'

/** One way in which an example does not hold. */
export interface Failure {
  readonly engine: string
  readonly decision: string
  /** What was compared: `outcome`, `possible` and so on. */
  readonly key: string
  readonly expected: unknown
  readonly actual: unknown
}

/**
 * What a stock json-rules-engine says of an example, against the exact engine. It may be less sure,
 * never otherwise: what is possible exactly is possible there, and what it is sure of is so.
 */
export async function contradictions(policy: Policy): Promise<(run: ExampleRun) => Promise<Failure[]>> {
  const stock = await openStockEngine(policy)
  return async ({ example, assessment }) => {
    const { asAt, area, facts, assume = {} } = example
    const nominal = withAssumed({ ref: 'EXAMPLE', ...(area === undefined ? {} : { area }), facts }, assume)
    const { decisions } = await stock.assess(nominal, { asAt })
    return Object.entries(assessment.decisions).flatMap(([decision, ours]) => {
      const theirs = decisions[decision] ?? { possible: [] }
      return compare(ours, theirs, isKnown(assessment, decision)).map(([key, expected, actual]) => {
        return { engine: 'json-rules-engine', decision, key, expected, actual }
      })
    })
  }
}

type Difference = readonly [key: string, expected: unknown, actual: unknown]

function compare(ours: DecisionResult, theirs: DecisionAnswer, complete: boolean): Difference[] {
  const differences: Difference[] = []
  const within = (part: readonly string[], whole: readonly string[]) =>
    part.every((outcome) => whole.includes(outcome))
  if (ours.hitPolicy === 'COLLECT') {
    const sure = theirs.outcomes ?? []
    if (!within(sure, ours.outcomes)) differences.push(['outcomes', ours.outcomes, sure])
    const mayBe = [...ours.outcomes, ...ours.possible]
    if (!within(mayBe, [...sure, ...theirs.possible]))
      differences.push(['possible', mayBe, [...sure, ...theirs.possible]])
    if (complete && theirs.possible.length > 0) differences.push(['possible', [], theirs.possible])
    return differences
  }
  if (!within(ours.possible, theirs.possible)) differences.push(['possible', ours.possible, theirs.possible])
  const sure = theirs.possible.length === 1
  if ((sure || complete) && theirs.outcome !== ours.outcome)
    differences.push(['outcome', ours.outcome, theirs.outcome])
  return differences
}

/** Is everything known that the rules of a decision look at, in other decisions too? */
function isKnown(exact: Assessment, decision: string): boolean {
  const known = (trace: Trace): boolean => {
    if ('parts' in trace) return trace.parts.every(known)
    if ('part' in trace) return known(trace.part)
    const [, tested] = /^decision\.(.+)$/.exec(trace.fact) ?? []
    return trace.truth !== 'undetermined' && (tested === undefined || isKnown(exact, tested))
  }
  return exact.decisions[decision]?.because.every((rule) => known(rule.conditions)) ?? false
}

/** A value as it stands in a table. */
export function asJson(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

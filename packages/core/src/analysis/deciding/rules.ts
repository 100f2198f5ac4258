import type { CollectResult, DecisionResult, RuleTrace, SingleResult } from '../../decision/assessment.ts'

/** What about a rule makes the difference. */
export interface RuleChange {
  readonly rule: string
  readonly change: 'new' | 'gone' | 'order' | 'outcome' | 'truth'
  readonly before: RuleTrace | null
  readonly after: RuleTrace | null
  /** Of a changed order: the rule that it now stands before. */
  readonly ahead?: string
}

const otherwise = 'otherwise'

/** The rules through which two answers differ; empty where no rule makes the difference. */
export function changedRules(before: DecisionResult, after: DecisionResult): RuleChange[] {
  const isSettled =
    before.hitPolicy === 'FIRST' &&
    after.hitPolicy === 'FIRST' &&
    before.certainty === 'settled' &&
    after.certainty === 'settled'
  if (isSettled) return givers(before, after)
  const wanted =
    before.hitPolicy === 'COLLECT' && after.hitPolicy === 'COLLECT' ? outcomesApart(before, after) : null
  const names = new Set([...after.because, ...before.because].map(({ rule }) => rule))
  return [...names].flatMap((name) => {
    const change = ofRule(traceOf(before, name), traceOf(after, name))
    if (change === null) return []
    const speaksOf = [change.before?.outcome, change.after?.outcome]
    return wanted === null || speaksOf.some((outcome) => wanted.has(outcome)) ? [change] : []
  })
}

/** Where the first met rule answers, or `otherwise`: why the one after is met, why the one before is not met any more, or both. */
function givers(before: SingleResult, after: SingleResult): RuleChange[] {
  const [one, other] = [before.rule as string, after.rule as string]
  const [lost, lostNow] = [traceOf(before, one), traceOf(after, one)]
  const [found, foundBefore] = [traceOf(after, other), traceOf(before, other)]
  const wasMet = other === otherwise || truthOf(foundBefore) === 'met'
  const gained = wasMet ? null : ofRule(foundBefore, found)
  const place = (name: string) => after.because.findIndex(({ rule }) => rule === name)
  const isAhead = place(other) < place(one)
  if (gained !== null && isAhead) return [gained]
  const missed = one === otherwise ? null : ofRule(lost, lostNow)
  return [missed, gained].filter((change) => change !== null)
}

/** Of rules that can be met in both, the first that stands before one it used to stand behind; `null` where none does. */
export function reordered(before: DecisionResult, after: DecisionResult): RuleChange | null {
  if (before.hitPolicy !== 'FIRST' || after.hitPolicy !== 'FIRST') return null
  const able = ({ because }: DecisionResult) =>
    because.filter(({ rule }) =>
      [before, after].every((result) => truthOf(traceOf(result, rule)) !== 'not-met'),
    )
  const [earlier, now] = [able(before), able(after)]
  const at = now.findIndex(({ rule }, place) => rule !== (earlier[place] as RuleTrace).rule)
  if (at < 0) return null
  const [found, ahead] = [now[at] as RuleTrace, earlier[at] as RuleTrace]
  return {
    rule: found.rule,
    change: 'order',
    before: traceOf(before, found.rule),
    after: found,
    ahead: ahead.rule,
  }
}

/** How a rule of one of the two, or of both, itself differs in a way that counts, or `null`. */
function ofRule(before: RuleTrace | null, after: RuleTrace | null): RuleChange | null {
  const only = (after ?? before) as RuleTrace
  const { rule } = only
  if (before === null || after === null) {
    if (truthOf(only) === 'not-met') return null
    return { rule, change: before === null ? 'new' : 'gone', before, after }
  }
  if (truthOf(before) !== truthOf(after)) return { rule, change: 'truth', before, after }
  return before.outcome !== after.outcome && truthOf(after) !== 'not-met'
    ? { rule, change: 'outcome', before, after }
    : null
}

function traceOf({ because }: DecisionResult, name: string): RuleTrace | null {
  return because.find(({ rule }) => rule === name) ?? null
}

export function truthOf(trace: RuleTrace | null): string {
  return trace === null ? 'not-met' : (trace.exactly ?? trace.truth)
}

/** Outcomes that are given by only one of the two, or are certain in only one. */
function outcomesApart(before: CollectResult, after: CollectResult): ReadonlySet<string | undefined> {
  return new Set([...apart(before.outcomes, after.outcomes), ...apart(before.possible, after.possible)])
}

/** What only one of the two has. */
function apart(one: readonly string[], other: readonly string[]): string[] {
  return [...one.filter((each) => !other.includes(each)), ...other.filter((each) => !one.includes(each))]
}

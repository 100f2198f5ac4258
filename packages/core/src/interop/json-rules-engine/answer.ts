import type { Scalar } from '../../vocabulary/fact.ts'
import { some, type Truth } from '../../vocabulary/truth.ts'
import type { Decision } from '../../policy/policy.ts'
import type { Certainty } from '../../decision/assessment.ts'

/** The answer of a FIRST or UNIQUE decision: `possible` holds what the exact answer holds, and may hold more. */
export interface EngineSingle {
  /** `null` when undetermined, in conflict or silent. */
  readonly outcome: string | null
  /** How sure the outcome is: never surer than `assess` says. */
  readonly certainty: Certainty
  /** Outcomes that the facts do not rule out. */
  readonly possible: readonly string[]
  /** The rule that gave the outcome (the last of several), or `otherwise`. */
  readonly rule: string | null
  /** The rules met at once, where the certainty is `conflict`. */
  readonly conflicting?: readonly string[]
  /** The further data of the rule that gave the outcome. */
  readonly details: { readonly [key: string]: Scalar }
}

/** The answer of a COLLECT decision. */
export interface EngineCollected {
  /** Outcomes of rules that are met for certain. */
  readonly outcomes: readonly string[]
  /** Not those, but outcomes of rules that could be met. */
  readonly possible: readonly string[]
}

/** What the stock engine's run comes to for one decision. */
export type EngineDecision = EngineSingle | EngineCollected

/** The truth of each rule of a decision, in order. */
export type Truths = readonly Truth[]

/** What the truths of its rules make of a decision: the hit policy, read three-valued. */
export function answer(decision: Decision, truths: Truths): EngineDecision {
  return decision.hitPolicy === 'COLLECT' ? collected(decision, truths) : single(decision, truths)
}

/** Every outcome that a FIRST or UNIQUE decision can still have, in order of precedence. */
export function possibleOutcomes(decision: Decision, truths: Truths): string[] {
  const order = precedence(decision)
  const possible = new Set(endsOf(decision, truths).map((end) => outcomeAt(decision, end)))
  return order.filter((outcome) => possible.has(outcome))
}

/**
 * How the decision can end: the positions of rules that can be the one, then one past the last rule
 * where none may be met, then two past it where several may be met at once.
 */
function endsOf(decision: Decision, truths: Truths): number[] {
  const able = truths.flatMap((truth, at) => (truth === 'not-met' ? [] : [at]))
  const met = able.filter((at) => truths[at] === 'met')
  const none = truths.length
  if (decision.hitPolicy === 'FIRST') {
    const [certain] = met
    return certain === undefined ? [...able, none] : able.filter((at) => at <= certain)
  }
  const alone = met.length === 0 ? [...able, none] : met.length === 1 ? met : []
  return able.length > 1 ? [...alone, none + 1] : alone
}

function outcomeAt(decision: Decision, end: number): string {
  const rule = decision.rules[end]
  if (rule !== undefined) return rule.event.type
  return end > decision.rules.length ? 'CONFLICT' : (decision.otherwise?.outcome ?? 'SILENT')
}

function precedence(decision: Decision): string[] {
  const given = decision.rules.map((rule) => rule.event.type)
  if (decision.otherwise !== undefined) given.push(decision.otherwise.outcome)
  return [...new Set([...given, 'SILENT', 'CONFLICT'])]
}

const nothing = { rule: null, details: {} } as const

function single(decision: Decision, truths: Truths): EngineSingle {
  const ends = endsOf(decision, truths)
  const possible = possibleOutcomes(decision, truths)
  const outcome = outcomeAt(decision, ends.at(-1) as number)
  if (possible.length > 1) {
    const allowed = decision.outcomes[outcome]?.mayBeProvisional ?? []
    return possible.every((other) => other === outcome || allowed.includes(other))
      ? { outcome, certainty: 'provisional', possible, ...given(decision, ends, outcome) }
      : { outcome: null, certainty: 'undetermined', possible, ...nothing }
  }
  if (outcome === 'SILENT') return { outcome: null, certainty: 'silent', possible, ...nothing }
  if (outcome === 'CONFLICT') {
    const conflicting = decision.rules.filter((_, at) => truths[at] !== 'not-met').map((rule) => rule.name)
    return { outcome: null, certainty: 'conflict', possible, rule: null, conflicting, details: {} }
  }
  return { outcome, certainty: 'settled', possible, ...given(decision, ends, outcome) }
}

/** The last rule that could have given the outcome, and what all that could have agree on. */
function given(
  decision: Decision,
  ends: readonly number[],
  outcome: string,
): Pick<EngineSingle, 'rule' | 'details'> {
  const givers = ends.filter((end) => outcomeAt(decision, end) === outcome)
  const [details = {}, ...others] = givers.map(
    (end) =>
      (end < decision.rules.length ? decision.rules[end]?.event.params : decision.otherwise?.params) ?? {},
  )
  const agreed = Object.entries(details).filter(([key, value]) =>
    others.every((other) => other[key] === value),
  )
  return {
    rule: decision.rules[givers.at(-1) as number]?.name ?? 'otherwise',
    details: Object.fromEntries(agreed.sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function collected(decision: Decision, truths: Truths): EngineCollected {
  const outcomes = [...new Set(decision.rules.map((rule) => rule.event.type))]
  const truthOf = (outcome: string): Truth =>
    some(truths.filter((_, at) => decision.rules[at]?.event.type === outcome))
  return {
    outcomes: outcomes.filter((outcome) => truthOf(outcome) === 'met'),
    possible: outcomes.filter((outcome) => truthOf(outcome) === 'undetermined'),
  }
}

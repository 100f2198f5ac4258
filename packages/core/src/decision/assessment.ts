import type { Citation } from '../policy/policy.ts'
import type { Day } from '../vocabulary/day.ts'
import type { Facts, FactList, Scalar } from '../vocabulary/fact.ts'
import type { Truth } from '../vocabulary/truth.ts'

/** How sure an answer is. `silent`: no rule is met and the policy does not say. */
export type Certainty = 'settled' | 'provisional' | 'undetermined' | 'conflict' | 'silent'

/**
 * What a test found: a value; every value that a derived fact can still have, one for each class
 * the policy tells apart; or `null` where the fact is unknown.
 */
export type Found = Scalar | { readonly oneOf: readonly Scalar[] } | null

/** A comparison as its author wrote it, with the value found and the value required. */
export interface TestTrace {
  readonly kind: 'test'
  readonly truth: Truth
  readonly fact: string
  readonly operator: string
  readonly required: Scalar | readonly string[]
  /** The parameter the required value comes from, if any; `asAt` for the day of assessment. */
  readonly from?: string
  readonly found: Found
}

/** The conditions of a rule as written, each part with its truth. */
export type Trace =
  | { readonly kind: 'all' | 'any'; readonly truth: Truth; readonly parts: readonly Trace[] }
  | { readonly kind: 'not'; readonly truth: Truth; readonly part: Trace }
  | { readonly kind: 'condition'; readonly truth: Truth; readonly name: string; readonly part: Trace }
  | TestTrace

/** One rule, as far as this nominal's facts decide it. */
export interface RuleTrace {
  readonly rule: string
  readonly outcome: string
  readonly fallback: boolean
  /** Three-valued reading of the conditions as written. */
  readonly truth: Truth
  /** Present where the exact answer is surer than the reading of the written conditions. */
  readonly exactly?: 'met' | 'not-met'
  readonly conditions: Trace
  readonly cite?: readonly Citation[]
  readonly assumption?: string
}

/** The answer of a decision whose hit policy is FIRST or UNIQUE. */
export interface SingleResult {
  readonly hitPolicy: 'FIRST' | 'UNIQUE'
  /** `null` when undetermined, in conflict or silent. */
  readonly outcome: string | null
  readonly certainty: Certainty
  /** Outcomes whose definitions are met in every completion, in order, fallback rules left out. */
  readonly matches: readonly string[]
  /** Exactly the outcomes some completion of the unknown facts can still lead to. */
  readonly possible: readonly string[]
  /** Exactly the unknown facts that can still matter. */
  readonly missing: readonly string[]
  /** The rule that gave the outcome (the last of several), or `otherwise`. */
  readonly rule: string | null
  /** The rules met at once, where the certainty is `conflict`. */
  readonly conflicting?: readonly string[]
  /** The rule's further data. */
  readonly details: { readonly [key: string]: Scalar }
  readonly because: readonly RuleTrace[]
}

/** The answer of a decision whose hit policy is COLLECT. */
export interface CollectResult {
  readonly hitPolicy: 'COLLECT'
  readonly outcome?: never
  readonly certainty?: never
  /** Outcomes met in every completion. */
  readonly outcomes: readonly string[]
  /** Not those, but met in some completion. */
  readonly possible: readonly string[]
  /** The unknown facts that can still settle any of `possible`. */
  readonly missing: readonly string[]
  readonly because: readonly RuleTrace[]
}

export type DecisionResult = SingleResult | CollectResult

/** A declared assumption that this nominal's facts contradict. */
export interface Conflict {
  readonly assumption: string
  readonly reason: string
}

/**
 * Every decision of a policy for one nominal on one day. Plain JSON; the same policy hash, facts
 * and day give the same bytes on any machine.
 */
export interface Assessment {
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string }
  readonly nominal: { readonly ref: string; readonly area?: string }
  readonly asAt: Day
  /** Is *as at* within the days the policy is in force? */
  readonly inForce: boolean
  readonly decisions: { readonly [decision: string]: DecisionResult }
  /** Derived facts: what the lists come to. */
  readonly derived: { readonly [fact: string]: Found }
  readonly conflicts: readonly Conflict[]
  /** Whole inputs the nominal did not carry and the caller asked to take as given. */
  readonly assumed: { readonly [fact: string]: Scalar | FactList }
}

/** Settings of an assessment. */
export interface AssessOptions {
  /** The day the facts are judged on, `YYYY-MM-DD`. */
  readonly asAt: Day
  /** Only these decisions. Default: all. */
  readonly decisions?: readonly string[]
  /** Whole inputs to take as given where the nominal carries none, such as `custodyPeriods: []`. */
  readonly assume?: Facts
}

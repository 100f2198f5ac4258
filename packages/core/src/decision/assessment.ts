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
  /** Tells a test from a group of tests. */
  readonly kind: 'test'
  /** Whether the test is true, false or unknown of this nominal. */
  readonly truth: Truth
  /** The id of the fact, derived fact or decision that is compared; decisions as `decision.<id>`. */
  readonly fact: string
  /** The operator, as the policy writes it: `greaterThanInclusive`. */
  readonly operator: string
  /** The value it is compared with, parameters already replaced by their values. */
  readonly required: Scalar | readonly string[]
  /** The parameter the required value comes from, if any; `asAt` for the day of assessment. */
  readonly from?: string
  /** The value the nominal has, or what a derived fact comes to. */
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
  /** The rule's name, unique within the decision. */
  readonly rule: string
  /** The outcome the rule gives when it is met. */
  readonly outcome: string
  /** Whether the rule says what happens where the source is silent. */
  readonly fallback: boolean
  /** Three-valued reading of the conditions as written. */
  readonly truth: Truth
  /** Present where the exact answer is surer than the reading of the written conditions. */
  readonly exactly?: 'met' | 'not-met'
  /** Every test the author wrote, none left out because another already decided. */
  readonly conditions: Trace
  /** The passages the rule rests on. */
  readonly cite?: readonly Citation[]
  /** What was assumed, for a rule that no source gives. */
  readonly assumption?: string
}

/** The answer of a decision whose hit policy is FIRST or UNIQUE. */
export interface SingleResult {
  /**
   * `FIRST`: the first rule met gives the outcome. `UNIQUE`: two rules met at once are a conflict, whatever
   * their outcomes.
   */
  readonly hitPolicy: 'FIRST' | 'UNIQUE'
  /** `null` when undetermined, in conflict or silent. */
  readonly outcome: string | null
  /** How sure the outcome is; see `assess`. */
  readonly certainty: Certainty
  /** Outcomes whose definitions are met in every completion, in order, fallback rules left out. */
  readonly matches: readonly string[]
  /** Exactly the outcomes some completion of the unknown facts can still lead to; docs/semantics.md has the bounds for lists. */
  readonly possible: readonly string[]
  /** Exactly the unknown facts that can still matter. */
  readonly missing: readonly string[]
  /** The rule that gave the outcome (the last of several), or `otherwise`. */
  readonly rule: string | null
  /** The rules met at once, where the certainty is `conflict`. */
  readonly conflicting?: readonly string[]
  /** The rule's further data. */
  readonly details: { readonly [key: string]: Scalar }
  /** Every rule of the decision, in order, as far as it is decided. */
  readonly because: readonly RuleTrace[]
}

/** The answer of a decision whose hit policy is COLLECT. */
export interface CollectResult {
  /** Every rule that is met adds its outcome. */
  readonly hitPolicy: 'COLLECT'
  /** Never there: a decision that collects has `outcomes`. */
  readonly outcome?: never
  /** Never there: each outcome of a decision that collects is certain or possible by itself. */
  readonly certainty?: never
  /** Outcomes met in every completion. */
  readonly outcomes: readonly string[]
  /** Not those, but met in some completion. */
  readonly possible: readonly string[]
  /** The unknown facts that can still settle any of `possible`. */
  readonly missing: readonly string[]
  /** Every rule of the decision, in order, as far as it is decided. */
  readonly because: readonly RuleTrace[]
}

/** The answer of one decision, told apart by `hitPolicy`. */
export type DecisionResult = SingleResult | CollectResult

/** A declared assumption that this nominal's facts contradict. */
export interface Conflict {
  /** The id of the assumption. */
  readonly assumption: string
  /** Why the policy holds it, in its own words. */
  readonly reason: string
}

/**
 * Every decision of a policy for one nominal on one day. Plain JSON; the same policy hash, facts
 * and day give the same bytes on any machine.
 */
export interface Assessment {
  /** The policy that was asked; `hash` is its content, so that the answer can be checked again. */
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string }
  /** Whose facts these are: a reference, never a name. */
  readonly nominal: { readonly ref: string; readonly area?: string }
  /** The day the facts were judged on. */
  readonly asAt: Day
  /**
   * Is *as at* one of the days that this version gives for itself, from its first to its last, where it names one?
   * A version that follows takes its place and is not known here: which of several is in force on a day says
   * `policyInForce` of `@iom-rules/core/record`.
   */
  readonly inForce: boolean
  /** Every decision's answer, by id; only those asked for where `decisions` was given. */
  readonly decisions: { readonly [decision: string]: DecisionResult }
  /** Derived facts: what the lists come to. */
  readonly derived: { readonly [fact: string]: Found }
  /** Assumptions of the policy that this nominal's facts contradict. */
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

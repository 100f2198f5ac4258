import type { Scalar } from '../../vocabulary/fact.ts'
import type { Truth } from '../../vocabulary/truth.ts'
import type { Found } from '../../decision/assessment.ts'

/** What a test found and asked for under one of two policies. */
export interface TestSide {
  /** Whether the test is true, false or unknown of this nominal. */
  readonly truth: Truth
  /** The value the nominal has, or what a derived fact comes to. */
  readonly found: Found
  /** The operator, as the policy writes it: `greaterThanInclusive`. */
  readonly operator: string
  /** The value it is compared with, parameters already replaced by their values. */
  readonly required: Scalar | readonly string[]
  /** The parameter that the required value comes from, or `asAt`. */
  readonly from?: string
}

/** A test that comes out otherwise, or that only one of the two policies makes. */
export interface TestReason {
  /** What tells it from other reasons. */
  readonly kind: 'test'
  /** The name of the rule that makes the test. */
  readonly rule: string
  /** The id of the fact that is tested. */
  readonly fact: string
  /** `null`: not asked before. */
  readonly before: TestSide | null
  /** `null`: not asked after. */
  readonly after: TestSide | null
  /** Of a fact that is worked out: the changed parameters it is worked out with. */
  readonly parameters: readonly string[]
  /** It in a sentence. */
  readonly words: string
}

/** A rule that only one of the policies has, that stands elsewhere, gives something else or is surer. */
export interface RuleReason {
  /** What tells it from other reasons. */
  readonly kind: 'rule'
  /** The rule's name. */
  readonly rule: string
  /** What became of the rule. */
  readonly change: 'new' | 'gone' | 'order' | 'outcome' | 'truth'
  /** It in a sentence. */
  readonly words: string
}

/** A test of another decision, which itself comes out otherwise. */
export interface DecisionReason {
  /** What tells it from other reasons. */
  readonly kind: 'decision'
  /** The name of the rule that asks for the other decision. */
  readonly rule: string
  /** The id of the other decision. */
  readonly decision: string
  /** Why that one comes out otherwise. */
  readonly deciding: Deciding
  /** It in a sentence. */
  readonly words: string
}

/** What applies when no rule is met, or something that no rule says: what may be provisional, what is taken to be so. */
export interface OtherReason {
  /** What tells it from other reasons. */
  readonly kind: 'otherwise' | 'other'
  /** It in a sentence. */
  readonly words: string
}

/**
 * One thing that makes the difference, told apart by `kind`: a test, a rule, another decision, or something
 * else.
 */
export type DecidingReason = TestReason | RuleReason | DecisionReason | OtherReason

/** Why somebody gets another answer. Plain JSON. */
export interface Deciding {
  /** The answer before, as `answerText` writes it. */
  readonly from: string
  /** The answer after, as `answerText` writes it. */
  readonly to: string
  /** Whether the two answers differ. */
  readonly moved: boolean
  /** As few as make the difference; empty for somebody who does not move. */
  readonly reasons: readonly DecidingReason[]
  /** The reasons in sentences. */
  readonly words: string
}

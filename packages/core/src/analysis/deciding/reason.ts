import type { Scalar } from '../../vocabulary/fact.ts'
import type { Truth } from '../../vocabulary/truth.ts'
import type { Found } from '../../decision/assessment.ts'

/** What a test found and asked for under one of two policies. */
export interface TestSide {
  readonly truth: Truth
  readonly found: Found
  readonly operator: string
  readonly required: Scalar | readonly string[]
  /** The parameter that the required value comes from, or `asAt`. */
  readonly from?: string
}

/** A test that comes out otherwise, or that only one of the two policies makes. */
interface TestReason {
  readonly kind: 'test'
  readonly rule: string
  readonly fact: string
  /** `null`: not asked before. */
  readonly before: TestSide | null
  /** `null`: not asked after. */
  readonly after: TestSide | null
  /** Of a fact that is worked out: the changed parameters it is worked out with. */
  readonly parameters: readonly string[]
  readonly words: string
}

/** A rule that only one of the policies has, that stands elsewhere, gives something else or is surer. */
interface RuleReason {
  readonly kind: 'rule'
  readonly rule: string
  readonly change: 'new' | 'gone' | 'order' | 'outcome' | 'truth'
  readonly words: string
}

/** A test of another decision, which itself comes out otherwise. */
interface DecisionReason {
  readonly kind: 'decision'
  readonly rule: string
  readonly decision: string
  readonly deciding: Deciding
  readonly words: string
}

/** What applies when no rule is met, or something that no rule says: what may be provisional, what is taken to be so. */
interface OtherReason {
  readonly kind: 'otherwise' | 'other'
  readonly words: string
}

export type DecidingReason = TestReason | RuleReason | DecisionReason | OtherReason

/** Why somebody gets another answer. Plain JSON. */
export interface Deciding {
  /** The answer before, as `answerText` writes it. */
  readonly from: string
  readonly to: string
  readonly moved: boolean
  /** As few as make the difference; empty for somebody who does not move. */
  readonly reasons: readonly DecidingReason[]
  /** The reasons in sentences. */
  readonly words: string
}

import type { Day } from '../vocabulary/day.ts'
import type { WrittenChange } from '../policy/difference.ts'
import type { Family } from './family.ts'

/** The policies that were compared. */
export interface PolicyReference {
  readonly id: string
  readonly version: string
  readonly hash: string
}

/**
 * Everybody who moves from one outcome to another. `SILENT` and `CONFLICT` stand where the policy says
 * nothing or too much. Of a COLLECT decision, `from` or `to` is `null`: the outcome comes or goes.
 */
export interface Move {
  readonly from: string | null
  readonly to: string | null
  /** Disjoint, the plainest first; each with one example person. */
  readonly families: readonly Family[]
  readonly moreFamilies: number
  /** `FLEX → FIXED: OGRS score 70 percent or more and below 75 percent; …`. */
  readonly words: string
}

/** What a change of policy does to one decision. */
export interface DecisionComparison {
  readonly decision: string
  readonly title: string
  /** `same` is proved; `changed` has moves, or other data of an outcome; `too-complex` is not known. */
  readonly status: 'same' | 'changed' | 'added' | 'removed' | 'too-complex'
  readonly moves: readonly Move[]
  /** What changes, outcome by outcome, in sentences; that nothing does, where it does not. */
  readonly sentences: readonly string[]
  /** Every complete case comes out alike, but while facts are not known an answer may not. */
  readonly whileUnknown: boolean
}

/** How many of a caseload get another answer from one decision. */
export interface CaseloadMove {
  readonly decision: string
  /** The answer in short: an outcome, with `?` behind it while provisional; `UNDETERMINED`; `SILENT`; `CONFLICT`. */
  readonly from: string
  readonly to: string
  readonly count: number
  readonly byArea: { readonly [area: string]: number }
  readonly refs: readonly string[]
}

/** Somebody of a caseload who gets another answer from one decision. Answers in short, as in {@link CaseloadMove}. */
export interface Mover {
  readonly ref: string
  /** `""` where the nominal has none. */
  readonly area: string
  readonly decision: string
  readonly from: string
  readonly to: string
}

/** What a caseload shows of a change. */
export interface CaseloadEffect {
  readonly people: number
  /** People whose answer changes in any decision. */
  readonly moved: number
  readonly moves: readonly CaseloadMove[]
}

/** What changed between two policies, as written and in effect. Plain JSON. */
export interface Comparison {
  readonly before: PolicyReference
  readonly after: PolicyReference
  readonly asAt: Day
  /** Proved: no decision answers anybody otherwise, whatever is or is not known of them. */
  readonly same: boolean
  /** Every decision of either policy, by id. */
  readonly decisions: readonly DecisionComparison[]
  /** What reads differently, in words. */
  readonly written: readonly WrittenChange[]
  /** Where a caseload was given. */
  readonly caseload?: CaseloadEffect
  /** The whole of it in one sentence. */
  readonly summary: string
}

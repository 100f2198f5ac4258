import type { Day } from '../vocabulary/day.ts'
import type { WrittenChange } from '../policy/difference.ts'
import type { Family } from './family.ts'

/** The policies that were compared. */
export interface PolicyReference {
  /** The policy's id, such as `cheshire`. */
  readonly id: string
  /** Its version, `MAJOR.MINOR.PATCH`. */
  readonly version: string
  /** SHA-256 of what it means, in hexadecimal: see `policyHash`. */
  readonly hash: string
}

/**
 * Everybody who moves from one outcome to another. `SILENT` and `CONFLICT` stand where the policy says
 * nothing or too much. Of a COLLECT decision, `from` or `to` is `null`: the outcome comes or goes.
 */
export interface Move {
  /** The outcome before. */
  readonly from: string | null
  /** The outcome after. */
  readonly to: string | null
  /** Disjoint, the plainest first; each with one example person. */
  readonly families: readonly Family[]
  /** Families that are not listed, because there are many; 0 when all are. */
  readonly moreFamilies: number
  /** `FLEX → FIXED: OGRS score 70 percent or more and below 75 percent; …`. */
  readonly words: string
}

/** What a change of policy does to one decision. */
export interface DecisionComparison {
  /** The decision's id. */
  readonly decision: string
  /** Its title in the policy after; before, where it was removed. */
  readonly title: string
  /** `same` is proved; `changed` has moves, or other data of an outcome; `too-complex` is not known. */
  readonly status: 'same' | 'changed' | 'added' | 'removed' | 'too-complex'
  /** Who moves from which outcome to which; empty unless the status is `changed`. */
  readonly moves: readonly Move[]
  /** What changes, outcome by outcome, in sentences; that nothing does, where it does not. */
  readonly sentences: readonly string[]
  /** Every complete case comes out alike, but while facts are not known an answer may not. */
  readonly whileUnknown: boolean
}

/** How many of a caseload get another answer from one decision. */
export interface CaseloadMove {
  /** The decision's id. */
  readonly decision: string
  /** The answer in short: an outcome, with `?` behind it while provisional; `UNDETERMINED`; `SILENT`; `CONFLICT`. */
  readonly from: string
  /** The answer after, written as `from` is. */
  readonly to: string
  /** How many people make this move; never 0. */
  readonly count: number
  /** The same by area; areas without anybody are left out, and `""` is those whose nominal has none. */
  readonly byArea: { readonly [area: string]: number }
  /** References of those who move, in the order of the caseload. */
  readonly refs: readonly string[]
}

/** Somebody of a caseload who gets another answer from one decision. Answers in short, as in {@link CaseloadMove}. */
export interface Mover {
  /** The nominal's reference. */
  readonly ref: string
  /** `""` where the nominal has none. */
  readonly area: string
  /** The decision's id. */
  readonly decision: string
  /** The answer before. */
  readonly from: string
  /** The answer after. */
  readonly to: string
}

/** What a caseload shows of a change. */
export interface CaseloadEffect {
  /** How many people are in the caseload. */
  readonly people: number
  /** People whose answer changes in any decision. */
  readonly moved: number
  /** Who moves from which answer to which, decision by decision. */
  readonly moves: readonly CaseloadMove[]
}

/** What changed between two policies, as written and in effect. Plain JSON. */
export interface Comparison {
  /** The policy compared from. */
  readonly before: PolicyReference
  /** The policy compared to. */
  readonly after: PolicyReference
  /** The day both were looked at. */
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

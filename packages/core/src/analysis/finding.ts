import type { MachineFinding } from '../journey/verification/machine-finding.ts'
import type { Family, Witness } from './family.ts'

/** What verification can find in the decisions of a policy. */
export type DecisionFault =
  /** Nothing applies: no rule is met and there is no `otherwise`. */
  | 'gap'
  /** No definition applies, and a fallback rule says what happens. */
  | 'filled-by-fallback'
  /** Two definitions with different outcomes apply at once: settled by order, or a conflict under UNIQUE. */
  | 'overlap'
  /** A rule whose conditions are never met, or only where an earlier one already decides. */
  | 'unreachable-rule'
  /** A part of a condition without which the condition says the same. */
  | 'redundant-condition'
  /** A parameter of which no value within its bounds changes any decision. */
  | 'vacuous-parameter'
  /** Assumptions that no nominal at all can satisfy together. */
  | 'contradictory-assumptions'
  /** An assumption without which nothing that the policy says would change. */
  | 'unneeded-assumption'
  /** Not everything could be looked at. */
  | 'too-complex'

/** Something in the decisions of a policy that a policy lead should know of. Plain JSON. */
export interface DecisionFinding {
  /** What kind of fault: `gap`, `overlap`, `unreachable-rule` and so on. Stable, for programs. */
  readonly code: DecisionFault
  /** `error` stops `iom-rules check` unless it is accepted; `warning` and `info` do not. */
  readonly severity: 'error' | 'warning' | 'info'
  /** The decision's id; left out for what concerns no single one. */
  readonly decision?: string
  /** Names of the rules it is about. */
  readonly rules?: readonly string[]
  /** The two outcomes of an overlap, in order of precedence. */
  readonly outcomes?: readonly string[]
  /** The id of the parameter or table it is about, if it is about one. */
  readonly parameter?: string
  /** JSON Pointer into the flat document. */
  readonly path: string
  /** A sentence for a policy lead. */
  readonly message: string
  /** What to do about it, when the product can tell. */
  readonly help?: string
  /** Everybody it is about, as disjoint families, the plainest first; left out where they are too many to work out. */
  readonly families?: readonly Family[]
  /** Families that are not listed, because there are many. */
  readonly moreFamilies?: number
  /** The smallest example nominal, as `assess` has confirmed; where none could be worked out, the message says so. */
  readonly witness?: Witness
}

/** Anything `verify` reports: about a decision, or about a machine. The two are told apart by `code`. */
export type VerifyFinding = DecisionFinding | MachineFinding

import type { Day } from '../vocabulary/day.ts'
import type { Facts, Nominal } from '../vocabulary/fact.ts'
import type { Policy } from '../policy/policy.ts'
import type { Decided } from '../decision/assess.ts'

/** How a caseload is read. */
export interface CaseloadOptions {
  /** The day everybody is assessed as at. */
  readonly asAt: Day
  /** Whole inputs taken as given where a nominal carries none: `{ custodyPeriods: [] }`. */
  readonly assume?: Facts
}

/**
 * Many nominals, and what a policy answers for each of them on one day. Rows are numbered from 0 in the
 * order in which the nominals came. It never changes: a function that changes something gives another.
 */
export interface Caseload {
  /** The policy that answers. */
  readonly policy: Policy
  /** The day everybody is assessed as at. */
  readonly asAt: Day
  /** How many nominals. */
  readonly size: number
  /** Ids of the areas: those of the policy in its order, then `""` when somebody has none. */
  readonly areas: readonly string[]
  /** Ids of the decisions, in alphabetical order. */
  readonly decisions: readonly string[]
  /** The reference of the nominal in a row. Rows outside 0 to `size` − 1 have none. */
  readonly refOf: (row: number) => string
  /** Position of the nominal's area in `areas`. */
  readonly areaOf: (row: number) => number
  /** The nominal of a row, read back from the columns: what was unknown is left out; `evidence` is not kept. */
  readonly nominalOf: (row: number) => Nominal
  /** The distinct answers of a decision that somebody gets. @throws IomRulesError `UNKNOWN_DECISION` */
  readonly answersOf: (decision: string) => readonly Decided[]
  /** For every row, the position of its answer in `answersOf(decision)`. @throws IomRulesError `UNKNOWN_DECISION` */
  readonly placesOf: (decision: string) => ArrayLike<number>
}

/** How many nominals get an answer. */
export interface AnswerCount {
  /** As `answerText` writes it: `FLEX`, `FLEX?`, `UNDETERMINED`. Of a COLLECT decision one outcome: `WANTED`, `WANTED?`. */
  readonly text: string
  /** `null` where there is none: undetermined, in conflict, silent. */
  readonly outcome: string | null
  /** How sure the answer is; see `assess`. */
  readonly certainty: 'settled' | 'provisional' | 'undetermined' | 'conflict' | 'silent'
  /** People in all areas together. */
  readonly total: number
  /** In the order of the caseload's `areas`. */
  readonly byArea: readonly number[]
}

/** Nominals who get another answer of a decision than before. Answers are as `answerText` writes them. */
export interface CaseloadMoves {
  /** The answer before. */
  readonly from: string
  /** The answer after. */
  readonly to: string
  /** How many people make this move; never 0. */
  readonly total: number
  /** In the order of the areas of the caseload before. */
  readonly byArea: readonly number[]
}

import { IomRulesError } from '../vocabulary/issue.ts'
import type { AnswerCount, Caseload } from './caseload.ts'

/** A stretch of values of a parameter. */
export interface Interval {
  readonly from: number
  readonly to: number
  /** Does `from` itself belong to it? */
  readonly fromInclusive: boolean
  readonly toInclusive: boolean
}

/** A stretch over which no answer of anybody in the caseload changes. */
export interface SweepStep extends Interval {
  /** As `countsOf` gives them, for each decision that was asked about; a line nobody is on anywhere is left out. */
  readonly counts: { readonly [decision: string]: readonly AnswerCount[] }
}

/**
 * Everything that changes as one numeric parameter goes through its range: the steps lie end to end and cover
 * the range, and any two neighbours differ in somebody's answer.
 */
export interface Sweep {
  readonly parameter: string
  readonly decisions: readonly string[]
  readonly areas: readonly string[]
  readonly range: Interval
  /** The value the policy has. */
  readonly current: number
  /** May the parameter only be whole? Then every step begins and ends at whole numbers, both inclusive. */
  readonly whole: boolean
  readonly steps: readonly SweepStep[]
}

export interface SweepOptions {
  /** From which value; default the least the parameter may have. */
  readonly from?: number
  readonly to?: number
  /** Default: all decisions that the parameter can reach. */
  readonly decisions?: readonly string[]
}

/**
 * Who is where, at every value of a numeric parameter? Exact: not sampled.
 *
 * @throws IomRulesError `UNKNOWN_PARAMETER`, `NOT_NUMERIC`, `OUT_OF_RANGE`, `UNKNOWN_DECISION`; `TOO_COMPLEX`
 */
export function sweep(caseload: Caseload, parameter: string, options: SweepOptions = {}): Sweep {
  throw new IomRulesError('TOO_COMPLEX', `Not yet: ${parameter} ${caseload.size} ${JSON.stringify(options)}`)
}

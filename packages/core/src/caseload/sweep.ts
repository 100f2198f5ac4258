import { IomRulesError } from '../vocabulary/issue.ts'
import type { Caseload } from './caseload.ts'
import type { Sweep } from './sweep-steps.ts'

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

import type { Policy, PolicyDocument } from '@iom-rules/core'
import type { Comparison, VerifyFinding } from '@iom-rules/core/analysis'
import type { Counts } from '../../caseload/counts.ts'
import type { ExampleOutcome } from '../../work/task.ts'
import type { CheckResults } from '../checks/against.ts'
import type { Recorded } from '../record/read.ts'

/** What the examples of the policy come to under the draft. */
export interface ExampleResults {
  readonly run: number
  readonly failing: readonly {
    readonly title: string
    /** What each expectation that does not hold says. */
    readonly differences: readonly string[]
  }[]
}

/** Everything that a change note tells. */
export interface Told {
  readonly published: Policy
  readonly draft: Policy
  /** Both policies whole, as they were compared. */
  readonly documents: { readonly published: PolicyDocument; readonly draft: PolicyDocument }
  readonly comparison: Comparison
  /** For each decision in which somebody moves, the people by outcome and area. */
  readonly counts: readonly { readonly decision: string; readonly counts: Counts }[]
  /** `null` where they were not run to the end. */
  readonly checks: CheckResults | null
  readonly examples: ExampleResults | null
  /** Why, by place in the policy. */
  readonly reasons: { readonly [place: string]: string }
  readonly recorded: Recorded
  /** What was found in the draft, and what its examples came to, in full; `null` where they were not run to the end. */
  readonly verified: readonly VerifyFinding[] | null
  readonly ran: readonly ExampleOutcome[] | null
  /** The text that the published policy came as. */
  readonly came: string
  /** The fingerprint of the policy file that goes with the note. */
  readonly hash: string
}

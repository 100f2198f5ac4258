import type { Day } from '../../vocabulary/day.ts'
import type { Policy } from '../../policy/policy.ts'

/** Two policies and what is asked of both. */
export interface Asked {
  readonly before: Policy
  readonly after: Policy
  readonly decision: string
  readonly asAt: Day
  /** Facts that the two test otherwise. */
  readonly first: ReadonlySet<string>
}

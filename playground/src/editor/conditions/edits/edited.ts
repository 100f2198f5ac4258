import type { Step } from '@iom-rules/core'

/** An edit of a condition, as data, and where the part it was about stands afterwards. */
export interface Edited {
  readonly steps: readonly Step[]
  readonly at: string
}

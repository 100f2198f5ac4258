import type { Example, Policy } from '@iom-rules/core'

/** A policy that a draft can start from, and is then compared with. */
export interface Start {
  readonly policy: Policy
  /** `null`: those that the policy came to the playground with. */
  readonly examples: readonly Example[] | null
  /** The text it was read from, which an export leaves as it is where nothing was changed. */
  readonly text: string | null
}

/** A policy from a file or a link, before anything is done with it. */
export interface Opened {
  /** What the draft would be called. */
  readonly name: string
  readonly draft: Policy
  /** `null`: those of what it starts from. */
  readonly examples: readonly Example[] | null
  /** What it can start from, the likeliest first. */
  readonly starts: readonly [Start, ...Start[]]
}

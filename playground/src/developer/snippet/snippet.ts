import type { Nominal, Policy } from '@iom-rules/core'

/** What a snippet is made for. */
export interface Asked {
  readonly policy: Policy
  readonly nominal: Nominal
  readonly asAt: string
  /** The decision it tells of. */
  readonly decision: string
  /** What the file of the policy is called. */
  readonly policyFile: string
}

/** A program that runs as it is, and what it prints. */
export interface Snippet {
  /** What to save it as. */
  readonly file: string
  readonly text: string
  /** What is to be done once before: packages to install. */
  readonly install: string | null
  /** How to run it. */
  readonly run: string
  /** A file beside it, besides that of the policy. */
  readonly beside: { readonly name: string; readonly text: string } | null
  /** Whether it reads the file of the policy. */
  readonly readsPolicy: boolean
  readonly prints: Printed
}

/** Text, line by line; or one row of a table. */
export type Printed =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'row'; readonly columns: readonly string[]; readonly cells: readonly (string | null)[] }

/** A nominal as it stands in a program. */
export function literal(nominal: Nominal): string {
  return JSON.stringify(nominal, null, 2)
}

import type { Decided } from '@iom-rules/core'

/** The answers of one decision: the different ones, and which of them each person gets. */
export interface Column {
  readonly answers: readonly Decided[]
  /** By row; a position in `answers`. */
  readonly places: Uint16Array | Uint32Array
}

/** Everybody’s answers under the draft, row by row, small enough to be handed over whole. */
export interface Columns {
  /** For each row the position of the person in the caseload; `null` where everybody has a row, in its order. */
  readonly positions: Uint32Array | null
  readonly decisions: { readonly [decision: string]: Column }
  /** 1 where the draft answers any decision otherwise than the published policy. */
  readonly moved: Uint8Array
  /** The rows in the order of their references. */
  readonly byRef: Uint32Array
}

import type { AssessOptions, Issue, Policy } from '@iom-rules/core'
import type { View } from '../answer.ts'
import type { Asked } from '../counterfactuals.ts'
import type { Batch, Broken, Form } from '../input/batch.ts'
import type { RowFormat } from '../options.ts'

/** Everything there is to know to assess the batches of an input: plain data, which a worker is sent. */
export interface Job {
  readonly policy: Policy
  readonly form: Form
  readonly settings: AssessOptions & { readonly decisions: readonly string[] }
  readonly view: View
  readonly format: RowFormat
  /** Only answers, for the whole batch at once. */
  readonly answers: boolean
  readonly counterfactual: Asked | null
  /** Does the first row that is not valid end everything? */
  readonly stops: boolean
}

/** A row that is not valid, by its position in the batch. */
export interface Refused {
  readonly at: number
  /** Counted from 1 where the batch begins; `null` where an input has no lines. */
  readonly line: number | null
  readonly issues: readonly Issue[]
  readonly input: unknown
}

/** What became of a batch. */
export interface Worked {
  /** The answers, as they stand in the output. */
  readonly text: string
  /** How many there are. */
  readonly records: number
  readonly rows: number
  readonly lines: number
  readonly refused: readonly Refused[]
  readonly broken: Broken | null
}

/** Assesses one batch. */
export type Work = (batch: Batch) => Promise<Worked>

/** The answers to the rows of a batch that are valid, as text, and what is wrong with the others. */
export interface Answered {
  readonly text: string
  readonly records: number
  /** By position. */
  readonly issues: ReadonlyMap<number, readonly Issue[]>
}

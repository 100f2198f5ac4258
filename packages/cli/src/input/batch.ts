import type { Issue } from '@iom-rules/core'
import type { Piece } from './row.ts'

/** A part of an input that can be read by itself: whole rows, in order. */
export type Batch =
  | { readonly kind: 'pieces'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'csv'; readonly text: string }

/** How the cells of a CSV are told apart, and what they are. */
export interface CsvForm {
  readonly delimiter: string
  readonly names: readonly string[]
}

/** What somebody needs to know to read the batches of an input. */
export type Form = { readonly kind: 'pieces' } | ({ readonly kind: 'csv' } & CsvForm)

/** A fault after which nobody can tell where rows begin and end. Line and row are counted within the batch. */
export interface Broken {
  readonly fault: string
  readonly line: number
  readonly row: number
}

/** The rows of a batch, read as far as they could be. Positions are counted from 0 within the batch. */
export interface Read {
  readonly values: readonly unknown[]
  /** What kept rows from being read, by position; their values are not to be used. */
  readonly issues: ReadonlyMap<number, readonly Issue[]>
  /** Lines that end in the batch; 0 where its pieces know their lines themselves. */
  readonly lines: number
  /** The line a row starts on, counted from 1 where the batch begins; `null` where an input has no lines. */
  readonly lineOf: (at: number) => number | null
  /** The row as it came. */
  readonly inputOf: (at: number) => unknown
  readonly broken: Broken | null
}

/** An input that has begun to be read. */
export interface Input {
  /** What it is called in messages. */
  readonly name: string
  readonly form: Form
  readonly batches: AsyncIterable<Batch>
  /** Lines before the first batch. */
  readonly lines: number
  /** Could it be one single object, so that JSON out is one too? */
  readonly maySingle: boolean
  /** Bytes or rows in all, where that is known beforehand. */
  readonly size: number | null
  /** The same, read so far. */
  readonly done: () => number
}

/** Pieces in batches of at least so many characters, but for the last. */
export function* together(pieces: readonly Piece[], size: number): Generator<Batch, void, undefined> {
  let held: Piece[] = []
  let length = 0
  for (const piece of pieces) {
    held.push(piece)
    length += piece.text.length
    if (length < size) continue
    yield { kind: 'pieces', pieces: held }
    held = []
    length = 0
  }
  if (held.length > 0) yield { kind: 'pieces', pieces: held }
}

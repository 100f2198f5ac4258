import type { Issue } from '@iom-rules/core'
import { fault } from '../fault.ts'

/** One nominal as it stands in the input, read as far as it could be. */
export interface Row {
  /** Counted from 1; the header of a CSV is not a row. */
  readonly row: number
  /** The line the row starts on, from 1; `null` where an input has no lines. */
  readonly line: number | null
  readonly value: unknown
  /** What kept it from being read; then `value` is not to be used. */
  readonly issues: readonly Issue[]
  /** As it came, for the rejects file. */
  readonly input: unknown
}

/** The rows of an input, and whether it turned out to be one single object. */
export interface Rows extends AsyncIterable<Row> {
  readonly single: () => boolean
  /** Rows read so far. */
  readonly count: () => number
}

/** A piece of JSON text that should hold one nominal. */
export interface Piece {
  readonly line: number | null
  readonly text: string
  /** The text was longer than a row may be, and is cut. */
  readonly tooLong?: true
}

/** Cuts text into pieces as it comes, whatever the places where it was broken. */
export interface Cutter<T> {
  readonly push: (text: string) => readonly T[]
  /** What is left when no more comes. */
  readonly end: () => readonly T[]
}

/** Characters of one row. Nobody's record is this long; a lost bracket or quote soon is. */
export const longestRow = 1_048_576

export function tooLong(): Issue {
  const help = 'A bracket, quote or line end is probably missing.'
  return fault(
    'row-too-long',
    '',
    `The row is longer than ${longestRow.toLocaleString('en')} characters.`,
    help,
  )
}

/** Bytes that are not UTF-8 were replaced by U+FFFD on reading, and NUL is in no text. */
export function damage(text: string): Issue | null {
  if (text.includes('\uFFFD')) {
    return fault('not-utf8', '', 'The row holds bytes that are not UTF-8 text.', 'Save the input as UTF-8.')
  }
  return text.includes('\u0000') ? fault('not-text', '', 'The row holds binary data.') : null
}

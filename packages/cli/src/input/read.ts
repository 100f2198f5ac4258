import type { Issue } from '@iom-rules/core'
import type { Batch, Form, Read } from './batch.ts'
import { csvReader, type Declared } from './csv.ts'
import { inputOf, readPiece } from './json.ts'
import type { Piece } from './row.ts'

/** Reads the batches of an input. */
export function batchReader(form: Form, policy: Declared): (batch: Batch) => Read {
  const readCsv = form.kind === 'csv' ? csvReader(form, policy) : () => readPieces([])
  return (batch) => (batch.kind === 'csv' ? readCsv(batch.text) : readPieces(batch.pieces))
}

function readPieces(pieces: readonly Piece[]): Read {
  const issues = new Map<number, readonly Issue[]>()
  const read = pieces.map(readPiece)
  read.forEach((each, at) => {
    if (each.issues.length > 0) issues.set(at, each.issues)
  })
  return {
    values: read.map(({ value }) => value),
    issues,
    lines: 0,
    lineOf: (at) => pieces[at]?.line ?? null,
    inputOf: (at) => inputOf(pieces[at] as Piece, read[at] as (typeof read)[number]),
    broken: null,
  }
}

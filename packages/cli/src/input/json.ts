import { limits, readJson, type Issue } from '@iom-rules/core'
import { fault } from '../fault.ts'
import { damage, tooLong, type Piece, type Row } from './row.ts'

const deepest = limits.depth

/** Reads each piece as one JSON value, strictly: nothing is nested endlessly, no key is given twice. */
export async function* readPieces(pieces: AsyncIterable<Piece>): AsyncGenerator<Row, void, undefined> {
  let row = 0
  for await (const piece of pieces) {
    row += 1
    const { line, text } = piece
    const read = piece.tooLong ? { value: undefined, issues: [tooLong()] } : readValue(text)
    yield {
      row,
      line,
      ...read,
      input: read.issues.length > 0 && read.value === undefined ? text : read.value,
    }
  }
}

/** Reads text as one JSON value: strictly, and fast where there is nothing to object to. */
export function readValue(text: string): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const hurt = damage(text)
  if (hurt !== null) return { value: undefined, issues: [hurt] }
  const shape = survey(text)
  if (shape.depth > deepest) {
    const message = `The row is nested more than ${deepest} levels deep.`
    return { value: undefined, issues: [fault('too-deep', '', message)] }
  }
  try {
    const value = JSON.parse(text) as unknown
    // `JSON.parse` keeps the last of two equal keys without a word; then there are fewer than written.
    if (countKeys(value) === shape.keys) return { value, issues: [] }
  } catch {
    // The slow and careful reader says what is wrong, and where.
  }
  const careful = readJson(text)
  if (!careful.ok) return { value: undefined, issues: careful.issues }
  return { value: careful.value, issues: [] }
}

/** How deep the text nests and how many keys it writes, by its brackets and colons outside quotes. */
function survey(text: string): { depth: number; keys: number } {
  let depth = 0
  let deepestSeen = 0
  let keys = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at += 1
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 58) keys += 1
    else if (code === 91 || code === 123) deepestSeen = Math.max(deepestSeen, (depth += 1))
    else if (code === 93 || code === 125) depth -= 1
  }
  return { depth: deepestSeen, keys }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const members: readonly unknown[] = Object.values(value)
  const own = Array.isArray(value) ? 0 : members.length
  return members.reduce<number>((sum, member) => sum + countKeys(member), own)
}

import { limits, readJson, type Issue } from '@iom-rules/core'
import { fault } from '../fault.ts'
import { damage, tooLong, type Cutter, type Piece, type Row } from './row.ts'

const deepest = limits.depth

/** Reads each piece as one JSON value, strictly: nothing is nested endlessly, no key is given twice. */
export async function* readPieces(
  texts: AsyncIterable<string>,
  cutter: Cutter<Piece>,
): AsyncGenerator<Row, void, undefined> {
  let row = 0
  const read = (piece: Piece) => rowOf(piece, (row += 1))
  for await (const text of texts) yield* cutter.push(text).map(read)
  yield* cutter.end().map(read)
}

function rowOf(piece: Piece, row: number): Row {
  const read = readPiece(piece)
  return { row, line: piece.line, ...read, input: inputOf(piece, read) }
}

/** What a piece holds. */
export function readPiece(piece: Piece): ReadValue {
  return piece.tooLong ? { value: undefined, issues: [tooLong()] } : readValue(piece.text)
}

/** A piece as it came: what it holds, or its text where that cannot be read. */
export function inputOf({ text }: Piece, { value, issues }: ReadValue): unknown {
  return issues.length > 0 && value === undefined ? text : value
}

interface ReadValue {
  readonly value: unknown
  readonly issues: readonly Issue[]
}

/** Reads text as one JSON value: strictly, and fast where there is nothing to object to. */
export function readValue(text: string): ReadValue {
  const hurt = damage(text)
  return hurt === null ? readSound(text) : { value: undefined, issues: [hurt] }
}

/** The same of text that is known not to be damaged. */
export function readSound(text: string): ReadValue {
  try {
    const value = JSON.parse(text) as unknown
    // `JSON.parse` keeps the last of two equal keys without a word; then it has fewer than there are colons.
    if (countKeys(value, deepest) === countColons(text)) return { value, issues: none }
  } catch {
    // The slow and careful reader says what is wrong, and where.
  }
  if (depthOf(text) > deepest) {
    const message = `The row is nested more than ${deepest} levels deep.`
    return { value: undefined, issues: [fault('too-deep', '', message)] }
  }
  const careful = readJson(text)
  if (!careful.ok) return { value: undefined, issues: careful.issues }
  return { value: careful.value, issues: none }
}

const none: readonly Issue[] = []

function countColons(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count += 1
  return count
}

/** Keys of a value and of all within it; not a number where they are nested deeper than allowed. */
function countKeys(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (levels === 0) return Number.NaN
  let keys = 0
  if (Array.isArray(value)) {
    for (const member of value as readonly unknown[]) keys += countKeys(member, levels - 1)
    return keys
  }
  const members = value as Readonly<Record<string, unknown>>
  for (const key in members) {
    keys += 1
    const member = members[key]
    if (typeof member === 'object') keys += countKeys(member, levels - 1)
  }
  return keys
}

/** How deep the text nests, by its brackets outside quotes. */
function depthOf(text: string): number {
  let depth = 0
  let deepestSeen = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at += 1
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 91 || code === 123) deepestSeen = Math.max(deepestSeen, (depth += 1))
    else if (code === 93 || code === 125) depth -= 1
  }
  return deepestSeen
}

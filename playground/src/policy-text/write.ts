import { applyEdits } from 'jsonc-parser'
import { textEdits } from './edits.ts'
import { sameJson } from './json.ts'

/** A policy as `iom-rules bundle` writes it. */
export function plainText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

const byteOrderMark = '\uFEFF'

/**
 * A document as text, written over the text that it came as: what the document still says is byte for byte what it
 * was. A text that cannot be read is written anew.
 */
export function writeText(came: string, document: unknown): string {
  const mark = came.startsWith(byteOrderMark) ? byteOrderMark : ''
  const text = came.slice(mark.length)
  const edits = textEdits(text, document)
  if (edits === null) return plainText(document)
  const written = applyEdits(text, edits)
  return says(written, document) ? mark + written : plainText(document)
}

function says(text: string, document: unknown): boolean {
  try {
    return sameJson(JSON.parse(text), document)
  } catch {
    return false
  }
}

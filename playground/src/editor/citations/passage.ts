import type { Citation } from '@iom-rules/core'

/** A line of a source document, from 1, and its words. */
export interface Passage {
  readonly line: number
  readonly text: string
}

/** Does a quotation stand on its line, white space aside? */
export function isThere(
  lines: readonly string[],
  { line, quote }: Pick<Citation, 'line' | 'quote'>,
): boolean {
  return quote.trim() !== '' && plain(lines[line - 1] ?? '').includes(plain(quote))
}

/** The line on which a quotation stands; `null` where it stands on none. */
export function lineOf(lines: readonly string[], quote: string): number | null {
  const at = plain(quote) === '' ? -1 : lines.findIndex((line) => plain(line).includes(plain(quote)))
  return at < 0 ? null : at + 1
}

/** The lines that have all of these words, wherever they stand in the line. */
export function linesWith(lines: readonly string[], words: string): Passage[] {
  const wanted = plain(words)
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
  return lines.flatMap((text, at) => {
    const has = plain(text) !== '' && wanted.every((word) => text.toLowerCase().includes(word))
    return has ? [{ line: at + 1, text: wordsOf(text) }] : []
  })
}

/** What a line says, without the mark of a list before it. */
export function wordsOf(line: string): string {
  return plain(line).replace(/^[-▶•*]\s+/, '')
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

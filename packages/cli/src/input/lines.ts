import { longestRow, type Piece } from './row.ts'

/** NDJSON: a JSON value on each line; blank lines are passed over. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Piece, void, undefined> {
  let line = 1
  let rest = ''
  let cut = false
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const piece = toPiece(line, rest + chunk.slice(from, end), cut)
      if (piece !== null) yield piece
      line += 1
      from = end + 1
      rest = ''
      cut = false
    }
    if (!cut) rest += chunk.slice(from)
    if (rest.length > longestRow) {
      rest = rest.slice(0, longestRow)
      cut = true
    }
  }
  const last = toPiece(line, rest, cut)
  if (last !== null) yield last
}

function toPiece(line: number, text: string, cut: boolean): Piece | null {
  if (cut || text.length > longestRow) return { line, text: text.slice(0, 200), tooLong: true }
  const trimmed = text.trim()
  return trimmed === '' ? null : { line, text: trimmed }
}

/** One JSON value that takes up the whole input, over as many lines as it likes. */
export async function* readWhole(chunks: AsyncIterable<string>): AsyncGenerator<Piece, void, undefined> {
  let text = ''
  for await (const chunk of chunks) {
    text += chunk
    if (text.length > longestRow) {
      yield { line: 1, text: text.slice(0, 200), tooLong: true }
      return
    }
  }
  if (text.trim() !== '')
    yield { line: 1 + (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1, text: text.trim() }
}

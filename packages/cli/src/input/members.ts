import { exitCode, Stop } from '../exit.ts'
import { longestRow, type Piece } from './row.ts'

const quote = 34
const comma = 44
const openBracket = 91
const backslash = 92
const closeBracket = 93
const openBrace = 123
const closeBrace = 125
const lineFeed = 10

/**
 * The members of a JSON array, one at a time, without ever holding the array. Only brackets, quotes
 * and commas are looked at here; whether a member is JSON is for its reader to say.
 */
export async function* readMembers(
  chunks: AsyncIterable<string>,
  name: string,
): AsyncGenerator<Piece, void, undefined> {
  let begun = false
  let ended = false
  let line = 1
  let depth = 0
  let quoted = false
  let escaped = false
  let text = ''
  let startLine = 0
  let rows = 0
  let cut = false

  const take = (): Piece => {
    cut ||= text.length > longestRow
    const piece = {
      line: startLine || line,
      text: cut ? text.slice(0, 200) : text.trim(),
      ...(cut ? { tooLong: true as const } : {}),
    }
    text = ''
    startLine = 0
    cut = false
    rows += 1
    return piece
  }

  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (code === lineFeed) line += 1
      if (quoted) {
        if (escaped) escaped = false
        else if (code === backslash) escaped = true
        else if (code === quote) quoted = false
        continue
      }
      if (code <= 32) continue
      if (ended) throw broken(name, line, 'there is more text after the end of the array')
      if (!begun) {
        // Only an input that starts with a bracket is read here.
        begun = true
        from = at + 1
        continue
      }
      const ends = depth === 0 && (code === comma || code === closeBracket)
      if (!ends) {
        if (startLine === 0) startLine = line
        if (code === quote) quoted = true
        else if (code === openBracket || code === openBrace) depth += 1
        else if (code === closeBracket || code === closeBrace) depth = Math.max(0, depth - 1)
        continue
      }
      if (!cut) text += chunk.slice(from, at)
      from = at + 1
      if (code === closeBracket) ended = true
      // Only `[]` has an end without a member before it.
      if (code === comma || startLine > 0 || rows > 0) yield take()
    }
    if (begun && !ended && !cut) text += chunk.slice(from)
    if (text.length > longestRow) {
      text = text.slice(0, 200)
      cut = true
    }
  }
  if (!ended) {
    const where = startLine > 0 ? `, after row ${rows + 1} began on line ${startLine}` : ''
    throw broken(
      name,
      line,
      `the array is not closed${where}. The input may be cut off, or a bracket or quote missing`,
    )
  }
}

function broken(name: string, line: number, what: string): Stop {
  return new Stop(exitCode.invalidRows, `${name}, line ${line}: ${what}.`)
}

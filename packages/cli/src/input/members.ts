import { exitCode, Stop } from '../exit.ts'
import { longestRow, type Cutter, type Piece } from './row.ts'

const lineFeed = 10
const quote = 34
const comma = 44
const openBracket = 91
const backslash = 92
const closeBracket = 93
const openBrace = 123
const closeBrace = 125

/** How far the array has been read. */
interface Reading {
  /** Of the input. */
  line: number
  /** Between the array's own brackets? */
  stage: 'before' | 'within' | 'after'
  /** Of brackets, within a member. */
  depth: number
  quoted: boolean
  escaped: boolean
  /** The member so far. */
  text: string
  /** The line it starts on; 0 before its first character. */
  from: number
  members: number
}

/**
 * The members of a JSON array, one at a time, without ever holding the array. Only brackets, quotes
 * and commas are looked at here; whether a member is JSON is for its reader to say.
 */
export function memberCutter(name: string): Cutter<Piece> {
  const reading: Reading = {
    line: 1,
    stage: 'before',
    depth: 0,
    quoted: false,
    escaped: false,
    text: '',
    from: 0,
    members: 0,
  }
  // Thrown the next time, so that the members before the fault are read first.
  let late: Stop | null = null
  return {
    push: (text) => {
      if (late !== null) throw late
      const pieces: Piece[] = []
      let from = 0
      for (let at = 0; at < text.length; at += 1) {
        const mark = step(reading, text.charCodeAt(at))
        if (mark === 'more') continue
        if (mark === 'late') {
          late = broken(name, reading, 'there is more text after the end of the array')
          return pieces
        }
        hold(reading, mark === 'start' ? '' : text.slice(from, at))
        from = at + 1
        if (mark === 'start') continue
        if (mark === 'end') reading.stage = 'after'
        // Only `[]` ends without a member.
        if (mark === 'next' || reading.from > 0 || reading.members > 0) pieces.push(take(reading))
      }
      if (reading.stage === 'within') hold(reading, text.slice(from))
      return pieces
    },
    end: () => {
      if (late !== null) throw late
      if (reading.stage === 'after') return []
      const where = reading.from > 0 ? `, after row ${reading.members + 1} began on line ${reading.from}` : ''
      const why = 'The input may be cut off, or a bracket or quote missing'
      throw broken(name, reading, `the array is not closed${where}. ${why}`)
    },
  }
}

/** Takes in one character, and says what it means for the array. */
function step(reading: Reading, code: number): 'more' | 'start' | 'next' | 'end' | 'late' {
  if (code === lineFeed) reading.line += 1
  if (reading.quoted) {
    if (reading.escaped) reading.escaped = false
    else if (code === backslash) reading.escaped = true
    else if (code === quote) reading.quoted = false
    return 'more'
  }
  if (code <= 32) return 'more'
  if (reading.stage === 'after') return 'late'
  if (reading.stage === 'before') {
    // Nothing comes here that does not begin with a bracket.
    reading.stage = 'within'
    return 'start'
  }
  if (reading.depth === 0 && code === comma) return 'next'
  if (reading.depth === 0 && code === closeBracket) return 'end'
  if (reading.from === 0) reading.from = reading.line
  if (code === quote) reading.quoted = true
  else if (code === openBracket || code === openBrace) reading.depth += 1
  else if (code === closeBracket || code === closeBrace) reading.depth = Math.max(0, reading.depth - 1)
  return 'more'
}

/** Keeps the text of a member, and of one that is too long only as much as shows that it is. */
function hold(reading: Reading, text: string): void {
  if (reading.text.length <= longestRow) reading.text += text
}

function take(reading: Reading): Piece {
  const { text, line, from } = reading
  reading.text = ''
  reading.from = 0
  reading.members += 1
  const start = from === 0 ? line : from
  if (text.length > longestRow) return { line: start, text: text.slice(0, 200), tooLong: true }
  return { line: start, text: text.trim() }
}

function broken(name: string, { line }: Reading, what: string): Stop {
  return new Stop(exitCode.invalidRows, `${name}, line ${line}: ${what}.`)
}

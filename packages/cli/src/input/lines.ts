import { longestRow, type Cutter, type Piece } from './row.ts'

/** NDJSON: a JSON value on each line; blank lines are passed over. */
export function lineCutter(): Cutter<Piece> {
  let line = 1
  let rest = ''
  let cut = false
  return {
    push: (text) => {
      const pieces: Piece[] = []
      let from = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        const piece = toPiece(line, rest + text.slice(from, end), cut)
        if (piece !== null) pieces.push(piece)
        line += 1
        from = end + 1
        rest = ''
        cut = false
      }
      if (!cut) rest += text.slice(from)
      if (rest.length > longestRow) {
        rest = rest.slice(0, longestRow)
        cut = true
      }
      return pieces
    },
    end: () => {
      const last = toPiece(line, rest, cut)
      return last === null ? [] : [last]
    },
  }
}

function toPiece(line: number, text: string, cut: boolean): Piece | null {
  if (cut || text.length > longestRow) return { line, text: text.slice(0, 200), tooLong: true }
  const trimmed = text.trim()
  return trimmed === '' ? null : { line, text: trimmed }
}

/** One JSON value that takes up the whole input, over as many lines as it likes. */
export function wholeCutter(): Cutter<Piece> {
  let all = ''
  return {
    push: (text) => {
      if (all.length <= longestRow) all += text
      return []
    },
    end: () => {
      if (all.length > longestRow) return [{ line: 1, text: all.slice(0, 200), tooLong: true }]
      const blank = /^\s*/.exec(all)?.[0].split('\n').length ?? 1
      return all.trim() === '' ? [] : [{ line: blank, text: all.trim() }]
    },
  }
}

import { plain } from './plain.ts'

/** Breaks text into lines no wider than `width`, between words where it can. */
export function fold(text: string, width: number): string[] {
  const limit = Math.max(width, 1)
  const lines: string[] = []
  for (const paragraph of plain(text).split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      for (const piece of cut(word, limit)) {
        if (line === '') line = piece
        else if (line.length + 1 + piece.length <= limit) line += ` ${piece}`
        else {
          lines.push(line)
          line = piece
        }
      }
    }
    lines.push(line)
  }
  return lines
}

/** A word that no line can hold is cut, after an underscore where there is one. */
function cut(word: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = word
  while (rest.length > limit) {
    const underscore = rest.lastIndexOf('_', limit - 1)
    const at = underscore > 0 ? underscore + 1 : limit
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  pieces.push(rest)
  return pieces
}

import type { TextEdit } from '../../../policy-text/members.ts'

/** The one edit that makes a text of another: what both begin and end with stays. */
export function replacing(before: string, after: string): TextEdit[] {
  if (before === after) return []
  let from = 0
  const most = Math.min(before.length, after.length)
  while (from < most && before[from] === after[from]) from++
  let tail = 0
  while (tail < most - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return [
    { offset: from, length: before.length - from - tail, content: after.slice(from, after.length - tail) },
  ]
}

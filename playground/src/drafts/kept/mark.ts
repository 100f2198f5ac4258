import type { Nominal } from '@iom-rules/core'

const looksAtMost = 50

/** A short text that is another one when the people are others: some of them are looked at, evenly spread. */
export function markOf(people: readonly Nominal[]): string {
  const stride = Math.max(1, Math.floor(people.length / looksAtMost))
  const seen = people.filter((_, at) => at % stride === 0)
  return `${people.length}-${digest(JSON.stringify(seen))}`
}

/** FNV-1a: to tell one text from another, not to keep anything secret. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16)
}

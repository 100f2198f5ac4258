import { Inflate } from 'fflate'

/** Bytes put in at once. A byte can become 1,032, so no slice comes to much before it is counted. */
const slice = 512

/** Why bytes could not be unpacked. */
export type Uninflated = 'damaged' | 'too-large'

/**
 * Unpacks raw deflate, and stops as soon as more than `most` bytes have come out: a few kilobytes can stand for
 * gigabytes.
 */
export function inflate(packed: Uint8Array, most: number): Uint8Array | Uninflated {
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Inflate((part) => {
    parts.push(part)
    length += part.length
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += slice) {
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length)
      if (length > most) return 'too-large'
    }
  } catch {
    return 'damaged'
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

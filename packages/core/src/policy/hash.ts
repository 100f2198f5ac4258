import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalize } from 'json-canonicalize'
import type { PolicyDocument } from './policy.ts'

const outsideTheMeaning = new Set<string>(['examples', 'acceptances', 'signOffs', 'changes'])

/**
 * The fingerprint of what a flat policy means: SHA-256, in hexadecimal, over its canonical JSON form
 * (RFC 8785) without `examples`, `acceptances`, `signOffs` and `changes`. Formatting and the order
 * of keys do not change it.
 */
export function policyHash(document: PolicyDocument): string {
  return contentHash(
    Object.fromEntries(Object.entries(document).filter(([key]) => !outsideTheMeaning.has(key))),
  )
}

/** SHA-256, in hexadecimal, over the canonical bytes of a document. */
export function contentHash(document: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(document))))
}

/** The one way to write a document: JSON in its canonical form (RFC 8785), whatever the order of its keys. */
export function canonicalText(document: unknown): string {
  // A copy in which nothing is shared, which the library would take for a circle.
  const plain: unknown = JSON.parse(JSON.stringify(document))
  return canonicalize(plain)
}

import { limits, readJson, type Result } from '@iom-rules/core'
import { refuse } from '../refuse.ts'
import { fromBase64url } from './base64url.ts'
import { inflate } from '../inflate.ts'
import { damaged, linkLimits, readShared, type Shared } from './shared.ts'

/**
 * The part of an address, or of whatever somebody pasted, that a shared draft is in; `null` where there is none. A
 * mail program may have broken the line, or put something round the link.
 */
export function packedPart(pasted: string): string | null {
  const text = pasted.replaceAll(/\s+/g, '')
  const found = /#\/?p=([\w%-]*)/.exec(text) ?? /^p=([\w%-]+)/.exec(text)
  if (found?.[1] !== undefined) return found[1]
  // A hash by itself, without its name; too long for a word of any language.
  return /^[\w-]{100,}$/.test(text) ? text : null
}

/** Reads what a link holds. Sizes are looked at first, and nothing of it is used before all of it is known. */
export function unpackLink(packed: string): Result<Shared> {
  if (packed.length > Math.ceil((linkLimits.packed * 4) / 3)) {
    return refuse('link-too-long', tooLong, 'Ask for the policy file instead.')
  }
  const bytes = fromBase64url(packed)
  if (bytes === null || bytes.length === 0) return damaged()
  const inflated = inflate(bytes, limits.bytes)
  if (inflated === 'damaged') return damaged()
  if (inflated === 'too-large') {
    const message = `The link unpacks to more than ${limits.bytes / 1024 / 1024} MiB, which no policy does.`
    return refuse('too-large', message, 'Do not use it. Ask for the policy file instead.')
  }
  const text = textOf(inflated)
  if (text === null) return damaged()
  const read = readJson(text)
  if (!read.ok) return read.issues[0]?.code === 'too-deep' ? read : damaged()
  return readShared(read.value)
}

const tooLong = `The link is longer than any that the playground makes: ${linkLimits.packed / 1024} KiB packed.`

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

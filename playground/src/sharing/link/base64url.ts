const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const values = new Map(Array.from(letters, (letter, value) => [letter, value]))

/** Bytes in letters that an address takes as they are (RFC 4648, without padding). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3)
    const bits = (one << 16) | (two << 8) | three
    const digits = [bits >>> 18, bits >>> 12, bits >>> 6, bits]
    for (const digit of digits.slice(0, bytes.length - at + 1)) text += letters[digit & 63] ?? ''
  }
  return text
}

/** The bytes again; `null` where the text holds another letter, or was cut off within a byte. */
export function fromBase64url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const letter of text) {
    const value = values.get(letter)
    if (value === undefined) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at] = (bits >>> held) & 0xff
    at += 1
  }
  return bytes
}

import { limits, type Result } from '@iom-rules/core'
import { inflate } from '../inflate.ts'
import { refuse } from '../refuse.ts'
import { baseName, isJson, type Entry } from './entry.ts'

const endOfList = 0x06054b50
const listed = 0x02014b50
const localFile = 0x04034b50
const stored = 0
const deflated = 8
const encrypted = 1
const entriesAtMost = 500

/** Is it a ZIP file, whatever it is called? */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/**
 * The JSON files of a ZIP file; what else is in it is not even unpacked. Together they come to no more than a policy
 * may, whatever the ZIP file says of itself.
 */
export function unzip({ path, bytes }: Entry): Result<Entry[]> {
  try {
    return unpacked(baseName(path), bytes)
  } catch (error) {
    // A place that lies outside of the file.
    if (error instanceof RangeError) return damaged(baseName(path))
    throw error
  }
}

function unpacked(name: string, bytes: Uint8Array): Result<Entry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return damaged(name)
  const count = view.getUint16(end + 10, true)
  if (count > entriesAtMost) return tooLarge(name, `holds more than ${entriesAtMost} files`)
  const found: Entry[] = []
  let left: number = 2 * limits.bytes
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < count; entry++) {
    if (view.getUint32(at, true) !== listed) return damaged(name)
    const part = readPart(view, at)
    at = part.next
    if (!isJson(part)) continue
    if (part.isEncrypted) return locked(name)
    const content = contentOf(view, part, left)
    if (content === 'damaged') return damaged(name)
    if (content === 'too-large') return tooLarge(name, 'is too large once it is unpacked')
    left -= content.length
    found.push({ path: part.path, bytes: content })
  }
  return { ok: true, value: found, issues: [] }
}

interface Part {
  readonly path: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly packed: number
  readonly local: number
  readonly next: number
}

function readPart(view: DataView, at: number): Part {
  const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
  const length = name ?? 0
  return {
    path: new TextDecoder().decode(bytesAt(view, at + 46, length)).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & encrypted) !== 0,
    packed: view.getUint32(at + 20, true),
    local: view.getUint32(at + 42, true),
    next: at + 46 + length + (extra ?? 0) + (comment ?? 0),
  }
}

function contentOf(view: DataView, { local, packed, method }: Part, most: number) {
  if (view.getUint32(local, true) !== localFile) return 'damaged'
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const bytes = bytesAt(view, start, packed)
  if (method === stored) return bytes.length > most ? 'too-large' : bytes
  return method === deflated ? inflate(bytes, most) : 'damaged'
}

function bytesAt(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length)
}

/** The list of what is in it stands at the end, a comment of at most 65,535 characters after it. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endOfList) return at
  }
  return -1
}

function damaged(name: string) {
  return refuse(
    'damaged-zip',
    `${name} is a ZIP file that cannot be read: it is damaged, or only a part of it is there.`,
    'Save or download it again, or unpack it and open the policy file that is in it.',
  )
}

function locked(name: string) {
  const help = 'Unpack it with its password, and open the policy file that is in it.'
  return refuse('locked-zip', `${name} needs a password.`, help)
}

function tooLarge(name: string, why: string) {
  const help = 'Unpack it, and open the policy file that is in it.'
  return refuse('too-large', `${name} ${why}.`, help)
}

/** A file on its way into a ZIP file. */
export interface Packed {
  /** Of plain letters, figures, `.` and `-`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** 1 January 1980, the first day that a ZIP file can say: none was given. */
const noDay = 0x0021
const version = 20

/** Several files as one ZIP file, as they are: a browser may refuse to save two at once. */
export function packed(files: readonly Packed[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const title = new TextEncoder().encode(name)
    const about = [version, 0, 0, 0, noDay]
    const sizes = [checksum(bytes), bytes.length, bytes.length]
    const local = [...record(0x04034b50, about, sizes, [title.length, 0]), ...title]
    list.push(
      Uint8Array.from([
        ...words16([0x4b50, 0x0201, version]),
        ...record(null, about, sizes, [title.length, 0, 0, 0, 0, 0, 0]),
        ...words32([at]),
        ...title,
      ]),
    )
    parts.push(Uint8Array.from(local), bytes)
    at += local.length + bytes.length
  }
  const length = lengthOf(list)
  const end = Uint8Array.from([
    ...words32([0x06054b50]),
    ...words16([0, 0, files.length, files.length]),
    ...words32([length, at]),
    ...words16([0]),
  ])
  return joined([...parts, ...list, end])
}

function record(
  signature: number | null,
  before: readonly number[],
  sizes: readonly number[],
  after: readonly number[],
): number[] {
  const start = signature === null ? [] : words32([signature])
  return [...start, ...words16(before), ...words32(sizes), ...words16(after)]
}

function words16(values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff])
}

function words32(values: readonly number[]): number[] {
  return values.flatMap((value) => words16([value & 0xffff, value >>> 16]))
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** CRC-32, as ZIP has it. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

import { StringDecoder } from 'node:string_decoder'
import { exitCode, Stop } from '../exit.ts'

/** How other kinds of file begin, and what to do with one. */
const otherKinds: readonly (readonly [readonly number[], string])[] = [
  [
    [0x50, 0x41, 0x52, 0x31],
    'a Parquet file: read it from a file whose name ends in .parquet, or say --input-format parquet',
  ],
  [[0x50, 0x4b, 0x03, 0x04], 'a workbook or zip file: save the sheet as CSV (UTF-8)'],
  [[0x1f, 0x8b], 'compressed: unpack it first, for example with `gunzip -c FILE | iom-rules … --input -`'],
  [[0xff, 0xfe], 'UTF-16 text: save it as UTF-8'],
  [[0xfe, 0xff], 'UTF-16 text: save it as UTF-8'],
]
const longestMark = 4
const byteOrderMark = [0xef, 0xbb, 0xbf]
const sample = 8_192

/**
 * The text of an input, a chunk at a time, without its byte order mark. Bytes that are not UTF-8
 * become U+FFFD, which the row they stand in is refused for.
 */
export async function* readText(
  bytes: AsyncIterable<Uint8Array | string>,
  name: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = new StringDecoder('utf8')
  let start: Buffer | null = Buffer.alloc(0)
  const begin = (from: Buffer) => {
    refuseOtherKinds(from, name)
    return decoder.write(from.subarray(byteOrderMark.every((byte, at) => from[at] === byte) ? 3 : 0))
  }
  for await (const chunk of bytes) {
    const buffer =
      typeof chunk === 'string'
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    if (start === null) {
      yield decoder.write(buffer)
      continue
    }
    start = Buffer.concat([start, buffer])
    if (start.length < longestMark) continue
    yield begin(start)
    start = null
  }
  const rest = (start === null ? '' : begin(start)) + decoder.end()
  if (rest !== '') yield rest
}

function refuseOtherKinds(start: Buffer, name: string): void {
  const kind = otherKinds.find(([mark]) => mark.every((byte, at) => start[at] === byte))
  if (kind !== undefined) throw new Stop(exitCode.invalidRows, `${name} is ${kind[1]}.`)
  if (start.subarray(0, sample).includes(0)) {
    throw new Stop(exitCode.invalidRows, `${name} is not text: it holds binary data.`)
  }
}

/** Text that has begun to be read: its beginning, and all of it from the beginning on. */
export interface Opened {
  readonly head: string
  readonly all: AsyncIterable<string>
}

const longestHead = 65_536

/** Reads as far as the end of the first line that is not blank, to see what kind of input it is. */
export async function openText(chunks: AsyncGenerator<string, void, undefined>): Promise<Opened> {
  let head = ''
  for (;;) {
    const next = await chunks.next()
    if (next.done) break
    head += next.value
    if (/[\n\r]/.test(head.trimStart()) || head.length > longestHead) break
  }
  return { head, all: chain(head, chunks) }
}

async function* chain(head: string, rest: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  if (head !== '') yield head
  yield* rest
}

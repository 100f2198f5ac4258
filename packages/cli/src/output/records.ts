import { encoderFor, frameOf, type Layout, type Manner } from './encode.ts'
import type { Sink } from './sink.ts'

const batchSize = 128

/**
 * Writes records in order and in constant memory. When the records end in a fault, what is not yet
 * written stays unwritten, and the file (if it is one) does not appear.
 */
export async function writeRecords<T>(
  records: AsyncIterable<T>,
  layout: Layout<T>,
  manner: Manner,
  sink: Sink,
): Promise<void> {
  const encode = encoderFor(layout, manner)
  const frame = frameOf(manner, layout.csv.header)
  let held: T[] = []
  let writing: Promise<void> = Promise.resolve()
  const flush = () => {
    const text = held.length === 0 ? '' : frame.around(encode(held), held.length)
    held = []
    if (text !== '') {
      writing = writing.then(() => sink.write(text))
      // Told where it is awaited; until then it must not count as unhandled.
      writing.catch(() => undefined)
    }
  }
  try {
    for await (const record of records) {
      held.push(record)
      // Between chunks of input there is time for this, so that a slow input is answered row by row.
      if (held.length === 1 && manner.format === 'ndjson') setImmediate(flush)
      if (held.length < batchSize) continue
      flush()
      await writing
    }
    flush()
    await writing
    const last = frame.end()
    if (last !== '') await sink.write(last)
    await sink.keep()
  } catch (error) {
    held = []
    await sink.drop()
    throw error
  }
}

/** Records at hand, as {@link writeRecords} takes them. */
export async function* inTurn<T>(records: Iterable<T>): AsyncGenerator<T, void, undefined> {
  yield* records
}

import type { Given } from '../arguments.ts'
import { exitCode, Stop } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'
import { readPieces } from './json.ts'
import { lineCutter, wholeCutter } from './lines.ts'
import { memberCutter } from './members.ts'
import { fileAsked, objectCutter, openNamed } from './open.ts'
import type { Cutter, Piece, Row, Rows } from './row.ts'

/**
 * Opens the JSON documents that an option names, or stdin: one object, an array, or NDJSON.
 *
 * @param noun what they are, in the plural
 */
export async function openDocuments(
  given: Given,
  option: string,
  noun: string,
  surroundings: Surroundings,
): Promise<Rows> {
  const file = fileAsked(given, option, surroundings)
  const name = file === '-' ? 'stdin' : file
  const text = await openNamed(file, noun, surroundings)
  const start = text.head.trimStart()
  const asLines = /\.(ndjson|jsonl)$/i.test(file)
  if (start === '' && !asLines) throw new Stop(exitCode.invalidRows, `${name} is empty: it holds no ${noun}.`)
  const documents = (cutter: Cutter<Piece>, maySingle = false) =>
    counted(readPieces(text.all, cutter), maySingle)
  if (asLines) return documents(lineCutter())
  if (start.startsWith('[')) return documents(memberCutter(name))
  if (start.startsWith('{')) return documents(objectCutter(text), true)
  // Whatever else it is, its reader says what is wrong with it.
  return documents(wholeCutter(), true)
}

/** Rows that are counted as they are read. */
function counted(rows: AsyncIterable<Row>, maySingle: boolean): Rows {
  let count = 0
  return {
    single: () => maySingle && count === 1,
    count: () => count,
    async *[Symbol.asyncIterator]() {
      for await (const row of rows) {
        count += 1
        yield row
      }
    },
  }
}

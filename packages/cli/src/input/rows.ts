import type { Given } from '../arguments.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Input, Read } from './batch.ts'
import { broken, type Declared } from './csv.ts'
import { openInput } from './open.ts'
import { batchReader } from './read.ts'
import type { Row, Rows } from './row.ts'

/** Opens the nominals that a command was given under an option, one by one; without it they come from stdin. */
export async function openRows(
  given: Given,
  policy: Declared,
  surroundings: Surroundings,
  option = 'input',
): Promise<Rows> {
  const input = await openInput(given, policy, surroundings, option)
  let count = 0
  return {
    single: () => input.maySingle && count === 1,
    count: () => count,
    async *[Symbol.asyncIterator]() {
      for await (const { read, at } of placed(input, policy)) {
        const rows = read.values.map((value, position) => rowAt(read, position, value, at))
        for (const row of rows) {
          count += 1
          yield row
        }
      }
    },
  }
}

/** How many rows and lines came before a batch. */
export interface Place {
  readonly rows: number
  readonly lines: number
}

/** The batches of an input as they are read, each with its place. */
export async function* placed(
  input: Input,
  policy: Declared,
): AsyncGenerator<{ readonly read: Read; readonly at: Place }, void, undefined> {
  const reader = batchReader(input.form, policy)
  let at: Place = { rows: 0, lines: input.lines }
  for await (const batch of input.batches) {
    const read = reader(batch)
    if (read.broken !== null) throw broken(read.broken, at, input.name)
    yield { read, at }
    at = { rows: at.rows + read.values.length, lines: at.lines + read.lines }
  }
}

/** A row of a batch, counted from the beginning of the input. */
export function rowAt(read: Read, position: number, value: unknown, at: Place): Row {
  const line = read.lineOf(position)
  return {
    row: at.rows + position + 1,
    line: line === null ? null : at.lines + line,
    value,
    issues: read.issues.get(position) ?? [],
    get input() {
      return read.inputOf(position)
    },
  }
}

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { one, type Given, type Option } from '../arguments.ts'
import { exitCode, Stop, usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'
import { readCsv, type Declared } from './csv.ts'
import { readPieces } from './json.ts'
import { readLines, readWhole } from './lines.ts'
import { readMembers } from './members.ts'
import type { Row, Rows } from './row.ts'
import { openText, readText, type Opened } from './text.ts'

const inputFormats = ['json', 'ndjson', 'csv'] as const
type InputFormat = (typeof inputFormats)[number]

export const input: Option = {
  value: 'FILE',
  help: 'Nominals: a JSON array or object, NDJSON, or CSV. `-` is stdin, the default in a pipe.',
}

export const inputFormat: Option = {
  value: 'FORMAT',
  choices: inputFormats,
  help: 'json, ndjson or csv. Default: by the name of the file, else by how it begins.',
}

/** Opens the nominals that a command was given under an option; without it they come from stdin. */
export async function openRows(
  given: Given,
  policy: Declared,
  surroundings: Surroundings,
  option = 'input',
): Promise<Rows> {
  const file = one(given, option) ?? '-'
  if (file === '-' && surroundings.stdin.isTTY === true && one(given, option) === undefined) {
    throw usage('Nothing to read: give --input FILE, or --input - for stdin.')
  }
  const name = file === '-' ? 'stdin' : file
  const text = await openNamed(file, 'nominals', surroundings)
  const format = asked(given, file)
  // No lines are no rows where lines were promised; elsewhere nothing is a file gone wrong.
  if (text.head.trim() === '' && format !== 'ndjson') {
    throw new Stop(exitCode.invalidRows, `${name} is empty: it holds no nominals.`)
  }
  return counted(readRows(text, format, policy, name))
}

/** Opens the file, or stdin for `-`, as text that has begun to be read. */
export async function openNamed(file: string, noun: string, surroundings: Surroundings): Promise<Opened> {
  if (file === '-') return openText(readText(surroundings.stdin, 'stdin'))
  return openText(readText(await openFile(resolve(surroundings.folder, file), file, noun), file))
}

async function openFile(path: string, asked: string, noun: string): Promise<AsyncIterable<Uint8Array>> {
  const there = await stat(path).catch(() => null)
  if (there === null) throw usage(`There is no file \`${asked}\`.`)
  if (there.isDirectory()) throw usage(`\`${asked}\` is a folder: give a file of ${noun}.`)
  const stream = createReadStream(path, { highWaterMark: 262_144 })
  try {
    await once(stream, 'open')
  } catch (error) {
    throw usage(`Cannot read \`${asked}\`: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return stream
}

type Kind = InputFormat | undefined

function asked(given: Given, file: string): Kind {
  const format = one(given, 'input-format') as Kind
  if (format !== undefined) return format
  if (/\.(ndjson|jsonl)$/i.test(file)) return 'ndjson'
  if (/\.csv$/i.test(file)) return 'csv'
  return undefined
}

interface Found {
  readonly rows: AsyncIterable<Row>
  readonly maySingle: boolean
}

function readRows(text: Opened, format: Kind, policy: Declared, name: string): Found {
  const start = text.head.trimStart()
  const many = (rows: AsyncIterable<Row>): Found => ({ rows, maySingle: false })
  if (format === 'csv') return many(readCsv(text, policy, name))
  if (format === 'ndjson') return many(readPieces(readLines(text.all)))
  if (start.startsWith('[')) return many(readPieces(readMembers(text.all, name)))
  if (format === 'json') return { rows: readPieces(readWhole(text.all)), maySingle: true }
  if (!start.startsWith('{')) {
    const isJson = /\.json$/i.test(name)
    return many(isJson ? readPieces(readWhole(text.all)) : readCsv(text, policy, name))
  }
  return readObjects(text)
}

/** One object over several lines, or one on each line. */
export function readObjects(text: Opened): Found {
  const [first = ''] = text.head.trimStart().split(/[\r\n]/, 1)
  // A line that stops after one of these goes on in the next: an object written over several lines.
  const goesOn = /[{[,:]\s*$/.test(first)
  return { rows: readPieces(goesOn ? readWhole(text.all) : readLines(text.all)), maySingle: true }
}

/** Rows that are counted as they are read. */
export function counted({ rows, maySingle }: Found): Rows {
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

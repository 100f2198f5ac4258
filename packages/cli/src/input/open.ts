import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { one, type Given, type Option } from '../arguments.ts'
import { exitCode, Stop, usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'
import { together, type Batch, type Input } from './batch.ts'
import { readHeader, type Declared } from './csv.ts'
import { lineCutter, wholeCutter } from './lines.ts'
import { memberCutter } from './members.ts'
import { openParquet } from './parquet.ts'
import { firstRecordEnd, lineEnds, recordCutter } from './records.ts'
import type { Cutter, Piece } from './row.ts'
import { openText, readText, type Opened } from './text.ts'

const inputFormats = ['json', 'ndjson', 'csv', 'parquet'] as const
type InputFormat = (typeof inputFormats)[number]

export const input: Option = {
  value: 'FILE',
  help: 'Nominals: a JSON array or object, NDJSON, CSV or Parquet. `-` is stdin, the default in a pipe.',
}

export const inputFormat: Option = {
  value: 'FORMAT',
  choices: inputFormats,
  help: 'json, ndjson, csv or parquet. Default: by the name of the file, else by how it begins.',
}

/** Characters of a batch: enough to keep a worker busy, and few enough to answer soon. */
const batchSize = 16_384
/** Bytes that are read at once, at least. */
const atOnce = 65_536

/**
 * Opens the nominals that a command was given under an option; without it they come from stdin.
 *
 * @param size characters after which a batch is cut
 */
export async function openInput(
  given: Given,
  policy: Declared,
  surroundings: Surroundings,
  option = 'input',
  size: number = batchSize,
): Promise<Input> {
  const file = fileAsked(given, option, surroundings)
  const name = file === '-' ? 'stdin' : file
  const format = asked(given, file)
  if (format === 'parquet') {
    if (file === '-') throw usage('Parquet is read from a file, not from stdin: give its name.')
    const path = resolve(surroundings.folder, file)
    await refuseNoFile(path, file, 'nominals')
    return openParquet(path, policy, name, size, surroundings)
  }
  const source = await openNamed(file, 'nominals', surroundings, Math.max(size, atOnce))
  // No lines are no rows where lines were promised; elsewhere nothing is a file gone wrong.
  if (source.head.trim() === '' && format !== 'ndjson') {
    throw new Stop(exitCode.invalidRows, `${name} is empty: it holds no nominals.`)
  }
  return { name, ...source, ...(await cutInput(source, format, policy, name, size)) }
}

/** The file that an option names; without it stdin, unless somebody would have to type it all. */
export function fileAsked(given: Given, option: string, { stdin }: Surroundings): string {
  const file = one(given, option)
  if (file === undefined && stdin.isTTY === true)
    throw usage(`Nothing to read: give --${option} FILE, or --${option} - for stdin.`)
  return file ?? '-'
}

/** Text that has begun to be read, and how far. */
export interface Source extends Opened {
  readonly size: number | null
  readonly done: () => number
}

/** Opens the file, or stdin for `-`, as text that has begun to be read. */
export async function openNamed(
  file: string,
  noun: string,
  surroundings: Surroundings,
  chunk: number = atOnce,
): Promise<Source> {
  let bytes = 0
  async function* countedBytes(from: AsyncIterable<Uint8Array | string>) {
    for await (const each of from) {
      bytes += each.length
      yield each
    }
  }
  if (file === '-') {
    const opened = await openText(readText(countedBytes(surroundings.stdin), 'stdin'))
    return { ...opened, size: null, done: () => bytes }
  }
  const path = resolve(surroundings.folder, file)
  const size = await refuseNoFile(path, file, noun)
  const stream = createReadStream(path, { highWaterMark: chunk })
  try {
    await once(stream, 'open')
  } catch (error) {
    throw usage(`Cannot read \`${file}\`: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return { ...(await openText(readText(countedBytes(stream), file))), size, done: () => bytes }
}

async function refuseNoFile(path: string, asked: string, noun: string): Promise<number | null> {
  const there = await stat(path).catch(() => null)
  if (there === null) throw usage(`There is no file \`${asked}\`.`)
  if (there.isDirectory()) throw usage(`\`${asked}\` is a folder: give a file of ${noun}.`)
  return there.isFile() ? there.size : null
}

type Kind = InputFormat | undefined

function asked(given: Given, file: string): Kind {
  const format = one(given, 'input-format') as Kind
  if (format !== undefined) return format
  if (/\.(ndjson|jsonl)$/i.test(file)) return 'ndjson'
  if (/\.csv$/i.test(file)) return 'csv'
  if (/\.parquet$/i.test(file)) return 'parquet'
  return undefined
}

type Cut = Pick<Input, 'form' | 'batches' | 'lines' | 'maySingle'>

async function cutInput(
  text: Opened,
  format: Kind,
  policy: Declared,
  name: string,
  size: number,
): Promise<Cut> {
  const start = text.head.trimStart()
  const pieces = (cutter: Cutter<Piece>, maySingle = false): Cut => ({
    form: { kind: 'pieces' },
    batches: inPieces(text.all, cutter, size),
    lines: 0,
    maySingle,
  })
  if (format === 'csv') return cutCsv(text, policy, name, size)
  if (format === 'ndjson') return pieces(lineCutter())
  if (start.startsWith('[')) return pieces(memberCutter(name))
  if (format === 'json') return pieces(wholeCutter(), true)
  if (start.startsWith('{')) return pieces(objectCutter(text), true)
  return /\.json$/i.test(name) ? pieces(wholeCutter()) : cutCsv(text, policy, name, size)
}

/** One object over several lines, or one on each line. */
export function objectCutter(text: Opened): Cutter<Piece> {
  // A line that stops after one of these goes on in the next: an object written over several lines. Where the end
  // of the first is not in sight, the text stops anywhere, and so long a line is a row.
  return /^.*[{[,:][^\S\r\n]*[\r\n]/.test(text.head.trimStart()) ? wholeCutter() : lineCutter()
}

async function* inPieces(
  texts: AsyncIterable<string>,
  cutter: Cutter<Piece>,
  size: number,
): AsyncGenerator<Batch, void, undefined> {
  for await (const text of texts) yield* together(cutter.push(text), size)
  yield* together(cutter.end(), size)
}

/** Takes the headers off, and cuts what follows between records. */
async function cutCsv({ all }: Opened, policy: Declared, name: string, size: number): Promise<Cut> {
  const stretches = cutAll(all, recordCutter(size))
  const first = await stretches.next()
  const text = first.done === true ? '' : first.value
  const end = firstRecordEnd(text)
  const form = { kind: 'csv' as const, ...readHeader(text.slice(0, end), policy, name) }
  async function* batches(): AsyncGenerator<Batch, void, undefined> {
    if (end < text.length) yield { kind: 'csv', text: text.slice(end) }
    for await (const stretch of stretches) yield { kind: 'csv', text: stretch }
  }
  return { form, batches: batches(), lines: lineEnds(text, end), maySingle: false }
}

async function* cutAll<T>(
  texts: AsyncIterable<string>,
  cutter: Cutter<T>,
): AsyncGenerator<T, void, undefined> {
  for await (const text of texts) yield* cutter.push(text)
  yield* cutter.end()
}

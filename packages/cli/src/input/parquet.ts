import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FactDeclaration } from '@iom-rules/core'
import { firstLine, openDuckDb, sqlName, sqlText } from '../duckdb.ts'
import { exitCode, Stop } from '../exit.ts'
import { together, type Batch, type Input } from './batch.ts'
import { columnFaults, type Declared } from './csv.ts'
import { lineCutter } from './lines.ts'
import type { Piece } from './row.ts'
import type { Surroundings } from '../surroundings.ts'

/**
 * Opens a Parquet file. DuckDB first writes each row, as the JSON object that `assess` reads, to a file of its own:
 * so it needs little memory and is gone before the work begins. What follows is as for NDJSON; rows have no lines.
 */
export async function openParquet(
  path: string,
  policy: Declared,
  name: string,
  size: number,
  { whenInterrupted }: Surroundings,
): Promise<Input> {
  const folder = await mkdtemp(join(tmpdir(), 'iom-rules-'))
  const cancel = whenInterrupted(() => rmSync(folder, { recursive: true, force: true }))
  const clear = async () => {
    await rm(folder, { recursive: true, force: true })
    cancel()
  }
  const rows = join(folder, 'rows.ndjson')
  try {
    await writeRows(path, policy, name, rows)
  } catch (error) {
    await clear()
    throw error
  }
  const { size: all } = await stat(rows)
  let done = 0
  async function* batches(): AsyncGenerator<Batch, void, undefined> {
    const cutter = lineCutter()
    try {
      const texts = createReadStream(rows, { encoding: 'utf8', highWaterMark: atOnce })
      for await (const text of texts as AsyncIterable<string>) {
        done += text.length
        yield* together(cutter.push(text).map(withoutLine), size)
      }
      yield* together(cutter.end().map(withoutLine), size)
    } finally {
      await clear()
    }
  }
  return {
    name,
    form: { kind: 'pieces' },
    batches: batches(),
    lines: 0,
    maySingle: false,
    size: all,
    done: () => done,
  }
}

/** Bytes that are read at once. */
const atOnce = 262_144

function withoutLine(piece: Piece): Piece {
  return { ...piece, line: null }
}

async function writeRows(path: string, policy: Declared, name: string, rows: string): Promise<void> {
  const { connection, close } = await openDuckDb()
  const refuse = (text: string): never => {
    throw new Stop(exitCode.invalidRows, text)
  }
  try {
    // In a path these would stand for other files.
    const file = `read_parquet(${sqlText(path.replaceAll(/[*?[]/g, '[$&]'))})`
    const described = await connection
      .runAndReadAll(`DESCRIBE SELECT * FROM ${file}`)
      .catch((error: unknown) => refuse(`${name} cannot be read as Parquet: ${firstLine(error)}`))
    const columns = described
      .getRows()
      .map(([column, type]) => ({ name: String(column), type: String(type) }))
    const faults = columnFaults(
      columns.map((column) => column.name),
      policy,
    )
    const cells = columns.map((column) => cellOf(column.name, column.type, policy.facts[column.name]))
    faults.push(...cells.flatMap((cell) => ('fault' in cell ? [cell.fault] : [])))
    if (faults.length > 0) refuse(faults.map((text) => `${name}: ${text}`).join('\n'))
    const line = lineOf(columns.map((column, at) => [column.name, cells[at] as Cell]))
    // JSON has neither line ends nor this separator in it.
    const form = String.raw`FORMAT csv, HEADER false, DELIMITER E'\x01', QUOTE '', ESCAPE ''`
    await connection
      .run(`COPY (SELECT ${line} FROM ${file}) TO ${sqlText(rows)} (${form})`)
      .catch((error: unknown) => refuse(`${name} cannot be read: ${firstLine(error)}`))
  } finally {
    close()
  }
}

type Cell = { readonly sql: string } | { readonly fault: string }

/** A row as a JSON object; what is `NULL` is `null`, and an area that is left out. */
function lineOf(cells: readonly (readonly [string, Cell])[]): string {
  const sqlOf = (cell: Cell | undefined) => (cell !== undefined && 'sql' in cell ? cell.sql : 'NULL')
  const named = new Map(cells)
  const area = named.has('area') ? `coalesce(',"area":' || ${sqlOf(named.get('area'))}, '')` : "''"
  const facts = cells
    .filter(([name]) => name !== 'ref' && name !== 'area')
    .map(([name, cell]) => `${sqlText(`${JSON.stringify(name)}:`)} || coalesce(${sqlOf(cell)}, 'null')`)
  const within = facts.length === 0 ? "''" : facts.join(" || ',' || ")
  return `'{"ref":' || coalesce(${sqlOf(named.get('ref'))}, 'null') || ${area} || ',"facts":{' || ${within} || '}}'`
}

const whole = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/
const numeric = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/
const text = /^(VARCHAR|ENUM\(.*\))$/
/** Within lists, what JSON writes as the policy reads it. */
const foreign = /\b(TIMESTAMP|TIME|INTERVAL|BLOB|BIT|UUID|MAP|UNION|VARIANT|GEOMETRY)\b/
const jsonNumber = String.raw`-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?`

/** A cell as JSON text, by what the fact is and what the column holds. */
function cellOf(name: string, type: string, fact: FactDeclaration | undefined): Cell {
  const column = sqlName(name)
  const asText = { sql: `to_json(CAST(${column} AS VARCHAR))` }
  const wrong = (wanted: string): Cell => ({
    fault: `Column \`${name}\` is ${type}, and ${name === 'ref' || name === 'area' ? 'it' : 'this fact'} is ${wanted}.`,
  })
  if (name === 'ref' || name === 'area')
    return text.test(type) || whole.test(type) ? asText : wrong('text: VARCHAR')
  switch (fact?.type) {
    case 'list':
      // Text is JSON, as in a CSV.
      if (type === 'VARCHAR' || type === 'JSON')
        return { sql: `CASE WHEN json_valid(${column}) THEN ${column} ELSE to_json(${column}) END` }
      return type.endsWith('[]') && !foreign.test(type)
        ? { sql: `to_json(${column})` }
        : wrong('a list: a LIST of STRUCT or of text, or JSON in VARCHAR')
    case 'number':
      if (numeric.test(type)) return { sql: `to_json(CAST(${column} AS DOUBLE))` }
      return type === 'VARCHAR'
        ? {
            sql: `CASE WHEN regexp_full_match(${column}, ${sqlText(jsonNumber)}) THEN ${column} ELSE to_json(${column}) END`,
          }
        : wrong('a number: a whole number type, DECIMAL, FLOAT, DOUBLE, or VARCHAR')
    case 'boolean':
      if (type === 'BOOLEAN') return { sql: `to_json(${column})` }
      return type === 'VARCHAR'
        ? {
            sql: `CASE WHEN ${column} IN ('true', 'TRUE', 'false', 'FALSE') THEN lower(${column}) ELSE to_json(${column}) END`,
          }
        : wrong('yes or no: BOOLEAN')
    case 'day':
      return type === 'DATE' || text.test(type) ? asText : wrong('a day: DATE, or VARCHAR as 2026-11-22')
    default:
      return text.test(type) ? asText : wrong('text: VARCHAR')
  }
}

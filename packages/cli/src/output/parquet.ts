import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { firstLine, openDuckDb, sqlName, sqlText } from '../duckdb.ts'
import { exitCode, Stop, usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'
import { openDraft, openStream, type Sink } from './sink.ts'

/** A column of a Parquet file, and its type as DuckDB writes it. */
export type ColumnType = readonly [name: string, type: string]

/** Rows that are kept together: few enough to need little memory. */
const rowGroup = 20_480

/**
 * Opens a Parquet file. The rows, as NDJSON with a key for each column, wait in a file beside it; when all
 * have come, DuckDB turns them into columns without ever holding them all.
 */
export async function openParquetSink(
  file: string,
  columns: readonly ColumnType[],
  surroundings: Surroundings,
): Promise<Sink> {
  const draft = await openDraft(resolve(surroundings.folder, file), file, surroundings)
  if (draft.direct) throw usage(`\`${file}\` is not an ordinary file, and Parquet is written to one.`)
  // Before any work is done: without DuckDB there is no point in it.
  const { connection, close } = await openDuckDb()
  const rows = `${draft.path}.rows`
  const cancel = surroundings.whenInterrupted(() => rmSync(rows, { force: true }))
  const done = async () => {
    close()
    await rm(rows, { force: true })
    cancel()
  }
  const types = columns.map(([name, type]) => `${sqlName(name)}: ${sqlText(type)}`).join(', ')
  const source = `read_json(${sqlText(rows)}, format = 'newline_delimited', columns = {${types}}, maximum_object_size = 8388608)`
  return openStream(rows, file, {
    keep: async () => {
      try {
        await connection.run(
          `COPY (SELECT * FROM ${source}) TO ${sqlText(draft.path)} (FORMAT parquet, ROW_GROUP_SIZE ${rowGroup})`,
        )
      } catch (error) {
        throw new Stop(exitCode.unexpected, `Cannot write \`${file}\` as Parquet: ${firstLine(error)}`)
      }
      await done()
      await draft.keep()
    },
    drop: async () => {
      await done()
      await draft.drop()
    },
  })
}

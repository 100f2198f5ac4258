import type { DuckDBConnection } from '@duckdb/node-api'
import { exitCode, Stop } from './exit.ts'

/** Memory DuckDB may use for itself: Parquet needs little more than a row group. */
const memory = '128MB'

/**
 * Does something with a database in memory. DuckDB is loaded only here, where a file is Parquet; it is an
 * optional dependency, and never reaches for the network.
 */
export async function openDuckDb(): Promise<{
  readonly connection: DuckDBConnection
  readonly close: () => void
}> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((error: unknown) => {
    throw new Stop(
      exitCode.unexpected,
      `Parquet needs DuckDB, which is not installed or does not run here: npm install @duckdb/node-api. (${firstLine(error)})`,
    )
  })
  const instance = await DuckDBInstance.create(':memory:', {
    // Decoding is quick beside what is then done with the rows.
    threads: '1',
    memory_limit: memory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A name as SQL writes it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

export function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
  return line
}

// What the SQL of a policy answers in a real database, beside what `decide` answers.
import { DuckDBInstance } from '@duckdb/node-api'
import { decide, type Decided, type Nominal, type Policy, type Scalar } from '@iom-rules/core'
import { toSql, type SqlDialect, type SqlOptions } from '@iom-rules/core/interop'
import { inputsFor, tableScript, type Layout } from './tables.ts'

/** A database that statements can be run in. */
export interface Database {
  readonly dialect: SqlDialect
  /** A folder that the database can read. */
  readonly folder: string
  readonly run: (sql: string) => Promise<void>
  readonly rows: (sql: string) => Promise<unknown[][]>
}

/** DuckDB in memory, which takes values to bind by name. */
export interface DuckDB extends Database {
  readonly rows: (sql: string, values?: Readonly<Record<string, Scalar>>) => Promise<unknown[][]>
  readonly close: () => void
}

export async function openDuckDB(folder: string): Promise<DuckDB> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    dialect: 'duckdb',
    folder,
    run: async (sql) => {
      await connection.run(sql)
    },
    rows: async (sql, values = {}) => (await connection.runAndReadAll(sql, { ...values })).getRows(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** An answer as the columns of the statement say it. */
export function answerCells(answer: Decided, full: boolean): (string | null)[] {
  if ('outcomes' in answer) return [answer.outcomes.join(', '), ...(full ? [answer.possible.join(', ')] : [])]
  const { outcome, certainty, possible, rule } = answer
  return full ? [outcome, certainty, possible.join(', '), rule] : [outcome]
}

/** The answers of every decision, in the order of the columns. */
export function cellsOf(
  policy: Policy,
  decided: Readonly<Record<string, Decided>>,
  full: boolean,
): (string | null)[] {
  return Object.keys(policy.decisions)
    .sort()
    .flatMap((id) => answerCells(decided[id] as Decided, full))
}

export async function fill(
  database: Database,
  policy: Policy,
  nominals: Iterable<Nominal>,
  layout: Layout,
): Promise<void> {
  for (const statement of tableScript(policy, nominals, layout, database.dialect, database.folder))
    await database.run(statement)
}

/** What the database answers, by reference. */
export async function answersIn(
  database: Database,
  policy: Policy,
  layout: Layout,
  options: Pick<SqlOptions, 'mode' | 'asAt'>,
): Promise<Map<string, (string | null)[]>> {
  const { sql } = toSql(policy, { ...options, ...inputsFor(policy, layout), dialect: database.dialect })
  const rows = await database.rows(sql)
  return new Map(rows.map(([ref, , ...cells]) => [String(ref), cells as (string | null)[]]))
}

/** Every nominal for whom the database and `decide` differ, in words. */
export function differences(
  policy: Policy,
  nominals: readonly Nominal[],
  answers: ReadonlyMap<string, readonly (string | null)[]>,
  { mode, asAt }: Pick<SqlOptions, 'mode' | 'asAt'>,
): string[] {
  return nominals.flatMap((nominal) => {
    const wanted = JSON.stringify(cellsOf(policy, decide(policy, nominal, { asAt }), mode === 'full'))
    const found = JSON.stringify(answers.get(nominal.ref))
    return wanted === found ? [] : [`${JSON.stringify(nominal)}\n  decide: ${wanted}\n  SQL:    ${found}`]
  })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toSql } from '@iom-rules/core/interop'
import { openDuckDB, type Database } from '../../interop/sql/both.ts'
import { startPostgres } from '../../interop/sql/postgres.ts'
import { inputsFor, tableScript, type Layout } from '../../interop/sql/tables.ts'
import { handwrittenSql } from '../handwritten-sql.ts'
import { asAt, decisions, invented, lineOf, policy, type Knowledge, type Tally } from '../people.ts'
import type { Contender, Job, Open } from './contender.ts'

// The decisions as SQL, generated and written by hand, in databases that hold the facts as columns and the lists as
// joined tables. Every statement gives the answer of each nominal and counts who has which answers in which area.

const layout: Layout = { lists: 'joined', none: 'column' }

export const openDuck: Open = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'))
  const database = await openDuckDB(folder)
  const close = () => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...contender('DuckDB', database, Number.POSITIVE_INFINITY), close }
}

/** No contender where there is no PostgreSQL and none can be installed: it says so. */
export const openPostgres: Open = async () => {
  const server = await startPostgres()
  if (typeof server === 'string') return { jobs: {}, absent: server }
  return { ...contender('PostgreSQL', { dialect: 'postgres', ...server }, 100_000), close: server.stop }
}

function contender(name: string, database: Database, most: number): Contender {
  const use = async (schema: string) =>
    database.run(database.dialect === 'duckdb' ? `USE ${schema}` : `SET search_path TO ${schema}`)
  const filled = new Set<string>()
  const prepare = (knowledge: Knowledge) => async (size: number) => {
    const schema = `${knowledge}_${size}`
    if (!filled.has(schema)) {
      filled.add(schema)
      await database.run(`CREATE SCHEMA ${schema}`)
      await use(schema)
      const { dialect, folder } = database
      const script = tableScript(policy, invented(size, knowledge), layout, dialect, folder)
      for (const statement of script) await database.run(statement)
    }
    await use(schema)
  }
  const generated = (mode: 'outcome' | 'full') =>
    toSql(policy, { dialect: database.dialect, mode, asAt, ...inputsFor(policy, layout) })
  const [outcome, full] = [generated('outcome'), generated('full')]
  const columns = ['area', ...decisions]
  const counting = (sql: string, counted: readonly string[]) => {
    const names = counted.map((column) => `"${column}"`).join(', ')
    return `SELECT ${names}, COUNT(*) FROM (${sql}) AS answers GROUP BY ${names}`
  }
  const job = (knowledge: Knowledge, sql: string, counted: readonly string[] = columns): Job => {
    const statement = counting(sql, counted)
    return { most, prepare: prepare(knowledge), run: () => database.rows(statement) }
  }
  const byHand = handwrittenSql(asAt)
  return {
    answers: async (count) => {
      await prepare('known')(count)
      const rows = await database.rows(outcome.sql)
      const byRef = new Map(rows.map(([ref, , ...cells]) => [String(ref), lineFrom(cells)]))
      return Array.from(invented(count), ({ ref }) => byRef.get(ref) ?? '')
    },
    tally: async (count) => {
      await prepare('known')(count)
      const [ours, theirs] = [outcome.sql, byHand].map((sql) => database.rows(counting(sql, columns)))
      const [tally, hand] = [tallyOfRows((await ours) ?? []), tallyOfRows((await theirs) ?? [])]
      for (const key of Object.keys({ ...tally, ...hand }))
        if (tally[key] !== hand[key])
          throw new Error(`${name}, by hand: ${key} ${hand[key]} for ${tally[key]}`)
      return tally
    },
    jobs: {
      [`${name}, generated SQL, outcomes`]: job('known', outcome.sql),
      [`${name}, SQL by hand`]: job('known', byHand),
      [`${name}, generated SQL, outcomes, unknowns`]: job('unknowns', outcome.sql),
      [`${name}, generated SQL, in full, unknowns`]: job(
        'unknowns',
        full.sql,
        full.columns.filter((column) => column !== 'ref'),
      ),
    },
  }
}

function lineFrom(cells: readonly unknown[]): string {
  return lineOf((decision) => {
    const cell = cells[decisions.indexOf(decision)] as string | null
    if (policy.decisions[decision]?.hitPolicy !== 'COLLECT') return cell
    return cell === null || cell === '' ? [] : cell.split(', ')
  })
}

function tallyOfRows(rows: readonly (readonly unknown[])[]): Tally {
  const tally: Record<string, number> = {}
  for (const [area, ...cells] of rows) {
    const count = Number(cells.at(-1))
    for (const [at, answer] of lineFrom(cells).split(' ').entries())
      for (const outcome of answer.split('+')) {
        const key = `${String(area)} ${decisions[at]} ${outcome}`
        if (outcome !== '') tally[key] = (tally[key] ?? 0) + count
      }
  }
  return tally
}

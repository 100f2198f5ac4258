// The SQL of policies in real databases in shards, for the long run: npm run campaign -- sql
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { parsePolicy } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import cheshire from '@iom-rules/core/policies/cheshire.json'
import navigate from '@iom-rules/core/policies/navigate.json'
import neighbourhoodCrime from '@iom-rules/core/policies/neighbourhood-crime-2020.json'
import { answersIn, differences, fill, openDuckDB, type Database } from '../interop/sql/both.ts'
import { startPostgres } from '../interop/sql/postgres.ts'
import { compareRandom, layouts, randomPolicies } from '../interop/sql/random.ts'
import type { Shard } from './shard.ts'

const asAt = '2026-11-22'
const each = 40

/** So many nominals of random policies, and five times as many of each shipped one in both databases. */
export async function shard(seed: number, size: number): Promise<Shard> {
  const folder = mkdtempSync(join(tmpdir(), 'iom-sql-'))
  const duckdb = await openDuckDB(folder)
  const server = await startPostgres()
  if (typeof server === 'string') throw new Error(server)
  try {
    const postgres: Database = { dialect: 'postgres', ...server }
    const random = await randomOnes(postgres, seed, size)
    const shipped = await shippedOnes([duckdb, postgres], seed, size * 5)
    return {
      cases: { 'nominals of random policies, in PostgreSQL': random.rows, ...shipped.cases },
      tally: {
        'left to assess, and said so': random.left,
        'refused by decide as too complex': random.refused,
      },
      failures: [...random.wrong, ...shipped.failures],
    }
  } finally {
    duckdb.close()
    rmSync(folder, { recursive: true, force: true })
    await server.stop()
  }
}

async function randomOnes(database: Database, seed: number, size: number) {
  const sum = { rows: 0, left: 0, refused: 0, wrong: [] as string[] }
  for (const [at, made] of fc.sample(randomPolicies(each), { numRuns: size / each, seed }).entries()) {
    const compared = await compareRandom(database, made, layouts[at % layouts.length] ?? layouts[0])
    sum.rows += compared.rows
    sum.left += compared.left
    sum.refused += compared.refused
    sum.wrong.push(...compared.wrong)
  }
  return sum
}

async function shippedOnes(databases: readonly Database[], seed: number, count: number) {
  const cases: Record<string, number> = {}
  const failures: string[] = []
  for (const document of [cheshire, navigate, neighbourhoodCrime]) {
    const policy = parsePolicy(document)
    if (!policy.ok) throw new Error(policy.issues.map(({ message }) => message).join('\n'))
    const nominals = [...generate(policy.value, { count, seed, asAt, unknownRate: 0.3 })]
    for (const database of databases) {
      const layout = layouts[seed % layouts.length] ?? layouts[0]
      await fill(database, policy.value, nominals, layout)
      const options = { mode: 'full', asAt } as const
      const answers = await answersIn(database, policy.value, layout, options)
      failures.push(...differences(policy.value, nominals, answers, options))
      cases[`nominals of ${policy.value.id}, in ${database.dialect === 'duckdb' ? 'DuckDB' : 'PostgreSQL'}`] =
        count
    }
  }
  return { cases, failures }
}

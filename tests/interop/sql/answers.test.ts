// The SQL of a policy in real databases: row by row what `decide` answers, unknown facts included.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Nominal, Policy } from '@iom-rules/core'
import { generate, openCaseload } from '@iom-rules/core/caseload'
import { cheshire, shipped } from '../../caseload/policies.ts'
import { answerCells, answersIn, differences, fill, openDuckDB, type Database } from './both.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import { compareRandom, layouts, randomPolicies } from './random.ts'
import { thorough } from '../../thorough.ts'

const asAt = '2026-11-22'
const folder = mkdtempSync(join(tmpdir(), 'iom-sql-'))
let duckdb: Awaited<ReturnType<typeof openDuckDB>>
let server: Postgres | string

beforeAll(async () => {
  duckdb = await openDuckDB(folder)
  server = await startPostgres()
})

afterAll(async () => {
  duckdb.close()
  rmSync(folder, { recursive: true, force: true })
  if (typeof server !== 'string') await server.stop()
})

/** PostgreSQL, or null where it cannot be had; then the test says why it is skipped. In CI there is no excuse. */
function postgres(skip: (why: string) => void): Database | null {
  if (typeof server !== 'string') return { dialect: 'postgres', ...server }
  if (process.env['CI'] !== undefined) throw new Error(server)
  skip(server)
  return null
}

const people = thorough ? 100_000 : 20_000

describe(`${people.toLocaleString('en-GB')} nominals with unknown facts`, () => {
  let nominals: readonly Nominal[]
  let wanted: readonly string[]

  beforeAll(() => {
    nominals = [...generate(cheshire, { count: people, seed: 20_261_122, asAt })]
    wanted = wantedOf(cheshire, nominals)
  })

  test('in DuckDB, records in tables of their own', { timeout: 300_000 }, async () => {
    expect(await wrongIn(duckdb, { lists: 'joined', none: 'column' })).toEqual([])
  })

  test('in PostgreSQL, records as JSON', { timeout: 300_000 }, async ({ skip }) => {
    const database = postgres(skip)
    const wrong = database === null ? [] : await wrongIn(database, { lists: 'json', none: 'text' })
    expect(wrong).toEqual([])
  })

  async function wrongIn(database: Database, layout: (typeof layouts)[number]): Promise<string[]> {
    await fill(database, cheshire, nominals, layout)
    const answers = await answersIn(database, cheshire, layout, { mode: 'full', asAt })
    const wrong = nominals.filter(({ ref }, row) => JSON.stringify(answers.get(ref)) !== wanted[row])
    return wrong.map((nominal) => JSON.stringify(nominal)).slice(0, 3)
  }
})

/** The whole caseload at once, as `decide` answers one by one. */
function wantedOf(policy: Policy, nominals: readonly Nominal[]): string[] {
  const caseload = openCaseload(policy, nominals, { asAt })
  const cells = caseload.decisions.map((id) =>
    caseload.answersOf(id).map((answer) => answerCells(answer, true)),
  )
  const places = caseload.decisions.map((id) => caseload.placesOf(id))
  return nominals.map((_, row) =>
    JSON.stringify(cells.flatMap((each, at) => each[places[at]?.[row] ?? -1] ?? [])),
  )
}

test.each(shipped.map((policy, at) => [policy.id, policy, layouts[(at + 1) % layouts.length]] as const))(
  '%s in DuckDB, with most of it unknown',
  async (_, policy, layout = layouts[0]) => {
    const nominals = [...generate(policy, { count: 300, seed: 5, asAt, unknownRate: 0.45 })]
    await fill(duckdb, policy, nominals, layout)
    for (const mode of ['full', 'outcome'] as const) {
      const answers = await answersIn(duckdb, policy, layout, { mode, asAt })
      expect(differences(policy, nominals, answers, { mode, asAt })).toEqual([])
    }
  },
)

test('60 random policies, each with 40 nominals', { timeout: 300_000 }, async ({ skip }) => {
  const database = postgres(skip)
  if (database === null) return
  let [rows, left] = [0, 0]
  const property = fc.asyncProperty(randomPolicies(40), fc.constantFrom(...layouts), async (made, layout) => {
    const compared = await compareRandom(database, made, layout)
    rows += compared.rows
    left += compared.left
    expect(compared.wrong.slice(0, 1)).toEqual([])
  })
  await fc.assert(property, { numRuns: 60, endOnFailure: true })
  // What is left to `assess` are lists of periods with several days missing, of which random ones have many.
  expect(left).toBeLessThan(rows / 20)
})

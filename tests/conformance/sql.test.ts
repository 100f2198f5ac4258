// The SQL of the policies in real databases, one statement for each policy and day.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersIn, fill, openDuckDB, type Database } from '../interop/sql/both.ts'
import { startPostgres, type Postgres } from '../interop/sql/postgres.ts'
import type { Layout } from '../interop/sql/tables.ts'
import type { AssessmentCase, PortableAnswer } from './case.ts'
import { casesOf, everything, everyNth, together, type Together } from './committed.ts'

const folder = mkdtempSync(join(tmpdir(), 'iom-conformance-'))
/** In the gate every so manyth case, of all policies and days. */
const part = 3
let duckdb: Awaited<ReturnType<typeof openDuckDB>>
let server: Postgres | string
let groups: readonly Together[]

beforeAll(async () => {
  const cases = casesOf('assessment')
  groups = together(everything ? cases : everyNth(cases, part))
  duckdb = await openDuckDB(folder)
  server = await startPostgres()
}, 120_000)

afterAll(async () => {
  duckdb.close()
  rmSync(folder, { recursive: true, force: true })
  if (typeof server !== 'string') await server.stop()
})

test('DuckDB, with records in tables of their own', { timeout: 300_000 }, async () => {
  expect(await wrongIn(duckdb, { lists: 'joined', none: 'column' })).toEqual([])
})

test('PostgreSQL, with records as JSON', { timeout: 300_000 }, async ({ skip }) => {
  if (typeof server === 'string') {
    if (process.env['CI'] !== undefined) throw new Error(server)
    return skip(server)
  }
  expect(await wrongIn({ dialect: 'postgres', ...server }, { lists: 'json', none: 'text' })).toEqual([])
})

async function wrongIn(database: Database, layout: Layout): Promise<string[]> {
  const wrong: string[] = []
  let [asked, left] = [0, 0]
  for (const { policy, asAt, cases } of groups) {
    await fill(
      database,
      policy,
      cases.map(({ nominal }) => nominal),
      layout,
    )
    const answers = await answersIn(database, policy, layout, { mode: 'full', asAt })
    const ids = Object.keys(policy.decisions).sort()
    for (const each of cases) {
      const cells = answers.get(each.nominal.ref) ?? []
      const told = differing(each, ids, cells, (id) => policy.decisions[id]?.hitPolicy === 'COLLECT')
      wrong.push(...told.wrong)
      asked += each.decisions.length
      left += told.left
    }
  }
  // A statement that left every row to `assess` would never be wrong.
  expect(left / asked).toBeLessThan(0.05)
  return wrong.slice(0, 3)
}

function differing(
  { id, decisions, assessment }: AssessmentCase,
  ids: readonly string[],
  cells: readonly (string | null)[],
  collects: (decision: string) => boolean,
): { readonly wrong: readonly string[]; readonly left: number } {
  const wrong: string[] = []
  let left = 0
  const widths = ids.map((each) => (collects(each) ? 2 : 4))
  for (const decision of decisions) {
    const at = ids.indexOf(decision)
    const from = widths.slice(0, at).reduce((sum, width) => sum + width, 0)
    const found = cells.slice(from, from + (widths[at] ?? 0))
    const wanted = cellsOf(assessment.decisions[decision] as PortableAnswer)
    if (JSON.stringify(found) === JSON.stringify(wanted)) continue
    if (isLeft(found, wanted)) left += 1
    else wrong.push(`${id}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
  }
  return { wrong, left }
}

function cellsOf({ outcome, outcomes, certainty, possible, rule }: PortableAnswer): (string | null)[] {
  if (outcomes !== undefined) return [outcomes.join(', '), possible.join(', ')]
  return [outcome ?? null, certainty ?? null, possible.join(', '), rule ?? null]
}

/** A row that the statement leaves to `assess`, and says so: no less is possible than there is. */
function isLeft(found: readonly (string | null)[], wanted: readonly (string | null)[]): boolean {
  if (found.length === 2) return found.every((cell) => cell === null)
  const possible = new Set(String(found[2]).split(', '))
  return (
    found[1] === 'not-decided-here' &&
    String(wanted[2])
      .split(', ')
      .every((outcome) => possible.has(outcome))
  )
}

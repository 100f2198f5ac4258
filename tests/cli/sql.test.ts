// sql: a policy as a statement, which a real database reads.
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { smallText } from './small.ts'
import { cli, folderOf } from './terminal.ts'

const folder = () => folderOf({ 'p.json': smallText })
const day = ['--as-at', '2026-11-22']

test('a view answers in DuckDB what assess answers', async () => {
  const args = ['sql', 'p.json', '--dialect', 'duckdb', ...day, '--view', 'answers', '--list', 'visits=json']
  const { code, stdout, stderr } = await cli([...args, '--none', 'text', '--table', 'main.people'], {
    folder: folder(),
  })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(
    /^CREATE OR REPLACE VIEW "answers" AS\n-- small 1\.2\.3 as at 2026-11-22, in full, for DuckDB\./,
  )
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`CREATE TABLE people AS SELECT * FROM (VALUES
    ('A', 'NORTH', 75, NULL, 'BLUE', 'NONE', NULL), ('B', 'SOUTH', NULL, TRUE, NULL, NULL, '[{"day":"2026-01-01"}]'))
    AS p(ref, area, score, agrees, kind, release, visits)`)
  await connection.run(stdout)
  const read = await connection.runAndReadAll('SELECT * FROM answers ORDER BY ref')
  expect(read.columnNames().slice(0, 5)).toEqual(['ref', 'area', 'band', 'band.certainty', 'band.possible'])
  expect(read.getRows()).toEqual([
    [
      'A',
      'NORTH',
      'HIGH',
      'settled',
      'HIGH',
      'high',
      'BLUE_FLAG',
      'VISITED',
      'YES',
      'settled',
      'YES',
      'scored',
    ],
    [
      'B',
      'SOUTH',
      'AGREED',
      'provisional',
      'HIGH, AGREED',
      'agreed',
      'VISITED',
      'BLUE_FLAG',
      null,
      'undetermined',
      'YES, NO',
      null,
    ],
  ])
})

test('values to bind are listed', async () => {
  const args = ['sql', 'p.json', '--dialect', 'postgres', ...day, '--mode', 'outcome', '--parameters', 'bind']
  const { code, stdout } = await cli([...args, '--decision', 'band'], { folder: folder() })
  expect(code).toBe(0)
  // The decision does not ask for the day, and what is listed and not used PostgreSQL refuses.
  expect(stdout).toMatch(/^-- \$1 is high: 75\n-- small /)
  expect(stdout).toContain('>= CAST($1 AS double precision)')
  const dated = await cli([...args, '--decision', 'flags'], { folder: folder() })
  expect(dated.stdout).toMatch(/^-- \$1 is asAt: 2026-11-22\n-- small /)
})

test.each([
  ['no database', day, 'Say for which database: --dialect duckdb, or --dialect postgres.'],
  ['no day', ['--dialect', 'duckdb'], 'give --as-at YYYY-MM-DD'],
  ['an unknown list', ['--dialect', 'duckdb', ...day, '--list', 'visit=json'], 'Did you mean `visits`?'],
  ['a list kept otherwise', ['--dialect', 'duckdb', ...day, '--list', 'visits=xml'], 'not `visits=xml`'],
  [
    'a view with values to bind',
    ['--dialect', 'duckdb', ...day, '--view', 'v', '--parameters', 'bind'],
    'A view has no values to bind',
  ],
  [
    'a view without a name',
    ['--dialect', 'duckdb', ...day, '--view', 'main.'],
    '--view takes NAME or SCHEMA.NAME',
  ],
  [
    'a table without a name',
    ['--dialect', 'duckdb', ...day, '--table', '.t'],
    '--table takes NAME or SCHEMA.NAME',
  ],
  ['an unknown decision', ['--dialect', 'duckdb', ...day, '--decision', 'bnad'], 'Did you mean `band`?'],
])('%s is a mistake in calling it', async (_, args, words) => {
  const { code, stdout, stderr } = await cli(['sql', 'p.json', ...args], { folder: folder() })
  expect(stderr).toContain(words)
  expect([code, stdout]).toEqual([2, ''])
})

// Parquet in and out: the same people and the same answers as in the other formats.
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { smallText } from './small.ts'
import { cli, folderOf, lines, type Ran } from './terminal.ts'

const day = ['--policy', 'small.json', '--as-at', '2026-11-22']
let folder: string

function run(command: string, ...args: string[]): Promise<Ran> {
  return cli([command, ...day, ...args], { folder })
}

async function sql(text: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(text)).getRowObjectsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

/** Writes a file that holds what a SELECT gives. */
async function parquet(name: string, select: string): Promise<void> {
  await sql(`COPY (${select}) TO '${join(folder, name)}' (FORMAT parquet)`)
}

beforeAll(async () => {
  folder = folderOf({ 'small.json': smallText, 'text.parquet': 'ref,score\nA,1\n' })
  for (const output of ['people.parquet', 'people.csv'])
    await run('generate', '--count', '300', '--unknown-rate', '0.3', '--output', output)
})

describe('Parquet', () => {
  test('gives the answers that a CSV of the same people gives', async () => {
    const from = async (file: string) => (await run('assess', '--input', file, '--format', 'csv')).stdout
    expect((await from('people.csv')).split('\r\n')).toHaveLength(302)
    expect(await from('people.parquet')).toBe(await from('people.csv'))
  })

  test('holds lists of records, days as days, and what is not known as nothing', async () => {
    const columns = await sql(`DESCRIBE SELECT * FROM '${join(folder, 'people.parquet')}'`)
    expect(columns).toMatchObject([
      { column_name: 'ref', column_type: 'VARCHAR' },
      { column_name: 'area', column_type: 'VARCHAR' },
      { column_name: 'score', column_type: 'DOUBLE' },
      { column_name: 'agrees', column_type: 'BOOLEAN' },
      { column_name: 'kind', column_type: 'VARCHAR' },
      { column_name: 'release', column_type: 'VARCHAR' },
      { column_name: 'visits', column_type: 'STRUCT("day" DATE, place VARCHAR)[]' },
      { column_name: 'needs', column_type: 'VARCHAR[]' },
    ])
  })

  test('is written with lists as lists, and only when all went well', async () => {
    const { code, stdout } = await run(
      'assess',
      '--input',
      'people.csv',
      '--answers',
      '--output',
      'answers.parquet',
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    const answers = lines<{ decisions: { band: { outcome: string } } }>(
      (await run('assess', '--input', 'people.csv', '--answers')).stdout,
    )
    const high = answers.filter(({ decisions }) => decisions.band.outcome === 'HIGH').length
    const file = `'${join(folder, 'answers.parquet')}'`
    expect(await sql(`SELECT count(*)::INT AS n FROM ${file} WHERE band = 'HIGH'`)).toEqual([{ n: high }])
    expect(await sql(`SELECT DISTINCT typeof(flags) AS t, typeof("asAt") AS d FROM ${file}`)).toEqual([
      { t: 'VARCHAR[]', d: 'DATE' },
    ])
    await parquet('bad.parquet', `SELECT 'A' AS ref, 101.0 AS score`)
    const bad = await run('assess', '--input', 'bad.parquet', '--output', 'none.parquet')
    expect(bad.code).toBe(4)
    expect(bad.stderr).toContain('row 1, /facts/score: `score` must be between 0 and 100')
    expect(readdirSync(folder).filter((name) => /none|part/.test(name))).toEqual([])
  })

  test('takes text where the other formats do, and refuses only the rows that do not fit', async () => {
    await parquet(
      'text-columns.parquet',
      `SELECT * FROM (VALUES
        ('A', '80', 'TRUE', DATE '2026-12-01', '[{"day":"2026-01-05","place":"HOME"}]'),
        ('B', NULL, NULL, NULL, NULL),
        ('C', '0x10', 'yes', NULL, 'HOME')) AS t(ref, score, agrees, release, visits)`,
    )
    const { code, stdout, stderr } = await run(
      'assess',
      '--input',
      'text-columns.parquet',
      '--on-error',
      'report',
    )
    expect(code).toBe(4)
    const shown = lines<{ nominal: { ref: string }; decisions: { band: { outcome: string | null } } }>(stdout)
    expect(shown.map(({ nominal, decisions }) => [nominal.ref, decisions.band.outcome])).toEqual([
      ['A', 'HIGH'],
      ['B', null],
    ])
    expect(stderr).toContain('row 3, /facts/score: `score` must be a number, not `"0x10"`')
    expect(stderr).toContain('row 3, /facts/agrees: `agrees` must be true or false')
    expect(stderr).toContain('row 3, /facts/visits: `visits` must be a list')
  })

  test('leaves none of its rows behind where nothing can be written', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => /^iom-rules-(?!cli)/.test(name))
    const before = left()
    const made = ['--by', 'panel chair', '--made-on', 'today']
    const ran = await run('record', ...made, '--input', 'people.parquet', '--output', 'no/such/file')
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('Cannot write to `no/such/file`')])
    expect(left()).toEqual(before)
  })

  test.each([
    [
      'an unknown column',
      `SELECT 'A' AS ref, 1 AS scoer`,
      'The policy has no fact `scoer`. Did you mean `score`?',
    ],
    ['no reference', `SELECT 1 AS score`, 'There is no column `ref`'],
    [
      'a time for a day',
      `SELECT 'A' AS ref, TIMESTAMP '2026-01-01' AS release`,
      'Column `release` is TIMESTAMP, and this fact is a day: DATE',
    ],
    [
      'a number for a list',
      `SELECT 'A' AS ref, 1 AS visits`,
      'Column `visits` is INTEGER, and this fact is a list',
    ],
    [
      'times in a list',
      `SELECT 'A' AS ref, [{'day': TIMESTAMP '2026-01-01'}] AS visits`,
      'Column `visits` is STRUCT("day" TIMESTAMP)[]',
    ],
  ])('with %s is refused before a row is read', async (_, select, words) => {
    await parquet('wrong.parquet', select)
    const { code, stdout, stderr } = await run('assess', '--input', 'wrong.parquet', '--on-error', 'skip')
    expect(stderr).toContain(words)
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
  })

  test('that is none, or not there, is said to be so', async () => {
    const none = await run('assess', '--input', 'text.parquet')
    expect(none.code).toBe(4)
    expect(none.stderr).toContain('text.parquet cannot be read as Parquet: ')
    expect(await run('assess', '--input', 'gone.parquet')).toMatchObject({
      code: 2,
      stderr: 'There is no file `gone.parquet`.\n',
    })
    expect(existsSync(join(folder, 'gone.parquet'))).toBe(false)
  })
})

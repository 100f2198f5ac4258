// The statement itself: names that would break it, values to bind, what is known and what is not, and what it refuses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isIomRulesError, type Facts, type Nominal, type Policy } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { toSql, type SqlOptions } from '@iom-rules/core/interop'
import { cheshire } from '../../caseload/policies.ts'
import { policy as policyOf } from '../small.ts'
import { answersIn, differences, fill, openDuckDB, type DuckDB } from './both.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const asAt = '2024-02-29'
const folder = mkdtempSync(join(tmpdir(), 'iom-statement-'))
let duckdb: DuckDB

beforeAll(async () => {
  duckdb = await openDuckDB(folder)
})

afterAll(() => {
  duckdb.close()
  rmSync(folder, { recursive: true, force: true })
})

const basis = { assumption: 'For the tests.' }
const day = { type: 'day', past: true, title: 'Day' }
const visits = {
  type: 'list',
  title: 'Visits',
  record: { day, kind: { type: 'choice', values: ['A', 'B'], title: 'Kind' } },
}
const stays = {
  type: 'list',
  title: 'Stays',
  record: { from: day, to: { type: 'day', mayBeNone: true, title: 'To' } },
}
const within = (months: number) => ({
  field: 'day',
  operator: 'withinLastMonths',
  value: months,
  notCounting: 'stays',
})
const exists = (where: object) => ({ type: 'boolean', exists: 'visits', title: 'Visited', where, ...basis })
const yes = (fact: string) => ({ fact, operator: 'equal', value: true })

function decisionOn(conditions: readonly object[]): object {
  const rules = conditions.map((condition, at) => ({
    name: `r${at}`,
    conditions: { all: [condition] },
    event: { type: `O${at}` },
    ...basis,
  }))
  const outcomes = Object.fromEntries(
    ['NO', ...rules.map(({ event }) => event.type)].map((outcome) => [outcome, {}]),
  )
  return { title: 'D', hitPolicy: 'FIRST', outcomes, rules, otherwise: { outcome: 'NO', ...basis } }
}

/** Two windows, twelve and six months long, from which stays are left out. */
const windows = policyOf({
  facts: { visits, stays },
  derived: { year: exists(within(12)), half: exists(within(6)) },
  decisions: { d: decisionOn([yes('half'), yes('year')]) },
})

const layout = { lists: 'joined', none: 'column' } as const

async function answersOf(policy: Policy, all: readonly Facts[]): Promise<(string | null)[][]> {
  const people = all.map((facts, at): Nominal => ({ ref: `P${at}`, facts }))
  await fill(duckdb, policy, people, layout)
  const answers = await answersIn(duckdb, policy, layout, { mode: 'full', asAt })
  const left = differences(policy, people, answers, { mode: 'full', asAt })
  expect(left.filter((each) => !each.includes('not-decided-here'))).toEqual([])
  return people.map(({ ref }) => answers.get(ref) ?? [])
}

test('a month is clamped, days in custody are not counted and overlaps count once', async () => {
  const visit = (on: string, ...periods: object[]) => ({ visits: [{ day: on, kind: 'A' }], stays: periods })
  const answers = await answersOf(windows, [
    visit('2023-02-28'),
    visit('2023-02-27'),
    visit('2023-02-27', { from: '2023-06-01', to: '2023-06-02' }),
    visit('2023-02-26', { from: '2023-06-01', to: '2023-06-02' }, { from: '2023-06-01', to: '2023-06-02' }),
    visit('2020-01-01', { from: '2020-01-02', to: 'NONE' }),
  ] as Facts[])
  expect(answers.map(([outcome]) => outcome)).toEqual(['O1', 'NO', 'O1', 'NO', 'O0'])
})

test('a list that is unknown, one that is empty and one that is known in part are told apart', async () => {
  const old = { visits: [{ day: '2022-01-01', kind: 'A' }] }
  const answers = await answersOf(windows, [
    {},
    { visits: [] },
    { visits: [{ kind: 'A' }], stays: [] },
    old,
    // A window of six months is moved as far as one of twelve at most, and this far by neither.
    { ...old, stays: [{ from: '2023-08-01', to: null }] },
    { ...old, stays: [{ from: '2021-12-01', to: null }] },
  ] as Facts[])
  expect(answers.map((cells) => cells[2])).toEqual([
    'O0, O1, NO',
    'NO',
    'O0, O1, NO',
    'O0, O1, NO',
    'NO',
    'O0, O1, NO',
  ])
})

test('what is not decided says so', async () => {
  const two = {
    visits: [{ day: '2022-01-01', kind: 'A' }],
    stays: [{ from: null, to: null }, { from: '2023-02-01' }],
  }
  const [answer, sure] = await answersOf(windows, [two, { ...two, visits: [] }] as Facts[])
  expect(answer).toEqual([null, 'not-decided-here', 'O0, O1, NO', null])
  expect(sure).toEqual(['NO', 'settled', 'NO', 'otherwise'])
  const { notes } = toSql(windows, { dialect: 'duckdb', mode: 'full', asAt })
  expect(notes).toEqual([
    'Where more than one day of the periods of stays is missing, an answer that could hang on it is “not-decided-here”.',
  ])
})

test('values are bound in the order in which they are listed', async () => {
  const day = '2026-11-22'
  const nominals = [...generate(cheshire, { count: 150, seed: 8, asAt: day, unknownRate: 0.3 })]
  await fill(duckdb, cheshire, nominals, layout)
  const options = { mode: 'full', asAt: day, parameters: 'bind' } as const
  const { sql, parameters } = toSql(cheshire, { ...options, dialect: 'duckdb' })
  expect(sql).toContain('>= CAST($cssThreshold AS DOUBLE)')
  expect(parameters.map(({ id }) => id)).toContain('cssThreshold')
  const rows = await duckdb.rows(sql, Object.fromEntries(parameters.map(({ name, value }) => [name, value])))
  const answers = new Map(rows.map(([ref, , ...cells]) => [String(ref), cells as (string | null)[]]))
  expect(differences(cheshire, nominals, answers, options)).toEqual([])
  const other = toSql(cheshire, { ...options, dialect: 'postgres' })
  const places = [...new Set([...other.sql.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)))]
  expect(places.sort((a, b) => a - b)).toEqual(other.parameters.map((_, at) => at + 1))
})

describe('names', () => {
  const hostile = `we"ird'; DROP TABLE nominals; --`

  test('of tables and columns are whatever they are', async () => {
    await duckdb.run(`CREATE SCHEMA IF NOT EXISTS "a""b"`)
    await duckdb.run(`CREATE OR REPLACE TABLE "a""b"."${hostile.replaceAll('"', '""')}" AS
      SELECT 'X' AS ref, NULL AS area, TRUE AS "${hostile.replaceAll('"', '""')}"`)
    await duckdb.run(
      `CREATE OR REPLACE TABLE "iom_visits" AS SELECT 'X' AS who, DATE '2024-01-01' AS "on", 'A' AS kind`,
    )
    const { sql } = toSql(
      policyOf({
        facts: { visits },
        derived: {
          lately: {
            type: 'boolean',
            exists: 'visits',
            title: 'L',
            where: { field: 'day', operator: 'withinLastMonths', value: 2 },
            ...basis,
          },
        },
        decisions: { d: decisionOn([yes('lately')]) },
      }),
      {
        dialect: 'duckdb',
        mode: 'outcome',
        asAt,
        table: ['a"b', hostile],
        lists: {
          visits: { as: 'joined', table: 'iom_visits', ref: 'who', columns: { day: 'on' }, known: hostile },
        },
      },
    )
    expect(await duckdb.rows(sql)).toEqual([['X', null, 'O0']])
  })

  const flags = (...ids: string[]) =>
    policyOf({
      facts: Object.fromEntries(ids.map((id) => [id, { type: 'boolean', title: id }])),
      decisions: { d: decisionOn(ids.map(yes)) },
    })

  test('that a database takes for one are refused, unless one is called otherwise', () => {
    const [low, high] = ['a-flag', 'A-Flag']
    const options = { dialect: 'duckdb', mode: 'outcome', asAt } as const
    expect(refusal(flags(low, high), options)).toMatchObject({ code: 'NOT_IN_SQL', path: `/facts/${low}` })
    expect(refusal(flags(low, high), { ...options, dialect: 'postgres' })).toBeNull()
    expect(refusal(flags(low, high), { ...options, columns: { [low]: 'other' } })).toBeNull()
  })

  test('that PostgreSQL would cut off are refused', () => {
    const long = 'f'.repeat(80)
    const options = { dialect: 'postgres', mode: 'outcome', asAt } as const
    expect(refusal(flags(long), options)).toMatchObject({ code: 'NOT_IN_SQL', path: `/facts/${long}` })
    expect(refusal(flags(long), { ...options, dialect: 'duckdb' })).toBeNull()
  })
})

test('a decision with more rules than bits is refused, with its place', () => {
  const many = policyOf({
    facts: { n: { type: 'number', minimum: 0, maximum: 100, unit: 'points', title: 'N' } },
    decisions: {
      d: decisionOn(Array.from({ length: 61 }, (_, at) => ({ fact: 'n', operator: 'equal', value: at }))),
    },
  })
  expect(refusal(many, { dialect: 'duckdb', mode: 'full', asAt })).toEqual({
    code: 'NOT_IN_SQL',
    path: '/decisions/d/rules',
    message:
      'The decision `d` has 61 rules. In SQL it can have 60: what is possible is kept in the bits of one number.',
  })
})

function refusal(
  policy: Policy,
  options: SqlOptions,
): { code: string; path: string | undefined; message: string } | null {
  try {
    toSql(policy, options)
    return null
  } catch (error) {
    if (!isIomRulesError(error)) throw error
    return { code: error.code, path: error.issues[0]?.path, message: error.message }
  }
}

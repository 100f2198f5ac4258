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

test('a choice that reads as a day is bound as the text that it is', async () => {
  const kinds = ['2024-01-05', 'B']
  const bound = policyOf({
    facts: { kind: { type: 'choice', values: kinds, title: 'Kind' } },
    parameters: {
      wanted: { title: 'W', value: '2024-01-05', values: kinds, basis: 'assumption', note: 'N.' },
    },
    decisions: { d: decisionOn([{ fact: 'kind', operator: 'equal', value: { fact: 'parameter.wanted' } }]) },
  })
  const people = kinds.map((kind, at): Nominal => ({ ref: `P${at}`, facts: { kind } }))
  await fill(duckdb, bound, people, layout)
  const options = { mode: 'full', asAt, parameters: 'bind' } as const
  const { sql, parameters } = toSql(bound, { ...options, dialect: 'duckdb' })
  // The day is not asked for, and a database refuses to bind what has no place.
  expect(parameters).toEqual([{ id: 'wanted', name: 'wanted', value: '2024-01-05' }])
  const rows = await duckdb.rows(sql, Object.fromEntries(parameters.map(({ name, value }) => [name, value])))
  const answers = new Map(rows.map(([ref, , ...cells]) => [String(ref), cells as (string | null)[]]))
  expect(differences(bound, people, answers, options)).toEqual([])
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

  test('of a list that begins as the statement’s own subqueries do are kept apart from them', () => {
    const own = policyOf({
      facts: { iom_nominal: visits },
      derived: {
        seen: { ...exists({ field: 'kind', operator: 'equal', value: 'A' }), exists: 'iom_nominal' },
      },
      decisions: { d: decisionOn([yes('seen')]) },
    })
    const { sql } = toSql(own, { dialect: 'duckdb', mode: 'full', asAt })
    expect(sql).not.toMatch(/(?<!")iom_nominal AS/)
    expect(sql).toContain('"iom_nominal"')
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

describe('what a policy seldom says', () => {
  const none = { ...day, mayBeNone: true }
  const hospital = {
    type: 'list',
    title: 'Hospital',
    record: { from: none, to: { type: 'day', title: 'To' } },
  }
  const outside = (list: string, months: number) => ({ ...within(months), notCounting: list })
  const visit = (on: string) => ({ visits: [{ day: on, kind: 'A' }] })
  const old = visit('2022-06-01')
  const spell = { from: '2022-07-01', to: '2023-12-01' }

  test('windows that leave out different periods', async () => {
    const two = policyOf({
      facts: { visits, stays, hospital },
      derived: { year: exists(outside('stays', 12)), half: exists(outside('hospital', 6)) },
      decisions: { d: decisionOn([yes('half'), yes('year')]) },
    })
    const answers = await answersOf(two, [
      { ...old, stays: [], hospital: [] },
      { ...old, stays: [spell], hospital: [] },
      { ...old, stays: [], hospital: [spell] },
      { ...old, stays: [], hospital: [{ from: 'NONE', to: '2023-01-01' }] },
      { ...old, stays: [{ from: '2022-07-01' }], hospital: [] },
      { ...old, hospital: [] },
      old,
      { visits: [], stays: [{ to: '2023-01-01' }] },
    ] as Facts[])
    expect(answers.slice(0, 4).map(([outcome]) => outcome)).toEqual(['NO', 'O1', 'O0', 'NO'])
    const { notes } = toSql(two, { dialect: 'duckdb', mode: 'full', asAt })
    expect(notes[0]).toBe(
      'Where not every day of hospital is known, an answer that could hang on it is “not-decided-here”.',
    )
  })

  test('days that may be none, in windows, as the latest and supplied', async () => {
    const orders = { type: 'list', title: 'Orders', record: { day: none, kind: visits.record.kind } }
    const order = { ...exists(within(12)), exists: 'orders' }
    const latest = { type: 'day', title: 'Latest', latest: 'orders', of: 'day', ...basis }
    const since = { fact: 'latest', operator: 'onOrAfter', value: '2023-06-01' }
    const odd = policyOf({
      facts: { orders, stays, end: { type: 'day', title: 'End' } },
      derived: { year: order, latest, end: { ...latest, unlessSupplied: true } },
      decisions: {
        d: decisionOn([yes('year'), { fact: 'latest', operator: 'isNone', value: true }, since]),
        e: decisionOn([{ ...since, fact: 'end' }]),
      },
    })
    const made = (...days: (string | null)[]) => ({
      orders: days.map((on) => ({ kind: 'A', ...(on === null ? {} : { day: on }) })),
      stays: [],
    })
    const answers = await answersOf(odd, [
      made('NONE'),
      made('NONE', '2020-01-01'),
      made('2024-01-01', 'NONE'),
      made(null),
      made(null, 'NONE'),
      made(null, '2024-01-01'),
      made(),
      { ...made('NONE'), end: '2024-01-01' },
      { end: '2020-01-01' },
      {},
    ] as Facts[])
    expect(answers.slice(0, 4).map(([outcome]) => outcome)).toEqual(['O1', 'NO', 'O0', null])
    expect(answers[3]?.[2]).toBe('O0, O1, NO')
  })

  test('figures that may be supplied as none, tables without rows and fields that can only have none', async () => {
    const tables = { weights: { title: 'Weights', edition: '1', rows: {} } }
    const figure = {
      type: 'number',
      title: 'Figure',
      unit: 'points',
      minimum: 0,
      maximum: 9,
      mayBeNone: true,
    }
    const odd = policyOf({
      facts: {
        visits: {
          ...visits,
          record: { ...visits.record, empty: { ...figure, minimum: 0.2, maximum: 0.8, whole: true } },
        },
        sum: figure,
      },
      tables,
      derived: {
        sum: {
          type: 'number',
          title: 'Sum',
          sum: 'visits',
          of: { table: 'weights', by: 'kind' },
          unlessSupplied: true,
          ...basis,
        },
        bare: exists({ field: 'empty', operator: 'isNone', value: true }),
      },
      decisions: {
        d: decisionOn([
          { fact: 'sum', operator: 'greaterThan', value: 3 },
          { fact: 'sum', operator: 'isNone', value: true },
        ]),
        e: decisionOn([yes('bare')]),
      },
    })
    const answers = await answersOf(odd, [
      { sum: 'NONE' },
      { sum: 5, visits: [{ kind: 'A' }] },
      { visits: [{ kind: 'A', empty: 'NONE' }] },
      { visits: [{ empty: 'NONE' }] },
      { visits: [{ kind: 'B' }] },
      { visits: [] },
      {},
    ] as Facts[])
    expect(answers.map((cells) => cells[2])).toEqual([
      'O1',
      'O0',
      'O0, NO',
      'O0, NO',
      'O0, NO',
      'NO',
      'O0, NO',
    ])
  })

  test('a window beside a day that is later than where it begins', async () => {
    const late = { field: 'day', operator: 'onOrAfter', value: '2024-02-01' }
    const both = policyOf({
      facts: { visits, stays },
      derived: { year: exists(within(12)), late: exists(late) },
      decisions: { d: decisionOn([yes('late'), yes('year')]) },
    })
    const answers = await answersOf(both, [
      old,
      visit('2024-02-02'),
      { visits: [{ kind: 'A' }] },
      { ...old, stays: [spell] },
      {},
    ])
    expect(answers.map((cells) => cells[2])).toEqual(['O1, NO', 'O0', 'O0, O1, NO', 'O1', 'O0, O1, NO'])
  })

  test('nothing to decide, and decisions without rules', async () => {
    const without = policyOf({
      facts: { visits },
      decisions: {
        d: decisionOn([]),
        silent: { title: 'S', hitPolicy: 'FIRST', outcomes: { A: {} }, rules: [] },
      },
    })
    expect(await answersOf(without, [{}])).toEqual([
      ['NO', 'settled', 'NO', 'otherwise', null, 'silent', 'SILENT', null],
    ])
    const { sql } = toSql(windows, { dialect: 'duckdb', mode: 'full', asAt, decisions: [] })
    await fill(duckdb, windows, [{ ref: 'X', facts: {} }], layout)
    expect(await duckdb.rows(sql)).toEqual([['X', null]])
  })

  test('records that are known of everybody need no column that says so', async () => {
    await fill(duckdb, windows, [{ ref: 'X', facts: visit('2024-02-02') }], layout)
    await duckdb.run('ALTER TABLE nominals DROP COLUMN "visits.known"')
    await duckdb.run('ALTER TABLE nominals DROP COLUMN "stays.known"')
    const known = { as: 'joined', known: true } as const
    const lists = { visits: known, stays: known }
    const { sql } = toSql(windows, { dialect: 'duckdb', mode: 'outcome', asAt, lists })
    expect(await duckdb.rows(sql)).toEqual([['X', null, 'O0']])
  })

  test('days and yes-or-no figures are bound too, and months that are written as they are', async () => {
    const basisOf = { basis: 'assumption', note: 'For the tests.' }
    const bound = policyOf({
      facts: { on: { type: 'day', title: 'On' }, flag: { type: 'boolean', title: 'Flag' } },
      parameters: {
        since: { title: 'Since', value: '2024-01-05', ...basisOf },
        wanted: { title: 'Wanted', value: true, ...basisOf },
      },
      decisions: {
        d: decisionOn([
          { fact: 'on', operator: 'withinNextMonths', value: 1 },
          { fact: 'on', operator: 'onOrAfter', value: { fact: 'parameter.since' } },
          { fact: 'flag', operator: 'equal', value: { fact: 'parameter.wanted' } },
        ]),
      },
    })
    const people = ['2023-01-01', '2024-01-05', '2024-06-01'].flatMap((on, at): Nominal[] => [
      { ref: `P${at}`, facts: { on, flag: true } },
      { ref: `Q${at}`, facts: { on } },
      { ref: `R${at}`, facts: { flag: false } },
    ])
    await fill(duckdb, bound, people, layout)
    const options = { mode: 'full', asAt, parameters: 'bind' } as const
    const { sql, parameters } = toSql(bound, { ...options, dialect: 'duckdb' })
    expect(parameters.map(({ id, value }) => [id, value])).toEqual([
      ['asAt', asAt],
      ['since', '2024-01-05'],
      ['wanted', true],
    ])
    const rows = await duckdb.rows(
      sql,
      Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    )
    const answers = new Map(rows.map(([ref, , ...cells]) => [String(ref), cells as (string | null)[]]))
    expect(differences(bound, people, answers, options)).toEqual([])
  })
})

describe('refusals', () => {
  const options = { dialect: 'duckdb', mode: 'full', asAt } as const
  const number = { type: 'number', minimum: 0, maximum: 100, unit: 'points', title: 'N' }

  test.each([
    [
      { columns: { visit: 'v' } },
      '`columns` names `visit`, which the policy small has not. Did you mean `visits`?',
    ],
    [{ columns: { something: 'v' } }, '`columns` names `something`, which the policy small has not.'],
    [{ lists: { visit: 'json' } }, 'has no list of records `visit`. Did you mean `visits`?'],
    [{ lists: { something: 'json' } }, 'has no list of records `something`. Lists: visits, stays.'],
    [
      { lists: { visits: { as: 'joined', columns: { kinds: 'k' } } } },
      'The records of `visits` have no field `kinds`. Did you mean `kind`?',
    ],
    [
      { lists: { visits: { as: 'joined', columns: { something: 'k' } } } },
      'The records of `visits` have no field `something`. Fields: day, kind.',
    ],
    [{ decisions: ['dd'] }, 'The policy small has no decision `dd`. Did you mean `d`?'],
    [{ decisions: ['something'] }, 'The policy small has no decision `something`. Decisions: d.'],
    [{ asAt: '0000-06-01' }, 'The day 0000-06-01 is outside the days that SQL knows.'],
  ] as [Partial<SqlOptions>, string][])('%j', (given, message) => {
    expect(() => toSql(windows, { ...options, ...given })).toThrow(message)
  })

  test('a policy without lists says that there are none', () => {
    const bare = policyOf({ facts: { n: number }, decisions: { d: decisionOn([]) } })
    expect(() => toSql(bare, { ...options, lists: { visits: 'json' } })).toThrow('Lists: none.')
  })

  test('a fact worked out from lists that conditions tell into more kinds than there are bits', () => {
    const many = policyOf({
      facts: { visits },
      derived: { n: { type: 'number', title: 'N', count: 'visits', ...basis } },
      decisions: {
        d: decisionOn([
          { any: Array.from({ length: 40 }, (_, at) => ({ fact: 'n', operator: 'equal', value: 2 * at })) },
        ]),
        e: decisionOn(
          Array.from({ length: 40 }, (_, at) => ({ fact: 'n', operator: 'lessThan', value: 2 * at + 1 })),
        ),
      },
    })
    expect(refusal(many, options)).toMatchObject({
      code: 'NOT_IN_SQL',
      path: '/derived/n',
      message: expect.stringMatching(
        /^Conditions tell \d+ kinds of `n` apart. In SQL there can be 62.$/,
      ) as string,
    })
  })

  const speaking = (pairs: readonly (readonly [string, string])[]) =>
    policyOf({
      facts: Object.fromEntries([...new Set(pairs.flat())].map((id) => [id, { type: 'boolean', title: id }])),
      assumptions: pairs.map(([one, other], at) => ({
        id: `s${at}`,
        condition: { any: [yes(one), { not: yes(other) }] },
        reason: 'For the tests.',
        use: 'reason',
      })),
      decisions: { d: decisionOn([{ any: pairs.map(([one]) => yes(one)) }]) },
    })

  test('more assumptions than can speak of the same facts, or bear on one decision', () => {
    const together = Array.from({ length: 6 }, (_, at) => ['a', `b${at}`] as const)
    expect(refusal(speaking(together), options)).toEqual({
      code: 'NOT_IN_SQL',
      path: '/assumptions',
      message: '6 assumptions speak of the same facts: s0, s1, s2, s3, s4, s5. In SQL at most 5 can.',
    })
    const apart = Array.from({ length: 6 }, (_, at) => [`a${at}`, `b${at}`] as const)
    expect(refusal(speaking(apart), options)).toEqual({
      code: 'NOT_IN_SQL',
      path: '/decisions/d',
      message: 'Too many assumptions bear on the decision `d` to say in SQL which of them hold.',
    })
    expect(refusal(speaking(apart.slice(1)), options)).toBeNull()
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

// What is known of lists before any record is: which belong together, and which values of their fields are worth trying.
import { dayText, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { completeRecords, periodsOf, type Group } from '../../packages/core/src/diagram/group.ts'
import { smallPolicy } from '../analysis/small.ts'
import { custody, decision, offences, pastDay, rule, test, weights } from '../policy/build.ts'

const asAt = '2026-11-22'
const groupsOf = (policy: Policy) => compile(policy, asAt).groups
const one = (policy: Policy) => groupsOf(policy)[0] as Group
const idsOf = (groups: readonly Group[]) => groups.map(({ members }) => members.map(({ id }) => id))

const within = (months: number, notCounting: string, field = 'day') => ({
  field,
  operator: 'withinLastMonths',
  value: months,
  notCounting,
})
const exists = (list: string, where?: object) => ({ type: 'boolean', title: 'Is there', exists: list, where })
const sum = (list: string, table: string, by: string, where?: object) => ({
  type: 'number',
  title: 'Sum',
  sum: list,
  of: { table, by },
  where,
})
const latest = (list: string, of: string, where?: object) => ({
  type: 'day',
  title: 'Latest',
  latest: list,
  of,
  where,
})
const onDay = (day: string) => ({ field: 'day', operator: 'equal', value: day })
const isYes = (fact: string) => test(fact, 'equal', true)

/** A decision that asks each of these. */
const asking = (...tests: readonly object[]) => ({
  d: decision(tests.map((each, at) => rule(`r${at}`, 'A', { all: [each] }))),
})
const fieldsOf = ({ fieldValues }: Group) =>
  Object.fromEntries([...fieldValues].map(([list, fields]) => [list, Object.fromEntries(fields)]))

describe('lists belong together', () => {
  it('where a fact is derived from both, or another such fact ties them, in any order', () => {
    const lists = { a: offences, b: offences, c: offences, x: custody, y: custody }
    const policy = smallPolicy({
      facts: lists,
      derived: {
        six: exists('a'),
        five: exists('c'),
        four: exists('b', within(3, 'y')),
        three: exists('a', within(6, 'x')),
        two: exists('b', within(12, 'x')),
        // Nobody asks for it.
        idle: exists('c', within(12, 'x')),
      },
      decisions: asking(...['two', 'three', 'four', 'five', 'six'].map(isYes)),
    })
    const groups = groupsOf(policy)
    expect(idsOf(groups).map((ids) => [...ids].sort())).toEqual([['five'], ['four', 'six', 'three', 'two']])
    expect(groups.map(({ lists: counted, periodLists }) => [counted, periodLists])).toEqual([
      [['c'], []],
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
    ])
  })
  it('and are told by name, with the latest window first', () => {
    const policy = smallPolicy({
      facts: { offences, cautions: offences, remand: custody, custody },
      derived: {
        e: exists('custody'),
        a: exists('offences', {
          all: [{ field: 'type', operator: 'equal', value: 'X' }, within(12, 'remand')],
        }),
        b: exists('offences', within(3, 'remand')),
        c: exists('cautions', {
          all: [within(24, 'custody'), { field: 'type', operator: 'equal', value: 'Y' }],
        }),
        d: exists('cautions', { all: [within(6, 'remand')] }),
      },
      decisions: asking(...['a', 'b', 'c', 'd', 'e'].map(isYes)),
    })
    const group = one(policy)
    expect(idsOf(groupsOf(policy))).toEqual([['a', 'b', 'c', 'd', 'e']])
    expect(group.lists).toEqual(['cautions', 'offences'])
    expect(group.periodLists).toEqual(['custody', 'remand'])
    expect(group.windowStarts.map(dayText)).toEqual(['2026-08-22', '2026-05-22', '2025-11-22', '2024-11-22'])
    expect(Object.fromEntries(group.relevant)).toEqual({
      cautions: ['day', 'type'],
      offences: ['day', 'type'],
      custody: ['from', 'to'],
      remand: ['from', 'to'],
    })
  })
})

describe('the values of a field that are worth trying', () => {
  const rows = (values: Readonly<Record<string, number>>) => ({
    ...weights,
    rows: Object.fromEntries(Object.entries(values).map(([type, value]) => [type, { value, grade: 'demo' }])),
  })
  const kind = { type: 'choice', values: ['X', 'Y', 'Z'], title: 'Kind' }
  const list = { ...offences, record: { ...offences.record, kind } }
  const tied = {
    tieA: exists('offences', within(12, 'custody')),
    tieB: exists('cautions', within(12, 'custody')),
  }

  it('of a choice are one for each weight and each answer to a test, of its own list and field alone', () => {
    const policy = smallPolicy({
      facts: { offences: list, cautions: list, custody },
      tables: {
        one: rows({ X: 3, Y: 3 }),
        two: rows({ X: 1, Y: 2, Z: 2 }),
        three: rows({ X: 4, Y: 5, Z: 5 }),
      },
      derived: {
        ...tied,
        a: sum('offences', 'one', 'type'),
        b: sum('offences', 'two', 'kind'),
        c: sum('cautions', 'three', 'type', { field: 'kind', operator: 'equal', value: 'Y' }),
      },
      decisions: asking(
        isYes('tieA'),
        isYes('tieB'),
        ...['a', 'b', 'c'].map((fact) => test(fact, 'greaterThan', 3)),
      ),
    })
    const values = fieldsOf(one(policy))
    expect(values['offences']).toMatchObject({ type: ['X', 'Z'], kind: ['X', 'Y'] })
    expect(values['cautions']).toMatchObject({ type: ['X', 'Y'], kind: ['X', 'Y'] })
  })
  it('of a day are those its tests tell apart', () => {
    const policy = smallPolicy({
      facts: { offences, custody, cautions: offences },
      derived: {
        ...tied,
        a: exists('offences', onDay('2026-03-01')),
        b: latest('cautions', 'day'),
      },
      decisions: asking(isYes('tieA'), isYes('tieB'), isYes('a'), test('b', 'equal', '2026-02-01')),
    })
    expect(fieldsOf(one(policy))).toEqual({
      offences: { day: ['2025-11-21', '2025-11-22', '2026-03-01'] },
      cautions: { day: ['2025-11-21', '2025-11-22', '2026-01-31', '2026-02-01', '2026-02-02'] },
      custody: { from: ['2026-11-22'], to: ['2026-11-22'] },
    })
  })
  it('of the latest of days that may be none are none too, where the record may have none', () => {
    const day = { type: 'day', title: 'A day' }
    const record = { on: { ...day, mayBeNone: true }, other: { ...day, mayBeNone: true }, at: day }
    const policy = smallPolicy({
      facts: { reviews: { type: 'list', title: 'Reviews', record } },
      derived: {
        a: latest('reviews', 'on'),
        b: exists('reviews', { field: 'other', operator: 'onOrAfter', value: '2026-01-01' }),
        c: latest('reviews', 'at'),
        d: latest('reviews', 'at', { field: 'other', operator: 'onOrAfter', value: '2026-01-01' }),
      },
      decisions: asking(
        test('a', 'isNone', true),
        isYes('b'),
        test('c', 'equal', '2026-02-01'),
        test('d', 'isNone', false),
      ),
    })
    expect(fieldsOf(one(policy))).toEqual({
      reviews: {
        on: ['2026-11-22', 'NONE'],
        other: ['2025-12-31', '2026-01-01'],
        at: ['2026-11-22', '2026-01-31', '2026-02-01', '2026-02-02'],
      },
    })
  })
})

describe('records are complete', () => {
  const group = () =>
    one(
      smallPolicy({
        facts: { offences: { ...offences, record: { ...offences.record, note: pastDay } }, custody },
        derived: { recent: exists('offences', within(12, 'custody')), some: exists('custody') },
        decisions: asking(isYes('recent'), isYes('some')),
      }),
    )

  it('where every field that matters is known of each', () => {
    const complete = (records: unknown) => completeRecords(group(), 'offences', records as never)
    expect(complete([{ day: '2026-01-01' }, { day: '2026-01-02', note: null }])?.length).toBe(2)
    expect(complete([])).toEqual([])
    expect(complete([{ day: '2026-01-01' }, {}])).toBeNull()
    expect(complete([{ day: null }])).toBeNull()
    expect([complete(null), complete(undefined)]).toEqual([null, null])
  })
  it('of a list of which no field matters whatever they have', () => {
    const policy = smallPolicy({
      facts: { offences },
      derived: { many: { type: 'number', title: 'Many', count: 'offences' } },
      decisions: asking(test('many', 'greaterThan', 1)),
    })
    expect(completeRecords(one(policy), 'offences', [{}, {}])).toEqual([{}, {}])
  })
  it('and of periods they are ranges of days, none where nothing is said of any', () => {
    const made = group()
    const records = [{ from: '2026-11-01', to: 'NONE' }]
    expect(periodsOf(made, new Map([['custody', records]]))('custody')).toEqual([
      { from: made.asAt - 21, to: made.asAt },
    ])
    expect(periodsOf(made, new Map())('custody')).toEqual([])
  })
})

// What lists of periods can still be, where they are counted too, and where very many of them have no known end.
import { dayNumber, IomRulesError, type DayNumber, type Facts } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import type { Group } from '../../packages/core/src/diagram/group.ts'
import { periodChoicesOf } from '../../packages/core/src/diagram/periods.ts'
import { anchorDays } from '../../packages/core/src/diagram/records.ts'
import { smallPolicy } from '../analysis/small.ts'
import {
  answer,
  assessWith,
  custody,
  decision,
  document,
  offences,
  rule,
  test,
  weights,
  yesNo,
} from '../policy/build.ts'
import { exists, within } from './derived.ts'

const count = (list: string, where?: object) => ({
  type: 'number',
  title: 'How many',
  count: list,
  ...(where === undefined ? {} : { where }),
})
const when = (...conditions: object[]) => decision([rule('met', 'A', { all: conditions })])
const isYes = (fact: string) => when(test(fact, 'equal', true))
const asked = (policy: object, facts: object, id = 'd') => answer(assessWith(policy, facts as Facts), id)
const tooManyWays = new IomRulesError(
  'TOO_COMPLEX',
  'The lists of this nominal leave too many ways open to work out exactly. Fill in some of their records.',
)

describe('periods that are counted by more than their days', () => {
  const why = { ...custody, record: { ...custody.record, serious: yesNo } }
  const policy = document({
    facts: { offences, custody: why },
    derived: {
      recent: exists(within(12)),
      serious: exists({ field: 'serious', operator: 'equal', value: true }, 'custody'),
      many: count('custody'),
    },
    decisions: {
      recent: isYes('recent'),
      serious: isYes('serious'),
      many: when(test('many', 'greaterThanInclusive', 5)),
    },
  })
  const ended = { from: '2026-01-01', to: '2026-02-01' }
  const open = ['A', 'NONE']

  it.each<[string, object, string[]]>([
    ['where all of it is known', { ...ended, serious: true }, ['A']],
    ['where its days are known and no more', ended, open],
    ['where it still runs and no more is known', { from: '2026-01-01', to: 'NONE' }, open],
    ['where its end is unknown and no more is known', { from: '2026-01-01' }, open],
    ['where only its end is unknown', { from: '2026-01-01', serious: true }, ['A']],
    ['where only its beginning is unknown', { to: '2026-02-01', serious: true }, ['A']],
    ['where it is not so, and only its end is unknown', { from: '2026-01-01', serious: false }, ['NONE']],
  ])('can be so or not %s', (_, period, possible) => {
    expect(asked(policy, { offences: [], custody: [period] }, 'serious').possible).toEqual(possible)
    expect(asked(policy, { offences: [], custody: [period] }, 'many').possible).toEqual(['NONE'])
  })
  it('can be as many as are asked for, where nothing is known of them', () => {
    for (const facts of [{ offences: [] }, { offences: [], custody: null }])
      for (const id of ['serious', 'many']) expect(asked(policy, facts, id).possible).toEqual(open)
  })
  it('are no fewer than are given, though each has an unknown end', () => {
    const five = Array.from({ length: 5 }, () => ({ from: '2026-01-01', serious: true }))
    expect(asked(policy, { offences: [], custody: five }, 'many').possible).toContain('A')
    const two = { offences: [], custody: five.slice(3) }
    expect(asked(policy, two, 'many')).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
  })
  it('are counted once each, those whose days are known too', () => {
    const days = [ended, { from: '2025-01-01', to: '2025-02-01' }, { from: '2026-03-01' }]
    const facts = { offences: [], custody: days.map((each) => ({ ...each, serious: false })) }
    expect(asked(policy, facts, 'many')).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
  })
  it('can be counted within a window that leaves them out', () => {
    const begun = document({
      facts: { custody },
      derived: { begun: exists(within(6, 'from'), 'custody') },
      decisions: { d: isYes('begun') },
    })
    expect(asked(begun, {}).possible).toEqual(open)
    expect(asked(begun, { custody: [{ from: '2026-05-01' }] }).possible).toEqual(open)
    expect(asked(begun, { custody: [{ from: '2026-06-01' }] }).possible).toEqual(['A'])
    expect(asked(begun, { custody: [{ from: '2026-05-01', to: '2026-05-20' }] }).possible).toEqual(['NONE'])
  })
  it('can be many of a kind that only their own days bring within a window', () => {
    const begun = { all: [within(6, 'from'), { field: 'from', operator: 'onOrBefore', value: '2025-06-01' }] }
    const longAgo = document({
      facts: { custody },
      derived: { many: count('custody', begun) },
      decisions: { d: when(test('many', 'greaterThanInclusive', 3)) },
    })
    expect(asked(longAgo, {}).possible).toEqual(open)
  })
  it('can be a single one that still runs, and stretches a window or does not', () => {
    const single = document({
      facts: { offences, custody },
      derived: {
        half: exists(within(6)),
        running: exists({ field: 'to', operator: 'isNone', value: true }, 'custody'),
        many: count('custody'),
      },
      decisions: {
        d: when(test('half', 'equal', true), test('running', 'equal', true), test('many', 'equal', 1)),
        e: when(test('half', 'equal', false), test('running', 'equal', true), test('many', 'equal', 1)),
      },
    })
    for (const id of ['d', 'e'])
      expect(asked(single, { offences: [{ type: 'X', day: '2026-01-01' }] }, id).possible).toEqual(open)
  })
  it('are refused where they can be of too many kinds', () => {
    const fields = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const record = { ...custody.record, ...Object.fromEntries(fields.map((field) => [field, yesNo])) }
    const kinds = document({
      facts: { offences, custody: { ...custody, record } },
      derived: {
        recent: exists(within(12)),
        ...Object.fromEntries(
          fields.map((field) => [field, exists({ field, operator: 'equal', value: true }, 'custody')]),
        ),
      },
      decisions: Object.fromEntries(['recent', ...fields].map((id) => [id, isYes(id)])),
    })
    expect(() => asked(kinds, { offences: [] }, 'recent')).toThrow(tooManyWays)
    expect(asked(kinds, { offences: [], custody: [] }, 'recent').possible).toEqual(['NONE'])
  })

  /** Two periods, of which each has one unknown field. */
  const weighed = (left: number, right: number) => {
    const values = (many: number) => Array.from({ length: many }, (_, at) => `K${at}`)
    const rows = (many: number) =>
      Object.fromEntries(values(many).map((value, at) => [value, { value: 2 ** (at / 8), grade: 'demo' }]))
    const choice = (many: number) => ({ type: 'choice', values: values(many), title: 'Choice' })
    const sum = (table: string, by: string) => ({
      type: 'number',
      title: 'Sum',
      sum: 'custody',
      of: { table, by },
    })
    return document({
      facts: {
        offences,
        custody: { ...custody, record: { ...custody.record, left: choice(left), right: choice(right) } },
      },
      tables: { left: { ...weights, rows: rows(left) }, right: { ...weights, rows: rows(right) } },
      derived: {
        recent: exists(within(12)),
        left: sum('left', 'left'),
        right: sum('right', 'right'),
        many: count('custody'),
      },
      decisions: {
        recent: isYes('recent'),
        d: when(test('many', 'equal', 2)),
        sums: when(
          test('left', 'greaterThanInclusive', 1_000_000),
          test('right', 'greaterThanInclusive', 1_000_000),
        ),
      },
    })
  }
  it('are counted as they can be, up to so many ways', () => {
    const facts = {
      offences: [],
      custody: [
        { ...ended, right: 'K0' },
        { ...ended, left: 'K0' },
      ],
    }
    const settled = { outcome: 'A', certainty: 'settled' }
    expect(asked(weighed(40, 50), facts)).toMatchObject(settled)
    // Too many to go through with what they move.
    expect(asked(weighed(100, 201), facts)).toMatchObject(settled)
    const moved = Array.from({ length: 20 }, (_, at) => ({ type: 'X', day: `2024-01-${10 + at}` }))
    expect(() => asked(weighed(100, 201), { ...facts, offences: moved })).toThrow(tooManyWays)
  })
})

describe('periods that leave one window as it is and stretch another', () => {
  const policy = document({
    facts: { offences, custody },
    derived: { half: exists(within(6)), year: count('offences', within(12)) },
    decisions: { d: when(test('half', 'equal', false), test('year', 'equal', 2)) },
  })
  // The later is three weeks too old for the one; the earlier asks for 570 days for the other.
  const days = ['2026-05-01', '2024-05-01'].map((day) => ({ type: 'X', day }))
  const possible = (...periods: readonly object[]) =>
    asked(policy, { offences: days, custody: periods }).possible
  const begun = (many: number) =>
    Array.from({ length: many }, (_, at) => ({ from: `2024-06-0${1 + (at % 8)}` }))

  it.each([[1], [3], [5], [12]])('are found of %i with an unknown end', (many) => {
    expect(possible(...begun(many))).toEqual(['A', 'NONE'])
  })
  it('can lie behind, but not where they still run', () => {
    expect(possible({ from: '2024-06-01' })).toEqual(['A', 'NONE'])
    expect(possible({ to: '2026-05-01' })).toEqual(['A', 'NONE'])
    expect(possible({ to: 'NONE' })).toEqual(['NONE'])
    expect(possible({ from: '2024-06-01', to: 'NONE' }, { from: '2026-11-01' })).toEqual(['NONE'])
  })
  it('cannot be longer than from their beginning to now, however many there are', () => {
    const short = document({
      facts: { offences, custody },
      derived: { half: exists(within(6)) },
      decisions: { d: isYes('half') },
    })
    const facts = {
      offences: [{ type: 'X', day: '2026-01-01' }],
      custody: Array.from({ length: 5 }, () => ({ from: '2026-11-20' })),
    }
    expect(asked(short, facts)).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
  })
  it('are no less than those that are known, however many others there are', () => {
    const known = { from: '2024-06-01', to: 'NONE' }
    const reached = document({
      facts: { offences, custody },
      derived: { half: exists(within(6)), year: count('offences', within(12)) },
      decisions: { d: isYes('half'), e: when(test('year', 'equal', 2)) },
    })
    for (const many of [1, 5, 12])
      for (const id of ['d', 'e'])
        expect(asked(reached, { offences: days, custody: [known, ...begun(many)] }, id).possible).toEqual([
          'A',
        ])
  })
})

describe('the ways in which periods can matter', () => {
  const policy = smallPolicy({
    facts: { offences, custody },
    derived: { half: exists(within(6)), any: { type: 'boolean', title: 'Any', exists: 'offences' } },
    decisions: { d: isYes('half'), any: isYes('any') },
  })
  const [group] = compile(policy, '2026-11-22').groups as readonly [Group]
  const start = dayNumber('2026-05-22') as DayNumber
  const choices = (facts: Facts) =>
    (periodChoicesOf(group, group.members, facts, anchorDays(group, facts))[0] ?? []).map(
      ({ moving }) => moving,
    )

  it('are none at first, and one for each day worth trying that they can bring within', () => {
    const found = choices({})
    const days = anchorDays(group, {}).filter((day) => day < start)
    expect(found[0]).toEqual([])
    expect(found.slice(1).map((records) => records.map(({ from }) => dayNumber(String(from))))).toEqual(
      days.map((day) => [day]),
    )
  })
  it('are themselves where they are known', () => {
    const known = [{ from: '2026-01-01', to: '2026-02-01' }]
    expect(choices({ custody: known })).toEqual([known])
  })
})

// What periods and records can still be where some of their days are not known.
import type { Facts } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import {
  answer,
  assessWith,
  custody,
  decision,
  document,
  offences,
  pastDay,
  rule,
  test,
} from '../policy/build.ts'
import { exists, within } from './derived.ts'

const count = (where: object) => ({ type: 'number', title: 'How many', count: 'offences', where })
const when = (...conditions: object[]) => decision([rule('met', 'A', { all: conditions })])
const on = (...days: string[]) => days.map((day) => ({ type: 'X', day }))

describe('a period of which one end is unknown', () => {
  const policy = document({
    facts: { offences, custody },
    derived: { many: count(within(6)) },
    decisions: { one: when(test('many', 'equal', 1)), two: when(test('many', 'equal', 2)) },
  })
  // Of two offences on neighbouring days exactly one counts, if the period has one length and no other.
  const days = on('2025-05-01', '2025-05-02')
  const possible = (period: Facts, id: string) =>
    answer(assessWith(policy, { offences: days, custody: [period] } as unknown as Facts), id).possible

  it.each([
    ['its end', { from: '2025-06-01' }],
    ['its beginning', { to: '2026-10-01' }],
    ['its beginning, while it still runs', { to: 'NONE' }],
    ['both', {}],
  ])('can have the one length that counts one offence and not the one before: %s', (_, period) => {
    expect(possible(period, 'one')).toEqual(['A', 'NONE'])
    expect(possible(period, 'two')).toEqual(['A', 'NONE'])
  })
  it('cannot be longer than from its beginning to now, or from the offence to its end', () => {
    // The later offence asks for 385 days, the earlier for one more.
    expect(possible({ from: '2025-11-01' }, 'two')).toEqual(['A', 'NONE'])
    expect(possible({ from: '2025-11-02' }, 'two')).toEqual(['NONE'])
    expect(possible({ from: '2025-11-02' }, 'one')).toEqual(['A', 'NONE'])
    expect(possible({ from: '2025-11-03' }, 'one')).toEqual(['NONE'])
    expect(possible({ to: '2026-05-22' }, 'two')).toEqual(['A', 'NONE'])
    expect(possible({ to: '2026-05-21' }, 'two')).toEqual(['NONE'])
  })
  it('lies beside the periods that are known', () => {
    const facts = (from: string) =>
      ({ offences: days, custody: [{ from: '2025-06-01', to: '2025-12-01' }, { from }] }) as unknown as Facts
    expect(answer(assessWith(policy, facts('2026-01-01')), 'one').possible).toEqual(['A', 'NONE'])
    expect(answer(assessWith(policy, facts('2026-09-01')), 'one').possible).toEqual(['NONE'])
  })
})

describe('periods of which nothing is known', () => {
  it('can move two windows apart, and never the longer one less than the shorter', () => {
    const policy = document({
      facts: { offences, custody },
      derived: { half: count(within(6)), year: count(within(12)) },
      decisions: {
        apart: when(test('half', 'equal', 1), test('year', 'equal', 2)),
        alike: when(test('half', 'equal', 2), test('year', 'equal', 2)),
        crossed: when(test('half', 'equal', 2), test('year', 'lessThan', 2)),
      },
    })
    const facts = { offences: on('2024-01-10', '2022-01-10') }
    for (const given of [facts, { ...facts, custody: null }, { ...facts, custody: [{}] }]) {
      const assessment = assessWith(policy, given)
      expect(answer(assessment, 'apart').possible).toEqual(['A', 'NONE'])
      expect(answer(assessment, 'alike').possible).toEqual(['A', 'NONE'])
      expect(answer(assessment, 'crossed')).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
    }
  })
})

describe('three windows', () => {
  // Of each type one offence counts and the one of the day before does not: each window is moved by itself.
  const windows = { X: 3, Y: 6, Z: 12 }
  const countOf = ([type, months]: [string, number]) => [
    `many${type}`,
    count({ all: [within(months), { field: 'type', operator: 'equal', value: type }] }),
  ]
  const policy = document({
    facts: { offences, custody },
    derived: Object.fromEntries(Object.entries(windows).map(countOf)),
    decisions: { each: when(...Object.keys(windows).map((type) => test(`many${type}`, 'equal', 1))) },
  })
  const two = (type: string, ...days: [string, string]) => days.map((day) => ({ type, day }))
  const list = [
    ...two('X', '2026-01-10', '2026-01-09'),
    ...two('Y', '2024-05-02', '2024-05-01'),
    ...two('Z', '2020-03-02', '2020-03-01'),
  ]
  const periods = [
    { from: '2026-01-10', to: '2026-08-22' },
    { from: '2024-05-02', to: '2025-10-10' },
    { from: '2020-03-02', to: '2023-11-03' },
  ]

  it('are moved each by itself by periods of which nothing is known', () => {
    expect(answer(assessWith(policy, { offences: list, custody: periods }), 'each').outcome).toBe('A')
    expect(answer(assessWith(policy, { offences: list, custody: periods.slice(1) }), 'each').outcome).toBe(
      'NONE',
    )
    expect(answer(assessWith(policy, { offences: list }), 'each').possible).toEqual(['A', 'NONE'])
  })
  it('are refused where so many are moved that they cannot all be looked at, until the periods are known', () => {
    const months = [1, 2, 3, 4, 5, 6, 7]
    const many = document({
      facts: { offences, custody },
      derived: Object.fromEntries(months.map((each) => [`in${each}`, exists(within(each))])),
      decisions: { d: when(...months.map((each) => test(`in${each}`, 'equal', true))) },
    })
    const refusal = expect.objectContaining({ code: 'TOO_COMPLEX' }) as Error
    expect(() => assessWith(many, { offences: list })).toThrow(refusal)
    expect(answer(assessWith(many, { offences: list, custody: [] }), 'd').outcome).toBe('NONE')
  })
})

describe('a record of which the day is unknown', () => {
  const years = [{ from: '2018-01-01', to: '2026-11-22' }]
  const between = when(test('year', 'equal', true), test('half', 'equal', false))
  it('can be of a day between two windows, also beside a list that is known, and where it may have none', () => {
    const maybe = { ...offences.record, day: { ...pastDay, mayBeNone: true } }
    for (const record of [offences.record, maybe]) {
      const policy = document({
        facts: { offences: { ...offences, record }, cautions: offences, custody },
        derived: {
          half: exists(within(6)),
          year: exists(within(12)),
          cautioned: exists(within(6), 'cautions'),
        },
        decisions: { d: between, e: when(test('cautioned', 'equal', true)) },
      })
      const facts = { offences: [{ type: 'X' }], cautions: [], custody: years }
      expect(answer(assessWith(policy, facts)).possible).toEqual(['A', 'NONE'])
      expect(answer(assessWith(policy, { ...facts, offences: [{ type: 'X', day: null }] }))).toEqual(
        answer(assessWith(policy, facts)),
      )
    }
  })
  it('is never of a day that lies ahead, though another day of it does', () => {
    const record = { day: pastDay, due: { type: 'day', title: 'Due' } }
    const ahead = (field: string) => ({ field, operator: 'onOrAfter', value: '2026-12-01' })
    const policy = document({
      facts: { offences: { ...offences, record } },
      derived: { both: exists({ all: [ahead('day'), ahead('due')] }), due: exists(ahead('due')) },
      decisions: { d: when(test('both', 'equal', true)), e: when(test('due', 'equal', true)) },
    })
    for (const given of [{}, { offences: [{}] }, { offences: [{ due: '2027-06-01' }] }])
      expect(answer(assessWith(policy, given))).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
    expect(answer(assessWith(policy, {}), 'e').possible).toEqual(['A', 'NONE'])
  })
})

describe('periods that are counted', () => {
  const part = (field: string, operator: string, value: unknown) => ({ field, operator, value })
  const policy = document({
    facts: { custody },
    derived: {
      reversed: exists(
        { all: [part('from', 'onOrAfter', '2026-05-02'), part('to', 'onOrBefore', '2026-05-01')] },
        'custody',
      ),
      moment: exists(
        { all: [part('from', 'onOrAfter', '2026-05-01'), part('to', 'onOrBefore', '2026-05-01')] },
        'custody',
      ),
      running: exists(
        { all: [part('from', 'onOrAfter', '2026-05-02'), part('to', 'isNone', true)] },
        'custody',
      ),
      over: exists(
        { all: [part('from', 'onOrBefore', '2026-04-30'), part('to', 'onOrAfter', '2026-05-02')] },
        'custody',
      ),
    },
    decisions: Object.fromEntries(
      ['reversed', 'moment', 'running', 'over'].map((id) => [id, when(test(id, 'equal', true))]),
    ),
  })
  it.each([
    ['reversed', ['NONE']],
    ['moment', ['A', 'NONE']],
    ['running', ['A', 'NONE']],
    ['over', ['A', 'NONE']],
  ])('never end before they begin: %s', (id, possible) => {
    expect(answer(assessWith(policy, {}), id).possible).toEqual(possible)
    expect(answer(assessWith(policy, { custody: [{}] }), id).possible).toEqual(possible)
  })
})

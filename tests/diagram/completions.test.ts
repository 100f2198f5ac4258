// What unknown lists can still come to: each case has an answer that can be worked out by hand.
import { assess, dayText, parsePolicy, type Assessment, type Facts } from '@iom-rules/core'
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
  weights,
  yesNo,
} from '../policy/build.ts'

const within = (months: number) => ({
  field: 'day',
  operator: 'withinLastMonths',
  value: months,
  notCounting: 'custody',
})
const exists = (where?: object) => ({
  type: 'boolean',
  title: 'Is there',
  exists: 'offences',
  ...(where === undefined ? {} : { where }),
})
const total = { type: 'number', title: 'Sum', sum: 'offences', of: { table: 'weights', by: 'type' } }
const latest = { type: 'day', title: 'Latest', latest: 'offences', of: 'day' }

describe('the latest day', () => {
  const rules = [
    rule('since-october', 'A', { all: [test('last', 'onOrAfter', '2026-10-01')] }),
    rule('since-august', 'B', { all: [test('last', 'onOrAfter', '2026-08-01')] }),
  ]
  const policy = document({
    facts: { offences },
    derived: { last: latest },
    decisions: { d: decision(rules) },
  })

  it('of an unknown list can lie between the days that tests name', () => {
    expect([...answer(assessWith(policy, {})).possible].sort()).toEqual(['A', 'B', 'NONE'])
  })
  it('of a record whose day is unknown can too', () => {
    expect([...answer(assessWith(policy, { offences: [{ type: 'X' }] })).possible].sort()).toEqual([
      'A',
      'B',
      'NONE',
    ])
  })
  it('of a field that may lie ahead is not taken for a day of the past', () => {
    const reviews = { type: 'list', title: 'Reviews', record: { on: { type: 'day', title: 'On' } } }
    const last = { ...latest, latest: 'reviews', of: 'on' }
    const tests = { far: test('last', 'onOrAfter', '2027-01-01'), soon: test('last', 'withinNextMonths', 1) }
    const decisions = {
      far: decision([rule('far', 'A', { all: [tests.far] })]),
      soon: decision([rule('soon', 'A', { all: [tests.soon] })]),
    }
    const assessment = assessWith(document({ facts: { reviews }, derived: { last }, decisions }), {
      reviews: [{ on: '2030-06-01' }],
    })
    expect(answer(assessment, 'far').outcome).toBe('A')
    expect(answer(assessment, 'soon').outcome).toBe('NONE')
  })
})

describe('periods that are counted as well as left out', () => {
  const open = {
    type: 'boolean',
    title: 'Open',
    exists: 'custody',
    where: { field: 'to', operator: 'isNone', value: true },
  }
  const policy = document({
    facts: { offences, custody },
    derived: { open, recent: exists(within(12)) },
    decisions: {
      d: decision([rule('open', 'A', { all: [test('open', 'equal', true)] })]),
      e: decision([rule('recent', 'A', { all: [test('recent', 'equal', true)] })]),
    },
  })

  it('may still be running where the end is unknown', () => {
    expect(answer(assessWith(policy, { offences: [], custody: [{ from: '2026-01-01' }] }))).toEqual({
      outcome: null,
      certainty: 'undetermined',
      possible: ['A', 'NONE'],
      missing: ['custody'],
    })
  })
  it('may still be running where nothing is known of them', () => {
    expect(answer(assessWith(policy, { offences: [] })).possible).toEqual(['A', 'NONE'])
  })
})

describe('custody time not counted', () => {
  it('leaves a day between two windows, years back', () => {
    const policy = document({
      facts: { offences, custody },
      derived: { half: exists(within(6)), year: exists(within(12)) },
      decisions: {
        d: decision([
          rule('between', 'A', { all: [test('year', 'equal', true), test('half', 'equal', false)] }),
        ]),
      },
    })
    const years = [{ from: '2018-01-01', to: '2026-11-22' }]
    expect(
      answer(assessWith(policy, { offences: [{ type: 'X', day: '2017-03-01' }], custody: years })).outcome,
    ).toBe('A')
    expect(answer(assessWith(policy, { offences: [{ type: 'X' }], custody: years })).possible).toEqual([
      'A',
      'NONE',
    ])
  })
  it('makes the end of a period matter for a day that one more day inside brings within', () => {
    const policy = document({
      facts: { offences, custody },
      derived: { half: exists(within(6)) },
      decisions: { d: decision([rule('half', 'A', { all: [test('half', 'equal', true)] })]) },
    })
    const periods = [{ from: '2026-11-21' }, { from: '2026-11-20', to: '2026-11-21' }]
    // 2026-05-20 is within six months with two days inside, and not with one.
    const on = (to: string) =>
      answer(
        assessWith(policy, {
          offences: [{ type: 'X', day: '2026-05-20' }],
          custody: [{ from: '2026-11-21', to }, periods[1] ?? {}],
        }),
      ).outcome
    expect([on('2026-11-21'), on('NONE')]).toEqual(['NONE', 'A'])
    expect(answer(assessWith(policy, { offences: [{ type: 'X' }], custody: periods })).missing).toEqual([
      'custody',
      'offences',
    ])
  })
})

describe('sums', () => {
  it('of an unknown list reach every total that records of several kinds make', () => {
    const where = { field: 'type', operator: 'in', value: ['X', 'Y'] }
    const policy = document({
      facts: { offences },
      tables: { weights },
      derived: { total: { ...total, where } },
      decisions: { d: decision([rule('eleven', 'A', { all: [test('total', 'equal', 11)] })]) },
    })
    expect(
      answer(
        assessWith(policy, {
          offences: [
            { type: 'X', day: '2026-01-01' },
            { type: 'X', day: '2026-01-01' },
            { type: 'Y', day: '2026-01-01' },
          ],
        }),
      ).outcome,
    ).toBe('A')
    expect(answer(assessWith(policy, {})).possible).toEqual(['A', 'NONE'])
  })
  it('of many records with an unknown field stay exact', () => {
    const kinds = Array.from({ length: 13 }, (_, at) => `K${at}`)
    const list = {
      type: 'list',
      title: 'Offences',
      record: { kind: { type: 'choice', values: kinds, title: 'Kind' }, counts: yesNo },
    }
    const rows = Object.fromEntries(kinds.map((kind, at) => [kind, { value: 2 ** at, grade: 'demo' }]))
    const policy = document({
      facts: { offences: list },
      tables: { weights: { ...weights, rows } },
      derived: {
        total: {
          ...total,
          of: { table: 'weights', by: 'kind' },
          where: { field: 'counts', operator: 'equal', value: true },
        },
      },
      decisions: { d: decision([rule('exactly', 'A', { all: [test('total', 'equal', 5461)] })]) },
    })
    expect(answer(assessWith(policy, { offences: kinds.map((kind) => ({ kind })) })).possible).toEqual([
      'A',
      'NONE',
    ])
  })
  it('without a weight do not make a fact matter that only goes with them', () => {
    const policy = document({
      facts: {
        offences,
        supplied: { type: 'number', minimum: 0, maximum: 100, unit: 'points', title: 'Supplied' },
      },
      tables: { weights },
      derived: { supplied: { ...total, unlessSupplied: true }, total },
      decisions: {
        d: decision([rule('low', 'A', { all: [test('total', 'lessThanInclusive', 10)] })]),
        e: decision([rule('low', 'A', { all: [test('supplied', 'lessThan', 3)] })]),
      },
    })
    // Nobody can supply `total`; the supplied sum says nothing of it that learning the offences does not.
    expect(answer(assessWith(policy, { offences: [{ day: '2026-11-01' }] })).missing).toEqual(['offences'])
  })
  it('are unknown, never zero, for a type without a weight, and bounded from below', () => {
    const policy = document({
      facts: { offences },
      tables: { weights },
      derived: { total },
      decisions: {
        d: decision([rule('three', 'A', { all: [test('total', 'greaterThanInclusive', 3)] })]),
        e: decision([rule('ten', 'A', { all: [test('total', 'greaterThanInclusive', 10)] })]),
      },
    })
    const assessment = assessWith(policy, {
      offences: [
        { type: 'Z', day: '2026-01-01' },
        { type: 'X', day: '2026-01-01' },
      ],
    })
    expect(answer(assessment)).toMatchObject({ outcome: 'A', certainty: 'settled' })
    expect(answer(assessment, 'e')).toMatchObject({ certainty: 'undetermined', possible: ['A', 'NONE'] })
  })
  it('do not depend on the order of records', () => {
    const rows = {
      X: { value: 0.1, grade: 'demo' },
      Y: { value: 0.2, grade: 'demo' },
      Z: { value: 0.7, grade: 'demo' },
    }
    const policy = document({
      facts: { offences },
      tables: { weights: { ...weights, rows } },
      derived: { total },
      decisions: { d: decision([rule('one', 'A', { all: [test('total', 'greaterThanInclusive', 1)] })]) },
    })
    const [x, y, z] = ['X', 'Y', 'Z'].map((type) => ({ type, day: '2026-01-01' })) as [object, object, object]
    for (const order of [
      [x, y, z],
      [z, y, x],
      [y, x, z],
      [z, x, y],
    ]) {
      expect(answer(assessWith(policy, { offences: order as never })).outcome).toBe('A')
    }
  })
})

describe('facts derived from one list', () => {
  it('are restricted jointly: no sum without a record', () => {
    const where = { field: 'type', operator: 'in', value: ['X', 'Y'] }
    const policy = document({
      facts: { offences },
      tables: { weights },
      derived: { total: { ...total, where }, any: exists(where) },
      decisions: {
        d: decision([
          rule('without', 'A', { all: [test('total', 'greaterThan', 0), test('any', 'equal', false)] }),
          rule('with', 'B', { all: [test('total', 'greaterThan', 0)] }),
        ]),
      },
    })
    expect(answer(assessWith(policy, {})).possible).toEqual(['B', 'NONE'])
  })
  it('give the latest a day in each stretch that the window and its own tests cut together', () => {
    // Neither alone tells a day before the window from one in July: only the second counts, and is neither.
    const policy = document({
      facts: { offences },
      derived: {
        latest: {
          type: 'day',
          title: 'Latest',
          latest: 'offences',
          of: 'day',
          where: { field: 'day', operator: 'withinLastMonths', value: 2 },
          assumption: 'For the test.',
        },
      },
      decisions: {
        d: decision([
          rule('first', 'A', { all: [test('latest', 'equal', '2025-06-30')] }),
          rule('last', 'B', { all: [test('latest', 'onOrAfter', '2025-08-30')] }),
          rule('between', 'C', { all: [test('latest', 'onOrBefore', { fact: 'asAt' })] }),
        ]),
      },
    })
    expect(answer(assessWith(policy, {}, '2025-08-31')).possible).toEqual(['A', 'B', 'C', 'NONE'])
  })
  it('do not matter where every completion agrees', () => {
    const policy = document({
      facts: { offences, day: pastDay },
      derived: { some: exists() },
      decisions: {
        d: decision([
          rule('either', 'A', { any: [test('some', 'equal', true), test('some', 'equal', false)] }),
        ]),
      },
    })
    expect(answer(assessWith(policy, {}))).toEqual({
      outcome: 'A',
      certainty: 'settled',
      possible: ['A'],
      missing: [],
    })
  })
})

describe('lists that leave very much open', () => {
  const list = { ...offences, record: { ...offences.record } }
  const kind = (type: string) => ({ field: 'type', operator: 'equal', value: type })
  const counted = (from: string, where: object) => ({ type: 'number', title: 'N', count: from, where })
  const eachOf = (fact: string) =>
    Array.from({ length: 6 }, (_, at) => rule(`${fact}-${at}`, 'A', { all: [test(fact, 'equal', at)] }))
  const refusal = (policy: object, facts: Facts) => () => assessWith(policy, facts)

  it('are refused together, and answered once one of them is known', () => {
    const counts = {
      a: counted('offences', kind('X')),
      b: counted('offences', kind('Y')),
      c: counted('cautions', kind('X')),
      d: counted('cautions', kind('Y')),
    }
    // Both leave the same periods out, so they are restricted together.
    const tied = { p: exists(within(12)), q: { ...exists(within(12)), exists: 'cautions' } }
    const policy = document({
      facts: { offences, cautions: list, custody },
      derived: { ...counts, ...tied },
      decisions: Object.fromEntries([
        ...Object.keys(counts).map((fact) => [fact, decision(eachOf(fact))]),
        ...Object.keys(tied).map((fact) => [
          fact,
          decision([rule(fact, 'A', { all: [test(fact, 'equal', true)] })]),
        ]),
      ]),
    })
    expect(refusal(policy, {})).toThrow(/too many ways open/)
    expect(answer(assessWith(policy, { cautions: [] }), 'c')).toMatchObject({
      outcome: 'A',
      certainty: 'settled',
    })
    expect(answer(assessWith(policy, { cautions: [] }), 'a').possible).toEqual(['A', 'NONE'])
  })

  /** Offence types of which no two pairs weigh the same, after Erdős and Turán. */
  const prime = 131
  const weighed = (many: number, more: object) => {
    const types = Array.from({ length: many }, (_, at) => `T${at}`)
    const row = (at: number) => ({ value: 2 * prime * at + ((at * at) % prime), grade: 'demo' })
    return document({
      facts: {
        offences: {
          ...offences,
          record: { ...offences.record, type: { type: 'choice', values: types, title: 'Type' } },
        },
        custody,
      },
      tables: { weights: { ...weights, rows: Object.fromEntries(types.map((type, at) => [type, row(at)])) } },
      derived: { sum: total, ...more },
      decisions: {
        d: decision([
          rule('sum', 'A', { all: [test('sum', 'equal', 1_000_000)] }),
          ...Object.keys(more).map((fact) => rule(fact, 'A', { all: [test(fact, 'equal', 1_000_000)] })),
        ]),
      },
    })
  }
  const day = '2026-01-01'

  it('are refused where every total counts and there are too many', () => {
    const policy = weighed(130, {})
    expect(refusal(policy, { offences: [{ day }, { day }] })).toThrow(/too many ways open/)
    expect(answer(assessWith(policy, { offences: [{ day }, { day, type: 'T1' }] })).possible).toEqual([
      'NONE',
    ])
  })
  it('are refused before all of them are tried', () => {
    const policy = weighed(500, { recent: { ...total, where: within(12) } })
    expect(refusal(policy, { offences: [{}, {}] })).toThrow(/too many ways open/)
  })
  it('of periods are any time at all past two thousand ways, which leaves no answer out', () => {
    const policy = document({
      facts: { offences, custody },
      derived: { recent: exists(within(12)), old: exists({ not: within(24) }) },
      decisions: {
        d: decision([rule('recent', 'A', { all: [test('recent', 'equal', true)] })]),
        e: decision([rule('old', 'A', { all: [test('old', 'equal', true)] })]),
      },
    })
    const facts = {
      offences: [{ type: 'X', day: '2024-05-22' }],
      custody: Array.from({ length: 12 }, (_, at) => ({ from: `2024-0${1 + (at % 6)}-01` })),
    }
    const assessment = assessWith(policy, facts)
    expect(answer(assessment).possible).toEqual(['A', 'NONE'])
    expect(answer(assessment, 'e').possible).toEqual(['A', 'NONE'])
    // One of them said in full: the others can still end on the day they began.
    const ended = { ...facts, custody: [...facts.custody, { from: '2024-06-22', to: '2026-06-22' }] }
    expect(answer(assessWith(policy, ended)).outcome).toBe('A')
  })
})

describe('an unknown list beside one that is known', () => {
  const policy = parsePolicy(
    document({
      facts: { offences, custody },
      derived: { recent: exists(within(3)), last: latest },
      decisions: {
        d: decision([
          rule('recent', 'A', {
            all: [test('recent', 'equal', true), test('last', 'onOrAfter', '2026-10-01')],
          }),
          rule('once', 'B', { all: [test('last', 'onOrAfter', '2020-01-01')] }),
        ]),
      },
    }),
  )
  const inside = (day: number) => ({ custody: [{ from: dayText(day), to: dayText(day + 5) }] })

  it('comes to the same however many others were asked about in between', () => {
    if (!policy.ok) throw new Error(JSON.stringify(policy.issues))
    const asked = (day: number) =>
      assess(policy.value, { ref: 'A', facts: inside(day) }, { asAt: '2026-11-22' })
    const days = Array.from({ length: 50 }, (_, at) => 20_000 + 10 * at)
    const answers = days.map(asked)
    expect(answer(answers[0] as Assessment).possible).toEqual(['A', 'B', 'NONE'])
    expect(days.toReversed().map(asked)).toEqual(answers.toReversed())
  })
})

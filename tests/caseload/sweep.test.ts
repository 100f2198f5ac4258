// What a sweep says at every value is what a policy with that value says, one person after another: figures that meet
// facts in unusual ways.
import type { Facts, PolicyDocument } from '@iom-rules/core'
import { openCaseload, stepAt, stepOf, sweep } from '@iom-rules/core/caseload'
import { describe, expect, test } from 'vitest'
import { basis, decides, expectSwept, figure, nominals, of, test as compare } from './one-by-one.ts'
import { asAt, policyWith } from './policies.ts'

type Document = Partial<PolicyDocument>
const number = (minimum: number, maximum: number, rest = {}) =>
  ({ type: 'number', title: 'Number', unit: 'points', minimum, maximum, ...rest }) as const

const offence = {
  harm: number(0, 10, { mayBeNone: true }),
  counts: number(0, 10, { whole: true }),
  kind: { type: 'choice', title: 'Kind', values: ['THEFT', 'ROBBERY', 'UNLISTED'] },
  day: { type: 'day', past: true, title: 'Day' },
} as const
const offences = { type: 'list', title: 'Offences', record: offence } as const

describe('a figure that fields of records are compared with', () => {
  const where = (field: string, operator: string) => ({ field, operator, value: of('p') })
  const document = (derived: Document['derived'], parameters: Document['parameters']): Document => ({
    facts: { offences, score: number(0, 10) },
    ...(derived === undefined ? {} : { derived }),
    ...(parameters === undefined ? {} : { parameters }),
    decisions: {
      d: decides({
        GRAVE: { all: [compare('grave', 'equal', true), compare('score', 'lessThan', 8)] },
        MANY: { all: [compare('grave', 'equal', true)] },
      }),
    },
  })
  const grave = (where: object) =>
    ({
      grave: { type: 'boolean', title: 'Grave', exists: 'offences', where, ...basis },
    }) as Document['derived']
  const people = nominals([
    { offences: [{ harm: 3, counts: 3 }], score: 1 },
    {
      offences: [
        { harm: 7.5, counts: 7 },
        { harm: 'NONE', counts: 1 },
      ],
      score: 9,
    },
    { offences: [{}], score: 2 },
    { offences: [] },
    {},
    { offences: [{ harm: 3, counts: 5 }] },
  ])

  test.each(['greaterThanInclusive', 'lessThan', 'equal'])(
    '%s: every value at which somebody changes',
    (operator) => {
      const all = expectSwept(
        policyWith(document(grave(where('harm', operator)), { p: figure(5, 0, 10) })),
        people,
        'p',
      )
      expect(all.whole).toBe(false)
      expect(all.size).toBeGreaterThan(2)
    },
  )

  test('beside another figure for the same field', () => {
    const both = { all: [where('harm', 'greaterThan'), { field: 'harm', operator: 'lessThan', value: 6 }] }
    const all = expectSwept(policyWith(document(grave(both), { p: figure(5, 0, 10) })), people, 'p')
    expect(all.size).toBeGreaterThan(2)
  })

  test('in whole numbers where figure and field are whole, else in between too', () => {
    const whole = policyWith(document(grave(where('counts', 'greaterThan')), { p: figure(5, 0, 10, 1) }))
    expect(expectSwept(whole, people, 'p').whole).toBe(true)
    const between = policyWith(document(grave(where('counts', 'greaterThan')), { p: figure(5, 0, 10) }))
    expect(expectSwept(between, people, 'p').whole).toBe(false)
  })

  test('and a plain fact too', () => {
    const parts = document(grave(where('harm', 'greaterThan')), { p: figure(5, 0, 10) })
    const decisions = { ...parts.decisions, e: decides({ HIGH: compare('score', 'greaterThan', of('p')) }) }
    expect(expectSwept(policyWith({ ...parts, decisions }), people, 'p').decisions).toEqual(['d', 'e'])
  })
})

describe('a figure that several facts are compared with', () => {
  const facts = { one: number(0, 10), two: number(0, 10) }
  const decisions = {
    d: decides({
      BOTH: {
        all: [compare('one', 'greaterThan', of('p')), compare('two', 'greaterThanInclusive', of('p'))],
      },
      ONE: compare('one', 'greaterThan', of('p')),
      TWO: compare('two', 'greaterThan', 4),
    }),
  }
  const policy = policyWith({ facts, decisions, parameters: { p: figure(5, 0, 10) } })

  test('changes at the values of all of them', () => {
    const people = nominals([{ one: 3, two: 7 }, { one: 6 }, { two: 2 }, {}, { one: 0.5, two: 9.25 }])
    const all = expectSwept(policy, people, 'p')
    expect(all.size).toBe(5)
    expectSwept(policy, people, 'p', { from: 2.5, to: 6.5 })
  })

  test('is not followed through more values than can be looked at one by one', () => {
    const many = nominals(Array.from({ length: 1_100 }, (_, at) => ({ one: at / 200, two: 0 })))
    const caseload = openCaseload(policy, many, { asAt })
    expect(() => sweep(caseload, 'p')).toThrow(
      '`p` cannot be followed exactly: 2202 values would have to be looked at one by one, and 2000 are the most. Give a narrower range.',
    )
    expect(sweep(caseload, 'p', { from: 1, to: 2 }).size).toBeGreaterThan(200)
  })

  test('nor where one of them is worked out from lists', () => {
    const derived: Document['derived'] = {
      many: { type: 'number', title: 'Many', count: 'offences', ...basis },
    }
    const mixed = policyWith({
      facts: { one: number(0, 10), offences },
      derived: derived ?? {},
      decisions: {
        d: decides({ A: compare('one', 'greaterThan', of('p')), B: compare('many', 'greaterThan', of('p')) }),
      },
      parameters: { p: figure(5, 0, 10) },
    })
    expect(() => sweep(openCaseload(mixed, [], { asAt }), 'p')).toThrow(
      '`p` cannot be followed exactly: it is compared with several things, one of them worked out from lists. Give a narrower range.',
    )
  })
})

describe('a figure that is asked for often', () => {
  test('is followed however many comparisons its fact is part of', () => {
    const cuts = Array.from({ length: 30 }, (_, at) => at + 0.5)
    const policy = policyWith({
      facts: { score: number(0, 100) },
      decisions: {
        d: decides({
          ...Object.fromEntries(
            cuts.map((cut, at) => [
              `AT_${at}`,
              { all: [compare('score', 'lessThan', cut), compare('score', 'greaterThan', cut - 0.25)] },
            ]),
          ),
          HIGH: compare('score', 'greaterThanInclusive', of('p')),
        }),
      },
      parameters: { p: figure(40, 0, 90) },
    })
    const people = nominals([{ score: 20 }, { score: 29.4 }, { score: 29.75 }, { score: 80 }, {}])
    expectSwept(policy, people, 'p', { from: 19, to: 21 })
    expect(expectSwept(policy, people, 'p', { from: 29, to: 85 }).size).toBeGreaterThan(2)
  })
})

describe('a figure in whole numbers', () => {
  const score = number(0, 100_000, { whole: true })
  const policy = (operators: readonly string[], step?: number) =>
    policyWith({
      facts: { score },
      decisions: {
        d: decides(
          Object.fromEntries(
            operators.map((operator, at) => [
              `R${at}`,
              compare('score', operator, at === 1 ? of('q') : of('p')),
            ]),
          ),
        ),
      },
      parameters: { p: figure(500, 0, 90_000, step), q: figure(60_000, 0, 90_000, step) },
    })
  const people = nominals([
    { score: 0 },
    { score: 17 },
    { score: 59_999 },
    { score: 80_000 },
    { score: 100_000 },
    {},
  ])

  test.each([1, undefined])('is followed over many of them where all cut on one side (step %s)', (step) => {
    const all = expectSwept(policy(['greaterThanInclusive', 'greaterThanInclusive'], step), people, 'p')
    expect(all.whole).toBe(step === 1)
    expect(all.size).toBeGreaterThan(3)
  })

  test('is not where they cut on both', () => {
    const both = openCaseload(policy(['greaterThanInclusive', 'lessThan', 'greaterThan']), people, { asAt })
    const message = '`p` cannot be followed exactly over more than 2000 whole numbers. Give a narrower range.'
    expect(() => sweep(both, 'p')).toThrow(message)
    expectSwept(policy(['greaterThanInclusive', 'lessThan', 'greaterThan']), people, 'p', { from: 0, to: 40 })
  })

  test('has no value between two of them', () => {
    const caseload = openCaseload(policy(['greaterThan'], 1), people, { asAt })
    expect(() => sweep(caseload, 'p', { from: 5.2, to: 5.8 })).toThrow(
      'There is no value of `p` from 5.2 to 5.8.',
    )
    expect(sweep(caseload, 'p', { from: 4.2, to: 6.8 }).range).toMatchObject({ from: 5, to: 6 })
  })

  test('is not followed through more months than can be looked at one by one', () => {
    const months = policyWith({
      facts: { last: { type: 'day', past: true, title: 'Last' } },
      decisions: { d: decides({ RECENT: compare('last', 'withinLastMonths', of('p')) }) },
      parameters: { p: { ...figure(6, 0, 5_000, 1), unit: 'months' } },
    })
    const caseload = openCaseload(months, nominals([{ last: '2026-01-05' }, {}]), { asAt })
    expect(() => sweep(caseload, 'p')).toThrow('5001 values would have to be looked at one by one')
    expect(sweep(caseload, 'p', { to: 24 }).size).toBe(2)
  })
})

describe('a figure that nobody’s answer hangs on', () => {
  test('one that nothing asks for changes nothing', () => {
    const policy = policyWith({
      facts: { one: number(0, 10) },
      decisions: { d: decides({ A: compare('one', 'greaterThan', 3) }) },
      parameters: { p: figure(5, 0, 10) },
    })
    const all = sweep(openCaseload(policy, nominals([{ one: 5 }]), { asAt }), 'p')
    expect([all.size, all.decisions]).toEqual([1, ['d']])
  })

  test('one that only reports compare with a fact worked out from lists', () => {
    const policy = policyWith({
      facts: { offences, some: { type: 'boolean', title: 'Some' } },
      derived: { many: { type: 'number', title: 'Many', count: 'offences', ...basis } },
      assumptions: [
        {
          id: 'few',
          condition: compare('many', 'lessThan', of('p')),
          use: 'report',
          reason: 'For the test.',
        },
      ],
      decisions: { d: decides({ SOME: compare('some', 'equal', true) }) },
      parameters: { p: figure(5, 0, 10, 1) },
    })
    const people = nominals([{ offences: [{}, {}] }, { some: true }, { some: false }])
    const all = sweep(openCaseload(policy, people, { asAt }), 'p')
    expect(all.size).toBe(1)
    expect(stepAt(all, 0).counts['d']?.map(({ text, total }) => [text, total])).toEqual([
      ['SOME', 1],
      ['OTHER', 1],
      ['UNDETERMINED', 1],
    ])
  })
})

describe('a figure that facts worked out from lists are compared with', () => {
  const weights = {
    weights: {
      title: 'Weights',
      edition: '1',
      rows: { THEFT: { value: 2, grade: 'demo' }, ROBBERY: { value: 5.5, grade: 'demo' } },
    },
  }
  const sum = {
    type: 'number',
    title: 'Sum',
    sum: 'offences',
    of: { table: 'weights', by: 'kind' },
    ...basis,
  } as const
  const count = { type: 'number', title: 'Count', count: 'offences', ...basis } as const
  const latest = { type: 'day', title: 'Latest', latest: 'offences', of: 'day', ...basis } as const
  const people: readonly Facts[] = [
    { offences: [{ kind: 'THEFT', day: '2026-01-01' }] },
    { offences: [{ kind: 'UNLISTED' }, { kind: 'ROBBERY' }] },
    { offences: [{}, { kind: 'THEFT' }] },
    { offences: [{ day: '2025-03-03' }] },
    { offences: [] },
    {},
  ]

  test.each(['greaterThan', 'greaterThanInclusive', 'equal'])(
    'a sum or a count that is %s, in narrow ranges and wide ones',
    (operator) => {
      const policy = policyWith({
        facts: { offences },
        tables: weights,
        derived: { sum, count },
        decisions: {
          d: decides({ HIGH: compare('sum', operator, of('p')), SOME: compare('count', 'greaterThan', 1) }),
          e: decides({ MANY: compare('count', operator, of('q')), SEVERE: compare('sum', 'greaterThan', 4) }),
        },
        parameters: { p: figure(5, 0, 10), q: figure(2, 0, 6) },
      })
      expect(expectSwept(policy, nominals(people), 'p').size).toBeGreaterThan(2)
      expectSwept(policy, nominals(people), 'q')
      for (const [from, to] of [
        [4, 4],
        [3.999999, 4.000001],
        [3.999999, 4.000002],
        [3.9999985, 4.0000015],
      ])
        expectSwept(policy, nominals(people), 'p', {
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        })
    },
  )

  test('where another of them is supplied', () => {
    const policy = policyWith({
      facts: { offences, count: number(0, 20, { whole: true }), sum: number(0, 100, { mayBeNone: true }) },
      tables: weights,
      derived: { sum: { ...sum, unlessSupplied: true }, count: { ...count, unlessSupplied: true } },
      decisions: {
        d: decides({
          HIGH: { all: [compare('sum', 'greaterThan', of('p')), compare('count', 'lessThan', 4)] },
          NONE: compare('sum', 'isNone', true),
          MANY: compare('count', 'greaterThan', 2),
        }),
      },
      parameters: { p: figure(5, 0, 10) },
    })
    const supplied = people.flatMap((facts): Facts[] => [
      facts,
      { ...facts, count: 3 },
      { ...facts, sum: 4.5 },
      { ...facts, sum: 'NONE' },
    ])
    expect(expectSwept(policy, nominals(supplied), 'p').size).toBeGreaterThan(2)
  })

  describe('where periods move the windows that they are counted in', () => {
    const stays = {
      type: 'list',
      title: 'Stays',
      record: {
        from: { type: 'day', past: true, title: 'From' },
        to: { type: 'day', mayBeNone: true, title: 'To' },
      },
    } as const
    const where = { field: 'day', operator: 'withinLastMonths', value: 12, notCounting: 'stays' }
    const policy = (high: unknown) =>
      policyWith({
        facts: { offences, stays },
        tables: weights,
        derived: { count: { ...count, where }, sum: { ...sum, where } },
        decisions: {
          d: decides({
            MANY: compare('count', 'greaterThan', of('p')),
            HIGH: compare('sum', 'greaterThan', high),
          }),
        },
        parameters: { p: figure(1, 0, 4), q: figure(4, 0, 12) },
      })
    const moved = [...people, { offences: [{ kind: 'THEFT', day: '2025-06-01' }, { day: '2026-05-05' }] }]
    const known: Facts[] = [
      {},
      { stays: [] },
      { stays: [{ from: '2026-01-01', to: '2026-05-01' }] },
      { stays: [{ from: '2026-02-01' }] },
    ]
    const withStays = (all: readonly Facts[]) =>
      nominals(all.flatMap((facts) => known.map((more) => ({ ...facts, ...more }))))

    test('a count', () => {
      expect(expectSwept(policy(4), withStays(moved), 'p').size).toBe(2)
    })

    test('a sum', () => {
      const days = ['2025-06-01', '2026-05-05'].map((day, at) => ({
        kind: at === 0 ? 'THEFT' : 'ROBBERY',
        day,
      }))
      const recorded = withStays([{ offences: days }, { offences: days.slice(1) }])
      expect(expectSwept(policy(of('q')), recorded, 'q').size).toBe(2)
    })
  })

  test('months in which the latest is looked for', () => {
    const where = { field: 'day', operator: 'withinLastMonths', value: of('m') } as const
    const policy = policyWith({
      facts: { offences },
      tables: weights,
      derived: { latest: { ...latest, where }, sum: { ...sum, where } },
      decisions: {
        d: decides({
          LATELY: compare('latest', 'onOrAfter', '2025-06-01'),
          NEVER: compare('latest', 'isNone', true),
          HIGH: compare('sum', 'greaterThan', 1),
        }),
      },
      parameters: { m: { ...figure(6, 0, 36, 1), unit: 'months' } },
    })
    expect(expectSwept(policy, nominals(people), 'm').size).toBeGreaterThan(2)
  })

  test('is not followed where more than seven come from the same lists', () => {
    const derived = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [
        `n${at}`,
        { ...count, where: { field: 'counts', operator: 'greaterThan', value: at } },
      ]),
    )
    const policy = policyWith({
      facts: { offences },
      derived,
      decisions: {
        d: decides(
          Object.fromEntries(
            Array.from({ length: 8 }, (_, at) => [
              `R${at}`,
              compare(`n${at}`, 'greaterThan', at === 0 ? of('p') : 1),
            ]),
          ),
        ),
      },
      parameters: { p: figure(1, 0, 4) },
    })
    expect(() => sweep(openCaseload(policy, nominals(people), { asAt }), 'p')).toThrow(
      '`p` cannot be followed exactly: more than 7 facts come from the same lists.',
    )
  })
})

test('a person who is back where they were does not move', () => {
  const policy = policyWith({
    facts: { score: number(0, 10) },
    decisions: { d: decides({ JUST: compare('score', 'equal', of('p')) }) },
    parameters: { p: figure(5, 0, 10) },
  })
  const all = expectSwept(policy, nominals([{ score: 3 }, { score: 10 }]), 'p')
  expect([0, 3, 4].map((value) => stepOf(all, value))).toEqual([0, 1, 2])
})

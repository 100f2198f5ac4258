// Lists of which not everything is known, in unusual shapes and numbers: everybody gets the answer that they get alone.
import { isIomRulesError, type FactRecord, type Facts, type PolicyDocument } from '@iom-rules/core'
import { openCaseload } from '@iom-rules/core/caseload'
import { describe, expect, test } from 'vitest'
import { answersIn, oneByOne } from '../properties/caseload-reference.ts'
import { basis, decides, expectOneByOne, nominals, test as compare } from './one-by-one.ts'
import { asAt, policyWith } from './policies.ts'

type Document = Partial<PolicyDocument>

const kinds = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
const stays = (title: string) =>
  ({
    type: 'list',
    title,
    record: {
      from: { type: 'day', past: true, title: 'From' },
      to: { type: 'day', mayBeNone: true, title: 'To' },
    },
  }) as const
const facts: NonNullable<Document['facts']> = {
  offences: {
    type: 'list',
    title: 'Offences',
    record: {
      kind: { type: 'choice', title: 'Kind', values: kinds },
      day: { type: 'day', past: true, title: 'Day' },
      charged: { type: 'day', past: true, title: 'Charged' },
    },
  },
  custody: stays('Custody'),
  hospital: stays('Hospital'),
}
const count = { type: 'number', title: 'Count', count: 'offences', ...basis } as const
const within = (value: number, field = 'day', notCounting = 'custody') => ({
  field,
  operator: 'withinLastMonths',
  value,
  notCounting,
})
const isKind = (kind: string) => ({ field: 'kind', operator: 'equal', value: kind })

const days = ['2024-05-06', '2025-02-03', '2025-11-22', '2026-03-04', '2026-11-22']
const offences = days.map((day, at) => ({ day, charged: days[4 - at] ?? day, kind: kinds[at] ?? 'A' }))
const custody = [{ from: '2025-06-01', to: '2026-02-01' }]

describe('windows that periods move', () => {
  const asked = {
    d: decides({
      MANY: compare('lately', 'greaterThan', 2),
      CHARGED: compare('charged', 'greaterThan', 1),
      SOME: compare('lately', 'greaterThan', 0),
    }),
  }
  const known: Facts[] = [
    { offences, custody },
    { offences, custody: [] },
    {
      offences: [
        { ...offences[2], kind: 'A' },
        { kind: 'B', charged: '2026-05-05' },
      ],
      custody,
    },
    { offences: offences.slice(1, 3) },
    { offences: [{ day: '2025-11-01' }] },
    { custody },
    {},
  ]

  test('of two days of a record, by the same periods', () => {
    const derived = {
      lately: { ...count, where: within(12) },
      charged: { ...count, where: within(12, 'charged') },
    }
    expect(new Set(expectOneByOne({ facts, derived, decisions: asked }, known)).size).toBeGreaterThan(2)
  })

  test('by two lists of periods, one for a fact that somebody may supply', () => {
    const declared = {
      type: 'number',
      title: 'Charged',
      unit: 'times',
      minimum: 0,
      maximum: 9,
      whole: true,
    } as const
    const derived = {
      lately: { ...count, where: within(12) },
      charged: { ...count, unlessSupplied: true, where: within(12, 'day', 'hospital') },
    }
    const everybody = known.flatMap((each): Facts[] => [
      each,
      { ...each, charged: 1 },
      { ...each, hospital: custody },
      { ...each, charged: 2, hospital: [{ from: '2026-01-05' }] },
    ])
    const answers = expectOneByOne(
      { facts: { ...facts, charged: declared }, derived, decisions: asked },
      everybody,
    )
    expect(new Set(answers).size).toBeGreaterThan(3)
  })
})

describe('the latest of days that may be none', () => {
  const derived = { left: { type: 'day', title: 'Left', latest: 'custody', of: 'to', ...basis } } as const
  const stay = (from: string, to?: string) => ({ from, ...(to === undefined ? {} : { to }) })

  test.each([
    ['still running', [stay('2026-01-05', 'NONE')], 'NEVER'],
    [
      'over, and another still running',
      [stay('2025-01-05', '2025-02-03'), stay('2026-01-05', 'NONE')],
      'EARLY',
    ],
    [
      'still running, and another over lately',
      [stay('2025-01-05', 'NONE'), stay('2026-01-05', '2026-05-05')],
      'LATE',
    ],
    ['no stay', [], 'NEVER'],
    ['one of which it is not known whether it still runs', [stay('2024-01-05')], 'UNDETERMINED'],
  ])('%s', (_, stays, answer) => {
    const when = {
      LATE: compare('left', 'onOrAfter', '2026-01-01'),
      NEVER: compare('left', 'isNone', true),
      EARLY: compare('left', 'isNone', false),
    }
    expect(expectOneByOne({ facts, derived, decisions: { d: decides(when) } }, [{ custody: stays }])).toEqual(
      [answer],
    )
  })
})

test('a day that may be none may be none while it is not known', () => {
  const derived = { left: { type: 'day', title: 'Left', latest: 'custody', of: 'to', ...basis } } as const
  const decisions = { d: decides({ NEVER: compare('left', 'isNone', true) }) }
  const one = (to?: string) => ({ custody: [{ from: '2024-01-05', ...(to === undefined ? {} : { to }) }] })
  const answers = expectOneByOne({ facts, derived, decisions }, [one('2025-01-05'), one('NONE'), one()])
  expect(answers).toEqual(['OTHER', 'NEVER', 'UNDETERMINED'])
})

test('the latest of days that may be none, among records that are half known', () => {
  const record = {
    kind: { type: 'choice', title: 'Kind', values: kinds },
    to: { type: 'day', mayBeNone: true, title: 'To' },
  } as const
  const last = {
    type: 'day',
    title: 'Last',
    latest: 'orders',
    of: 'to',
    where: isKind('A'),
    ...basis,
  } as const
  const when = { LATE: compare('last', 'onOrAfter', '2026-01-01'), NEVER: compare('last', 'isNone', true) }
  const answers = expectOneByOne(
    {
      facts: { orders: { type: 'list', title: 'Orders', record } },
      derived: { last },
      decisions: { d: decides(when) },
    },
    [
      { orders: [{ to: 'NONE' }] },
      { orders: [{ to: '2026-05-05' }, { kind: 'A', to: 'NONE' }] },
      { orders: [{ to: '2025-05-05' }, { kind: 'A' }] },
    ],
  )
  expect(answers).toEqual(['NEVER', 'UNDETERMINED', 'UNDETERMINED'])
})

/** What everybody gets alone and in a caseload, or that this is too much to work out. */
function bothWays(document: Document, each: Facts): { readonly alone: unknown; readonly together: unknown } {
  const policy = policyWith(document)
  const people = nominals([each])
  const orRefusal = (ask: () => unknown): unknown => {
    try {
      return ask()
    } catch (error) {
      if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return error.code
      throw error
    }
  }
  return {
    alone: orRefusal(() => oneByOne(policy, people, asAt)),
    together: orRefusal(() => answersIn(openCaseload(policy, people, { asAt }))),
  }
}

describe('more records than are gone through in the quick way', () => {
  const byKind = Object.fromEntries(kinds.map((kind) => [`n${kind}`, { ...count, where: isKind(kind) }]))
  const anyOfThem = (least: number) => ({
    any: kinds.map((kind) => compare(`n${kind}`, 'greaterThan', least)),
  })

  test.each([3, 8])('%i of kinds that are not known', (many) => {
    const document = {
      facts,
      derived: byKind,
      decisions: { d: decides({ MANY: anyOfThem(3), SOME: anyOfThem(1) }) },
    }
    const { alone, together } = bothWays(document, { offences: Array.from({ length: many }, () => ({})) })
    expect(together).toEqual(alone)
  })

  const windows = Object.fromEntries(
    [3, 6, 9, 12, 18, 24].map((months) => [`w${months}`, { ...count, where: within(months) }]),
  )
  const inWindows = {
    facts,
    derived: windows,
    decisions: {
      d: decides(
        Object.fromEntries(
          Object.keys(windows).map((id) => [id.toUpperCase(), compare(id, 'greaterThan', 1)]),
        ),
      ),
    },
  }
  const spread = (many: number, last: FactRecord) => [
    ...Array.from({ length: many }, (_, at) => ({
      kind: 'A',
      day: `20${String(15 + (at % 11)).padStart(2, '0')}-0${1 + (at % 9)}-05`,
    })),
    last,
  ]

  test.each([
    ['a few days', 4, { day: '2026-03-04' }],
    ['many days', 8, { day: '2026-03-04' }],
  ])('%s, while nothing is known of the periods', (_, many, last) => {
    const { alone, together } = bothWays(inWindows, { offences: spread(many, last) })
    expect(together).toEqual(alone)
  })

  test('on one day, while nothing is known of the periods', () => {
    const derived = { lately: { ...count, where: within(12) } }
    const decisions = { d: decides({ MANY: compare('lately', 'greaterThan', 75) }) }
    const same = (many: number, day: string) => ({ offences: Array.from({ length: many }, () => ({ day })) })
    const everybody = [same(80, '2020-05-06'), same(80, '2026-05-06'), same(70, '2020-05-06')]
    expect(expectOneByOne({ facts, derived, decisions }, everybody)).toEqual([
      'UNDETERMINED',
      'MANY',
      'OTHER',
    ])
  })

  test('and many kinds in many windows', () => {
    const derived = { ...byKind, lately: { ...count, where: within(12) } }
    const decisions = { d: decides({ MANY: anyOfThem(2), LATELY: compare('lately', 'greaterThan', 2) }) }
    const several = Array.from({ length: 7 }, (_, at) => ({ day: `2025-0${1 + at}-05` }))
    const { alone, together } = bothWays({ facts, derived, decisions }, { offences: several })
    expect(together).toEqual(alone)
  })
})

test('facts with more combinations than are listed are looked up', () => {
  const cuts = Array.from({ length: 17 }, (_, at) => at)
  const derived = Object.fromEntries(
    kinds.slice(0, 4).map((kind) => [`n${kind}`, { ...count, where: isKind(kind) }]),
  )
  const when = cuts.map((least) => [
    `OVER_${least}`,
    { any: Object.keys(derived).map((id) => compare(id, 'greaterThan', least)) },
  ])
  const repeated = (kind: string, many: number) => Array.from({ length: many }, () => ({ kind }))
  const answers = expectOneByOne(
    { facts, derived, decisions: { d: decides(Object.fromEntries(when), 'COLLECT') } },
    [
      { offences: repeated('A', 16) },
      { offences: [...repeated('A', 2), ...repeated('D', 5)] },
      { offences: [...repeated('A', 2), ...repeated('D', 5)] },
      { offences: [{ kind: 'B' }, {}] },
      { offences: [] },
    ],
  )
  expect(answers[3]).toBe('OVER_0, OVER_1?')
})

test('many facts in many classes: everybody in a cell of the same, however many cells there could be', () => {
  // Which of these lists a value is in makes a class of each value.
  const values = Array.from({ length: 500 }, (_, at) => `V${at}`)
  const bits = Array.from({ length: 9 }, (_, bit) => values.filter((_, at) => ((at >> bit) & 1) === 1))
  const choice = { type: 'choice', title: 'Choice', values } as const
  const ids = ['one', 'two', 'three']
  const when = bits.map((some, bit) => [`BIT_${bit}`, { any: ids.map((id) => compare(id, 'in', some)) }])
  const people = Array.from({ length: 2_200 }, (_, at): Facts => {
    const numbers = [at % 500, Math.floor(at / 500), (at * 7 + Math.floor(at / 500)) % 500]
    return Object.fromEntries(ids.map((id, place) => [id, `V${numbers[place]}`]))
  })
  const answers = expectOneByOne(
    {
      facts: Object.fromEntries(ids.map((id) => [id, choice])),
      decisions: { d: decides(Object.fromEntries(when), 'COLLECT') },
    },
    [...people, { one: 'V1' }, {}, { two: 'V5' }, { one: 'V1' }],
  )
  expect(answers[1]).toBe('BIT_0, BIT_1, BIT_2')
})

test('rules with many figures are followed to all that they can come to', () => {
  const number = { type: 'number', title: 'Number', unit: 'points', minimum: 0, maximum: 100 } as const
  const ids = ['x', 'y', 'z', 'w']
  const rules = Array.from({ length: 60 }, (_, at) => [
    `R${at}`,
    { all: ids.map((id, place) => compare(id, 'greaterThan', (at * (2 * place + 1)) % 61)) },
  ])
  const answers = expectOneByOne(
    {
      facts: Object.fromEntries(ids.map((id) => [id, number])),
      decisions: { d: decides(Object.fromEntries(rules)) },
    },
    [{}, { x: 1.5 }, { x: 70, y: 70, z: 70, w: 70 }, { x: 0, y: 0 }],
  )
  expect(answers).toEqual(['UNDETERMINED', 'UNDETERMINED', 'R0', 'OTHER'])
})

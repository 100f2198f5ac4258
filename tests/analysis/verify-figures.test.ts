// Which values of a parameter are tried before it is said to change nothing, and what else verify holds on to.
import type { Policy } from '@iom-rules/core'
import { verify } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, found, parameter, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const given = { fact: 'parameter.given' }
const vacuous = (policy: Policy) => found(policy, 'vacuous-parameter').map(({ message }) => message)

test('a day that there is not is refused', () => {
  expect(() => verify(smallPolicy({}), { asAt: '2026-02-30' })).toThrow(
    expect.objectContaining({ code: 'INVALID_DAY' }),
  )
})

describe('a number that the fields of records are compared with', () => {
  const sized = (minimum: number, maximum: number) =>
    smallPolicy({
      facts: { items: { type: 'list', title: 'Items', record: { size: figure(10, 20, { title: 'Size' }) } } },
      parameters: { given: parameter(5, { minimum, maximum }) },
      derived: {
        large: {
          type: 'boolean',
          title: 'Large',
          exists: 'items',
          where: { field: 'size', operator: 'lessThan', value: given },
        },
      },
      decisions: { d: decision([rule('a', 'A', all(asks('large', 'equal', true)))]) },
    })

  test('changes nothing while it is below what a field can be', () => {
    expect(vacuous(sized(0, 10))).toEqual([
      '“A threshold” changes nothing in “A decision” within its bounds; 11 would, and is outside them.',
    ])
    expect(vacuous(sized(0, 11))).toEqual([])
  })
})

describe('a window of months', () => {
  const within = (value: number, more: object, where: object) =>
    smallPolicy({
      facts: { day: { type: 'day', past: true, title: 'Day' } },
      parameters: { given: parameter(value, { unit: 'months', minimum: 0, maximum: 1200, ...more }) },
      decisions: { d: decision([rule('a', 'A', where)]) },
    })
  const recent = asks('day', 'withinLastMonths', given)

  test('that may be very long is tried at its ends and near its own length', () => {
    expect(vacuous(within(12, {}, all(recent)))).toEqual([])
    // Whatever the window is, today is in it.
    const today = all(recent, asks('day', 'onOrAfter', { fact: 'asAt' }))
    expect(vacuous(within(12, {}, today))).toEqual([
      '“A threshold” changes nothing in “A decision”, whatever value it has.',
    ])
    // Only windows within one month of its own length count.
    const near = all(recent, asks('day', 'onOrBefore', '2025-11-22'), asks('day', 'onOrAfter', '2025-10-23'))
    expect(vacuous(within(12, {}, near))).toEqual([])
  })
})

describe('an outcome that is collected', () => {
  const collecting = (conditions: object, expected: object, facts: object) =>
    smallPolicy({
      facts: { score: figure(0, 100), yes: yesNo },
      parameters: { given: parameter(50, { minimum: 0, maximum: 100 }) },
      decisions: {
        d: decision([rule('a', 'A', conditions), rule('b', 'B', all(asks('yes', 'equal', true)))], {
          hitPolicy: 'COLLECT',
          outcomes: { A: {}, B: {} },
          otherwise: undefined,
        }),
      },
      examples: [{ title: 'One', asAt, facts, expect: { d: expected } }],
    })
  const high = all(asks('score', 'greaterThan', given))

  test.each([
    ['comes out otherwise in an example', { score: 60, yes: true }, { outcomes: ['A', 'B'] }],
    ['is not known in the examples there are', { yes: true }, { outcomes: ['B'], possible: ['A'] }],
  ])('%s: its parameter counts', (_, facts, expected) => {
    expect(vacuous(collecting(high, expected, facts))).toEqual([])
  })

  test('does not hang on a figure that anything else decides', () => {
    const never = any(
      all(asks('score', 'greaterThan', given), asks('yes', 'equal', true)),
      asks('yes', 'equal', true),
    )
    expect(vacuous(collecting(never, { outcomes: ['A', 'B'] }, { score: 60, yes: true }))).toHaveLength(1)
  })
})

describe('people of very many kinds', () => {
  // Whether an odd number of nine things is so: half of all combinations, of which no two are neighbours.
  const ids = ['p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x']
  const odd = (id: string, before: object): object =>
    any(all(before, asks(id, 'equal', false)), all({ not: before }, asks(id, 'equal', true)))
  const decisions = Object.fromEntries(
    ids.map((id, at) => {
      const before = at === 0 ? asks(id, 'equal', true) : asks(`decision.d${at - 1}`, 'equal', 'ODD')
      const conditions = at === 0 ? all(before) : odd(id, before)
      const isLast = at === ids.length - 1
      return [`d${at}`, decision([rule('odd', 'ODD', conditions)], isLast ? { otherwise: undefined } : {})]
    }),
  )
  const policy = smallPolicy({ facts: Object.fromEntries(ids.map((id) => [id, yesNo])), decisions })

  test('are counted up to two hundred, and the plainest are listed', () => {
    const [gap] = found(policy, 'gap', { decisions: ['d8'] })
    expect([gap?.families?.length, gap?.moreFamilies]).toEqual([8, 192])
    expect(gap?.families?.every(({ parts, example }) => parts.length === 9 && example !== null)).toBe(true)
  })
})

test.each([
  ['past', { past: true }],
  ['any', {}],
])(
  'values of one’s own stand for what is worked out, at every edge and none: a count, and %s days',
  (_, more) => {
    const policy = smallPolicy({
      facts: {
        offences,
        many: figure(0, 5, { title: 'How many', whole: true, mayBeNone: true }),
        last: { type: 'day', title: 'Last day', mayBeNone: true, ...more },
      },
      derived: {
        many: { type: 'number', title: 'How many', count: 'offences', unlessSupplied: true },
        last: { type: 'day', title: 'Last day', latest: 'offences', of: 'day', unlessSupplied: true },
      },
      decisions: {
        d: decision(
          [
            rule('one', 'ONE', all(asks('many', 'lessThanInclusive', 1))),
            rule('more', 'MORE', all(asks('many', 'greaterThanInclusive', 2), asks('last', 'isNone', false))),
          ],
          { otherwise: undefined },
        ),
      },
    })
    const [gap] = found(policy, 'gap')
    expect(gap?.families?.map(({ words }) => words)).toEqual([
      'how many is 2 or more or none and the last day is none',
      'how many is none and the last day is a set one, not none',
    ])
    expect(gap?.families?.map(({ example }) => example?.facts)).toMatchObject([
      { last: 'NONE', many: 2 },
      { many: 'NONE' },
    ])
  },
)

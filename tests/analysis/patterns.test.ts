// The distinct ways in which lists can turn out, each with lists that do.
import type { Facts, Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { patternsOf } from '../../packages/core/src/analysis/patterns.ts'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import type { Group } from '../../packages/core/src/diagram/group.ts'
import { custody, decision, offences, rule, test as asks, weights } from '../policy/build.ts'
import { asAt, exists, figure, smallPolicy, sumOfOffences, where } from './small.ts'

const count = (condition: object) => ({ type: 'number', title: 'Many', count: 'offences', where: condition })

function policyOf(
  derived: Record<string, object>,
  tests: readonly object[],
  types = ['X', 'Y', 'Z'],
): Policy {
  const type = { ...offences.record.type, values: types }
  return smallPolicy({
    facts: { offences: { ...offences, record: { ...offences.record, type } } },
    derived,
    decisions: { d: decision([rule('a', 'A', { any: tests })]) },
  })
}

/** For each way, the value of each of these, and lists that give it. */
function waysOf(policy: Policy, day = asAt): [unknown[], number, Facts][] {
  const compiled = compile(policy, day)
  const group = compiled.groups[0] as Group
  return patternsOf(compiled, group, group.members).map(({ classes, records, lists }) => [
    group.members.map(({ variable, id }) => {
      const at = classes.get(variable)
      return typeof at === 'number' ? compiled.variable(id)?.classes.examples[at] : null
    }),
    records,
    lists(),
  ])
}

const all = (...parts: object[]) => ({ all: parts })
const anyX = exists(where('equal', 'X'))
const isYes = (fact: string) => asks(fact, 'equal', true)
const of = (...types: string[]) => ({ offences: types.map((type) => ({ type })) })

describe('lists', () => {
  test('are found for each way that all together can turn out, with as few records as can be', () => {
    const many = count(where('equal', 'Y'))
    const policy = policyOf({ anyX, many }, [isYes('anyX'), asks('many', 'greaterThan', 1)])
    expect(waysOf(policy)).toEqual([
      [[false, 0], 0, of()],
      [[true, 0], 1, of('X')],
      [[false, 2], 2, of('Y', 'Y')],
      [[true, 2], 3, of('X', 'Y', 'Y')],
    ])
  })

  test('are found for every two counts, which many tests tell apart', () => {
    const tests = Array.from({ length: 12 }, (_, least) =>
      ['manyX', 'manyY'].map((many) => asks(many, 'greaterThan', least)),
    )
    const derived = { manyX: count(where('equal', 'X')), manyY: count(where('equal', 'Y')) }
    const ways = waysOf(policyOf(derived, tests.flat()))
    expect(ways.map(([values]) => values.join(' ')).sort()).toEqual(
      Array.from({ length: 13 * 13 }, (_, at) => `${at % 13} ${Math.floor(at / 13)}`).sort(),
    )
    expect(ways.filter(([[x, y], records]) => Number(x) + Number(y) !== records)).toEqual([])
  })
})

test('lists of which a weight is not known come to nothing known', () => {
  const policy = smallPolicy({
    facts: { offences },
    tables: { weights: { ...weights, rows: { X: { value: 3, grade: 'demo' } } } },
    derived: { score: sumOfOffences },
    decisions: { d: decision([rule('a', 'A', all(asks('score', 'greaterThan', 2)))]) },
  })
  expect(waysOf(policy)).toEqual([
    [[0], 0, of()],
    [[3], 1, of('X')],
    [[null], 1, of('Y')],
  ])
})

test('lists of periods that a window leaves out have one only where it makes a difference, the first that does', () => {
  const window = where('withinLastMonths', 1, 'day')
  const policy = smallPolicy({
    facts: { offences, custody },
    derived: { plain: exists(window), recent: exists({ ...window, notCounting: 'custody' }) },
    decisions: { d: decision([rule('a', 'A', { any: [isYes('plain'), isYes('recent')] })]) },
  })
  const away = [{ from: '2024-04-06', to: '2026-10-22' }]
  expect(waysOf(policy)).toEqual([
    [[false, false], 0, { custody: [], offences: [] }],
    [[false, true], 2, { custody: away, offences: [{ day: '2026-10-21' }] }],
    [[true, true], 1, { custody: [], offences: [{ day: asAt }] }],
  ])
})

describe('what is remembered of lists is not said of others', () => {
  const other = { any: exists(where('notEqual', 'X')) }

  test('whose records can be of fewer types', () => {
    const ways = [
      [[false], 0, of()],
      [[true], 1, of('Y')],
    ]
    expect(waysOf(policyOf(other, [isYes('any')]))).toEqual(ways)
    expect(waysOf(policyOf(other, [isYes('any')], ['X']))).toEqual(ways.slice(0, 1))
    expect(waysOf(policyOf(other, [isYes('any')]))).toEqual(ways)
  })

  test('of which something else counts', () => {
    expect(waysOf(policyOf({ any: anyX }, [isYes('any')]))[1]).toEqual([[true], 1, of('X')])
    expect(waysOf(policyOf({ any: exists(where('equal', 'Z')) }, [isYes('any')]))[1]).toEqual([
      [true],
      1,
      of('Z'),
    ])
  })

  test('of which something else is asked', () => {
    const many = { many: count(where('equal', 'X')) }
    expect(waysOf(policyOf(many, [asks('many', 'greaterThan', 0)])).length).toBe(2)
    expect(waysOf(policyOf(many, [asks('many', 'greaterThan', 1)]))[1]).toEqual([[2], 2, of('X', 'X')])
  })

  test('whose own value has other bounds', () => {
    const manyFrom = (minimum: number) =>
      smallPolicy({
        facts: { offences, many: figure(minimum, 10) },
        derived: { many: { ...count(where('equal', 'X')), unlessSupplied: true } },
        decisions: {
          d: decision([
            rule('a', 'A', { any: [asks('many', 'greaterThan', 0), asks('many', 'lessThan', 0)] }),
          ]),
        },
      })
    const ways = [
      [[0], 0, of()],
      [[1], 1, of('X')],
    ]
    expect(waysOf(manyFrom(0))).toEqual(ways)
    expect(waysOf(manyFrom(-5))).toEqual(ways)
  })

  test('on another day', () => {
    const recent = { recent: exists(where('withinLastMonths', 1, 'day')) }
    const policy = policyOf(recent, [isYes('recent')])
    const dayOf = (day: string) => waysOf(policy, day).map(([, , lists]) => lists['offences'])
    expect(dayOf('2026-11-22')[1]).toEqual([{ day: '2026-11-22' }])
    expect(dayOf('2026-06-05')[1]).toEqual([{ day: '2026-06-05' }])
  })
})

// Which tests of a condition make the difference: enough of them and no more, each beside what it became.
import type { Facts } from '@iom-rules/core'
import { deciding } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const not = (part: object) => ({ not: part })
const named = (condition: string) => ({ condition })
const least = (value: number) => asks('score', 'greaterThanInclusive', value)
const most = (value: number) => asks('score', 'lessThanInclusive', value)

const ids = ['p', 'q', 'r', 's', 't'] as const
const [p, q, r, s, t] = ids.map((id) => asks(id, 'equal', true)) as [object, object, object, object, object]
const facts = {
  ...Object.fromEntries(ids.map((id) => [id, { ...yesNo, title: id.toUpperCase() }])),
  score: figure(0, 100),
}

const asking = (conditions: object, names: object = {}) =>
  smallPolicy({ facts, conditions: names, decisions: { d: decision([rule('a', 'A', conditions)]) } })

/** The answers; then the tests that are told: `p before` where it is made only before, `score 10 to 60` where in both. */
function told(
  before: object,
  after: object,
  known: Facts,
  [names, namesAfter]: readonly [object, object] = [{}, {}],
): string[] {
  const nominal = { ref: 'A', facts: known }
  const found = deciding(asking(before, names), asking(after, namesAfter), nominal, 'd', { asAt })
  const tests = found.reasons.map((reason) => {
    if (reason.kind !== 'test') return reason.kind
    if (reason.before === null) return `${reason.fact} after`
    if (reason.after === null) return `${reason.fact} before`
    return `${reason.fact} ${String(reason.before.required)} to ${String(reason.after.required)}`
  })
  return [`${found.from} to ${found.to}`, ...tests]
}

describe('of tests that must all be met', () => {
  test('the first that fails is enough', () => {
    const known = { p: true, q: false, score: 50 }
    expect(told(all(p, least(10)), all(r, least(60), q), known)).toEqual(['A to NONE', 'score 10 to 60'])
  })

  test('the first that is open is enough', () => {
    expect(told(all(p, q), all(p, q, r, s), { p: true, q: true })).toEqual(['A to UNDETERMINED', 'r after'])
  })

  test('all that failed count, and none that was open', () => {
    const known = { p: false, t: true, score: 50 }
    expect(told(all(p, q, least(60)), all(least(10), t), known)).toEqual([
      'NONE to A',
      'score 60 to 10',
      'p before',
    ])
    expect(told(all(p, q, s), all(r, s), { p: false, q: false, s: true })).toEqual([
      'NONE to UNDETERMINED',
      'p before',
      'q before',
    ])
  })

  test('all that were open count', () => {
    const known = { r: true, s: true }
    expect(told(all(p, q, r, s), all(r, s), known)).toEqual(['UNDETERMINED to A', 'p before', 'q before'])
  })
})

describe('of tests of which one must be met', () => {
  test('the first that is met is enough', () => {
    const known = { p: false, q: false, s: true, t: true }
    expect(told(any(p, q), any(r, s, t), known)).toEqual(['NONE to A', 's after'])
  })

  test('the first that is open is enough', () => {
    expect(told(any(p, q), any(r, s), { p: false, q: false })).toEqual(['NONE to UNDETERMINED', 'r after'])
  })

  test('all that were met count, and none that was open', () => {
    const known = { p: true, q: true, r: false, t: false }
    expect(told(any(p, q, s), any(r, t), known)).toEqual(['A to NONE', 'p before', 'q before'])
  })
})

describe('beside each other stand', () => {
  test('tests that say the same, wherever they stand', () => {
    const known = { p: true, q: true, r: false }
    expect(told(all(p, q), all(r, p), known)).toEqual(['A to NONE', 'r after'])
  })

  test.each([
    ['the other way about', all(most(40), least(10))],
    ['as before', all(least(10), most(40))],
  ])('tests of one fact of which one says the same, %s', (_, after) => {
    expect(told(all(least(10), most(50)), after, { score: 45 })).toEqual(['A to NONE', 'score 50 to 40'])
  })

  test('opposites of tests, by what they are the opposite of', () => {
    expect(
      told(all(not(least(80)), not(most(20))), all(not(most(40)), not(least(80))), { score: 30 }),
    ).toEqual(['A to NONE', 'score 20 to 40'])
    const known = { p: false, q: false, r: true }
    expect(told(all(not(p), not(q)), all(not(q), not(r)), known)).toEqual(['A to NONE', 'r after'])
  })

  test('no test and its opposite', () => {
    expect(told(all(p), all(not(p)), { p: true })).toEqual(['A to NONE', 'p before', 'p after'])
    expect(told(all(not(p)), all(p), { p: true })).toEqual(['NONE to A', 'p before', 'p after'])
  })

  test('named conditions, by their names', () => {
    const [before, after] = [all(named('x'), named('y')), all(named('y'), named('x'))]
    const known = { p: true, q: true, r: false }
    const changed = [
      { x: all(p), y: all(p) },
      { x: any(r), y: all(p) },
    ] as const
    expect(told(before, after, known, changed)).toEqual(['A to NONE', 'p before', 'r after'])
    const other = [
      { x: all(p), y: all(q) },
      { x: all(p), z: all(r) },
    ] as const
    expect(told(before, all(named('x'), named('z')), known, other)).toEqual(['A to NONE', 'r after'])
  })

  test('groups of one kind, first those that say the same', () => {
    const known = { p: false, q: true, r: true, s: false, t: false }
    expect(told(all(any(p, q), any(r, s)), all(any(r, s), any(p, t)), known)).toEqual([
      'A to NONE',
      'q before',
    ])
  })

  test('no groups of two kinds', () => {
    const known = { p: true, q: true, s: true, t: false }
    expect(told(all(s, any(p, q)), all(s, all(p, t)), known)).toEqual(['A to NONE', 't after'])
    const whole = ['A to NONE', 'p before', 'q before', 'r after', 't after']
    expect(told(all(p, q), any(r, t), { ...known, r: false })).toEqual(whole)
  })

  test('a test and a group of one', () => {
    expect(told(any(least(10)), all(least(60)), { score: 50 })).toEqual(['A to NONE', 'score 10 to 60'])
  })

  test('a test and a group in which it still stands', () => {
    expect(told(all(p), all(p, q), { p: true, q: false })).toEqual(['A to NONE', 'q after'])
    expect(told(all(least(10)), all(p, least(60)), { p: true, score: 50 })).toEqual([
      'A to NONE',
      'score 10 to 60',
    ])
    expect(told(any(p, q), any(p), { p: false, q: true })).toEqual(['A to NONE', 'q before'])
    expect(told(all(p), any(q, p), { p: false, q: true })).toEqual(['NONE to A', 'q after'])
  })
})

test('a test against a value of its own does not say where that comes from', () => {
  const nominal = { ref: 'A', facts: { score: 50 } }
  const { reasons } = deciding(asking(all(least(10))), asking(all(least(60))), nominal, 'd', { asAt })
  const side = { found: 50, operator: 'greaterThanInclusive' }
  expect(reasons).toStrictEqual([
    {
      kind: 'test',
      rule: 'a',
      fact: 'score',
      before: { truth: 'met', ...side, required: 10 },
      after: { truth: 'not-met', ...side, required: 60 },
      parameters: [],
      words: 'Figure: 50. Asked for before: that it is 10 or more; after: that it is 60 or more.',
    },
  ])
})

describe('a test under “not” is told as what the rule asks for', () => {
  const words = (before: object, after: object, known: Facts) =>
    deciding(asking(before), asking(after), { ref: 'A', facts: known }, 'd', { asAt }).words

  test('where only one of the policies makes it', () => {
    expect(words(all(p), all(p, not(q)), { p: true, q: true })).toBe('Q: yes. Asked for only after: no.')
    expect(words(all(p, not(not(q))), all(p), { p: true, q: false })).toBe(
      'Q: no. Asked for only before: yes.',
    )
  })

  test('and one beside it as it stands', () => {
    expect(words(all(least(10), not(q)), all(least(60), not(q)), { score: 50, q: false })).toBe(
      'Figure: 50. Asked for before: that it is 10 or more; after: that it is 60 or more.',
    )
  })

  test('where both do, also in a named condition', () => {
    const [before, after] = [{ young: not(most(20)) }, { young: not(most(40)) }]
    expect(
      deciding(
        asking(all(named('young')), before),
        asking(all(named('young')), after),
        { ref: 'A', facts: { score: 30 } },
        'd',
        { asAt },
      ).words,
    ).toBe('Figure: 30. Asked for before: that it is more than 20; after: that it is more than 40.')
  })
})

// A policy as diagrams: in which order, on which day, under which assumptions, and what is said where it cannot be.
import { assess, parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { withParameters } from '../../packages/core/src/policy/tried.ts'
import { asAt, figure, parameter, smallPolicy } from '../analysis/small.ts'
import { answer, custody, decision, document, offences, rule, test, yesNo } from '../policy/build.ts'

const isYes = (fact: string) => test(fact, 'equal', true)
const assessed = (policy: Policy, facts: Facts) => answer(assess(policy, { ref: 'A', facts }, { asAt }))

describe('a policy as diagrams', () => {
  it('has its lists by name, its facts by use, and its decisions after those that they test', () => {
    const policy = smallPolicy({
      facts: { yes: yesNo, offences, more: yesNo, custody },
      decisions: {
        c: decision([rule('more', 'A', { all: [isYes('more')] })]),
        b: decision([rule('both', 'A', { all: [isYes('yes'), isYes('more')] })]),
        a: decision([rule('follows', 'A', { all: [test('decision.c', 'equal', 'A')] })]),
      },
    })
    const compiled = compile(policy, asAt)
    expect(compiled.carriers).toEqual(['custody', 'offences'])
    expect(compiled.variables.map(({ fact, number }) => [fact, number])).toEqual([
      ['more', 2],
      ['yes', 3],
    ])
    expect(compiled.order).toEqual(['c', 'a', 'b'])
    expect(compile(policy, asAt)).toBe(compiled)
  })
  it('is of a day that exists', () => {
    const refused = expect.objectContaining({
      code: 'INVALID_DAY',
      message: '`asAt` must be a day such as 2026-11-22; it is "2026-02-30".',
    })
    expect(() => compile(smallPolicy({}), '2026-02-30')).toThrow(refused)
    expect(() => compile(smallPolicy({}), 20_261_122 as never)).toThrow(
      '`asAt` must be a day such as 2026-11-22; it is 20261122.',
    )
  })
  it('has another order only where the first takes more nodes than are few', () => {
    const names = ['1', '2', '3', '4']
    const facts = names.flatMap((at) => [`x${at}`, `y${at}`])
    const policy = () =>
      smallPolicy({
        facts: Object.fromEntries(facts.map((fact) => [fact, yesNo])),
        decisions: {
          d: decision([
            rule('pair', 'A', { any: names.map((at) => ({ all: [isYes(`x${at}`), isYes(`y${at}`)] })) }),
          ]),
        },
      })
    const first = (few?: number) => compile(policy(), asAt, 10_000, few)
    const size = first(10_000).store.size()
    const second = (few?: number) => first(few).variables[1]?.fact
    expect([second(), second(size), second(size - 1)]).toEqual(['x2', 'x2', 'y1'])
  })
  it('is said to be too complex by the decision that is', () => {
    const policy = smallPolicy({
      facts: { x: yesNo, y: yesNo },
      decisions: { d: decision([rule('a', 'A', { all: [isYes('x'), isYes('y')] })]) },
    })
    expect(() => compile(policy, asAt, 3)).toThrow(
      expect.objectContaining({
        code: 'TOO_COMPLEX',
        message:
          'The decision `d` is too complex to work out exactly: its conditions make too large a diagram.',
      }),
    )
  })
})

describe('another value of a parameter', () => {
  it('is another value also where as many tests hold of as many classes', () => {
    const policy = smallPolicy({
      facts: { score: figure(0, 10, { whole: true }) },
      parameters: { named: parameter(0, { minimum: 0, maximum: 10 }) },
      decisions: {
        d: decision([
          rule('named', 'A', { all: [test('score', 'equal', { fact: 'parameter.named' })] }),
          rule('high', 'B', { all: [test('score', 'greaterThanInclusive', 3)] }),
        ]),
      },
    })
    const of = (named: number) =>
      [0, 1, 2, 3].map((score) => assessed(withParameters(policy, { named }), { score }).outcome)
    expect([of(0), of(1), of(2)]).toEqual([
      ['A', 'NONE', 'NONE', 'B'],
      ['NONE', 'A', 'NONE', 'B'],
      ['NONE', 'NONE', 'A', 'B'],
    ])
  })
})

describe('an assumption bears on a decision', () => {
  const assumption = (id: string, condition: object) => ({
    id,
    condition,
    reason: 'For the test.',
    use: 'reason',
  })
  const none = { outcome: 'NONE', certainty: 'settled', possible: ['NONE'], missing: [] }

  it('that asks another fact derived from the same list', () => {
    const where = { field: 'type', operator: 'equal', value: 'X' }
    const policy = smallPolicy({
      facts: { offences, yes: yesNo },
      derived: {
        some: { type: 'boolean', title: 'Some', exists: 'offences', where },
        many: { type: 'number', title: 'Many', count: 'offences', where },
        others: { type: 'number', title: 'Others', count: 'offences' },
      },
      decisions: {
        d: decision([rule('many', 'A', { all: [test('many', 'greaterThan', 0)] })]),
        e: decision([rule('others', 'A', { all: [test('others', 'greaterThan', 0), isYes('yes')] })]),
      },
      assumptions: [assumption('never', { not: isYes('some') })],
    })
    expect(assessed(policy, {})).toEqual(none)
  })
  it('that asks what another assumption ties to it', () => {
    const policy = smallPolicy({
      facts: { x: yesNo, y: yesNo, z: yesNo },
      decisions: { d: decision([rule('x', 'A', { all: [isYes('x')] })]) },
      assumptions: [
        assumption('no-z', { not: isYes('z') }),
        assumption('z-with-y', { any: [isYes('z'), { not: isYes('y') }] }),
        assumption('y-with-x', { any: [isYes('y'), { not: isYes('x') }] }),
      ],
    })
    expect(assessed(policy, {})).toEqual(none)
  })
})

describe('a list of which nothing is known', () => {
  it('may be left out or said to be unknown', () => {
    const parsed = parsePolicy(
      document({
        facts: { offences, custody },
        derived: {
          recent: {
            type: 'boolean',
            title: 'Recent',
            exists: 'offences',
            where: { field: 'day', operator: 'withinLastMonths', value: 12, notCounting: 'custody' },
          },
        },
        decisions: { d: decision([rule('recent', 'A', { all: [isYes('recent')] })]) },
      }),
    )
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    const known = [{ type: 'X', day: '2026-01-01' }] as const
    for (const facts of [{}, { offences: known }, { custody: [{ from: '2026-01-01', to: '2026-02-01' }] }])
      expect(assessed(parsed.value, { offences: null, custody: null, ...facts })).toEqual(
        assessed(parsed.value, facts),
      )
  })
})

// Parts of conditions without which the whole says the same: where they are found, and what they hang on.
import { describe, expect, test } from 'vitest'
import { decision, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, findingsOn, found, parameter, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const yes = asks('yes', 'equal', true)
const above = (value: unknown) => asks('score', 'greaterThan', value)
const given = { fact: 'parameter.given' }
const facts = { score: figure(0, 100), yes: yesNo }

const ruled = (conditions: object, more: object = {}) =>
  smallPolicy({ facts, decisions: { d: decision([rule('a', 'A', conditions, { title: 'High' })]) }, ...more })
const needless = (policy: ReturnType<typeof ruled>) => found(policy, 'redundant-condition')
const places = (policy: ReturnType<typeof ruled>) => needless(policy).map(({ path }) => path)

test('a needless part is a warning, with somebody who meets the rule', () => {
  expect(findingsOn(ruled(all(above(60), above(40))))).toEqual([
    {
      code: 'redundant-condition',
      severity: 'warning',
      decision: 'd',
      rules: ['a'],
      path: '/decisions/d/rules/0/conditions/all/1',
      message: 'In the rule “High”, “the figure is more than 40” changes nothing: it follows from the rest.',
      help: 'Take it out, or check whether something else was meant.',
      witness: { asAt, facts: { score: 61 } },
    },
  ])
})

test('parts of what is denied are looked at too', () => {
  expect(places(ruled(all(yes, { not: any(above(60), above(80)) })))).toEqual([
    '/decisions/d/rules/0/conditions/all/1/not/any/1',
  ])
})

test('a rule that everybody meets need not have a needless part', () => {
  expect(places(ruled(any(yes, { not: yes })))).toEqual([])
})

describe('a named condition', () => {
  const wide = any(above(60), above(70))
  const named = (name: string) => ({ condition: name })

  test('tells of the rules that use it, directly or through another, and shows nobody', () => {
    const policy = smallPolicy({
      facts,
      conditions: { wide, wider: all(named('wide'), yes), other: all({ not: yes }) },
      decisions: {
        d: decision([
          rule('one', 'A', all(yes, named('wide'))),
          rule('two', 'B', all(named('wider'))),
          rule('three', 'C', all(named('other'))),
        ]),
      },
    })
    expect(needless(policy)).toEqual([
      {
        code: 'redundant-condition',
        severity: 'warning',
        decision: 'd',
        rules: ['one', 'two'],
        path: '/conditions/wide/any/1',
        message:
          'In the condition `wide`, “the figure is more than 70” changes nothing: the rest says as much already.',
        help: 'Take it out, or check whether something else was meant.',
      },
    ])
  })

  test('is told of once, with the first decision that uses it', () => {
    const using = decision([rule('a', 'A', all(named('wide')))])
    const policy = smallPolicy({ facts, conditions: { wide }, decisions: { e: using, d: using } })
    expect(needless(policy).map(({ decision: id, path }) => [id, path])).toEqual([
      ['d', '/conditions/wide/any/1'],
    ])
  })

  test('that another decision uses as well may have parts that this one does not need', () => {
    const using = (...parts: object[]) => decision([rule('a', 'A', all(...parts))])
    const conditions = { first: wide, second: any(above(10), above(20)) }
    const policy = smallPolicy({
      facts,
      conditions,
      decisions: { d: using(named('first')), e: using(named('first'), named('second')) },
    })
    expect(needless(policy).map(({ decision: id, path }) => [id, path])).toEqual([
      ['d', '/conditions/first/any/1'],
      ['e', '/decisions/e/rules/0/conditions/all/1'],
      ['e', '/conditions/second/any/1'],
    ])
  })

  test.each([
    ['directly', any(named('wide'), { not: yes })],
    ['through another', any(named('outer'), { not: yes })],
  ])('that an assumption uses %s is not for a rule to judge', (_, condition) => {
    const assumptions = [{ id: 'one', condition, reason: 'So it is.', use: 'reason' }]
    const conditions = { wide, outer: all(named('wide')) }
    const inRule = all(yes, { not: named('wide') }, above(20))
    expect(places(ruled(any(inRule, above(50)), { conditions, assumptions }))).not.toContain(
      '/conditions/wide/any/1',
    )
    expect(places(ruled(any(inRule, above(50)), { conditions }))).toContain('/conditions/wide/any/1')
  })

  test('that is itself needless hangs on no parameter', () => {
    const conditions = { wide: any(above(40)) }
    const policy = ruled(any(above(20), named('wide')), { conditions })
    expect(needless(policy).map(({ severity, path }) => [severity, path])).toEqual([
      ['warning', '/decisions/d/rules/0/conditions/any/1'],
    ])
  })
})

describe('a part that counts at another figure', () => {
  const parameters = { given: parameter(30.5, { minimum: 0, maximum: 100 }) }
  const words =
    'changes nothing: the rest says as much already while “A threshold” is 30.5. At 0 it would count.'

  test.each([
    [
      'in all of several',
      all(above(given), yes),
      '“the figure is more than 30.5 and it is so that: yes or no”',
    ],
    [
      'in any of several',
      any(all(above(90), yes), above(given)),
      '“(the figure is more than 90 and it is so that: yes or no) or the figure is more than 30.5”',
    ],
    [
      'in what is denied',
      { not: any({ not: above(given) }, { not: yes }) },
      '“the figure is more than 30.5 and it is so that: yes or no”',
    ],
  ])('%s is only worth knowing, and says at which', (_, part, named) => {
    expect(needless(ruled(any(above(20), part), { parameters }))).toEqual([
      {
        code: 'redundant-condition',
        severity: 'info',
        decision: 'd',
        rules: ['a'],
        parameter: 'given',
        path: '/decisions/d/rules/0/conditions/any/1',
        message: `In the rule “High”, ${named} ${words}`,
        help: 'Nothing need be done: it starts to count when the figure is changed.',
        witness: { asAt, facts: { score: 21 } },
      },
    ])
  })

  test('hangs on the first of its parameters that can make it count', () => {
    const both = {
      fixed: parameter(40, { title: 'A fixed figure', minimum: 40, maximum: 40 }),
      given: parameter(30, { title: 'A free figure', minimum: 10, maximum: 50 }),
    }
    const part = any(above({ fact: 'parameter.fixed' }), above(given))
    const [finding] = needless(ruled(any(above(20), part), { parameters: both }))
    expect(finding).toMatchObject({ severity: 'info', parameter: 'given' })
    expect(finding?.message).toMatch(/ while “A free figure” is 30\. At 10 it would count\.$/)
  })
})

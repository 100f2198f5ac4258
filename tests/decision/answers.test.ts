// What surrounds an answer: the days a policy is in force, what was assumed, its examples, and the next question.
import { assess, nextQuestion, parsePolicy, runExamples, type Facts, type Policy } from '@iom-rules/core'
import { answerText } from '@iom-rules/core/caseload'
import { describe, expect, it } from 'vitest'
import { assessWith, decision, document, rule, test, yesNo } from '../policy/build.ts'

const asAt = '2026-11-22'
const yes = { all: [test('yes', 'equal', true)] }

function parsed(more: object): Policy {
  const read = parsePolicy(document(more))
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read.value
}

describe('a policy is in force', () => {
  it.each([
    ['2020-12-31', false],
    ['2021-01-01', true],
    ['2022-06-30', true],
    ['2022-07-01', false],
  ])('on %s: %s', (day, inForce) => {
    const policy = document({ inForce: { from: '2021-01-01', until: '2022-06-30' } })
    expect(assessWith(policy, {}, day).inForce).toBe(inForce)
  })
  it('from its first day on, where it has no last one', () => {
    expect(assessWith(document(), {}, '2099-01-01').inForce).toBe(true)
  })
})

describe('what is assumed', () => {
  const policy = parsed({ facts: { yes: yesNo, other: yesNo, third: yesNo } })
  const assumed = (assume: Facts, facts: Facts = {}) =>
    JSON.stringify(assess(policy, { ref: 'A', facts }, { asAt, assume }).assumed)

  it('stands by name, in whichever order it is given, where the nominal says nothing', () => {
    for (const assume of [
      { yes: true, other: false, third: null },
      { third: null, other: false, yes: true },
    ])
      expect(assumed(assume)).toBe('{"other":false,"yes":true}')
    expect(assumed({ yes: true, other: true }, { yes: false, other: null })).toBe('{"other":true}')
  })
})

describe('an example', () => {
  const params = { priority: 1, area: 'north' }
  const told = { ...rule('a', 'A', yes), event: { type: 'A', params } }
  const failures = (expected: object, more: object = {}) =>
    runExamples(
      parsed({
        decisions: { d: decision([told]) },
        assumptions: [
          { id: 'never', condition: { all: [test('yes', 'equal', false)] }, reason: 'For the test.' },
        ],
        examples: [{ title: 'E', asAt, facts: { yes: true }, expect: { d: expected }, ...more }],
      }),
    ).flatMap((run) => run.failures)

  it('holds whatever the order of keys and of lists', () => {
    expect(failures({ outcome: 'A', details: { priority: 1, area: 'north' } })).toEqual([])
    expect(failures({ details: { area: 'north', priority: 1 } }, { conflicts: ['never'] })).toEqual([])
  })
  it('fails with what was expected and what was found', () => {
    expect(failures({ details: { priority: 2 } })).toEqual([
      { decision: 'd', key: 'details', expected: { priority: 2 }, actual: params },
    ])
    expect(failures({ outcome: 'A' }, { conflicts: [] })).toEqual([
      { decision: 'conflicts', key: 'conflicts', expected: [], actual: ['never'] },
    ])
    // A decision of one outcome has no list of them.
    expect(failures({ outcomes: ['A'] })).toEqual([
      { decision: 'd', key: 'outcomes', expected: ['A'], actual: undefined },
    ])
  })
})

describe('the next question', () => {
  const facts = {
    b: { ...yesNo, suppliedBy: 'probation' },
    a: { ...yesNo, hint: 'As recorded.' },
  }
  const policy = parsed({
    facts,
    decisions: {
      d: decision([rule('both', 'A', { all: [test('b', 'equal', true), test('a', 'equal', true)] })]),
    },
  })
  const ask = (known: Facts, skip?: string[]) =>
    nextQuestion(policy, { ref: 'A', facts: known }, 'd', skip === undefined ? { asAt } : { asAt, skip })

  it('is the first by name of those that leave as little to ask, with who can say', () => {
    expect(ask({})).toEqual({
      fact: 'a',
      title: 'Yes or no',
      hint: 'As recorded.',
      declaration: facts.a,
      missing: ['a', 'b'],
    })
    expect(ask({}, ['a'])).toMatchObject({ fact: 'b', suppliedBy: 'probation', missing: ['a', 'b'] })
    expect(ask({ a: true })).toMatchObject({ fact: 'b', missing: ['b'] })
  })
  it('is none once the decision is settled, or nobody can say', () => {
    expect(ask({ a: false })).toBeNull()
    expect(ask({ a: true }, ['b'])).toBeNull()
  })
})

it('an answer in short says so when there is no such decision', () => {
  expect(answerText(undefined)).toBe('NO SUCH DECISION')
})

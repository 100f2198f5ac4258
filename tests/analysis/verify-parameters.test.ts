// What verify says, word for word, of parameters and assumptions, what it leaves unsaid, and in which order.
import type { Policy } from '@iom-rules/core'
import { verify, type Progress } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, findingsOn, found, parameter, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const given = { fact: 'parameter.given' }
const yes = asks('yes', 'equal', true)
const score = (operator: string, value: unknown) => asks('score', operator, value)
const facts = { score: figure(0, 100), yes: yesNo, no: yesNo }
const fixed = { given: parameter(50, { minimum: 50, maximum: 50 }) }

/** Of the score at hand, all of them: whatever the parameter is. */
const whatever = any(score('greaterThan', given), score('lessThanInclusive', given))
/** Scores above the parameter, and those above 40 anyway: it counts below 40 only. */
const belowForty = any(score('greaterThan', given), score('greaterThan', 40))
const one = (conditions: object, more: object = {}) => decision([rule('a', 'A', conditions)], more)
const vacuous = (policy: Policy, options = {}) => found(policy, 'vacuous-parameter', options)

describe('a parameter', () => {
  test('that nothing reads', () => {
    expect(vacuous(smallPolicy({ parameters: fixed }))).toEqual([
      {
        code: 'vacuous-parameter',
        severity: 'warning',
        parameter: 'given',
        path: '/parameters/given',
        message: '“A threshold” changes nothing: nothing in the policy reads it.',
        help: 'Use it in a condition, or say in its note what it is kept for and accept this.',
      },
    ])
  })

  test('that only a derived fact reads, which no decision asks for, is not spoken of', () => {
    const derived = {
      recent: {
        type: 'boolean',
        title: 'Recent',
        exists: 'offences',
        where: { field: 'day', operator: 'withinLastMonths', value: given },
        assumption: 'For the test.',
      },
    }
    const parameters = { given: parameter(12, { unit: 'months', minimum: 0, maximum: 24 }) }
    expect(findingsOn(smallPolicy({ facts: { yes: yesNo, offences }, derived, parameters }))).toEqual([])
  })

  test('that changes nothing names the decisions that read it, by their ids', () => {
    const decisions = {
      z: one(whatever, { title: 'The last' }),
      m: one(all(score('greaterThan', { fact: 'parameter.other' })), { title: 'Another' }),
      b: one(whatever, { title: 'The first' }),
    }
    const parameters = { ...fixed, other: parameter(50, { minimum: 0, maximum: 100 }) }
    expect(vacuous(smallPolicy({ facts, parameters, decisions }))).toEqual([
      {
        code: 'vacuous-parameter',
        severity: 'warning',
        parameter: 'given',
        path: '/parameters/given',
        message: '“A threshold” changes nothing in “The first” and “The last”, whatever value it has.',
        help: 'What it is compared with is decided by something else. Check the conditions that use it.',
      },
    ])
  })

  test('that changes one of the decisions that read it is not vacuous', () => {
    const parameters = { given: parameter(50, { minimum: 0, maximum: 100 }) }
    const d = one(all(score('greaterThan', given)))
    expect(vacuous(smallPolicy({ facts, parameters, decisions: { b: one(whatever), d } }))).toEqual([])
    expect(findingsOn(smallPolicy({ facts, parameters, decisions: { d } }))).toEqual([])
  })

  test('is shown by the first decision that a figure outside its bounds would change', () => {
    const decisions = { b: one(whatever), d: one(belowForty) }
    expect(vacuous(smallPolicy({ facts, parameters: fixed, decisions }))).toMatchObject([
      {
        message:
          '“A threshold” changes nothing in “A decision” and “A decision” within its bounds; 1 would, and is outside them.',
        witness: { asAt, facts: { score: 2 } },
      },
    ])
  })

  describe('when there is too little room to prove anything', () => {
    const parameters = { given: parameter(50, { minimum: 0, maximum: 100 }) }
    const decisions = { b: one(whatever), d: one(all(score('greaterThan', given))) }
    const example = {
      title: 'One',
      asAt,
      facts: { score: 60 },
      expect: { b: { outcome: 'A' }, d: { outcome: 'A' } },
    }
    const tooComplex = (examples: object[]) =>
      found(smallPolicy({ facts, parameters, decisions, examples }), 'too-complex', { budget: 1 })

    test('counts where an example comes out otherwise with another figure', () => {
      expect(tooComplex([example]).map(({ path }) => path)).toEqual(['/decisions/b', '/decisions/d'])
    })

    test('is too complex where no example tells', () => {
      const [first, , last] = tooComplex([])
      const help =
        'Nothing is proved about it, in either direction. Split it into decisions that rest on each other, or test fewer facts in one.'
      const shared = { code: 'too-complex', severity: 'warning', help }
      expect(first).toMatchObject({ ...shared, decision: 'b', path: '/decisions/b' })
      expect(last).toStrictEqual({ ...shared, path: '/parameters/given', message: last?.message })
      expect(last?.message).toMatch(/^“A threshold” is too complex to verify: .* 1 nodes\.$/)
    })
  })
})

describe('an assumption', () => {
  const assuming = (id: string, condition: object, use = 'reason') => ({
    id,
    condition,
    reason: `${id}.`,
    use,
  })
  const decisions = { d: one(all(yes)) }
  const found = (...assumptions: object[]) => findingsOn(smallPolicy({ facts, decisions, assumptions }))
  const unneeded = (at: number, words: string) => ({
    code: 'unneeded-assumption',
    severity: 'info',
    path: `/assumptions/${at}`,
    message: words,
    help: 'It does no harm. Take it out, or keep it as something for readers to know.',
  })
  const needed = assuming('Needed', any(asks('no', 'equal', false), { not: yes }))

  test('that follows from what there can be is not needed; one that is needed is not spoken of', () => {
    expect(found(needed, assuming('Follows', any(yes, { not: yes })))).toEqual([
      unneeded(1, 'Nothing needs the assumption “Follows.”: it follows from what the facts can be.'),
    ])
  })

  test('that is only reported takes no part', () => {
    expect(found(assuming('Never', all(yes, { not: yes }), 'report'), needed)).toEqual([])
  })

  test('that excludes everybody is the one thing that is said', () => {
    expect(found(needed, assuming('Never', all(yes, { not: yes })))).toEqual([
      {
        code: 'contradictory-assumptions',
        severity: 'error',
        path: '/assumptions/1',
        message: 'Nobody can meet the assumption “Never.”: it excludes everybody.',
        help: 'Take one out, or make it narrower. Until then nothing else about the policy can be proved.',
      },
    ])
  })

  test('is too complex at no place in particular', () => {
    const policy = smallPolicy({ facts, decisions, assumptions: [needed] })
    const [first] = findingsOn(policy, { budget: 1 })
    expect(first).toMatchObject({ code: 'too-complex', path: '' })
    expect(first?.message).toMatch(/^“Assumptions” is too complex to verify/)
  })
})

describe('verify', () => {
  const policy = smallPolicy({
    facts,
    parameters: { last: parameter(1, { title: 'Last', minimum: 0, maximum: 9 }), ...fixed },
    decisions: { d: one(all(yes), { otherwise: undefined }) },
    assumptions: [
      { id: 'idle', condition: asks('no', 'equal', true), reason: 'Nobody asks.', use: 'reason' },
    ],
  })

  test('says the errors first, and looks at parameters in the order of their ids', () => {
    const told: Progress[] = []
    const findings = verify(policy, { asAt, onProgress: (progress) => told.push(progress) })
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['gap', '/decisions/d'],
      ['vacuous-parameter', '/parameters/given'],
      ['vacuous-parameter', '/parameters/last'],
      ['unneeded-assumption', '/assumptions/0'],
    ])
    expect(told).toEqual([
      { done: 0, total: 5, what: 'Assumptions' },
      { done: 1, total: 5, what: 'A decision' },
      { done: 2, total: 5, what: 'A threshold' },
      { done: 3, total: 5, what: 'Last' },
      { done: 4, total: 5, what: 'Machines' },
      { done: 5, total: 5, what: '' },
    ])
  })

  test('looks at machines on the day that is asked for', () => {
    const states = { DRAFT: { on: { SENT: 'OPEN' } }, OPEN: {} }
    const [finding] = verify(
      smallPolicy({
        events: { SENT: { title: 'Sent', suppliedBy: 'referrer', permittedBy: 'work' } },
        machines: { work: { initial: 'DRAFT', meta: { title: 'The work' }, states } },
      }),
      { asAt },
    )
    expect(finding).toMatchObject({
      code: 'dead-state',
      journey: { start: { asAt }, events: [{ type: 'SENT', day: asAt }] },
    })
  })

  test('says nothing else where some decisions are asked for', () => {
    const findings = verify(policy, { asAt, decisions: ['d'] })
    expect(findings.map(({ code }) => code)).toEqual(['gap'])
  })
})

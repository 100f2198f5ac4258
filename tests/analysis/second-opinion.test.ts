// What brute force once found against verify and compare, each as small as it can be.
import { parsePolicy, type Policy } from '@iom-rules/core'
import { compare, verify, type DecisionFinding } from '@iom-rules/core/analysis'
import { describe, expect, test as it } from 'vitest'
import { decision, document, rule, test, yesNo } from '../policy/build.ts'

function policy(more: object): Policy {
  const parsed = parsePolicy(document(more))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const facts = { a: yesNo, b: yesNo }
const a = { all: [test('a', 'equal', true)] }
const notA = { all: [test('a', 'equal', false)] }
const either = { any: [test('a', 'equal', true), test('b', 'equal', true)] }
const asAt = '2026-11-22'

function found(one: Policy, code: DecisionFinding['code']): DecisionFinding[] {
  const all = verify(one, { asAt, machines: false }) as DecisionFinding[]
  return all.filter((each) => each.code === code)
}

describe('verify', () => {
  it('says of a fallback in front of a definition that it fills what the definition leaves', () => {
    const rules = [rule('first', 'A', either, { fallback: true }), rule('second', 'B', a)]
    const [filled] = found(policy({ facts, decisions: { d: decision(rules) } }), 'filled-by-fallback')
    expect(filled?.families?.map(({ words }) => words)).toHaveLength(1)
    expect(filled?.witness?.facts).toEqual({ a: false, b: true })
  })

  it('says under UNIQUE too that `otherwise` is not needed', () => {
    const d = decision([rule('one', 'A', a), rule('two', 'B', notA)], { hitPolicy: 'UNIQUE' })
    const unneeded = found(policy({ facts, decisions: { d } }), 'unreachable-rule')
    expect(unneeded.map(({ rules }) => rules)).toEqual([['otherwise']])
  })

  it('leaves a condition alone that an assumption uses', () => {
    const held = { id: 'held', condition: { condition: 'named' }, reason: 'So it is.', use: 'reason' }
    const d = decision([rule('one', 'A', { condition: 'named' })])
    const one = policy({ facts, conditions: { named: either }, assumptions: [held], decisions: { d } })
    expect(found(one, 'redundant-condition')).toEqual([])
  })

  it('shows people who meet what is assumed, where only a value of their own can', () => {
    const days = { type: 'list', title: 'Days', record: { day: { type: 'day', past: true, title: 'Day' } } }
    const held = {
      id: 'held',
      condition: test('latest', 'withinLastMonths', 1),
      reason: 'So it is.',
      use: 'reason',
    }
    const one = policy({
      facts: { days, a: yesNo, latest: { type: 'day', past: true, title: 'Latest' } },
      derived: {
        latest: {
          type: 'day',
          title: 'Latest',
          latest: 'days',
          of: 'day',
          where: { not: { field: 'day', operator: 'withinLastMonths', value: 2 } },
          unlessSupplied: true,
          assumption: 'For the test.',
        },
      },
      assumptions: [held],
      decisions: {
        d: decision([
          rule(
            'always',
            'A',
            { any: [test('a', 'equal', true), test('a', 'equal', false)] },
            { fallback: true },
          ),
          rule('old', 'B', { all: [test('latest', 'onOrBefore', '2026-01-01')] }),
        ]),
      },
    })
    const [filled] = found(one, 'filled-by-fallback')
    // Of no list at all the latest would be none, which the assumption excludes.
    expect(filled?.families?.map(({ example }) => Object.keys(example?.facts ?? {}))).toEqual([['latest']])
  })

  it('tries windows of whole months, and days and values that a parameter does not list', () => {
    const figure = (value: unknown, more: object = {}) => ({
      title: 'A figure',
      value,
      basis: 'assumption',
      note: 'For the test.',
      ...more,
    })
    const one = policy({
      facts: {
        day: { type: 'day', title: 'Day' },
        kind: { type: 'choice', values: ['X', 'Y'], title: 'Kind' },
      },
      parameters: {
        window: figure(0, { unit: 'months', minimum: 0, maximum: 2 }),
        since: figure('2026-01-01'),
        kinds: figure(['X']),
      },
      decisions: {
        d: decision([
          rule('one', 'A', {
            all: [
              test('day', 'withinNextMonths', { fact: 'parameter.window' }),
              test('day', 'onOrAfter', { fact: 'parameter.since' }),
              test('kind', 'in', { fact: 'parameter.kinds' }),
            ],
          }),
        ]),
      },
    })
    expect(found(one, 'vacuous-parameter')).toEqual([])
  })
})

describe('compare', () => {
  it('keeps apart what the rules of two policies carry, where they share a diagram', () => {
    const carrying = (owner: string) => ({ event: { type: 'A', params: { owner } } })
    const one = rule('one', 'A', a, carrying('IOM'))
    const two = rule('two', 'A', notA, carrying('MAPPA'))
    const both = (rules: readonly object[]) =>
      policy({ facts, decisions: { d: decision(rules, { hitPolicy: 'UNIQUE' }) } })
    expect(compare(both([one, two]), both([two, one]), { asAt }).decisions[0]?.status).toBe('same')
    const other = both([rule('one', 'A', a, carrying('MAPPA')), rule('two', 'A', notA, carrying('IOM'))])
    const moves = compare(both([one, two]), other, { asAt }).decisions[0]?.moves ?? []
    const examples = moves.flatMap(({ families }) => families.map(({ example }) => example?.facts))
    expect(examples).toEqual([{ a: true }, { a: false }])
  })

  it('does not take an assumption for shared that means another thing in each policy', () => {
    const held = { id: 'held', condition: { condition: 'named' }, reason: 'So it is.', use: 'reason' }
    const d = (conditions: object) => ({ d: decision([rule('one', 'A', conditions)]) })
    const one = policy({ facts, conditions: { named: a }, assumptions: [held], decisions: d(either) })
    const other = policy({ facts, conditions: { named: notA }, assumptions: [held], decisions: d(a) })
    const [move] = compare(one, other, { asAt }).decisions[0]?.moves ?? []
    expect([move?.from, move?.to]).toEqual(['A', 'NONE'])
  })
})

// Whose answer turns at a figure or day, and of whom cases are made.
import type { Facts, Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { edgesOf } from '../../packages/core/src/analysis/case/edges.ts'
import { edgeCases } from '../../packages/core/src/analysis/case/turning.ts'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const isYes = (fact: string) => asks(fact, 'equal', true)
const isMore = (than: number) => asks('score', 'greaterThan', than)

function at(policy: Policy, edge: number, contexts: readonly Facts[]): unknown[][] {
  const [wanted] = edgesOf(policy, asAt).slice(edge)
  if (wanted === undefined) throw new Error(`There is no edge ${edge}.`)
  return edgeCases(policy, 'd', asAt, wanted, contexts).map(({ title, facts }) => [title, facts])
}

function ofScore(rules: readonly object[], more: object = {}, document: object = {}): Policy {
  return smallPolicy({
    facts: { a: yesNo, b: yesNo, score: figure(0, 10) },
    decisions: { d: decision(rules, more) },
    ...document,
  })
}

const titles = ['below 5', '', 'above 5'].map((said, below) => `Figure ${below + 4}${said && `, ${said}`}`)
const turned = (answers: readonly string[], facts: Facts) =>
  answers.map((answer, below) => [`${answer}: ${titles[below]}`, { ...facts, score: below + 4 }])

describe('of the people who are tried', () => {
  const policy = ofScore([rule('a', 'A', all(isYes('a'), isMore(5)))])

  test('the first whose outcome turns is shown, whatever score they had', () => {
    const contexts = [{ a: false }, { a: true, score: 9 }, { a: true, b: true }]
    expect(at(policy, 0, contexts)).toEqual(turned(['NONE', 'NONE', 'A'], { a: true }))
  })

  test('those of whom the outcome is open are passed over', () => {
    expect(at(policy, 0, [{ b: true }, { a: true, b: false }])).toEqual(
      turned(['NONE', 'NONE', 'A'], { a: true, b: false }),
    )
  })

  test('those whom the policy does not take are passed over', () => {
    expect(at(policy, 0, [{ a: 'yes' }, { other: 1, a: true }, { a: true }])).toEqual(
      turned(['NONE', 'NONE', 'A'], { a: true }),
    )
  })

  test('none are shown where nobody’s answer turns', () => {
    expect(at(policy, 0, [])).toEqual([])
    expect(at(policy, 0, [{ a: false }, {}])).toEqual([])
  })

  test('none are shown where no whole figure is near', () => {
    const halved = smallPolicy({
      facts: { score: figure(0, 10, { whole: true }) },
      decisions: { d: decision([rule('a', 'A', all(isMore(5.5)))]) },
    })
    expect(at(halved, 0, [{ score: 1 }])).toEqual([])
  })

  test('those who contradict what is assumed are passed over', () => {
    const assumed = ofScore(
      [rule('a', 'A', all(isMore(5)))],
      {},
      {
        assumptions: [
          {
            id: 'low',
            condition: { not: all(isYes('a'), isMore(5)) },
            reason: 'For the test.',
            use: 'reason',
          },
        ],
      },
    )
    expect(at(assumed, 0, [{ a: true }, { a: false }])).toEqual(turned(['NONE', 'NONE', 'A'], { a: false }))
  })
})

describe('where no outcome turns', () => {
  const same = { event: { type: 'A', params: { grade: 1 } } }
  const policy = ofScore([
    rule('a', 'A', all(isYes('a'), isMore(5)), same),
    rule('b', 'A', all(isYes('a'))),
    rule('c', 'C', all(isYes('b'), isMore(5))),
  ])

  test('the first are shown of whom something else is said', () => {
    const contexts = [{ a: false, b: false }, { a: true }, { a: true, b: true }]
    expect(at(policy, 0, contexts)).toEqual(turned(['A', 'A', 'A'], { a: true }))
  })

  test('those whose outcome turns go before them', () => {
    const contexts = [{ a: true }, { a: false, b: true }]
    expect(at(policy, 0, contexts)).toEqual(turned(['NONE', 'NONE', 'C'], { a: false, b: true }))
  })
})

describe('outcomes that are collected', () => {
  const policy = ofScore(
    [rule('a', 'A', all(isMore(5))), rule('b', 'B', all(isYes('b'))), rule('c', 'C', all(isYes('a')))],
    { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: { title: 'First' }, B: {}, C: {} } },
  )

  test('may leave others open', () => {
    expect(at(policy, 0, [{}])).toEqual(turned(['Nothing', 'Nothing', 'First'], {}))
  })

  test('are all said', () => {
    expect(at(policy, 0, [{ a: true, b: true }])).toEqual(
      turned(['B and C', 'B and C', 'First, B and C'], { a: true, b: true }),
    )
  })

  test('turn also where one becomes possible', () => {
    const possible = ofScore([rule('a', 'A', all(isYes('a'), isMore(5)))], {
      hitPolicy: 'COLLECT',
      otherwise: undefined,
      outcomes: { A: {} },
    })
    expect(at(possible, 0, [{ a: false }, {}])).toEqual(turned(['Nothing', 'Nothing', 'Nothing'], {}))
    expect(at(possible, 0, [{}, { a: true }])).toEqual(turned(['Nothing', 'Nothing', 'A'], { a: true }))
  })
})

test('conflicts and silence are said in words', () => {
  const policy = ofScore([rule('a', 'A', all(isYes('a'))), rule('b', 'B', all(isMore(5)))], {
    hitPolicy: 'UNIQUE',
    otherwise: undefined,
  })
  const [silent, conflict] = ['nothing (the policy does not say)', 'a conflict between rules']
  expect(at(policy, 0, [{ a: true }])).toEqual(turned(['A', 'A', conflict], { a: true }))
  expect(at(policy, 0, [{ a: false }])).toEqual(turned([silent, silent, 'B'], { a: false }))
})

describe('of records', () => {
  const since = (type: string) => ({
    type: 'boolean',
    title: type,
    exists: 'offences',
    where: all(
      { field: 'type', operator: 'equal', value: type },
      { field: 'day', operator: 'onOrAfter', value: '2026-03-01' },
    ),
  })
  const policy = smallPolicy({
    facts: { offences },
    derived: { recentX: since('X'), recentY: since('Y') },
    decisions: {
      d: decision([rule('a', 'A', all(isYes('recentX'))), rule('b', 'B', all(isYes('recentY')))]),
    },
  })
  const [before, on, after] = ['2026-02-28', '2026-03-01', '2026-03-02']
  const x = (day?: string) => ({ type: 'X', day })
  const y = (day?: string) => ({ type: 'Y', day })
  const daysAre = (answers: readonly string[], records: (day?: string) => readonly object[]) =>
    [
      [before, '28 February 2026, before 1 March 2026'],
      [on, '1 March 2026'],
      [after, '2 March 2026, after 1 March 2026'],
    ].map(([day, words], place) => [`${answers[place]}: A day ${words}`, { offences: records(day) }])

  test('the first whose value turns the answer is changed', () => {
    const contexts = [{}, { offences: [] }, { offences: [{ type: 'Z' }, x()] }]
    expect(at(policy, 0, contexts)).toEqual(daysAre(['NONE', 'A', 'A'], (day) => [{ type: 'Z' }, x(day)]))
  })

  test('what turns is what is worked out from them, not another thing that rests on the same day', () => {
    const contexts = [{ offences: [y('2026-01-01')] }]
    expect(at(policy, 0, contexts)).toEqual([])
    expect(at(policy, 1, contexts)).toEqual(daysAre(['NONE', 'B', 'B'], (day) => [y(day)]))
  })
})

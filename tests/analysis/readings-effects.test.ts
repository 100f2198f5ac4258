// What is told of each other reading of a silence, from first to last.
import type { Nominal, Policy } from '@iom-rules/core'
import { readings, type Progress, type ReadingOptions } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, pastDay, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const value = (id: string) => `/decisions/${id}/rules/a/conditions/all/0/value`
const silence = (name: string, options: readonly object[]) => ({
  silence: name,
  title: `How is ${name} read?`,
  kind: 'silence',
  reason: 'For the test.',
  options: [{ id: 'taken', text: 'As it is.' }, ...options],
  chosen: 'taken',
})
const option = (id: string, ...edit: object[]) => ({ id, text: 'Otherwise.', edit })
const replace = (path: string, to: unknown) => ({ op: 'replace', path, value: to })

function policyWith(...silences: object[]): Policy {
  return smallPolicy({
    facts: { score: figure(0, 100), other: figure(0, 100, { title: 'Other' }), day: pastDay, yes: yesNo },
    decisions: {
      d: decision([rule('a', 'A', all(asks('score', 'greaterThan', 50)))]),
      e: decision([rule('a', 'A', all(asks('other', 'greaterThan', 50)))]),
      f: decision([rule('a', 'A', all(asks('day', 'onOrAfter', '2022-01-01')))]),
    },
    readings: silences,
  })
}

const people: readonly Nominal[] = [
  { ref: 'A', facts: { score: 45, other: 10 } },
  { ref: 'B', facts: { score: 60, other: 45 } },
  { ref: 'C', facts: { score: 60, other: 60 } },
]

describe('the readings that were not taken', () => {
  const policy = policyWith(
    silence('S01', [
      { id: 'in-words', text: 'In other words.' },
      option('alike', replace('/decisions/d/title', 'Another title')),
    ]),
    silence('S02', [option('broken', replace(value('d'), 'high'))]),
    silence('S03', [option('lower', replace(value('d'), 40), replace(value('e'), 40))]),
  )

  test('are told of one after another', () => {
    const told: Progress[] = []
    readings(policy, { onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([
      { done: 0, total: 4, what: 'S01: How is S01 read?' },
      { done: 1, total: 4, what: 'S01: How is S01 read?' },
      { done: 2, total: 4, what: 'S02: How is S02 read?' },
      { done: 3, total: 4, what: 'S03: How is S03 read?' },
      { done: 4, total: 4, what: '' },
    ])
  })

  const told = (options: ReadingOptions) =>
    readings(policy, options).map(({ issues, ...effect }) => ({
      ...effect,
      issues: issues?.map(({ code }) => code),
    }))
  const nothing = { chosen: 'taken', decisions: [], sentences: [], issues: undefined }
  const movedBy = (words: string) => [
    `A selects everyone it did before, and also people for whom ${words} is more than 40 and 50 or less.`,
    `NONE selects nobody new, and no longer selects people for whom ${words} is more than 40 and 50 or less.`,
  ]
  const expected = (nobody: number | null, moved: number | null) => [
    { ...nothing, silence: 'S01', option: 'in-words', status: 'text', moved: nobody },
    { ...nothing, silence: 'S01', option: 'alike', status: 'same', moved: nobody },
    {
      ...nothing,
      silence: 'S02',
      option: 'broken',
      status: 'refused',
      moved: null,
      issues: ['value-does-not-fit'],
    },
    {
      ...nothing,
      silence: 'S03',
      option: 'lower',
      status: 'changed',
      decisions: ['d', 'e'],
      moved,
      sentences: [...movedBy('the figure'), ...movedBy('the other')],
    },
  ]

  test('say what they come to', () => {
    expect(told({})).toEqual(expected(null, null))
  })

  test('count each of a caseload whom any of the decisions answers otherwise', () => {
    expect(told({ nominals: people })).toEqual(expected(0, 2))
    expect(told({ nominals: [] })).toEqual(expected(0, 0))
  })
})

describe('of a caseload, those are counted who', () => {
  const moved = (...edit: object[]) =>
    readings(policyWith(silence('S01', [option('other', ...edit)])), { nominals: people }).map(
      ({ status, moved: count }) => [status, count],
    )

  test('have facts that the other reading does not take', () => {
    expect(moved(replace('/facts/other/maximum', 50), replace(value('e'), 49))).toEqual([['changed', 1]])
  })

  test('get an answer that there was none of, or get none that there was', () => {
    const added = decision([rule('a', 'A', all(asks('yes', 'equal', true)))])
    expect(moved({ op: 'add', path: '/decisions/g', value: added })).toEqual([['changed', 3]])
    expect(moved({ op: 'remove', path: '/decisions/f' })).toEqual([['changed', 3]])
  })
})

test('where one decision changes and another is too complex, some answers are others', () => {
  const retyped = replace('/facts/other', { ...yesNo, title: 'Other' })
  const asked = replace('/decisions/e', decision([rule('a', 'A', all(asks('other', 'equal', true)))]))
  const [both, one] = readings(
    policyWith(
      silence('S01', [
        option('both', retyped, asked, replace(value('d'), 40)),
        option('one', retyped, asked),
      ]),
    ),
  )
  expect([both?.status, both?.decisions]).toEqual(['changed', ['d', 'e']])
  expect([one?.status, one?.decisions]).toEqual(['too-complex', ['e']])
})

test('are as at the day asked for', () => {
  const policy = policyWith(silence('S01', [option('later', replace(value('f'), '2023-01-01'))]))
  expect(readings(policy).map(({ status }) => status)).toEqual(['same'])
  expect(readings(policy, { asAt }).map(({ status }) => status)).toEqual(['changed'])
})

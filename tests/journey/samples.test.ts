// The events that may happen next, one for each way in which what they carry can matter.
import {
  beginAt,
  permittedEvents,
  samplePayloads,
  takeEvent,
  type PayloadValue,
} from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { offences, test } from '../policy/build.ts'
import { event, policyWith, small } from './journey-small.ts'

const asAt = '2026-01-10'
const day = { type: 'day', title: 'When' }
const number = { type: 'number', minimum: 0, maximum: 100, unit: 'points', title: 'Score' }

/** What the samples of an event carry in its one field. */
function carried(
  field: object,
  more: { facts?: object; set?: object; when?: readonly object[] } = {},
): unknown[] {
  const policy = policyWith({
    facts: { ...small.facts, offences, ...more.facts },
    conditions: Object.fromEntries((more.when ?? []).map((each, at) => [`c${at}`, { all: [each] }])),
    assumptions: (more.when ?? []).map((_, at) => ({
      id: `a${at}`,
      condition: { condition: `c${at}` },
      reason: 'For the test.',
      use: 'report',
    })),
    events: {
      X: { title: 'X', payload: { c: field }, ...(more.set === undefined ? {} : { set: more.set }) },
    },
  })
  const { context } = beginAt(policy, { asAt, facts: {} })
  const samples = samplePayloads(policy, 'X', context)
  expect(samples.every(({ type, day }) => type === 'X' && day === asAt)).toBe(true)
  return samples.map(({ payload }) => payload?.['c'])
}

describe('the samples of an event', () => {
  it.each<[string, object, readonly (PayloadValue | undefined)[]]>([
    ['a code', { fact: 'coded', field: 'ho' }, ['1']],
    ['a number that no rule reads', number, [0]],
    ['a number that may be none', { ...number, mayBeNone: true }, [0, 'NONE']],
    ['a number or a word', { ...number, or: ['REFUSED'] }, [0, 'REFUSED']],
    ['a day that no rule reads', day, [asAt]],
    ['a day that may be none', { ...day, mayBeNone: true }, [asAt, 'NONE']],
    ['records', { fact: 'offences' }, [[]]],
    ['a list of words', { fact: 'needs' }, [[], ['HOUSING']]],
    ['some values of a choice', { fact: 'colour', values: ['RED'] }, ['RED']],
    ['a short text', { type: 'text' }, ['Recorded in the minutes']],
    ['what may be left out', { ...day, optional: true }, [undefined]],
    ['a team, of which there is none', { type: 'id', of: 'liaison' }, [undefined]],
    ['the scores of a matrix, of which there is none', { type: 'matrix' }, [undefined]],
  ])('that carries %s', (_, field, expected) => {
    const ho = { type: 'code', title: 'Class' }
    const facts = {
      coded: { ...offences, record: { ...offences.record, ho } },
      needs: { type: 'list', title: 'Needs', values: ['HOUSING', 'WORK'] },
      colour: { type: 'choice', values: ['RED', 'BLUE'], title: 'Colour' },
    }
    expect(carried(field, { facts })).toEqual(expected)
  })

  it('that sets a number: one on each side of what rules ask, within its own bounds', () => {
    const more = {
      facts: { score: { ...number, maximum: 1000 } },
      when: [test('score', 'greaterThan', 50), test('score', 'greaterThan', 500)],
    }
    const given = carried(number, { ...more, set: { score: { payload: 'c' } } }) as number[]
    expect(given).toHaveLength(2)
    expect(given.filter((each) => each > 50)).toHaveLength(1)
    // What no rule asks has no sides.
    expect(
      carried(number, { ...more, facts: { ...more.facts, other: number }, set: { other: { payload: 'c' } } }),
    ).toEqual([0])
    // Another field, and a value of the event's own, say nothing about this one.
    expect(carried(number, { ...more, set: { score: 5, soon: { event: 'day' } } })).toEqual([0])
  })

  it('that sets a day: one on each side, and none to come where it is past', () => {
    const more = (past: object) => ({
      facts: { soon: { ...day, ...past }, until: day },
      when: [test('soon', 'onOrAfter', '2026-01-01'), test('soon', 'onOrAfter', '2027-01-01')],
      set: { soon: { payload: 'c' } },
    })
    const any = carried(day, more({})) as string[]
    expect(
      new Set(any.map((each) => (each < '2026' ? 'before' : each < '2027' ? 'within' : 'after'))),
    ).toEqual(new Set(['before', 'within', 'after']))
    expect(any).toHaveLength(3)
    const past = { past: true }
    const before = carried({ ...day, ...past }, more(past)) as string[]
    expect(before).toHaveLength(2)
    expect(before.filter((each) => each >= '2026-01-01')).toHaveLength(1)
    expect(before.every((each) => each <= asAt)).toBe(true)
  })

  it('that the policy does not have are none', () => {
    const policy = policyWith({})
    expect(samplePayloads(policy, 'NEVER', beginAt(policy, { asAt, facts: {} }).context)).toEqual([])
    expect(samplePayloads(policy, 'toString', beginAt(policy, { asAt, facts: {} }).context)).toEqual([])
  })
})

describe('a policy without a matrix', () => {
  const policy = policyWith({
    events: { SCORED: { title: 'Scored', payload: { items: { type: 'matrix' } } } },
  })
  const position = beginAt(policy, { asAt, facts: {} })

  it('needs no scores, and counts none', () => {
    expect(permittedEvents(policy, position)).toMatchObject([
      { type: 'SCORED', permitted: true, refusal: null },
    ])
    expect(takeEvent(policy, position, event('SCORED', asAt))).toMatchObject({ refusal: null })
    const scored = takeEvent(policy, position, event('SCORED', asAt, { items: {} }))
    expect(scored.position.context.matrix).toEqual({ on: asAt, scores: {}, total: 0, maximum: 0 })
  })

  it('says so where a score is given', () => {
    const { refusal } = takeEvent(policy, position, event('SCORED', asAt, { items: { NEEDS: 5 } }))
    expect(refusal).toEqual({
      code: 'payload',
      message: 'The matrix has no item `NEEDS`. The policy has no matrix.',
    })
  })
})

it('under a policy without events nothing can happen, and that is said', () => {
  const policy = policyWith({})
  const position = beginAt(policy, { asAt, facts: {} })
  expect(permittedEvents(policy, position)).toEqual([])
  expect(takeEvent(policy, position, event('SENT', asAt))).toEqual({
    position,
    refusal: {
      code: 'unknown-event',
      message:
        'The policy small has no event `"SENT"`. The policy small has no events, so nothing can happen under it.',
    },
  })
})

it('an event that must carry a team cannot happen where the policy lists none, and that is said', () => {
  const policy = policyWith({
    events: { TOLD: { title: 'Told', payload: { team: { type: 'id', of: 'liaison' } } } },
  })
  const [choice] = permittedEvents(policy, beginAt(policy, { asAt, facts: {} }))
  expect(choice?.refusal).toEqual({
    code: 'payload',
    message: '`TOLD` needs `team`. The policy lists none, so the event cannot happen under it.',
  })
})

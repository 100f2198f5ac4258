// Single steps: what is optional, what a trigger leaves alone, and which state a refusal names.
import { beginAt, nominalMachine, takeEvent, type Position } from '@iom-rules/core/journey'
import type { Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { discharge, event, oblige, policyWith, small } from './journey-small.ts'

const asAt = '2026-01-10'
const begin = (policy: Policy, facts: object = {}) => beginAt(policy, { asAt, facts: { ...facts } })

/** The position after events that all fit. */
function after(policy: Policy, position: Position, ...events: Parameters<typeof event>[]): Position {
  return events.reduce((now, each) => {
    const { position: next, refusal } = takeEvent(policy, now, event(...each))
    expect(refusal).toBeNull()
    return next
  }, position)
}

describe('a duty that is done', () => {
  const policy = policyWith({
    events: {
      OWED: { title: 'Owed', actions: [oblige('TOLD')] },
      DONE: {
        title: 'Done',
        payload: { why: { type: 'text', optional: true } },
        actions: [discharge('TOLD', { reason: { payload: 'why' } })],
      },
    },
  })
  it.each([
    ['has its reason', { why: 'By letter' }, { reason: 'By letter' }],
    ['has none where it is left out', undefined, {}],
  ])('%s', (_, payload, expected) => {
    const { context } = after(policy, begin(policy), ['OWED', asAt], ['DONE', asAt, payload])
    expect(context.closed).toEqual([
      { duty: 'TOLD', title: 'TOLD', since: asAt, on: asAt, how: 'done', ...expected },
    ])
  })
})

describe('a trigger that looks at what was before', () => {
  const policy = policyWith({
    facts: { ...small.facts, colour: { type: 'choice', values: ['RED', 'BLUE', 'GREEN'], title: 'Colour' } },
    events: {
      TURNED: {
        title: 'Turned',
        payload: { to: { fact: 'colour' } },
        set: { colour: { payload: 'to' } },
      },
    },
    review: {
      triggers: [
        {
          id: 'NO_MORE_RED',
          title: 'Red no more',
          fact: 'colour',
          from: ['RED'],
          assumption: 'For the test.',
        },
      ],
    },
  })
  it.each([
    ['puts a change from it to the panel', { colour: 'RED' }, ['NO_MORE_RED']],
    ['leaves a change from anything else', { colour: 'BLUE' }, []],
    ['leaves what was not known', {}, []],
  ])('%s', (_, facts, items) => {
    const { context } = after(policy, begin(policy, facts), ['TURNED', asAt, { to: 'GREEN' }])
    expect(context.raised.map(({ item }) => item)).toEqual(items)
  })
})

describe('a machine', () => {
  const description = 'Only on paper.'
  const takes = { on: { GO: { target: 'END', description } } }
  const policy = policyWith({
    events: {
      GO: { title: 'Go', permittedBy: 'r' },
      ONE: { title: 'One', permittedBy: 'r' },
      OTHER: { title: 'Other', permittedBy: 'r' },
    },
    machines: {
      r: {
        initial: 'START',
        states: { START: { on: { OTHER: 'B', ONE: 'A' } }, B: takes, A: takes, END: {} },
      },
    },
  })

  it('that refuses an event names the nearest state that takes it, and of two as near always the same', () => {
    expect(takeEvent(policy, begin(policy), event('GO', asAt)).refusal?.message).toBe(
      '“Go” cannot happen now: the state is “START”, not “A”.',
    )
  })

  it('has what a reader should know of a transition', () => {
    expect(JSON.stringify(nominalMachine(policy).config).split(description)).toHaveLength(3)
  })
})

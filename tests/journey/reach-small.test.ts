// Where somebody stands on the day of a meeting, under small policies: where a replay is.
import type { Nominal } from '@iom-rules/core'
import {
  agendaOf,
  beginAt,
  nextChange,
  randomJourney,
  replay,
  shortestJourney,
} from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { reachedBy } from '../../packages/core/src/journey/making/reach.ts'
import { decision, rule, test as tested } from '../policy/build.ts'
import { discharge, event, journey, oblige, policyWith, small } from './journey-small.ts'

const plain = policyWith()

describe('time', () => {
  test('that passes to the day of a meeting takes no step of the process, though an event that does nothing else would', () => {
    const policy = policyWith({
      events: { TICK: { title: 'Tick' } },
      machines: {
        r: { initial: 'HERE', states: { HERE: { on: { TICK: 'THERE' } }, THERE: { type: 'final' } } },
      },
    })
    expect(reachedBy(policy, journey({}, []), '2026-01-20').position.states).toEqual({ r: 'HERE' })
    const ticked = journey({}, [event('TICK', '2026-01-10')])
    expect(reachedBy(policy, ticked, '2026-01-20').since).toEqual({ r: '2026-01-10' })
  })

  // In the month before the day that `soon` gives, and not after it.
  const passing = policyWith({
    decisions: {
      ...small.decisions,
      d: decision([
        rule('a', 'A', {
          all: [
            tested('soon', 'withinNextMonths', 1),
            tested('soon', 'onOrAfter', { fact: 'asAt' }),
            tested('yes', 'equal', true),
          ],
        }),
      ]),
    },
    events: {
      WAIT: { title: 'Wait' },
      NO: { title: 'No', set: { no: true } },
      GO: { title: 'Go', permittedBy: 'r' },
    },
    machines: {
      r: { initial: 'HERE', states: { HERE: {}, THERE: { on: { GO: 'HERE' } } } },
      status: { follows: 'd', states: { A: { entry: [oblige('TOLD')] } } },
    },
    review: { triggers: [{ id: 'near', title: 'Near', decision: 'd', to: ['A'], assumption: 'Test.' }] },
  })
  const facts = { yes: true, soon: '2026-03-15' }

  test.each([
    ['comes and goes between two events', [event('NO', '2026-05-01')]],
    [
      'comes and goes around an event that is refused',
      [event('GO', '2026-03-01'), event('NO', '2026-05-01')],
    ],
    ['came before an event', [event('NO', '2026-03-10')]],
    ['came and went, an event between', [event('NO', '2026-03-10'), event('WAIT', '2026-05-01')]],
    ['comes and goes until the day itself', []],
  ])('that %s leaves the agenda where a replay is', (_, events) => {
    const log = journey(facts, events)
    const last = events.at(-1)?.day ?? '2026-05-01'
    const whole = { ...log, events: [...events, event('WAIT', last)] }
    const { turned: _turned, ...context } = replay(passing, whole).steps.at(-1)?.position.context ?? {}
    const { turned: _found, ...found } = reachedBy(passing, log, last).position.context
    expect(found).toEqual(context)
  })

  test('is still told by the day on which a state that follows came', () => {
    const { since } = reachedBy(passing, journey(facts, [event('NO', '2026-03-10')]), '2026-03-12')
    expect(since['status']).toBe('2026-02-15')
  })

  test('alone brings a region that follows to a state only on the day of an event, in a search and a story too', () => {
    // Near the day A holds, and from the day B: whoever waits for B at once has never been at A, and owes nothing.
    const policy = policyWith({
      decisions: {
        ...small.decisions,
        d: decision([
          rule('a', 'A', {
            all: [tested('soon', 'withinNextMonths', 1), tested('soon', 'onOrAfter', { fact: 'asAt' })],
          }),
          rule('b', 'B', { all: [tested('soon', 'withinNextMonths', 1)] }),
        ]),
      },
      events: { WAIT: { title: 'Wait' }, END: { title: 'End', permittedBy: 'r' } },
      machines: {
        r: {
          initial: 'HERE',
          states: {
            HERE: {
              on: {
                END: {
                  target: 'DONE',
                  guard: { type: 'rule', params: { decision: 'd', outcome: 'B' } },
                  actions: [discharge('TOLD')],
                },
              },
            },
            DONE: { type: 'final' },
          },
        },
        status: { follows: 'd', states: { A: { entry: [oblige('TOLD')] } } },
      },
    })
    const start = journey({ soon: '2026-03-15' }, []).start
    const found = shortestJourney(policy, start, { region: 'r', state: 'DONE' })
    expect(found?.events.map(({ type, day }) => [type, day])).toEqual([
      ['WAIT', '2026-02-15'],
      ['WAIT', '2026-03-16'],
      ['END', '2026-03-16'],
    ])
    expect(replay(policy, found ?? journey({}, [])).refused).toEqual([])
    for (let seed = 0; seed < 20; seed += 1)
      expect(replay(policy, randomJourney(policy, { seed, events: 20, start })).refused).toEqual([])
  })

  test('ends with the last day that there is', () => {
    expect(nextChange(plain, beginAt(plain, { asAt: '9995-01-01', facts: {} }))).toBeNull()
  })
})

describe('names that every object answers to', () => {
  test('are an area of somebody who is still on the agenda', () => {
    const nominal: Nominal = { ref: 'A', area: 'constructor', facts: {} }
    const { areas } = agendaOf(plain, { nominals: [nominal] }, { asAt: '2026-01-31' })
    expect(areas.map(({ area, people }) => [area, people])).toEqual([['constructor', 1]])
  })

  test('are no decision to look for a way to', () => {
    const goal = { decision: 'constructor', outcome: 'A' }
    expect(() => shortestJourney(plain, journey({}, []).start, goal)).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_DECISION' }) as Error,
    )
  })
})

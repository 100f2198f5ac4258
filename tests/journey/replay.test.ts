// Single cases of what a journey means, most of them the smallest that a random one once came to.
import { assess, type Facts, type Policy } from '@iom-rules/core'
import {
  beginAt,
  replay,
  takeEvent,
  track,
  type Journey,
  type JourneyEvent,
  type Standing,
} from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { decision, rule, test, yesNo } from '../policy/build.ts'
import { differences, foldOf, livedOf } from '../properties/journey-runs.ts'
import { discharge, event, issuesWith, journey, oblige, policyWith } from './journey-small.ts'

/** The states after each event, once every way to run the journey has agreed on them. */
function statesOf(policy: Policy, log: Journey): unknown {
  const positions = replay(policy, log).steps.map(({ position }) => position)
  expect(differences(foldOf(policy, log), positions)).toEqual([])
  expect(differences(livedOf(policy, log), positions)).toEqual([])
  const states = positions.map((position) => position.states)
  expect(track(policy, log)).toEqual(states)
  return states
}

function standings(policy: Policy, log: Journey): Standing[] {
  return replay(policy, log).steps.map(({ standing }) => standing)
}

function dutiesOf({ obligations }: Standing): string[] {
  return obligations.map(({ duty }) => duty)
}

const listing = (...fields: string[]) => ({
  type: 'list',
  title: 'List',
  record: Object.fromEntries(fields.map((field) => [field, { type: 'day', mayBeNone: true, title: 'Day' }])),
})

describe('the states of a region', () => {
  it('enter again what is left for a state around it, also where that leads back to the same one', () => {
    const policy = policyWith({
      events: {
        AGAIN: { title: 'Again', permittedBy: 'r' },
        TELL: { title: 'Tell', permittedBy: 'r' },
      },
      machines: {
        r: {
          initial: 'OUTER',
          states: {
            OUTER: {
              initial: 'INNER',
              entry: [oblige('TOLD')],
              states: { INNER: { on: { AGAIN: 'OUTER', TELL: { actions: [discharge('TOLD')] } } } },
            },
          },
        },
      },
    })
    const log = journey({}, [
      event('TELL', '2026-01-02'),
      event('AGAIN', '2026-01-03'),
      event('TELL', '2026-01-04'),
    ])
    statesOf(policy, log)
    expect(standings(policy, log).map(dutiesOf)).toEqual([['TOLD'], [], ['TOLD'], []])
  })
  it('may be called STARTING', () => {
    const policy = policyWith({
      machines: {
        r: {
          initial: [
            { target: 'ON', guard: { type: 'rule', params: { decision: 'd', outcome: 'A' } } },
            { target: 'STARTING' },
          ],
          states: { STARTING: {}, ON: {} },
        },
      },
    })
    expect(statesOf(policy, journey({ yes: true }, []))).toEqual([{ r: 'ON' }])
    expect(statesOf(policy, journey({ yes: false }, []))).toEqual([{ r: 'STARTING' }])
  })
  it('stand for outcomes called STARTING too', () => {
    const policy = policyWith({
      decisions: { d: decision([rule('a', 'STARTING', { all: [test('yes', 'equal', true)] })]) },
      events: { SET: { title: 'Set', set: { yes: true } } },
      machines: { d: { follows: 'd' } },
    })
    const log = journey({ yes: false }, [event('SET', '2026-01-02')])
    expect(statesOf(policy, log)).toEqual([{ d: 'NONE' }, { d: 'STARTING' }])
  })
  it('lie in a region that may be called states', () => {
    const policy = policyWith({ machines: { before: { follows: 'd' }, states: { follows: 'd' } } })
    expect(statesOf(policy, journey({ yes: true }, []))).toEqual([{ before: 'A', states: 'A' }])
  })
  it('stand for any value of a choice, with a dot in it or a number', () => {
    const policy = policyWith({
      facts: { yes: yesNo, kind: { type: 'choice', values: ['A.1', '2', '10'], title: 'Kind' } },
      decisions: { d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]) },
      events: {
        TURN: { title: 'Turn', payload: { to: { fact: 'kind' } }, set: { kind: { payload: 'to' } } },
      },
      machines: { kind: { follows: 'fact.kind' } },
    })
    const log = journey({ kind: 'A.1' }, [
      event('TURN', '2026-01-02', { to: '2' }),
      event('TURN', '2026-01-02', { to: '10' }),
      event('TURN', '2026-01-02', { to: 'A.1' }),
    ])
    expect(statesOf(policy, log)).toEqual(['A.1', '2', '10', 'A.1'].map((kind) => ({ kind })))
  })
  it('may all be final, and facts still change', () => {
    const policy = policyWith({
      events: { END: { title: 'End', permittedBy: 'r' }, SET: { title: 'Set', set: { yes: true } } },
      machines: { r: { initial: 'ON', states: { ON: { on: { END: 'OVER' } }, OVER: { type: 'final' } } } },
    })
    const log = journey({ yes: false }, [event('END', '2026-01-02'), event('SET', '2026-01-03')])
    statesOf(policy, log)
    expect(standings(policy, log).at(-1)?.facts).toEqual({ yes: true })
  })
  it('of a region inside a parallel one may permit an event', () => {
    const policy = policyWith({
      events: { GO: { title: 'Go', permittedBy: 'side.r' } },
      machines: {
        side: {
          type: 'parallel',
          states: { r: { initial: 'ON', states: { ON: { on: { GO: 'OFF' } }, OFF: {} } } },
        },
      },
    })
    const log = journey({}, [event('GO', '2026-01-02'), event('GO', '2026-01-03')])
    expect(statesOf(policy, log)).toEqual([{ 'side.r': 'ON' }, { 'side.r': 'OFF' }, { 'side.r': 'OFF' }])
    expect(replay(policy, log).refused).toEqual([2])
  })
})

describe('track', () => {
  const leave = { ON: { on: { LEAVE: { target: 'OFF', actions: [discharge('TOLD')] } } }, OFF: {} }

  it('is right on the day on which something turns, after however many days', () => {
    const policy = policyWith({
      events: { WAIT: { title: 'Wait' }, YES: { title: 'Yes', set: { yes: true } } },
      machines: { d: { follows: 'd' } },
    })
    const day = (at: number) =>
      new Date(Date.parse('2026-01-02') + at * 86_400_000).toISOString().slice(0, 10)
    const turning = 4_050
    const events = Array.from({ length: 4_100 }, (_, at) => event(at === turning ? 'YES' : 'WAIT', day(at)))
    const states = track(policy, journey({ yes: false }, events)).map(({ d }) => d)
    expect(states.indexOf('A')).toBe(turning + 1)
    expect(states.lastIndexOf('NONE')).toBe(turning)
  })
  it('knows of duties that a state of a following region brings about', () => {
    const policy = policyWith({
      events: { LEAVE: { title: 'Leave', permittedBy: 'r' } },
      machines: {
        d: { follows: 'd', states: { A: { entry: [oblige('TOLD')] } } },
        r: { initial: 'ON', states: leave },
      },
    })
    const log = journey({ yes: true }, [event('LEAVE', '2026-01-02')])
    expect(statesOf(policy, log)).toEqual([
      { d: 'A', r: 'ON' },
      { d: 'A', r: 'OFF' },
    ])
  })
  it('knows of duties that entering a state once more brings about', () => {
    const policy = policyWith({
      events: { LEAVE: { title: 'Leave', permittedBy: 'r' }, DEEPER: { title: 'Deeper', permittedBy: 'r' } },
      machines: {
        r: {
          initial: 'OUT',
          states: {
            OUT: {
              initial: 'MID',
              on: { DEEPER: 'MID' },
              states: {
                MID: {
                  initial: 'IN',
                  entry: [oblige('TOLD')],
                  states: { IN: { on: { LEAVE: { actions: [discharge('TOLD')] } } } },
                },
              },
            },
          },
        },
      },
    })
    const log = journey({}, [
      event('LEAVE', '2026-01-02'),
      event('DEEPER', '2026-01-02'),
      event('LEAVE', '2026-01-02'),
    ])
    expect(replay(policy, log).refused).toEqual([])
    statesOf(policy, log)
  })
  const following = {
    decisions: {
      d: decision([rule('a', 'A', { all: [test('soon', 'onOrBefore', { fact: 'asAt' })] })]),
      obligations: decision([rule('ruled', 'RULED', { all: [test('yes', 'equal', true)] })], {
        hitPolicy: 'COLLECT',
        otherwise: undefined,
        outcomes: { RULED: {}, TOLD: {} },
      }),
    },
    machines: { d: { follows: 'd' } },
  }
  const duty = { duty: { type: 'id', of: 'duty' } }

  it('does not let days pass with an event that is refused', () => {
    const policy = policyWith({
      ...following,
      events: {
        DONE: { title: 'Done', payload: duty, actions: [discharge({ payload: 'duty' })] },
      },
    })
    const log = journey({ yes: false, soon: '2026-01-05' }, [event('DONE', '2026-01-06', { duty: 'RULED' })])
    expect(replay(policy, log).refused).toEqual([1])
    expect(statesOf(policy, log)).toEqual([{ d: 'NONE' }, { d: 'NONE' }])
  })
  it('does not let an event change facts that ends a duty which is not owed', () => {
    const policy = policyWith({
      events: { TELL: { title: 'Tell', set: { yes: true }, actions: [discharge('TOLD')] } },
      machines: { d: { follows: 'd' } },
    })
    const log = journey({ yes: false }, [event('TELL', '2026-01-02')])
    expect(replay(policy, log).refused).toEqual([1])
    expect(statesOf(policy, log)).toEqual([{ d: 'NONE' }, { d: 'NONE' }])
  })
  it('does not waive a duty of a step', () => {
    const policy = policyWith({
      events: { LEAVE: { title: 'Leave', permittedBy: 'r' }, WAIVE: { title: 'Waive', permittedBy: 'r' } },
      machines: {
        r: {
          initial: 'ON',
          states: {
            ON: {
              entry: [oblige('TOLD')],
              on: {
                ...leave.ON.on,
                WAIVE: { target: 'OFF', actions: [discharge('TOLD', { waived: true })] },
              },
            },
            OFF: {},
          },
        },
      },
    })
    const log = journey({}, [event('WAIVE', '2026-01-02'), event('LEAVE', '2026-01-03')])
    expect(replay(policy, log).refused).toEqual([1])
    expect(statesOf(policy, log)).toEqual([{ r: 'ON' }, { r: 'ON' }, { r: 'OFF' }])
  })
  it('judges facts that contradict an assumption without it', () => {
    const policy = policyWith({
      assumptions: [
        { id: 'held', condition: test('yes', 'equal', false), reason: 'For the test.', use: 'reason' },
      ],
      decisions: {
        d: decision([rule('a', 'A', { all: [test('yes', 'equal', true), test('no', 'equal', true)] })]),
      },
      events: { TURN: { title: 'Turn', payload: { to: { fact: 'no' } }, set: { no: { payload: 'to' } } } },
      machines: { d: { follows: 'd' } },
    })
    const log = journey({ yes: true, no: false }, [event('TURN', '2026-01-02', { to: true })])
    expect(statesOf(policy, log)).toEqual([{ d: 'NONE' }, { d: 'A' }])
  })
})

describe('a duty of a rule', () => {
  const events = {
    ON: { title: 'On', set: { yes: true } },
    OFF: { title: 'Off', set: { yes: false } },
    DONE: {
      title: 'Done',
      payload: { duty: { type: 'id', of: 'duty' } },
      actions: [discharge({ payload: 'duty' })],
    },
    WAIVE: {
      title: 'Waive',
      payload: { duty: { type: 'id', of: 'duty' } },
      actions: [discharge({ payload: 'duty' }, { waived: true })],
    },
  }
  const done = { duty: 'RULED' }

  it('is owed afresh when its rule is met again on the day it lapsed', () => {
    const policy = policyWith({ events })
    const log = journey(
      { yes: false },
      ['ON', 'OFF', 'ON'].map((type) => event(type, '2026-01-02')),
    )
    expect(standings(policy, log).map(dutiesOf)).toEqual([[], ['RULED'], [], ['RULED']])
  })
  it('is owed afresh when its rule is met again on the day it was done', () => {
    const policy = policyWith({ events })
    const log = journey({ yes: true }, [
      event('DONE', '2026-01-01', done),
      event('OFF', '2026-01-01'),
      event('ON', '2026-01-01'),
      event('DONE', '2026-01-01', done),
    ])
    expect(standings(policy, log).map(dutiesOf)).toEqual([['RULED'], [], [], ['RULED'], []])
    expect(
      standings(policy, log)
        .at(-1)
        ?.discharged.map(({ how }) => how),
    ).toEqual(['done', 'done'])
  })
  it('is not owed again once done, as long as its rule is met', () => {
    const policy = policyWith({ events })
    const log = journey({ yes: true }, [event('DONE', '2026-01-02', done), event('DONE', '2026-03-02', done)])
    expect(replay(policy, log).refused).toEqual([2])
  })
  it('is waived only where the rule that is met says so', () => {
    const obligations = decision(
      [
        rule('may', 'RULED', { all: [test('no', 'equal', true)] }),
        rule('must', 'RULED', { all: [test('yes', 'equal', true)] }),
      ],
      { hitPolicy: 'COLLECT', otherwise: undefined },
    ) as { rules: { event: object }[] }
    Object.assign(obligations.rules[0]?.event ?? {}, { params: { waivable: true } })
    const policy = policyWith({ decisions: { obligations }, events })
    const facts = { yes: true, no: false }
    const [start] = standings(policy, journey(facts, []))
    expect(start?.obligations.map(({ from, waivable }) => [from, waivable])).toEqual([
      [{ rule: 'must' }, false],
    ])
    expect(replay(policy, journey(facts, [event('WAIVE', '2026-01-02', done)])).refused).toEqual([1])
    const other = { yes: false, no: true }
    expect(replay(policy, journey(other, [event('WAIVE', '2026-01-02', done)])).refused).toEqual([])
    // Where two rules are met at once, the standing and the step say the same, whichever it is.
    const both = replay(policy, journey({ yes: true, no: true }, [event('WAIVE', '2026-01-02', done)]))
    const waivable = both.steps[0]?.standing.obligations.map((each) => each.waivable)
    expect(waivable).toEqual([both.refused.length === 0])
    const turned = policyWith({
      decisions: { obligations: { ...obligations, rules: obligations.rules.toReversed() } },
      events,
    })
    const again = replay(turned, journey({ yes: true, no: true }, [event('WAIVE', '2026-01-02', done)]))
    expect(again.steps[0]?.standing.obligations.map((each) => each.waivable)).toEqual([
      again.refused.length === 0,
    ])
  })
})

describe('a duty that is not owed', () => {
  it('is never told to be done by entering a state', () => {
    const policy = policyWith({
      events: { GO: { title: 'Go', permittedBy: 'r' } },
      machines: {
        r: { initial: 'ON', states: { ON: { on: { GO: 'OFF' } }, OFF: { entry: [discharge('TOLD')] } } },
      },
    })
    const log = journey({}, [event('GO', '2026-01-02')])
    expect(standings(policy, log).at(-1)?.discharged).toEqual([])
    statesOf(policy, log)
  })
  it('is not done twice by one event', () => {
    const policy = policyWith({
      events: { TELL: { title: 'Tell', permittedBy: 'r', actions: [discharge('TOLD')] } },
      machines: {
        r: {
          initial: 'ON',
          states: {
            ON: { entry: [oblige('TOLD')], on: { TELL: { target: 'OFF', actions: [discharge('TOLD')] } } },
            OFF: {},
          },
        },
      },
    })
    const [, last] = standings(policy, journey({}, [event('TELL', '2026-01-02')]))
    expect(last?.discharged.length).toBeLessThanOrEqual(1)
  })
})

describe('what an event leaves out', () => {
  it('is the same as what it carries as null', () => {
    const policy = policyWith({
      events: {
        SET: {
          title: 'Set',
          payload: { to: { fact: 'yes', optional: true } },
          set: { yes: { payload: 'to', otherwise: true } },
        },
      },
    })
    const without = journey({}, [event('SET', '2026-01-02')])
    const empty = journey({}, [event('SET', '2026-01-02', { to: null as unknown as boolean })])
    expect(standings(policy, without).at(-1)?.facts).toEqual({ yes: true })
    expect(standings(policy, empty).at(-1)?.facts).toEqual({ yes: true })
  })
  it('may be the scores of the matrix, also as null', () => {
    const policy = policyWith({
      matrix: { advisory: true, items: [{ id: 'RISK', title: 'Risk', maximum: 5 }] },
      events: { SCORE: { title: 'Score', payload: { scores: { type: 'matrix', optional: true } } } },
    })
    const scores = null as unknown as number
    const log = journey({}, [event('SCORE', '2026-01-02', { scores })])
    expect(standings(policy, log).at(-1)?.matrix).toBeNull()
  })
})

describe('facts learnt', () => {
  const policy = policyWith({
    facts: { yes: yesNo, list: listing('from', 'until') },
    decisions: { d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]) },
    events: { LEARN: { title: 'Learn', payload: { facts: { type: 'facts' } }, learn: 'facts' } },
  })
  const known = { list: [{ from: '2025-01-01', until: 'NONE' }] }
  const learning = (facts: Facts) => journey(known, [event('LEARN', '2026-01-02', { facts })])

  it('may be known already in the same words, whatever the order of keys', () => {
    expect(replay(policy, learning(known)).refused).toEqual([])
    const turned = { list: [{ until: 'NONE', from: '2025-01-01' }] }
    expect(replay(policy, learning(turned)).refused).toEqual([])
  })
  it('may be known already where a program hands over the same record twice', () => {
    const record = { from: '2025-01-01', until: 'NONE' }
    const twice = { list: [record, record] }
    const start = beginAt(policy, { asAt: '2026-01-01', facts: twice })
    expect(takeEvent(policy, start, event('LEARN', '2026-01-02', { facts: twice })).refusal).toBeNull()
  })
  it('may not be known otherwise', () => {
    expect(replay(policy, learning({ list: [] })).steps[1]?.refusal?.code).toBe('fact')
  })
})

describe('a review trigger', () => {
  it('watches every outcome that a collecting decision gains, not only the first', () => {
    const policy = policyWith({
      decisions: {
        flags: decision(
          [
            rule('a', 'A', { all: [test('yes', 'equal', true)] }),
            rule('b', 'B', { all: [test('no', 'equal', true)] }),
          ],
          { hitPolicy: 'COLLECT', otherwise: undefined },
        ),
      },
      events: { SET: { title: 'Set', set: { yes: true, no: true } } },
      review: {
        triggers: [
          { id: 'GAINED', title: 'Gained', decision: 'flags', to: ['B'], assumption: 'For the test.' },
        ],
      },
    })
    const log = journey({ yes: false, no: false }, [event('SET', '2026-01-02')])
    expect(
      standings(policy, log)
        .at(-1)
        ?.panelItems.map(({ item }) => item),
    ).toEqual(['GAINED'])
  })
})

describe('the reason of a change', () => {
  it('is not that of the day after it was undone', () => {
    const policy = policyWith({
      decisions: {
        flags: decision(
          [
            rule('a', 'A', {
              all: [test('soon', 'onOrBefore', { fact: 'asAt' }), test('yes', 'equal', true)],
            }),
          ],
          { hitPolicy: 'COLLECT', otherwise: undefined },
        ),
      },
      events: { OFF: { title: 'Off', set: { yes: false } } },
    })
    const log = journey({ yes: true, soon: '2026-01-05' }, [event('OFF', '2026-01-10')])
    const [came, went] = replay(policy, log).steps[1]?.changes ?? []
    expect([came?.to, came?.on, came?.cause]).toEqual(['A', '2026-01-05', 'time'])
    expect(came?.reason).not.toContain('no rule')
    expect(went?.from).toBe('A')
  })
})

describe('a position', () => {
  it('is taken on by each policy in its own way', () => {
    const on = policyWith({ events: { SET: { title: 'Set', set: { yes: true } } } })
    const off = policyWith({ events: { SET: { title: 'Set', set: { yes: false } } } })
    const start = beginAt(on, { asAt: '2026-01-01', facts: {} })
    const set: JourneyEvent = event('SET', '2026-01-02')
    expect(takeEvent(on, start, set).position.context.facts).toEqual({ yes: true })
    expect(takeEvent(off, start, set).position.context.facts).toEqual({ yes: false })
  })
  it('is not changed by an event that was changed after it was refused', () => {
    const policy = policyWith({
      events: { SET: { title: 'Set', payload: { to: { fact: 'yes' } }, set: { yes: { payload: 'to' } } } },
    })
    const start = beginAt(policy, { asAt: '2026-01-01', facts: {} })
    const set = { type: 'SET', day: '2026-01-02', payload: { to: 'maybe' as string | boolean } }
    expect(takeEvent(policy, start, set).refusal?.code).toBe('payload')
    set.payload.to = true
    expect(takeEvent(policy, start, set).refusal).toBeNull()
  })
})

describe('answers', () => {
  it('are the same whichever day was asked before, where tests fall together on one of them', () => {
    const policy = policyWith({
      decisions: {
        d: decision([
          rule('a', 'A', { all: [test('soon', 'onOrAfter', '2026-06-01')] }),
          rule('b', 'B', { all: [test('soon', 'onOrAfter', { fact: 'asAt' })] }),
          rule('c', 'C', { all: [test('soon', 'onOrAfter', '2026-03-01')] }),
        ]),
      },
    })
    const on = (asAt: string) => {
      const result = assess(policy, { ref: 'A', facts: { soon: '2026-04-01' } }, { asAt }).decisions['d']
      return result !== undefined && 'outcome' in result ? result.outcome : null
    }
    expect(['2026-03-01', '2026-06-01', '2026-03-01'].map(on)).toEqual(['B', 'C', 'B'])
  })
})

// A policy can be wrong in ways that only show when an event happens. Then it is the policy that is refused, or the
// event; a journey that was read without complaint is never answered with an error.
describe('an effect that cannot fit', () => {
  const number = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Number' }
  const day = { type: 'day', title: 'Day' }
  const ruled = decision([rule('r', 'RULED', { all: [test('yes', 'equal', true)] })], {
    hitPolicy: 'COLLECT',
    otherwise: undefined,
  })
  const cases: Record<string, { more: object; facts?: Facts; payload?: JourneyEvent['payload'] }> = {
    'a part to a whole number': {
      more: {
        facts: { fact: { ...number, whole: true } },
        events: { DO: { title: 'Do', payload: { to: number }, set: { fact: { payload: 'to' } } } },
      },
      payload: { to: 2.5 },
    },
    'a part as a literal': {
      more: {
        facts: { fact: { ...number, whole: true } },
        events: { DO: { title: 'Do', set: { fact: 2.5 } } },
      },
    },
    'a day to come': {
      more: {
        facts: { fact: { ...day, past: true } },
        events: { DO: { title: 'Do', payload: { to: day }, set: { fact: { payload: 'to' } } } },
      },
      payload: { to: '2027-01-01' },
    },
    'a day to come as a literal': {
      more: {
        facts: { fact: { ...day, past: true } },
        events: { DO: { title: 'Do', set: { fact: '2027-01-01' } } },
      },
    },
    'a fact of another kind': {
      more: {
        facts: { fact: yesNo, other: number },
        events: { DO: { title: 'Do', set: { fact: { fact: 'other' } } } },
      },
      facts: { other: 3 },
    },
    'a fact of another kind where nothing was carried': {
      more: {
        facts: { fact: yesNo, other: number },
        events: {
          DO: {
            title: 'Do',
            payload: { to: { fact: 'fact', optional: true } },
            set: { fact: { payload: 'to', otherwise: { fact: 'other' } } },
          },
        },
      },
      facts: { other: 3 },
    },
    'a fact that there is not, where nothing was carried': {
      more: {
        facts: { fact: yesNo },
        events: {
          DO: {
            title: 'Do',
            payload: { to: { fact: 'fact', optional: true } },
            set: { fact: { payload: 'to', otherwise: { fact: 'nowhere' } } },
          },
        },
      },
    },
    'the day of the event where nothing was carried': {
      more: {
        facts: { fact: yesNo },
        events: {
          DO: {
            title: 'Do',
            payload: { to: { fact: 'fact', optional: true } },
            set: { fact: { payload: 'to', otherwise: { event: 'day' } } },
          },
        },
      },
    },
    'learning what is no facts': {
      more: {
        facts: { fact: yesNo },
        events: { DO: { title: 'Do', payload: { to: { type: 'text' } }, learn: 'to' } },
      },
      payload: { to: 'abc' },
    },
    'a value that the list holds already': {
      more: {
        facts: { fact: { type: 'list', values: ['A', 'B'], title: 'List' } },
        events: { DO: { title: 'Do', append: { fact: 'A' } } },
      },
      facts: { fact: ['A'] },
    },
    'nothing, to a list of values': {
      more: {
        facts: {
          fact: { type: 'list', values: ['A', 'B'], title: 'List' },
          one: { type: 'choice', values: ['A'], title: 'One' },
        },
        events: {
          DO: {
            title: 'Do',
            payload: { to: { fact: 'one', optional: true } },
            append: { fact: { payload: 'to' } },
          },
        },
      },
      facts: { fact: [] },
    },
    'a period that ends before it begins': {
      more: {
        facts: { fact: listing('from', 'to') },
        events: {
          DO: {
            title: 'Do',
            payload: { to: day },
            append: { fact: { from: { event: 'day' }, to: { payload: 'to' } } },
          },
        },
      },
      facts: { fact: [] },
      payload: { to: '2025-01-01' },
    },
    'a record with a field called event': {
      more: {
        facts: {
          fact: {
            type: 'list',
            title: 'List',
            record: { event: { type: 'choice', values: ['A'], title: 'Kind' } },
          },
        },
        events: { DO: { title: 'Do', append: { fact: { event: 'A' } } } },
      },
      facts: { fact: [] },
    },
    'half a day to do something': {
      more: {
        facts: { yes: yesNo },
        decisions: { obligations: ruled },
        events: { DO: { title: 'Do', actions: [oblige('RULED', { dueWithinDays: 1.5 })] } },
      },
    },
    'more days than there are to do something': {
      more: {
        facts: { yes: yesNo },
        decisions: { obligations: ruled },
        events: { DO: { title: 'Do', actions: [oblige('RULED', { dueWithinDays: 1e12 })] } },
      },
    },
    'half a day that a rule gives': {
      more: {
        facts: { yes: yesNo },
        decisions: {
          obligations: decision(
            [
              {
                ...rule('r', 'RULED', { all: [test('yes', 'equal', true)] }),
                event: { type: 'RULED', params: { dueWithinDays: 0.5 } },
              },
            ],
            { hitPolicy: 'COLLECT', otherwise: undefined },
          ),
        },
        events: { DO: { title: 'Do', set: { yes: true } } },
      },
    },
  }

  /** A region that follows something, so that every way to run the journey has to look at the facts. */
  function following({ facts = {} }: { readonly facts?: object }): object {
    const choice = Object.entries(facts).find(
      ([, fact]: [string, { type: string }]) => fact.type === 'choice',
    )
    return {
      ...(choice === undefined ? {} : { choice: { follows: `fact.${choice[0]}` } }),
      r: { initial: 'ON', states: { ON: {} } },
    }
  }

  it.each(Object.entries(cases))('is refused and no error: %s', (_, { more, facts = {}, payload }) => {
    const document: { readonly facts?: object; readonly decisions: object } = { decisions: {}, ...more }
    if (issuesWith(document).length > 0) return
    const policy = policyWith({ ...document, machines: following(document) })
    const log = journey(facts, [event('DO', '2026-01-02', payload), event('DO', '2026-01-03', payload)])
    expect(statesOf(policy, log)).toHaveLength(3)
  })
  it('changes no fact, not even those it could', () => {
    const policy = policyWith({
      facts: { yes: yesNo, list: listing('from', 'to') },
      decisions: { d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]) },
      events: {
        DO: {
          title: 'Do',
          payload: { to: day },
          set: { yes: true },
          append: { list: { from: { event: 'day' }, to: { payload: 'to' } } },
        },
      },
      machines: { d: { follows: 'd' } },
    })
    const log = journey({ yes: false, list: [] }, [event('DO', '2026-01-02', { to: '2025-01-01' })])
    expect(statesOf(policy, log)).toEqual([{ d: 'NONE' }, { d: 'NONE' }])
    expect(replay(policy, log).refused).toEqual([1])
  })
  it('is not lost: a period that ends and one that begins', () => {
    const more = {
      facts: { list: listing('from', 'to') },
      decisions: {},
      events: {
        MOVED: {
          title: 'Moved',
          append: { list: { from: { event: 'day' }, to: 'NONE' } },
          close: { list: 'to' },
        },
      },
    }
    if (issuesWith(more).length > 0) return
    const log = journey({ list: [{ from: '2025-01-01', to: 'NONE' }] }, [event('MOVED', '2026-01-02')])
    const [, after] = standings(policyWith(more), log)
    expect(after?.facts['list']).toHaveLength(2)
  })
})

// What the machine does not permit: it changes nothing at all, and says why in words that are true.
import { assess, type Facts, type Policy } from '@iom-rules/core'
import {
  beginAt,
  permittedEvents,
  replay,
  samplePayloads,
  takeEvent,
  type JourneyEvent,
  type Position,
  type Refusal,
} from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decision, offences, rule, test, yesNo } from '../policy/build.ts'
import { drafts, logOf } from '../properties/journey-logs.ts'
import { interpreterOf } from '../properties/journey-reference.ts'
import { foldOf } from '../properties/journey-runs.ts'
import { policyOf, shipped } from '../rules/shipped.ts'
import { discharge, event, journey, oblige, policyWith } from './journey-small.ts'

const policy = policyWith({
  facts: { yes: yesNo, no: yesNo, kind: { type: 'choice', values: ['A', 'B'], title: 'Kind' } },
  conditions: { sure: { all: [test('yes', 'equal', true)] } },
  decisions: {
    d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]),
    obligations: decision(
      [
        {
          ...rule('may', 'MAY', { all: [test('no', 'equal', true)] }),
          event: { type: 'MAY', params: { waivable: true } },
        },
        rule('must', 'MUST', { all: [test('no', 'equal', true)] }),
      ],
      {
        hitPolicy: 'COLLECT',
        otherwise: undefined,
        outcomes: { MAY: {}, MUST: {}, TOLD: { title: 'Tell them' } },
      },
    ),
  },
  events: {
    SET: { title: 'Set', payload: { to: { fact: 'kind' } }, set: { kind: { payload: 'to' } } },
    WAIT: { title: 'Wait' },
    LEARN: { title: 'Learn', payload: { facts: { type: 'facts' } }, learn: 'facts' },
    GO: { title: 'Go', permittedBy: 'r', cannot: 'Nobody can go' },
    BACK: { title: 'Back', permittedBy: 'r' },
    TELL: { title: 'Tell', permittedBy: 'r' },
    NOT_YET: { title: 'Not yet', permittedBy: 'r', set: { yes: true } },
    DONE: {
      title: 'Done',
      payload: { duty: { type: 'id', of: 'duty' } },
      actions: [discharge({ payload: 'duty' })],
    },
    WAIVE: {
      title: 'Waive',
      payload: { duty: { type: 'id', of: 'duty' }, reason: { type: 'text' } },
      actions: [discharge({ payload: 'duty' }, { waived: true, reason: { payload: 'reason' } })],
    },
  },
  machines: {
    r: {
      initial: 'HERE',
      states: {
        HERE: {
          meta: { title: 'Here', is: 'everybody is here' },
          on: {
            GO: { target: 'THERE', guard: { type: 'rule', params: { condition: 'sure' } } },
            TELL: { actions: [discharge('TOLD')] },
            NOT_YET: {
              target: 'THERE',
              guard: { type: 'not', params: { guard: { type: 'rule', params: { condition: 'sure' } } } },
            },
          },
        },
        THERE: {
          meta: { title: 'There', notYet: 'nobody has gone' },
          entry: [oblige('TOLD')],
          on: { BACK: 'HERE' },
        },
      },
    },
  },
})

const facts: Facts = { yes: null, no: true, kind: 'A' }
const start = beginAt(policy, { asAt: '2026-01-10', facts })

function refused(what: JourneyEvent, from: Position = start): Refusal {
  const before = JSON.stringify(from)
  const { position, refusal } = takeEvent(policy, from, what)
  if (refusal === null) throw new Error('This was permitted.')
  expect(position).toBe(from)
  expect(JSON.stringify(from)).toBe(before)
  return refusal
}

const today = '2026-01-10'

describe('an event that is refused', () => {
  it.each<[Refusal['code'], JourneyEvent, RegExp]>([
    ['unknown-event', event('WAITT', today), /no event `"WAITT"`.*Did you mean `WAIT`/],
    ['unknown-event', { day: today } as JourneyEvent, /no event nothing\. Events: SET/],
    ['payload', event('SET', today), /needs `to`.*A, B/],
    ['payload', event('SET', today, { to: 'C' }), /`to` cannot be `"C"`.*(A, B|Did you mean)/],
    ['payload', event('SET', today, { to: 3 }), /`to` cannot be `3`/],
    ['payload', event('SET', today, { to: 'A', more: 1 }), /does not carry `more`.*to/],
    ['payload', event('WAIT', today, { to: 'A' }), /does not carry `to`.*Leave the payload out/],
    ['payload', event('DONE', today, { duty: 'TOLD' }), /`duty` cannot be `"TOLD"`/],
    ['payload', event('WAIVE', today, { duty: 'MAY', reason: '  ' }), /`reason` must be a text/],
    ['payload', event('LEARN', today, { facts: { nowhere: true } }), /no fact `nowhere`/],
    ['payload', event('LEARN', today, { facts: { yes: 'maybe' } }), /`yes` must be true or false/],
    ['day', event('WAIT', '2026-01-09'), /dated 2026-01-09, before .* 2026-01-10/],
    ['day', event('WAIT', '2026-02-30'), /2026-02-30.*not a day/],
    ['fact', event('LEARN', today, { facts: { kind: 'B' } }), /“Kind” is known already/],
    ['state', event('BACK', today), /“Back” cannot happen now: nobody has gone\.$/],
    ['guard', event('GO', today), /^Nobody can go: it is not certain that/],
    ['guard', event('NOT_YET', today), /cannot happen now/],
    ['duty', event('TELL', today), /“Tell them” is not owed/],
    ['duty', event('WAIVE', today, { duty: 'MUST', reason: 'None' }), /“MUST” may not be waived/],
  ])('says why: %s %o', (code, what, words) => {
    const refusal = refused(what)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(words)
  })
  it('is refused by the facts after it, not before', () => {
    // It makes its own guard unmet: the effect on facts comes first.
    const known = beginAt(policy, { asAt: today, facts: { ...facts, yes: false } })
    expect(refused(event('NOT_YET', today), known).code).toBe('guard')
    expect(known.context.facts['yes']).toBe(false)
  })
  it('says of a duty that is done that it is done', () => {
    const { position } = takeEvent(policy, start, event('DONE', today, { duty: 'MUST' }))
    expect(refused(event('DONE', today, { duty: 'MUST' }), position).message).toMatch(/done already/)
  })
  it('does not stop what comes after it', () => {
    const log = journey(facts, [
      event('BACK', '2026-01-11'),
      event('LEARN', '2026-01-12', { facts: { yes: true } }),
      event('GO', '2026-01-12'),
    ])
    const timeline = replay(policy, log)
    expect(timeline.refused).toEqual([1])
    expect(timeline.steps.map(({ standing }) => standing.states['r'])).toEqual([
      'HERE',
      'HERE',
      'HERE',
      'THERE',
    ])
    expect(timeline.steps[1]?.standing.asAt).toBe('2026-01-01')
  })
  it('may come once more, the very same object, and be permitted then', () => {
    const go = event('GO', '2026-01-12')
    const log = journey(facts, [go, event('LEARN', '2026-01-12', { facts: { yes: true } }), go, go])
    expect(replay(policy, log).refused).toEqual([1, 4])
  })
  it('may be handed over by a program that read nothing, whatever it carries', () => {
    const circle: Record<string, unknown> = {}
    circle['to'] = circle
    const odd = [
      'x',
      5,
      true,
      null,
      [],
      { to: { deep: { deeper: [] } } },
      { to: undefined },
      circle,
      { to: 5n },
    ]
    for (const payload of odd) {
      for (const type of Object.keys(policy.events)) {
        const what = { type, day: today, payload } as unknown as JourneyEvent
        const { position, refusal } = takeEvent(policy, start, what)
        expect(position === start).toBe(refusal !== null)
      }
    }
    for (const day of [undefined, null, 5, '', 'today', '2026-1-1', {}])
      expect(refused({ type: 'WAIT', day } as unknown as JourneyEvent).code).toBe('day')
    for (const type of ['constructor', '__proto__', 'toString', '', 'xstate.init', 'xstate.stop', '*'])
      expect(refused(event(type, today)).code).toBe('unknown-event')
  })
})

describe('the events a policy permits', () => {
  const policies = shipped.map((id) => policyOf(id))

  /** The choices that say otherwise than the step itself, for any payload that can matter. */
  function untrue(each: Policy, position: Position): unknown[] {
    return permittedEvents(each, position).filter(({ type, permitted, refusal }) => {
      const samples = samplePayloads(each, type, position.context)
      const taken = samples.map((sample) => takeEvent(each, position, sample).refusal)
      if (refusal === null || permitted) return !(permitted && refusal === null && taken.includes(null))
      const said = taken.some((other) => JSON.stringify(other) === JSON.stringify(refusal))
      return taken.includes(null) || !said || !['state', 'guard', 'duty', 'fact'].includes(refusal.code)
    })
  }

  it('are those that the step itself lets through', () => {
    expect(untrue(policy, start)).toEqual([])
    for (const each of policies) {
      const interpreter = interpreterOf(each.document)
      fc.assert(
        fc.property(drafts(each, 8), (draft) => {
          const { journey: log } = logOf(each, interpreter, draft)
          expect(untrue(each, foldOf(each, log).at(-1) as Position)).toEqual([])
        }),
        { numRuns: 4 },
      )
    }
  })
  it('have samples that fit', () => {
    for (const each of policies) {
      const interpreter = interpreterOf(each.document)
      fc.assert(
        fc.property(drafts(each, 4), (draft) => {
          const { journey: log } = logOf(each, interpreter, draft)
          const position = foldOf(each, log).at(-1) as Position
          for (const type of Object.keys(each.events)) {
            const samples = samplePayloads(each, type, position.context)
            expect([type, samples.length > 0]).toEqual([type, true])
            for (const sample of samples)
              expect([sample, takeEvent(each, position, sample).refusal?.code]).not.toEqual([
                sample,
                'payload',
              ])
          }
        }),
        { numRuns: 3 },
      )
    }
  })
})

describe('a guard', () => {
  const guarded = (guard: object) =>
    policyWith({
      conditions: { sure: { all: [test('yes', 'equal', true)] } },
      events: { GO: { title: 'Go', permittedBy: 'r' } },
      machines: { r: { initial: 'ON', states: { ON: { on: { GO: { target: 'OFF', guard } } }, OFF: {} } } },
    })
  const met = { type: 'rule', params: { condition: 'sure' } }
  const given = { type: 'rule', params: { decision: 'd', outcome: 'A' } }
  const not = (guard: object) => ({ type: 'not', params: { guard } })

  it.each([
    ['a condition', met, [true]],
    ['an outcome', given, [true]],
    ['not a condition', not(met), [false]],
    ['not an outcome', not(given), [false]],
    ['not not a condition', not(not(met)), [true]],
    ['not not not an outcome', not(not(not(given))), [false]],
  ] as const)('is met only by what is certain: %s', (_, guard, wanted) => {
    const each = guarded(guard)
    const through = [true, false, null].filter(
      (yes) => replay(each, journey({ yes }, [event('GO', '2026-01-02')])).refused.length === 0,
    )
    expect(through).toEqual(wanted)
  })
  it.each([
    [{ offences: [] }, false],
    [{ offences: [{ type: 'X', day: '2025-12-01' }] }, true],
    [{}, false],
  ])('may ask what lists come to: of %j', (facts, isMet) => {
    const each = policyWith({
      facts: { yes: yesNo, offences },
      decisions: {},
      derived: { any: { type: 'boolean', title: 'Any', exists: 'offences', assumption: 'For the test.' } },
      conditions: { sure: { all: [test('any', 'equal', true)] } },
      events: { GO: { title: 'Go', permittedBy: 'r' } },
      machines: {
        r: { initial: 'ON', states: { ON: { on: { GO: { target: 'OFF', guard: met } } }, OFF: {} } },
      },
    })
    expect(replay(each, journey(facts, [event('GO', '2026-01-02')])).refused).toEqual(isMet ? [] : [1])
  })
  it('of a provisional outcome is not met, while the region that follows it is in its state', () => {
    const each = policyWith({
      decisions: {
        d: decision(
          [
            rule('a', 'A', { all: [test('yes', 'equal', true), test('no', 'equal', true)] }),
            rule('b', 'B', { all: [test('yes', 'equal', true)] }),
          ],
          { outcomes: { A: {}, B: { mayBeProvisional: ['A'] }, NONE: {} } },
        ),
      },
      events: { GO: { title: 'Go', permittedBy: 'r' } },
      machines: {
        d: { follows: 'd' },
        r: {
          initial: 'ON',
          states: {
            ON: {
              on: { GO: { target: 'OFF', guard: { type: 'rule', params: { decision: 'd', outcome: 'B' } } } },
            },
            OFF: {},
          },
        },
      },
    })
    const unsure: Facts = { yes: true }
    const result = assess(each, { ref: 'A', facts: unsure }, { asAt: '2026-01-02' }).decisions['d']
    expect(result !== undefined && 'certainty' in result && result.certainty).toBe('provisional')
    const [, step] = replay(each, journey(unsure, [event('GO', '2026-01-02')])).steps
    expect(step?.refusal?.code).toBe('guard')
    expect(step?.position.states).toEqual({ d: 'B', r: 'ON' })
  })
})

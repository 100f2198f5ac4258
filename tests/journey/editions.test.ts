// A position that was kept is carried on under a later edition of the policy, which may ask more, or less.
import type { Policy } from '@iom-rules/core'
import {
  beginAt,
  nominalMachine,
  permittedEvents,
  positionOf,
  standingOf,
  takeEvent,
  track,
  type Position,
} from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { initialTransition } from 'xstate'
import { custody, decision, rule, test } from '../policy/build.ts'
import { event, policyWith, small } from './journey-small.ts'

const asAt = '2026-01-10'
const colour = (...values: string[]) => ({ type: 'choice', values, title: 'Colour' })
const yes = { all: [test('yes', 'equal', true)] }
const collected = (outcome: string) =>
  decision([rule('r', outcome, yes)], {
    hitPolicy: 'COLLECT',
    otherwise: undefined,
    outcomes: { [outcome]: { title: `The ${outcome}` } },
  })
const events = { GO: { title: 'Go', permittedBy: 'flow' }, WAIT: { title: 'Wait' } }
const flow = { meta: { title: 'The flow' }, initial: 'A', states: { A: { on: { GO: 'B' } }, B: {} } }

const earlier = policyWith({
  facts: { ...small.facts, colour: colour('RED', 'GREEN') },
  decisions: { d: collected('A') },
  events: { WAIT: events.WAIT },
})
const later = policyWith({
  facts: { ...small.facts, colour: colour('RED', 'BLUE') },
  decisions: {
    ...small.decisions,
    status: decision([rule('s', 'RED', yes)]),
    obligations: collected('RULED'),
    panelItems: collected('LOOK'),
  },
  events,
  machines: { flow, d: { follows: 'd' }, status: { follows: 'status' }, hue: { follows: 'fact.colour' } },
})

/** As it was kept: JSON, and back. */
function kept(policy: Policy, facts: object): Position {
  return JSON.parse(JSON.stringify(beginAt(policy, { asAt, facts: { ...facts } }))) as Position
}

describe('a position of an earlier edition', () => {
  const old = kept(earlier, { yes: true, colour: 'GREEN' })

  it('has no state of a region that came later, and that is said', () => {
    const go = permittedEvents(later, old).find(({ type }) => type === 'GO')
    expect(go?.refusal).toEqual({
      code: 'state',
      message: '“Go” cannot happen now: it is not known where “The flow” stands.',
    })
    const { meta: _, ...untitled } = flow
    const [other] = permittedEvents(policyWith({ events, machines: { flow: untitled } }), old)
    expect(other?.refusal?.message).toContain('where “flow” stands')
  })

  it('is of the later one once a day has passed: what it answers begins to hold then', () => {
    const sound = kept(earlier, { yes: true })
    const { position, refusal } = takeEvent(later, sound, event('WAIT', '2026-01-12'))
    expect(refusal).toBeNull()
    expect(position.states).toEqual({ d: 'A', status: 'RED', hue: 'UNDETERMINED' })
    expect(position.context.since).toMatchObject({
      status: { RED: '2026-01-11' },
      obligations: { RULED: '2026-01-11' },
    })
    expect(position.context.turned.map(({ decision, to }) => [decision, to])).toContainEqual([
      'status',
      'RED',
    ])
  })

  it('follows nothing yet on the same day: not what was not asked, nor a value there is no more', () => {
    const { position } = takeEvent(later, old, event('WAIT', asAt))
    expect(position.states).toEqual({ d: 'UNDETERMINED', status: 'UNDETERMINED', hue: 'UNDETERMINED' })
    expect(() => takeEvent(later, old, event('WAIT', '2026-01-11'))).toThrow(/`colour` cannot be `"GREEN"`/)
  })

  it('stands where the later one says, with nothing held since before it was asked', () => {
    const standing = standingOf(later, kept(earlier, { yes: true }), { ref: 'HAL-004' })
    expect(standing.colour).toMatchObject({ outcome: 'RED', since: null })
    expect(standing.panelItems).toEqual([
      { item: 'LOOK', title: 'The LOOK', since: asAt, from: { rule: 'r' } },
    ])
  })
})

describe('a snapshot of the machine of an earlier edition', () => {
  const context = kept(earlier, {}).context

  it('has no state of a region that came later', () => {
    const [snapshot] = initialTransition(nominalMachine(later), { asAt, facts: { yes: true } })
    const states = { d: 'A', flow: 'A', hue: 'UNDETERMINED', status: 'RED' }
    expect(positionOf(later, snapshot).states).toEqual(states)
    const { flow: _, ...others } = snapshot.value as Record<string, unknown>
    const { flow: __, ...rest } = states
    expect(positionOf(later, { value: others, context }).states).toEqual(rest)
    expect(positionOf(later, { value: 'closed', context }).states).toEqual({})
  })
})

describe('what does not fit', () => {
  it('is no state of a region that follows it, in a log that nobody has read', () => {
    const start = { ref: 'HAL-004', asAt, facts: { colour: 'GREEN' } }
    expect(track(later, { start, events: [] })[0]).toMatchObject({ hue: 'UNDETERMINED' })
  })

  it('is not built upon: an event on a list of what are no records is refused', () => {
    const policy = policyWith({
      facts: { ...small.facts, custody },
      events: { RELEASED: { title: 'Released', close: { custody: 'to' } } },
    })
    const { states, context } = beginAt(policy, { asAt, facts: {} })
    const spoiled = { states, context: { ...context, facts: { custody: [5] as never } } }
    expect(takeEvent(policy, spoiled, event('RELEASED', asAt))).toEqual({
      position: spoiled,
      refusal: {
        code: 'fact',
        message: 'It cannot have its effect. Each record of `custody` is an object, not `5`.',
      },
    })
  })

  it('is no fault where it is beside the point: an event may hold itself, and happens as others do', () => {
    const wait: { type: string; day: string; self?: unknown } = event('WAIT', '2026-01-12')
    const plain = takeEvent(later, beginAt(later, { asAt, facts: {} }), { ...wait })
    wait.self = wait
    expect(takeEvent(later, beginAt(later, { asAt, facts: {} }), wait)).toEqual(plain)
    expect(plain.refusal).toBeNull()
  })
})

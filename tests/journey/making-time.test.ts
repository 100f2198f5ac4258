// Under small policies too: a search waits for the very day that turns something, and invented journeys go by what is known.
import type { Facts, Policy } from '@iom-rules/core'
import { randomJourney, replay, shortestJourney, type Journey } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { custody, decision, offences, pastDay, rule, test as tested, yesNo } from '../policy/build.ts'
import { discharge, policyWith, small } from './journey-small.ts'

const asAt = '2026-01-01'
const derived = (more: object) => ({ title: 'Derived', assumption: 'For the test.', ...more })
const recent = { field: 'day', operator: 'withinLastMonths', value: 1 }

describe('a search that has to wait', () => {
  const record = { ...offences.record, until: { type: 'day', past: true, mayBeNone: true, title: 'Until' } }
  const policy = (conditions: object, it?: object) =>
    policyWith({
      facts: { done: pastDay, offences: { ...offences, record }, custody },
      derived: it === undefined ? {} : { it: derived(it) },
      decisions: { d: decision([rule('a', 'A', { all: [conditions] })]) },
      events: { WAITED: { title: 'Waited' } },
    })
  const isSo = tested('it', 'equal', true)

  test.each<[string, Policy, Facts, string]>([
    ['a day of its own', policy(tested('done', 'withinLastMonths', 1)), { done: asAt }, '2026-02-02'],
    [
      'the latest of some days',
      policy(tested('it', 'withinLastMonths', 1), { type: 'day', latest: 'offences', of: 'day' }),
      {
        offences: [
          { type: 'X', day: '2025-12-20' },
          { type: 'X', day: '2025-12-10' },
        ],
      },
      '2026-01-21',
    ],
    [
      'records of which some have no day and do not count',
      policy(isSo, {
        type: 'boolean',
        exists: 'offences',
        where: { all: [recent, { field: 'type', operator: 'equal', value: 'X' }] },
      }),
      { offences: [{ type: 'Y' }, { type: 'X', day: '2025-12-20' }] },
      '2026-01-21',
    ],
    [
      'records of which some know that there is no day',
      policy(isSo, {
        type: 'boolean',
        exists: 'offences',
        where: { ...recent, field: 'until', notCounting: 'custody' },
      }),
      {
        custody: [],
        offences: [
          { type: 'X', until: 'NONE' },
          { type: 'X', until: '2025-12-20' },
        ],
      },
      '2026-01-21',
    ],
  ])('for %s waits no day too long', (_, under, facts, day) => {
    const journey = shortestJourney(under, { ref: 'A', asAt, facts }, { decision: 'd', outcome: 'NONE' })
    expect(journey?.events).toEqual([{ type: 'WAITED', day }])
  })
})

describe('an invented journey', () => {
  const choice = (...values: readonly string[]) => ({ type: 'choice', values, title: 'One of these' })
  const supplied = { suppliedBy: 'police' }
  const carries = (fact: string) => ({
    title: `Gives ${fact}`,
    payload: { value: { fact } },
    set: { [fact]: { payload: 'value' } },
  })
  const random = (policy: Policy, facts: Facts | null, events = 12, seed = 1): Journey =>
    randomJourney(policy, {
      seed,
      events,
      ...(facts === null ? {} : { start: { ref: 'A', asAt, facts } }),
    })
  const seeds = [1, 2, 3, 4, 5, 6]

  test('has no events where a policy has none', () => {
    expect(random(policyWith({}), null).events).toEqual([])
  })

  test('goes on by events of any name, as the policy permits them', () => {
    const policy = policyWith({ events: { YES: { title: 'Yes', set: { yes: true } } } })
    expect(random(policy, { yes: false }).events.map(({ type }) => type)).toEqual(['YES'])
  })

  test('begins with something unknown sooner than with a contradiction', () => {
    const facts = {
      first: { ...yesNo, ...supplied },
      yes: { ...yesNo, ...supplied },
      no: { ...yesNo, ...supplied },
      soon: { type: 'day', title: 'Soon', ...supplied },
    }
    const either = {
      id: 'either',
      condition: { any: [tested('yes', 'equal', true), tested('no', 'equal', true)] },
      reason: 'One of the two is always so.',
      use: 'report',
    }
    const assumed = policyWith({ ...small, facts, assumptions: [either] })
    expect(random(assumed, null, 0).start.facts).toEqual({ first: false, no: false })
    // Nobody is invented with a day that may lie anywhere.
    expect(random(policyWith({ ...small, facts }), null, 0).start.facts).toEqual({
      first: false,
      yes: false,
      no: false,
    })
  })

  test('learns what is not known, one fact at a time, and then nothing more', () => {
    const policy = policyWith({
      facts: {
        yes: { ...yesNo, ...supplied },
        no: { ...yesNo, ...supplied },
        membership: choice('NONE', 'FIXED'),
      },
      decisions: { d: small.decisions.d },
      events: { LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' } },
    })
    const { events } = random(policy, { yes: false })
    expect(events.map(({ payload }) => payload)).toEqual([{ facts: { no: false } }])
    expect(random(policy, {}).events).toHaveLength(2)
  })

  test('has no duty done by somebody of whom no membership is known, and closes no issue that is not open', () => {
    const done = {
      title: 'Done',
      payload: { duty: { type: 'id', of: 'duty' } },
      actions: [discharge({ payload: 'duty' })],
    }
    const issue = choice('FORCE', 'AREA')
    const policy = policyWith({
      facts: { ...small.facts, issueScope: issue, closed: pastDay },
      events: {
        DUTY_DONE: done,
        ISSUE_RAISED: carries('issueScope'),
        ISSUE_CLOSED: { title: 'Closed', set: { issueScope: null, closed: { event: 'day' } } },
      },
    })
    for (const seed of seeds) {
      const types = random(policy, { yes: true }, 4, seed).events.map(({ type }) => type)
      expect(types).toEqual(['ISSUE_RAISED', 'ISSUE_CLOSED', 'ISSUE_RAISED', 'ISSUE_CLOSED'])
    }
  })

  test('takes somebody wanted on recall into custody as recalled, and scores somebody anew near 60', () => {
    const policy = policyWith({
      facts: {
        wantedOnPnc: yesNo,
        pncReason: choice('RECALL', 'CRIME'),
        custodyKind: choice('REMAND', 'SENTENCED', 'RECALL'),
        ogrsScore: { type: 'number', title: 'OGRS', minimum: 0, maximum: 100, unit: 'percent', whole: true },
      },
      decisions: {},
      events: { TAKEN: carries('custodyKind'), SCORED: carries('ogrsScore') },
    })
    const facts: Facts = { wantedOnPnc: true, pncReason: 'RECALL' }
    for (const seed of seeds) {
      const journey = random(policy, facts, 2, seed)
      expect(replay(policy, journey).refused).toEqual([])
      const kinds = journey.events
        .filter(({ type }) => type === 'TAKEN')
        .map(({ payload }) => payload?.['value'])
      expect(kinds.every((kind) => kind === 'RECALL')).toBe(true)
      const [score] = journey.events.filter(({ type }) => type === 'SCORED')
      if (score === undefined) continue
      expect(score.payload?.['value']).toBeGreaterThanOrEqual(48)
      expect(score.payload?.['value']).toBeLessThanOrEqual(72)
    }
  })
})

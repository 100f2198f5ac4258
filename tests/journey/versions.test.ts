// A log belongs to the version of the policy it was recorded under, and nobody mistakes one for the other.
import { isIomRulesError, parsePolicy, type Policy } from '@iom-rules/core'
import { policyOf as recordedUnder, replay, track, type Journey } from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { policyOf } from '../rules/shipped.ts'

const one = policyOf('cheshire')
const navigate = policyOf('navigate')

/** The same policy with another figure: BLUE from another number of months. */
function changed(version = one.version): Policy {
  const document = structuredClone(one.document) as unknown as {
    version: string
    parameters: Record<string, { value: unknown }>
  }
  document.version = version
  const months = document.parameters['blueWithinMonths']
  if (months === undefined) throw new Error('no such parameter')
  months.value = 1
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const other = changed()
const next = changed('1.1.0')

function log(policy: Journey['policy']): Journey {
  const facts = { inPrison: true, wantedOnPnc: false, wantedForArrest: false, releaseDate: '2026-04-01' }
  return {
    id: 'release',
    title: 'A release date',
    policy,
    start: { ref: 'HAL-004', area: 'HALTON', asAt: '2026-01-05', facts },
    events: [{ type: 'DAY_PASSED', day: '2026-01-20' }],
  }
}

const recorded = log({ id: one.id, version: one.version, hash: one.hash })

function thrownBy(run: () => unknown): { code: string; message: string } {
  try {
    run()
  } catch (error) {
    if (isIomRulesError(error)) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}

describe('a log with a hash', () => {
  it('is replayed under the policy it was recorded under', () => {
    const timeline = replay(one, recorded)
    expect(timeline.recordedUnder).toBeUndefined()
    expect(timeline.policy).toEqual({ id: one.id, version: one.version, hash: one.hash })
    expect(timeline.steps.at(-1)?.standing.colour?.outcome).toBe('BLUE')
    expect(replay(one, recorded, { under: 'recorded' })).toEqual(timeline)
  })
  it('is refused under any other, of the same version too', () => {
    expect(other.version).toBe(one.version)
    for (const policy of [other, next, navigate]) {
      for (const options of [{}, { under: 'recorded' } as const]) {
        const { code, message } = thrownBy(() => replay(policy, recorded, options))
        expect(code).toBe('UNKNOWN_POLICY')
        expect(message).toContain(one.hash.slice(0, 12))
        expect(message).toContain(policy.hash.slice(0, 12))
      }
    }
  })
  it('is replayed under another where that is asked for, and says so', () => {
    const timeline = replay(next, recorded, { under: 'this' })
    expect(timeline.recordedUnder).toEqual({ id: one.id, version: one.version, hash: one.hash })
    expect(timeline.policy).toEqual({ id: next.id, version: '1.1.0', hash: next.hash })
    expect(timeline.steps.at(-1)?.standing.colour?.outcome).not.toBe('BLUE')
    expect(timeline.steps.at(-1)?.standing.assessment.policy.hash).toBe(next.hash)
  })
  it('says nothing of the sort under its own', () => {
    expect(replay(one, recorded, { under: 'this' }).recordedUnder).toBeUndefined()
  })
  it('may still not fit the other policy', () => {
    const start = { ...recorded.start, facts: { ...recorded.start.facts, membership: 'FIXED' } }
    const { code, message } = thrownBy(() => replay(navigate, { ...recorded, start }, { under: 'this' }))
    expect(code).toBe('INVALID_JOURNEY')
    expect(message).toContain('/start/facts/membership')
  })
})

describe('a log without a hash', () => {
  it('is a template for whatever version is at hand', () => {
    for (const policy of [one, other, next]) {
      const timeline = replay(policy, log({ id: one.id }))
      expect(timeline.policy.hash).toBe(policy.hash)
      expect(timeline.recordedUnder).toBeUndefined()
    }
  })
})

describe('the policy of a log', () => {
  it('is the one with its hash', () => {
    expect(recordedUnder(recorded, [navigate, next, other, one])).toBe(one)
    expect(recordedUnder(log({ id: 'renamed', hash: other.hash }), [one, other])).toBe(other)
  })
  it('is the first with its id, and its version where it names one, for a template', () => {
    expect(recordedUnder(log({ id: one.id }), [navigate, other, one])).toBe(other)
    expect(recordedUnder(log({ id: one.id, version: '1.1.0' }), [one, other, next])).toBe(next)
  })
  it.each<[string, Journey['policy'], Policy[], RegExp]>([
    [
      'hash',
      { id: one.id, hash: one.hash },
      [other],
      /not at hand.*At hand: cheshire 1\.0\.0.*Give that version/,
    ],
    ['version', { id: one.id, version: '9.0.0' }, [one, next], /cheshire 9\.0\.0/],
    ['id', { id: 'chesire' }, [one], /Did you mean `cheshire`/],
    ['none', { id: one.id }, [], /No policy is at hand/],
  ])('is not guessed: %s', (_, policy, policies, words) => {
    const { code, message } = thrownBy(() => recordedUnder({ policy }, policies))
    expect(code).toBe('UNKNOWN_POLICY')
    expect(message).toMatch(words)
  })
})

describe('what is no journey at all', () => {
  it.each([null, undefined, 5, 'text', [], {}, { policy: null }, { policy: 5 }, { policy: { id: one.id } }])(
    'is an invalid journey to replay: %o',
    (value) => {
      expect(thrownBy(() => replay(one, value as unknown as Journey)).code).toBe('INVALID_JOURNEY')
      expect(thrownBy(() => replay(one, value as unknown as Journey, { under: 'this' })).code).toBe(
        'INVALID_JOURNEY',
      )
    },
  )
  it('names every fault of one that nearly is', () => {
    const bad = { ...recorded, events: [{ type: 'NEVER', day: '2026-01-01' }] }
    const { code, message } = thrownBy(() => replay(one, bad))
    expect(code).toBe('INVALID_JOURNEY')
    expect(message).toContain('/events/0/type')
    expect(message).toContain('/events/0/day')
  })
})

describe('a template', () => {
  it('has the same states under the same policy, however often another was asked', () => {
    const template = log({ id: one.id })
    const states = track(one, template)
    track(next, template)
    expect(track(one, template)).toEqual(states)
    expect(track(next, template)).not.toEqual(states)
  })
})

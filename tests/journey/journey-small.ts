// Short hands for small policies with events and machines, and for logs under them.
import { parsePolicy, type Policy } from '@iom-rules/core'
import type { Facts } from '@iom-rules/core'
import type { Journey, JourneyEvent } from '@iom-rules/core/journey'
import { decision, document, rule, test, yesNo } from '../policy/build.ts'

/** A decision `d` that is A exactly when `yes`, and duties: RULED while `yes`, TOLD by steps alone. */
export const small = {
  facts: { yes: yesNo, no: yesNo, soon: { type: 'day', title: 'Soon' } },
  decisions: {
    d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]),
    obligations: decision([rule('ruled', 'RULED', { all: [test('yes', 'equal', true)] })], {
      hitPolicy: 'COLLECT',
      otherwise: undefined,
      outcomes: { RULED: {}, TOLD: {} },
    }),
  },
}

export function policyWith(more: object = {}): Policy {
  const made = JSON.parse(JSON.stringify(document({ ...small, ...more }))) as unknown
  const parsed = parsePolicy(made)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** Every issue of a small policy that must not be accepted; none when it is. */
export function issuesWith(more: object): readonly { code: string; path: string }[] {
  const parsed = parsePolicy(JSON.parse(JSON.stringify(document({ ...small, ...more }))))
  return parsed.ok ? [] : parsed.issues
}

export function event(type: string, day: string, payload?: JourneyEvent['payload']): JourneyEvent {
  return payload === undefined ? { type, day } : { type, day, payload }
}

export function journey(facts: Facts, events: readonly JourneyEvent[], more: Partial<Journey> = {}): Journey {
  return {
    id: 'small',
    title: 'A small journey',
    policy: { id: 'small' },
    start: { ref: 'HAL-004', asAt: '2026-01-01', facts },
    events,
    ...more,
  }
}

export const oblige = (duty: string, more: object = {}): object => ({
  type: 'oblige',
  params: { duty, ...more },
})
export const discharge = (duty: unknown, more: object = {}): object => ({
  type: 'discharge',
  params: { duty, ...more },
})

import type { Issue, Policy, Result } from '@iom-rules/core'
import type { Journey } from '@iom-rules/core/journey'
import { one, type Given, type Option } from './arguments.ts'
import { Stop } from './exit.ts'
import { fault } from './fault.ts'
import type { Row } from './input/row.ts'
import { loadPolicy } from './policy/load.ts'
import type { Surroundings } from './surroundings.ts'

/** The flag that takes journeys recorded under another policy. */
export const underThis: Option = {
  help: 'Also take journeys that were recorded under another policy or version: the output says so.',
}

/** A journey that fits, the policy to replay it by, and the other one it was recorded under, if any. */
export interface Fitting {
  readonly journey: Journey
  readonly policy: Policy
  readonly recordedUnder: Journey['policy'] | null
}

/** Reads journeys from rows, each with its policy. */
export type JourneyReader = (row: Row) => Promise<Result<Fitting>>

/**
 * A reader of journeys for one policy, or (without one) for the policy that each journey names. One
 * that was recorded under another is refused, unless the caller asked for this policy all the same.
 */
export function journeyReader(
  policy: Policy | null,
  under: boolean,
  surroundings: Surroundings,
): JourneyReader {
  const loaded = new Map<string, Policy | Issue>()
  return async (row) => {
    if (row.issues.length > 0) return { ok: false, issues: row.issues }
    // Loaded only where it is asked for: it brings XState with it.
    const { isRecordedElsewhere, parseJourney } = await import('@iom-rules/core/journey')
    const named = namedIn(row.value)
    const found = policy ?? policyNamed(named?.id, loaded, surroundings)
    if (!('hash' in found)) return { ok: false, issues: [found] }
    const other = named !== null && isRecordedElsewhere(found, named)
    if (other && !under) return { ok: false, issues: [notAtHand(named, found)] }
    const read = parseJourney(found, row.value)
    if (!read.ok) return read
    const recordedUnder = other ? read.value.policy : null
    return { ok: true, value: { journey: read.value, policy: found, recordedUnder }, issues: [] }
  }
}

/** What a journey says of its policy, as far as it says so in the right shape. */
function namedIn(value: unknown): Journey['policy'] | null {
  if (typeof value !== 'object' || value === null || !('policy' in value)) return null
  const { policy } = value
  if (typeof policy !== 'object' || policy === null || !('id' in policy)) return null
  const text = (key: string) => {
    const found: unknown = Object.entries(policy).find(([own]) => own === key)?.[1]
    return typeof found === 'string' ? { [key]: found } : {}
  }
  // A name from a file is only ever an id, never a path.
  const isId = typeof policy.id === 'string' && /^[A-Za-z][\w-]*$/.test(policy.id)
  return isId ? { id: String(policy.id), ...text('version'), ...text('hash') } : null
}

function policyNamed(
  id: string | undefined,
  loaded: Map<string, Policy | Issue>,
  surroundings: Surroundings,
): Policy | Issue {
  const key = id ?? ''
  let found = loaded.get(key)
  if (found === undefined) loaded.set(key, (found = load(id, surroundings)))
  return found
}

function load(asked: string | undefined, surroundings: Surroundings): Policy | Issue {
  try {
    return loadPolicy(asked, surroundings)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return fault('unknown-policy', '/policy/id', error.message, 'Give the policy with --policy FILE.')
  }
}

function notAtHand(named: Journey['policy'], policy: Policy): Issue {
  const message = `It was recorded under ${policyWords(named)}, which is not at hand: this is ${policyWords(policy)}.`
  const help =
    'Give that version with --policy FILE, or replay the journey under this one, and have it said so, with --under-this-policy.'
  return fault('unknown-policy', '/policy', message, help)
}

/** A policy by id, version and the beginning of its hash. */
export function policyWords({ id, version, hash }: Journey['policy']): string {
  const of = version === undefined ? id : `${id} ${version}`
  return hash === undefined ? of : `${of} (${hash.slice(0, 12)})`
}

/** The policy of `--policy`, or null where each journey is to name its own. */
export function policyGiven(given: Given, surroundings: Surroundings): Policy | null {
  const asked = one(given, 'policy')
  return asked === undefined ? null : loadPolicy(asked, surroundings)
}

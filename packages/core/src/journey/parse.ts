import { dayNumber, isDay } from '../vocabulary/day.ts'
import { didYouMean, fault, IomRulesError, pointer, type Issue, type Result } from '../vocabulary/issue.ts'
import { inspect } from '../policy/limits.ts'
import { nominalIssues } from '../policy/nominal.ts'
import type { Policy } from '../policy/policy.ts'
import { shapeIssues, shown } from '../policy/shape.ts'
import { readJson } from '../policy/text.ts'
import { eventFaults } from './check-event.ts'
import type { Journey } from './timeline.ts'
import { journeySchema } from '../policy/schema-journey.ts'

/**
 * Reads a journey strictly, under the policy it is to be replayed by: every fault is reported, with
 * its place and what to do.
 *
 * @param input JSON text or the value of it
 */
export function parseJourney(policy: Policy, input: unknown): Result<Journey> {
  const text = typeof input === 'string' ? readJson(input) : null
  if (text !== null && !text.ok) return text
  const value: unknown = text === null ? input : text.value
  const refused = inspect(value)
  if (refused.length > 0) return { ok: false, issues: refused }
  const issues = journeyIssues(policy, value)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: value as Journey, issues: [] }
}

/** Days a journey may span: time is looked at day by day where it changes something. */
const longestSpan = 36_525

function journeyIssues(policy: Policy, value: unknown): Issue[] {
  const shape = shapeIssues(journeySchema, value)
  if (shape.length > 0) return shape
  const journey = value as Journey
  const { start, events } = journey
  if (!isDay(start.asAt)) {
    const message = `${shown(start.asAt)} is not a day that exists.`
    return [fault('wrong-day', '/start/asAt', message, 'Write a day as `2026-11-22`.')]
  }
  const { asAt, ...nominal } = start
  const issues = nominalIssues(policy, nominal, asAt).map((issue) => ({
    ...issue,
    path: `/start${issue.path}`,
  }))
  let latest = asAt
  events.forEach((event, at) => {
    const faults = eventFaults(policy, event, ['events', at])
    issues.push(...faults)
    if (!isDay(event.day)) return
    if ((dayNumber(event.day) as number) - (dayNumber(asAt) as number) > longestSpan) {
      const message = `The event is dated ${event.day}, more than a hundred years after the start.`
      issues.push(fault('too-far', pointer(['events', at, 'day']), message, 'Check both days.'))
    }
    if (event.day < latest) {
      const message = `The event is dated ${event.day}, before the one above it (${latest}).`
      const help = 'Put the events in the order of their days, or mend the day.'
      issues.push(fault('wrong-order', pointer(['events', at, 'day']), message, help))
    } else latest = event.day
  })
  journey.scenario?.questions.forEach(({ step }, at) => {
    if (step <= events.length) return
    const message = `There is no step ${step}: the journey has ${events.length} events.`
    issues.push(fault('unknown-step', pointer(['scenario', 'questions', at, 'step']), message))
  })
  return issues
}

/**
 * Was the journey recorded under another policy than this one? By the hash where it has one, else by
 * what it names.
 */
export function isRecordedElsewhere(policy: Policy, { id, version, hash }: Journey['policy']): boolean {
  if (hash !== undefined) return hash !== policy.hash
  return id !== policy.id || (version !== undefined && version !== policy.version)
}

/**
 * The policy a journey was recorded under, among those at hand.
 *
 * @throws IomRulesError `UNKNOWN_POLICY` when none of them is it.
 */
export function policyOf(journey: Pick<Journey, 'policy'>, policies: readonly Policy[]): Policy {
  const { id, version, hash } = journey.policy
  const found =
    hash === undefined
      ? policies.find((policy) => policy.id === id && (version === undefined || policy.version === version))
      : policies.find((policy) => policy.hash === hash)
  if (found !== undefined) return found
  const known = policies.map((policy) => `${policy.id} ${policy.version} (${policy.hash.slice(0, 12)})`)
  const wanted = `${id}${version === undefined ? '' : ` ${version}`}${hash === undefined ? '' : ` (${hash.slice(0, 12)})`}`
  const help =
    hash === undefined
      ? (didYouMean(
          id,
          policies.map((policy) => policy.id),
        ) ?? 'Give that policy.')
      : 'Give that version of the policy, or replay the journey under another one and say so.'
  const at = known.length === 0 ? 'No policy is at hand.' : `At hand: ${known.join(', ')}.`
  const message = `The policy the journey was recorded under is not at hand: ${wanted}. ${at} ${help}`
  throw new IomRulesError('UNKNOWN_POLICY', message, [fault('unknown-policy', '/policy', message, help)])
}
